import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { Lights, MatterLights } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { Light } from '../parts/light.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { dayWords } from '../parts/words.ts'

/** How the open cases stand, by matter. Nobody is ranked: what is late is late, whoever has it. */
export default function LightsScreen() {
  const { data, error } = useQuery({ queryKey: ['lights'], queryFn: () => ask<Lights>('/lights') })
  useTitle('监察灯')
  if (error)
    return (
      <main id="main" className="lone">
        <Fault error={error} />
      </main>
    )
  if (!data) return <Waiting lines={8} />
  const late = data.matters.flatMap(({ worst }) => worst)
  return (
    <main id="main" className="single" tabIndex={-1}>
      <div className="day">
        <h1>监察灯</h1>
        <span>截至{dayWords(data.day)}，按事项，不按人</span>
      </div>
      <div className="sheet">
        {data.matters.length === 0 ? (
          <Empty says="没有在办的办件" teaches="本人可以查看的在办办件，按事项列出超期、临期、正常和中止的件数。" />
        ) : (
          <div className="wide">
            <table>
              <thead>
                <tr>
                  <th scope="col">事项</th>
                  {['在办', '超期', '临期', '正常', '中止', '没有期限'].map((word) => (
                    <th scope="col" className="num" key={word}>
                      {word}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {data.matters.map((one) => (
                  <Line key={one.id} one={one} />
                ))}
              </tbody>
            </table>
          </div>
        )}
        {data.cut && <p className="soft s13">只统计了最先到期的三千件。</p>}
      </div>
      {late.length > 0 && (
        <div className="sheet">
          <section className="sec">
            <h2>
              不是绿灯的 <small>每个事项先列最紧的五件</small>
            </h2>
            <ul className="lk late">
              {late.map(({ id, title, matterTitle, clock, stateTitle }) => (
                <li key={id}>
                  {clock && <Light clock={clock} />} <Link to={`/cases/${id}`}>{title}</Link>
                  <span>
                    {matterTitle}，{stateTitle}
                  </span>
                </li>
              ))}
            </ul>
          </section>
        </div>
      )}
    </main>
  )
}

const Line = ({ one: { id, title, open, overdue, near, fine, held, untimed } }: { readonly one: MatterLights }) => (
  <tr>
    <td>
      <Link to={`/registers/${id}`}>{title}</Link>
    </td>
    <td className="num">{open}</td>
    {(
      [
        ['over', overdue],
        ['near', near],
        ['ok', fine],
        ['hold', held],
      ] as const
    ).map(([look, count]) => (
      <td className="num" key={look}>
        {count > 0 ? <span className={`lt ${look}`}>{count}</span> : <span className="faint">0</span>}
      </td>
    ))}
    <td className="num faint">{untimed}</td>
  </tr>
)
