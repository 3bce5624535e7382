import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link, useParams, useSearchParams } from 'react-router'
import type { CaseFiles, FileMatters } from '../../web/api/desk/file-answers.ts'
import { ask } from '../api.ts'
import { Empty } from '../parts/empty.tsx'
import { Fault } from '../parts/fault.tsx'
import { useTitle } from '../parts/title.ts'
import { Waiting } from '../parts/waiting.tsx'
import { grouped } from '../parts/words.ts'
import { FileLines } from './lines.tsx'

const standings = [
  ['lacking', '已办结，有缺件'],
  ['complete', '已办结，应归档的都有'],
  ['open', '尚未办结'],
] as const

/** 卷宗: which files lack what, by matter and year; each can be checked whole and taken. */
export default function Files() {
  const { matter } = useParams()
  const [params, setParams] = useSearchParams()
  const year = params.get('year') ?? ''
  const { data, error } = useQuery({
    queryKey: ['files', year],
    queryFn: () => ask<FileMatters>(`/files?year=${encodeURIComponent(year)}`),
    placeholderData: keepPreviousData,
  })
  useTitle('卷宗')
  const put = (name: string, word: string) => {
    const next = new URLSearchParams(params)
    next.delete('after')
    if (word) next.set(name, word)
    else next.delete(name)
    setParams(next)
  }
  if (error)
    return (
      <main id="main" className="lone" tabIndex={-1}>
        <Fault error={error} />
        <p>
          <Link to="/case-files">看全部卷宗</Link>
        </p>
      </main>
    )
  if (!data) return <Waiting lines={8} />
  return (
    <main id="main" tabIndex={-1}>
      <div className="hd plain-hd">
        <div className="ti">
          <h1>卷宗</h1>
          <div className="acts">
            <button type="button" className="btn" onClick={() => print()}>
              打印
            </button>
          </div>
        </div>
        <p className="meta">
          <span>本页按事项的归档要求核对应当有的文书和填报内容；文件是否完好、是否防篡改，以“检查”为准</span>
        </p>
      </div>
      <div className="register">
        <div className="grid">
          <div className="flt">
            <label>
              年度{' '}
              <input
                key={year}
                className="year"
                inputMode="numeric"
                defaultValue={year}
                placeholder="全部"
                onBlur={({ target }) => target.value !== year && put('year', target.value.trim())}
                onKeyDown={({ key, currentTarget }) => key === 'Enter' && put('year', currentTarget.value.trim())}
              />
            </label>
            <label>
              <span className="sr">是否齐全</span>
              <select value={params.get('standing') ?? ''} onChange={({ target }) => put('standing', target.value)}>
                <option value="">全部卷宗</option>
                {standings.map(([name, title]) => (
                  <option key={name} value={name}>
                    {title}
                  </option>
                ))}
              </select>
            </label>
          </div>
          {data.matters.length === 0 && (
            <Empty says="没有可以调阅的卷宗" teaches="卷宗按岗位调阅：办理过的人和当事人不能由此调卷。" />
          )}
          {data.matters.length > 0 && <Matters matters={data.matters} params={params} now={matter} />}
          {matter && <OfMatter key={matter} matter={matter} params={params} />}
        </div>
      </div>
    </main>
  )
}

type MattersProps = {
  readonly matters: FileMatters['matters']
  readonly params: URLSearchParams
  readonly now: string | undefined
}

function Matters({ matters, params, now }: MattersProps) {
  const first = new URLSearchParams(params)
  first.delete('after')
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th scope="col" className="name">
              事项
            </th>
            <th scope="col" className="num">
              有缺件
            </th>
            <th scope="col" className="num">
              都有
            </th>
            <th scope="col" className="num">
              尚未办结
            </th>
          </tr>
        </thead>
        <tbody>
          {matters.map(({ id, title, lacking, complete, open }) => (
            <tr key={id}>
              <td className="name">
                <Link to={`/case-files/${id}?${first}`} aria-current={id === now ? 'page' : undefined}>
                  {title}
                </Link>
              </td>
              <td className="num">{lacking > 0 ? <span className="lt near">{grouped(String(lacking))}</span> : '0'}</td>
              <td className="num">{grouped(String(complete))}</td>
              <td className="num">{grouped(String(open))}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function OfMatter({ matter, params }: { readonly matter: string; readonly params: URLSearchParams }) {
  const { data, error } = useQuery({
    queryKey: ['files', matter, String(params)],
    queryFn: () => ask<CaseFiles>(`/files/${matter}?${params}`),
    placeholderData: keepPreviousData,
  })
  if (error) return <Fault error={error} />
  if (!data) return <p role="status">正在载入</p>
  const following = new URLSearchParams(params)
  if (data.next) following.set('after', data.next)
  return (
    <section aria-label={data.title}>
      <h2 className="of">{data.title}</h2>
      {data.files.length === 0 ? (
        <Empty says={`${data.title}：没有符合条件的卷宗`} teaches="换一个年度，或者看全部卷宗。" />
      ) : (
        <FileLines files={data} />
      )}
      {data.next && (
        <nav className="ft" aria-label="翻页">
          <Link to={`?${following}`}>下一页</Link>
        </nav>
      )}
    </section>
  )
}
