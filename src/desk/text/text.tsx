import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { DeskText } from '../../web/api/desk/text-answers.ts'
import { ask } from '../api.ts'
import { stepCases, useKey } from '../frame/keys.ts'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { Clauses } from './clauses.tsx'
import { Astray } from './notes.tsx'
import { Versions } from './versions.tsx'
import { askedOf, type Look, lookOf, looks, withView } from './view.ts'

/** A text of a case as it is read and judged: clause by clause, and beside each clause what is said of it. */
export default function TextScreen() {
  const { case: id = '', text: name = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const asked = askedOf(params)
  const { data: text, error } = useQuery({
    queryKey: ['text', id, name, asked],
    queryFn: () => ask<DeskText>(`/cases/${id}/texts/${name}?${asked}`),
    placeholderData: keepPreviousData,
  })
  const body = useRef<HTMLDivElement>(null)
  useKey('j', () => stepCases(body.current, 1))
  useKey('k', () => stepCases(body.current, -1))
  useTitle(text && `${text.label}：${text.title}`)
  if (error)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={error} />
        <p>
          <Link to={`/cases/${id}`}>回到办件</Link>
        </p>
      </main>
    )
  if (!text) return <Waiting lines={12} />
  const look = lookOf(params, text)
  const go = (changes: Readonly<Record<string, string>>) => setParams(withView(params, changes))
  return (
    <main id="main" tabIndex={-1}>
      <Head text={text} look={look} params={params} onGo={go} />
      <div className="text">
        {text.wordless ? (
          <p className="note near">{text.wordless}</p>
        ) : (
          <div className={`sheet clauses ${look}`} ref={body}>
            <Clauses text={text} look={look} />
          </div>
        )}
        <Astray text={text} />
        <Versions text={text} />
      </div>
      <p className="keys">
        <kbd>j</kbd> <kbd>k</kbd> 在有改动、有意见的条款之间移动
      </p>
    </main>
  )
}

type HeadProps = {
  readonly text: DeskText
  readonly look: Look
  readonly params: URLSearchParams
  readonly onGo: (changes: Readonly<Record<string, string>>) => void
}

function Head({ text, look, params, onGo }: HeadProps) {
  const { caseId, matter, matterTitle, title, name, label, versions, shown, before, counts } = text
  const files = `/api/matters/${matter}/cases/${caseId}`
  const own = versions[shown - 1]!
  const pick = (word: string, value: number | undefined, none: string | undefined, onPick: (no: string) => void) => (
    <label>
      {word}
      <select value={value ?? ''} onChange={({ target }) => onPick(target.value)}>
        {none && <option value="">{none}</option>}
        {versions.map(({ no, on }) => (
          <option key={no} value={no}>
            第{no}稿（{on}）
          </option>
        ))}
      </select>
    </label>
  )
  return (
    <div className="hd">
      <p className="crumb">
        <Link to={`/registers/${matter}`}>{matterTitle}</Link>
        <i>›</i>
        <Link to={`/cases/${caseId}`}>{title}</Link>
      </p>
      <div className="ti">
        <h1>{label}</h1>
        <div className="acts">
          <a className="btn" href={`${files}/entries/${own.n}/attachments/${own.sha256}`}>
            下载第{shown}稿
          </a>
          {before !== undefined && !text.wordless && (
            <a className="btn" href={`${files}/texts/${name}/${before}-${shown}.docx`}>
              下载花脸稿
            </a>
          )}
          <button type="button" className="btn" onClick={() => print()}>
            打印
          </button>
        </div>
      </div>
      <p className="meta">
        <span>{title}</span>
        <span>
          第{shown}稿，{own.on} {own.by}提交
        </span>
      </p>
      <div className="pick">
        {pick('阅读', shown, undefined, (no) => onGo({ shown: no }))}
        {versions.length > 1 && pick('比较于', before, '不比较', (no) => onGo({ before: no, shown: String(shown) }))}
        {before !== undefined && (
          <nav className="looks" aria-label="怎样看">
            {looks.map(([one, word]) => (
              <Link
                key={one}
                to={`?${withView(params, { look: one })}`}
                aria-current={look === one ? 'true' : undefined}
              >
                {word}
              </Link>
            ))}
          </nav>
        )}
        <span className="sum" role="status">
          {counts
            ? `与第${before}稿比较：修改 ${counts.changed} 条，新增 ${counts.added} 条，删去 ${counts.removed} 条，移动 ${counts.moved} 条`
            : `第${shown}稿，${text.places.length} 条`}
          {saidOf(text)}
        </span>
      </div>
    </div>
  )
}

/** How much is said beside the text, and how much of it waits for an answer. */
function saidOf({ remarks, candidates, isScreened }: DeskText): string {
  const waiting = candidates.filter(({ severity, isAnswered }) => severity === 'H' && !isAnswered).length
  const screened = isScreened
    ? `；字句审查列出 ${candidates.length} 处${waiting ? `，须答复未答复 ${waiting} 处` : ''}`
    : ''
  return `；意见和答复 ${remarks.length} 条${screened}`
}
