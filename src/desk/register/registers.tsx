import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MatterLine } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { grouped } from '../parts/words.ts'

/** Every register and procedure that concerns the person, by chapter. */
export default function Registers() {
  const { data, error } = useQuery({
    queryKey: ['matters'],
    queryFn: () => ask<{ matters: readonly MatterLine[] }>('/matters'),
  })
  const [text, setText] = useState('')
  useTitle('台账')
  if (error)
    return (
      <main id="main" className="lone">
        <Fault error={error} />
      </main>
    )
  if (!data) return <Waiting lines={10} />
  const found = data.matters.filter(({ title }) => title.includes(text.trim()))
  const chapters = [...new Set(found.map(({ chapter }) => chapter))]
  return (
    <main id="main" tabIndex={-1}>
      <div className="hd plain-hd">
        <div className="ti">
          <h1>台账</h1>
          <label className="narrow">
            <span className="sr">按名称筛选</span>
            <input placeholder="按名称筛选" value={text} onChange={({ target }) => setText(target.value)} />
          </label>
        </div>
        <p className="meta">
          <span>由办理记录自动生成，不另行填报</span>
          <span>
            {found.length} 本，可以立件的 {found.filter(({ opens }) => opens).length} 本
          </span>
        </p>
      </div>
      <div className="registers">
        {data.matters.length === 0 && (
          <Empty says="没有可以查看的台账" teaches="台账按岗位开放。任职登记之后，本岗位的台账会列在这里。" />
        )}
        {chapters.map((chapter) => (
          <section className="sheet" key={chapter} aria-label={chapter}>
            <div className="wide">
              <table>
                <thead>
                  <tr>
                    <th scope="col">{chapter}</th>
                    <th scope="col" className="num">
                      在办
                    </th>
                    <th scope="col" className="num">
                      全部
                    </th>
                    <th scope="col" className="num">
                      <span className="sr">立件</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {found
                    .filter((one) => one.chapter === chapter)
                    .map((one) => (
                      <Line key={one.id} one={one} />
                    ))}
                </tbody>
              </table>
            </div>
          </section>
        ))}
      </div>
    </main>
  )
}

const Line = ({ one: { id, title, isSeen, opens, cases, open } }: { readonly one: MatterLine }) => (
  <tr>
    <td>{isSeen ? <Link to={`/registers/${id}`}>{title}</Link> : title}</td>
    <td className="num">{isSeen ? grouped(String(open)) : '—'}</td>
    <td className="num">{isSeen ? grouped(String(cases)) : '—'}</td>
    <td className="num">
      {opens && (
        <Link to={`/open/${id}`}>
          立件<span className="sr">：{title}</span>
        </Link>
      )}
    </td>
  </tr>
)
