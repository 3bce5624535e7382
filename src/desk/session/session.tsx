import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useParams } from 'react-router'
import type { DeskCase } from '../../web/api/desk/answers.ts'
import type { DeskSession } from '../../web/api/desk/session-answers.ts'
import { ask } from '../api.ts'
import { caseQuery } from '../case/case.tsx'
import { Choices } from '../case/choices.tsx'
import { Documents } from '../case/documents.tsx'
import { stepCases, useKey } from '../frame/keys.ts'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { dayWords } from '../parts/words.ts'
import { Item } from './item.tsx'
import { Sum } from './sum.tsx'

/** A meeting: who is due and came, each item with its case, its words and its result, and what is still to be done. */
export default function SessionScreen() {
  const { case: id = '' } = useParams()
  const { data: one, error: lost } = useQuery(caseQuery(id))
  const { data: session, error } = useQuery({
    queryKey: ['session', id, one?.n],
    queryFn: () => ask<DeskSession>(`/cases/${id}/session`),
  })
  const body = useRef<HTMLDivElement>(null)
  useKey('j', () => stepCases(body.current, 1))
  useKey('k', () => stepCases(body.current, -1))
  useTitle(session && `会议：${session.number}`)
  if (lost || error)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={(lost ?? error)!} />
        <p>
          <Link to={`/cases/${id}`}>回到办件</Link>
        </p>
      </main>
    )
  if (!one || !session) return <Waiting lines={12} />
  const names = new Map(session.members.map(({ person, name }) => [person, name]))
  return (
    <main id="main" tabIndex={-1}>
      <Head one={one} session={session} />
      <div className="session">
        <div ref={body}>
          <section className="sheet" aria-labelledby="items-title">
            <h2 id="items-title">
              议题 <small>{session.items.length} 项</small>
            </h2>
            {session.items.map((item) => (
              <Item key={item.no} item={item} name={(person) => names.get(person) ?? person} head={session.head} />
            ))}
          </section>
          <div className="sheet">
            <Choices one={one} />
            <Documents one={one} />
          </div>
        </div>
        <aside>
          <Attendance session={session} />
        </aside>
      </div>
    </main>
  )
}

function Head({ one, session }: { readonly one: DeskCase; readonly session: DeskSession }) {
  const { id, matter, matterTitle, stateTitle } = one
  const { body, number, plannedOn, heldOn, place } = session
  return (
    <div className="hd">
      <p className="crumb">
        <Link to={`/registers/${matter}`}>{matterTitle}</Link>
        <i>›</i>
        <Link to={`/cases/${id}`}>{one.title}</Link>
      </p>
      <div className="ti">
        <h1>{number}</h1>
        <div className="acts">
          <button type="button" className="btn" onClick={() => print()}>
            打印
          </button>
        </div>
      </div>
      <p className="meta">
        <span>
          <b>{stateTitle}</b>
        </span>
        <span>{body}</span>
        <span>{heldOn ? `${dayWords(heldOn)}召开` : `定于${dayWords(plannedOn)}召开`}</span>
        {place && <span>{place}</span>}
      </p>
    </div>
  )
}

/** Who is due and who came, and whether they were enough. */
function Attendance({ session }: { readonly session: DeskSession }) {
  const { members, head, chair, quorum, observers } = session
  return (
    <section aria-labelledby="due-title">
      <h2 id="due-title">
        到会 <small>{quorum.have === undefined ? `应到 ${quorum.of} 人` : `${quorum.have}／${quorum.of} 人`}</small>
      </h2>
      <Sum sum={quorum} word="到会" least="至少到会" />
      <table aria-label="应到人员">
        <thead>
          <tr>
            <th scope="col">姓名</th>
            <th scope="col">出席</th>
          </tr>
        </thead>
        <tbody>
          {members.map(({ person, name, post, attended, absentBecause }) => (
            <tr key={person}>
              <td>
                {name}
                {post && <span className="soft s12"> {post}</span>}
                {person === chair && <span className="tag">主持</span>}
                {person === head && <span className="tag">主要负责人</span>}
              </td>
              <td>
                {attended === undefined ? (
                  '—'
                ) : attended ? (
                  <span className="nb">出席</span>
                ) : (
                  `缺席：${absentBecause ?? '未写明原因'}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {observers !== undefined && <p className="soft s13">列席 {observers} 人</p>}
    </section>
  )
}
