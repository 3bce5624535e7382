import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { Found } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { stepCases, useKey } from '../frame/keys.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { Light } from '../parts/light.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'

/** Cases by number, title or party, among those that the person may see. */
export default function SearchScreen() {
  const [params] = useSearchParams()
  const text = params.get('q') ?? ''
  const { data, error } = useQuery({
    queryKey: ['search', text],
    queryFn: () => ask<Found>(`/search?q=${encodeURIComponent(text)}`),
  })
  const list = useRef<HTMLDivElement>(null)
  useKey('j', () => stepCases(list.current, 1))
  useKey('k', () => stepCases(list.current, -1))
  useTitle(`搜索：${text}`)
  if (error)
    return (
      <main id="main" className="lone">
        <Fault error={error} />
      </main>
    )
  if (!data) return <Waiting />
  return (
    <main id="main" className="single" tabIndex={-1}>
      <div className="day">
        <h1>搜索“{text}”</h1>
        <span>{data.more ? `前 ${data.cases.length} 件，请写得更具体` : `${data.cases.length} 件`}</span>
      </div>
      <div className="work top-line" ref={list}>
        {data.cases.length === 0 && (
          <Empty says="没有找到" teaches="可以写案号、文号、单位名称或者标题中的一段；只查本人有权查看的办件。" />
        )}
        {data.cases.map(({ id, title, number, matterTitle, stateTitle, clock }) => (
          <div className="row done" key={id}>
            <div className="due">{clock ? <Light clock={clock} /> : stateTitle}</div>
            <div className="what">
              <Link className="one" to={`/cases/${id}`}>
                {title}
              </Link>
              <p>{stateTitle}</p>
            </div>
            <div className="mat">
              {matterTitle.replace(/（.*）$/, '')}
              {number && <span className="mono">{number}</span>}
            </div>
          </div>
        ))}
      </div>
    </main>
  )
}
