import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import type { DeskCase } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { isWorking } from '../frame/session.ts'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { dayWords } from '../parts/words.ts'
import { ActPanel } from './act-panel.tsx'
import { Choices } from './choices.tsx'
import { ClockBox } from './clock-box.tsx'
import { Contents } from './contents.tsx'
import { Documents, Files } from './documents.tsx'
import { Entries } from './entries.tsx'
import { Linked } from './linked.tsx'
import { Stages } from './stages.tsx'
import { Texts } from './texts.tsx'

/** How often an opened case is asked for news: somebody else may work on it. */
const every = 20_000

export const caseQuery = (id: string) => ({
  queryKey: ['case', id],
  queryFn: () => ask<DeskCase>(`/cases/${id}`),
  refetchInterval: () => (isWorking() ? every : false),
})

export default function CaseScreen() {
  const { case: id = '', action } = useParams()
  const { data: one, error } = useQuery(caseQuery(id))
  useTitle(one?.title)
  if (error && !one)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={error} />
        <p>
          <Link to="/">回到今日</Link>
        </p>
      </main>
    )
  if (!one) return <Waiting lines={10} />
  const choice = one.actions.find((each) => each.action === action)
  return (
    <main id="main" tabIndex={-1}>
      <Head one={one} />
      <div className="case">
        <Stages stages={one.stages} />
        <div className="sheet">
          {action === undefined || !choice ? (
            <Choices one={one} />
          ) : (
            <ActPanel key={`${id} ${action}`} one={one} choice={choice} />
          )}
          <Contents one={one} />
          <Texts one={one} />
          <Files one={one} />
          <Documents one={one} />
          <Entries one={one} />
        </div>
        <aside>
          <ClockBox one={one} />
          <Linked one={one} />
        </aside>
      </div>
    </main>
  )
}

const sections = [
  ['acts', '办理'],
  ['contents', '内容'],
  ['texts', '文本'],
  ['files', '材料'],
  ['documents', '文书'],
  ['entries', '办理记录'],
] as const

function Head({ one }: { readonly one: DeskCase }) {
  const { title, matter, matterTitle, variantTitle, stateTitle, number, openedOn, published, texts } = one
  return (
    <div className="hd">
      <p className="crumb">
        <Link to="/registers">台账</Link>
        <i>›</i>
        <Link to={`/registers/${matter}`}>{matterTitle}</Link>
      </p>
      <div className="ti">
        <h1>{title}</h1>
        <div className="acts">
          {one.isSession && (
            <Link className="btn" to={`/cases/${one.id}/session`}>
              议程和到会
            </Link>
          )}
          <button type="button" className="btn" onClick={() => print()}>
            打印全卷
          </button>
        </div>
      </div>
      <p className="meta">
        <span>
          <b>{stateTitle}</b>
        </span>
        {variantTitle && <span>{variantTitle}</span>}
        {number && <span>{number}</span>}
        <span>{dayWords(openedOn)}立件</span>
        <span>{published.length ? `已公示 ${published.length} 次` : '未公示'}</span>
      </p>
      <nav className="anch" aria-label="本页各节">
        {sections
          .filter(([id]) => id !== 'texts' || texts.length > 0)
          .map(([id, label]) => (
            <a key={id} href={`#${id}`}>
              {label}
            </a>
          ))}
      </nav>
    </div>
  )
}
