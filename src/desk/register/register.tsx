import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { MatterForOpening } from '../../web/api/desk/answers.ts'
import type { CaseList } from '../../web/api/desk/list-answers.ts'
import { ask, askList } from '../api.ts'
import { stepCases, useKey } from '../frame/keys.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { grouped } from '../parts/words.ts'
import { BringIn } from './bring-in.tsx'
import { Columns } from './columns.tsx'
import { Filters } from './filters.tsx'
import { Lines } from './lines.tsx'
import { Views } from './views.tsx'
import { askedOf, conditionsOf, hiddenIn, narrowed, turned } from './wish.ts'

/** A register: the cases of one matter as it declares its list, narrowed, sorted and turned by what the address says. */
export default function Register() {
  const { matter = '' } = useParams()
  const [params, setParams] = useSearchParams()
  const asked = askedOf(params)
  const { data: list, error } = useQuery({
    queryKey: ['register', matter, String(asked)],
    queryFn: () => askList(matter, asked),
    placeholderData: keepPreviousData,
  })
  const { data: opening } = useQuery({
    queryKey: ['opening', matter],
    queryFn: () => ask<MatterForOpening>(`/matters/${matter}`),
  })
  const body = useRef<HTMLTableSectionElement>(null)
  useKey('j', () => stepCases(body.current, 1))
  useKey('k', () => stepCases(body.current, -1))
  const [isBringing, setBringing] = useState(false)
  useTitle(list?.title)
  if (error)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={error} />
        <p>
          <Link to={`/registers/${matter}`}>看全部</Link>　<Link to="/registers">回到台账</Link>
        </p>
      </main>
    )
  if (!list || list.matter !== matter) return <Waiting lines={12} />
  const opens = opening?.opens.some(({ allowed }) => allowed) === true
  const isNarrowed = conditionsOf(params, list).length > 0
  const hidden = hiddenIn(params)
  const before = Number(params.get('n') ?? 0)
  return (
    <main id="main" tabIndex={-1}>
      <div className="hd plain-hd">
        <p className="crumb">
          <Link to="/registers">台账</Link>
          {opening && <i>›</i>}
          {opening?.chapter}
        </p>
        <div className="ti">
          <h1>{list.title}</h1>
          <div className="acts">
            <button type="button" className="btn" onClick={() => print()}>
              打印
            </button>
            {opening?.isRegister && (
              <a className="btn" href={`/api/desk/registers/${matter}/rows.xlsx`}>
                导出
              </a>
            )}
            {opening?.isRegister && opens && (
              <button type="button" className="btn" aria-expanded={isBringing} onClick={() => setBringing(!isBringing)}>
                导入
              </button>
            )}
            {opens && (
              <Link className="btn p" to={`/open/${matter}`}>
                {opening?.isRegister ? '登记一项' : '立件'}
              </Link>
            )}
          </div>
        </div>
        <p className="meta">
          <span>由办理记录自动生成，不另行填报</span>
          {opening && <span>{opening.basis}</span>}
        </p>
      </div>
      <div className="register">
        {isBringing && <BringIn matter={matter} onClose={() => setBringing(false)} />}
        <div className="grid">
          <Views matter={matter} params={params} />
          <Filters list={list} params={params} onChange={setParams} />
          <Columns list={list} params={params} onChange={setParams} />
          {list.cases.length === 0 ? (
            <Empty
              says={isNarrowed ? '没有符合条件的办件' : '这本台账还没有办件'}
              teaches={isNarrowed ? '去掉一个筛选条件再看。' : '每立一件，这里多一行，最近的在前。'}
            />
          ) : (
            <Lines
              list={{ ...list, columns: list.columns.filter(({ name }) => !hidden.has(name)) }}
              before={before}
              sort={params.get('sort') ?? ''}
              onSort={(sort) => setParams(narrowed(params, 'sort', sort))}
              body={body}
            />
          )}
          <Pages list={list} before={before} params={params} />
        </div>
      </div>
    </main>
  )
}

type PagesProps = { readonly list: CaseList; readonly before: number; readonly params: URLSearchParams }

/** Each page has an address of its own. */
function Pages({ list, before, params }: PagesProps) {
  const { cases, count, previous, next } = list
  if (count === 0) return null
  return (
    <nav className="ft" aria-label="翻页">
      <span>
        第 {grouped(String(before + 1))}—{grouped(String(before + cases.length))} 件，共 {grouped(String(count))} 件
      </span>
      {previous && before > 0 && <Link to={`?${turned(params, list, -1)}`}>上一页</Link>}
      {next && before + cases.length < count && <Link to={`?${turned(params, list, 1)}`}>下一页</Link>}
    </nav>
  )
}
