import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { CaseList, Field } from '../../web/api/desk/answers.ts'
import { ask } from '../api.ts'
import { stepCases, useKey } from '../frame/keys.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { Light } from '../parts/light.tsx'
import { useTitle } from '../parts/title.ts'
import { Value } from '../parts/value.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { grouped } from '../parts/words.ts'
import { Filters } from './filters.tsx'

/** A register: the cases of one matter, narrowed and turned by what the address says. */
export default function Register() {
  const { matter = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const wish = params.toString()
  const { data, error, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery({
    queryKey: ['register', matter, wish],
    queryFn: ({ pageParam }) =>
      ask<CaseList>(`/matters/${matter}/cases?${wish}${pageParam ? `${wish && '&'}after=${pageParam}` : ''}`),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
  })
  const body = useRef<HTMLTableSectionElement>(null)
  useKey('j', () => stepCases(body.current, 1))
  useKey('k', () => stepCases(body.current, -1))
  const first = data?.pages[0]
  useTitle(first?.title)
  if (error)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={error} />
        <p>
          <Link to="/registers">回到台账</Link>
        </p>
      </main>
    )
  if (!first) return <Waiting lines={12} />
  const cases = data.pages.flatMap((page) => page.cases)
  const isTurned = params.get('order') === 'oldest'
  const turn = () => {
    if (isTurned) params.delete('order')
    else params.set('order', 'oldest')
    setParams(params)
  }
  const isNarrowed = ['q', 'state', 'year'].some((name) => params.get(name))
  return (
    <main id="main" tabIndex={-1}>
      <div className="hd plain-hd">
        <p className="crumb">
          <Link to="/registers">台账</Link>
        </p>
        <div className="ti">
          <h1>{first.title}</h1>
          <div className="acts">
            <button type="button" className="btn" onClick={() => print()}>
              打印
            </button>
            <Link className="btn p" to={`/open/${matter}`}>
              立件
            </Link>
          </div>
        </div>
      </div>
      <div className="register">
        <div className="grid">
          <Filters list={first} params={params} onChange={setParams} />
          {cases.length === 0 ? (
            <Empty
              says={isNarrowed ? '没有符合条件的办件' : '这本台账还没有办件'}
              teaches={isNarrowed ? '去掉一个筛选条件再看。' : '立件之后，每件一行列在这里，最近的在前。'}
            />
          ) : (
            <div className="wide">
              <table>
                <thead>
                  <tr>
                    <th scope="col" className="num">
                      序号
                    </th>
                    <th scope="col" aria-sort={isTurned ? 'ascending' : 'descending'}>
                      <button type="button" className="plain" onClick={turn}>
                        立件日期 {isTurned ? '↑' : '↓'}
                      </button>
                    </th>
                    <th scope="col">编号</th>
                    <th scope="col" className="name">
                      办件
                    </th>
                    <th scope="col">状态</th>
                    <th scope="col">时限</th>
                    {first.columns.map((field) => (
                      <th scope="col" key={field.name} className={isNumber(field) ? 'num' : ''}>
                        {field.title} {field.unit && <small>{field.unit}</small>}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody ref={body}>
                  {cases.map((one, index) => (
                    <tr key={one.id}>
                      <td className="num faint">{index + 1}</td>
                      <td className="nb">{one.openedOn}</td>
                      <td className="nb">{one.number ?? '—'}</td>
                      <td className="name">
                        <Link className="one" to={`/cases/${one.id}`}>
                          {one.title}
                        </Link>
                      </td>
                      <td className="nb">{one.stateTitle}</td>
                      <td className="nb">{one.clock ? <Light clock={one.clock} /> : '—'}</td>
                      {first.columns.map((field, at) => (
                        <td key={field.name} className={isNumber(field) ? 'num' : ''}>
                          <Value field={{ ...field, unit: undefined }} value={one.cells[at]} />
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
          <p className="ft">
            <span>
              已列出 {grouped(String(cases.length))} 件{!isNarrowed && `，共 ${grouped(String(first.total))} 件`}
            </span>
            {hasNextPage && (
              <button type="button" className="btn sm" disabled={isFetching} onClick={() => void fetchNextPage()}>
                再列 30 件
              </button>
            )}
          </p>
        </div>
      </div>
    </main>
  )
}

const isNumber = ({ kind }: Field): boolean => kind === 'money' || kind === 'number' || kind === 'whole'
