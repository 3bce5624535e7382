import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { NavLink, useNavigate } from 'react-router'
import type { Frame as FrameAnswer } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { IdleNotice } from './idle-notice.tsx'
import { useKey } from './keys.ts'
import { useEnded } from './session.ts'
import { applyTheme, themeNow } from './theme.ts'

export const useFrame = () =>
  useQuery({ queryKey: ['frame'], queryFn: () => ask<FrameAnswer>('/frame'), staleTime: 60_000 })

const screens = [
  ['/', '今日'],
  ['/registers', '台账'],
  ['/case-files', '卷宗'],
  ['/lights', '监察灯'],
] as const

/** What stands around every screen: where one is, who one is, and the search. */
export function Frame({ children }: { readonly children: ReactNode }) {
  const { data: frame, error } = useFrame()
  const isEnded = useEnded()
  if (isEnded) return <SignIn hadBegun={frame !== undefined} />
  return (
    <>
      <a className="skip" href="#main">
        跳到正文
      </a>
      <header className="top">
        <div className="bar">
          <NavLink className="brand" to="/">
            准绳
          </NavLink>
          <span className="org">{frame?.bureau}</span>
          <nav className="nav" aria-label="主导航">
            {screens.map(([to, label]) => (
              <NavLink key={to} to={to} end={to === '/'}>
                {label}
              </NavLink>
            ))}
          </nav>
          <span className="grow" />
          <Search />
          <Me frame={frame} />
        </div>
      </header>
      <IdleNotice />
      {error ? (
        <main id="main" className="lone">
          <Fault error={error} />
        </main>
      ) : (
        children
      )}
      <footer className="foot">
        {frame?.demo && <p>演示数据：人员、单位和办件均为演示而编制，不是真实记录。</p>}
        <p>
          <a href="/">{frame?.bureau ?? '单位'}公开页</a>
        </p>
      </footer>
    </>
  )
}

function Search() {
  const box = useRef<HTMLInputElement>(null)
  const go = useNavigate()
  useKey('/', () => box.current?.focus())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const text = box.current?.value.trim()
    if (text) void go(`/search?q=${encodeURIComponent(text)}`)
  }
  return (
    <form className="find" aria-label="搜索" onSubmit={submit}>
      <input
        ref={box}
        type="search"
        name="q"
        aria-label="搜索办件"
        placeholder="案号、单位、文号、标题"
        autoComplete="off"
      />
      <kbd title="按 / 键到这里">/</kbd>
    </form>
  )
}

function Me({ frame }: { readonly frame: FrameAnswer | undefined }) {
  const [theme, setTheme] = useState(themeNow)
  const other = theme === 'dark' ? 'light' : 'dark'
  const change = () => {
    applyTheme(other)
    setTheme(other)
  }
  const offices = [...new Set(frame?.posts.map(({ office }) => office))]
  const roles = [...new Set(frame?.posts.map(({ role }) => role))]
  return (
    <div className="me">
      <a className="who" href="/me" title={roles.join('、')}>
        <b>{frame?.name}</b> <span className="soft">{offices.slice(0, 1).join('') || (frame ? '没有任职' : '')}</span>
      </a>
      <button type="button" className="plain" onClick={change}>
        {other === 'dark' ? '夜间' : '日间'}
      </button>
      <form method="post" action="/sign-out">
        <button type="submit" className="plain">
          退出
        </button>
      </form>
    </div>
  )
}

/** The place is remembered in the address; what was being filled in is kept with the person. */
const SignIn = ({ hadBegun }: { readonly hadBegun: boolean }) => (
  <main id="main" className="lone">
    <h1>{hadBegun ? '登录已经结束' : '请先登录'}</h1>
    <p>
      {hadBegun
        ? '长时间没有操作，或者已在别处退出。重新登录之后回到这个网址，填到一半的内容还在。'
        : '工作台只对本单位人员和申请人开放。登录之后回到这个网址。'}
    </p>
    <p>
      <a className="btn p" href={`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`}>
        登录
      </a>
    </p>
  </main>
)
