import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { MineLine, Today } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { useFrame } from '../frame/frame.tsx'
import { stepCases, useKey } from '../frame/keys.ts'
import { isWorking } from '../frame/session.ts'
import { Fault } from '../parts/fault.tsx'
import { lookOf } from '../parts/light.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { dayWords } from '../parts/words.ts'
import { Beside } from './beside.tsx'
import { DoneList, DraftList, MineList, WaitingList } from './lists.tsx'

const tabs = [
  ['mine', '待办'],
  ['waiting', '等别人'],
  ['drafts', '草稿'],
  ['done', '最近办过'],
] as const

export function TodayScreen() {
  const { data: frame } = useFrame()
  const { data: today, error } = useQuery({
    queryKey: ['today'],
    queryFn: () => ask<Today>('/today'),
    refetchInterval: () => (isWorking() ? 60_000 : false),
  })
  const list = useRef<HTMLDivElement>(null)
  useTitle('今日')
  useKey('j', () => stepCases(list.current, 1))
  useKey('k', () => stepCases(list.current, -1))
  const [params] = useSearchParams()
  if (error) return <Alone error={error} />
  if (!today) return <Waiting lines={8} />
  const tab = tabs.find(([name]) => name === params.get('list'))?.[0] ?? 'mine'
  return (
    <main id="main" className="today" tabIndex={-1}>
      <div className="day">
        <h1>
          {dayWords(today.day)} <span className="nb">{frame?.weekday}</span>
        </h1>
        <span>{frame && (frame.isWorkingDay ? '工作日' : '非工作日')}</span>
        <Counts mine={today.mine} />
      </div>
      <div className="work-of-day">
        <nav className="tabs" aria-label="今日的清单">
          {tabs.map(([name, label]) => (
            <Link
              key={name}
              to={name === 'mine' ? '/' : `/?list=${name}`}
              aria-current={name === tab ? 'page' : undefined}
            >
              {label} <b>{today[name].length}</b>
            </Link>
          ))}
          {tab === 'mine' && <span className="end">先到期的在前</span>}
        </nav>
        <div className="work" ref={list}>
          {tab === 'mine' && <MineList lines={today.mine} day={today.day} />}
          {tab === 'waiting' && <WaitingList lines={today.waiting} day={today.day} />}
          {tab === 'drafts' && <DraftList lines={today.drafts} />}
          {tab === 'done' && <DoneList lines={today.done} />}
          <p className="keys">
            <kbd>j</kbd>
            <kbd>k</kbd> 上下移动 <kbd>Enter</kbd> 打开 <kbd>/</kbd> 搜索
          </p>
        </div>
      </div>
      <Beside today={today} />
    </main>
  )
}

const Alone = ({ error }: { readonly error: Error }) => (
  <main id="main" className="lone">
    <Fault error={error} />
  </main>
)

const lights = [
  ['over', '超期'],
  ['near', '三日内'],
  ['ok', '正常'],
  ['hold', '中止'],
] as const

/** How many of each light there are; a light that nobody has is not shown. */
function Counts({ mine }: { readonly mine: readonly MineLine[] }) {
  const counts = lights.map(([look, word]) => ({
    ...{ look, word },
    count: mine.filter(({ clock }) => clock && lookOf(clock) === look).length,
  }))
  return (
    <ul>
      {counts
        .filter(({ count }) => count > 0)
        .map(({ look, word, count }) => (
          <li key={look} className={`lt ${look}`}>
            {word} <b>{count}</b>
          </li>
        ))}
    </ul>
  )
}
