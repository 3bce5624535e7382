import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Link } from 'react-router'
import type { RegisterViews } from '../../web/api/desk/list-answers.ts'
import { ask, dropView, keepView } from '../api.ts'
import { Fault } from '../parts/fault.tsx'
import { viewOf } from './wish.ts'

type Props = { readonly matter: string; readonly params: URLSearchParams }

/** The views that are kept of a register, one's own and those of one's office; the one that is shown is marked. */
export function Views({ matter, params }: Props) {
  const client = useQueryClient()
  const { data } = useQuery({
    queryKey: ['views', matter],
    queryFn: () => ask<RegisterViews>(`/registers/${matter}/views`),
  })
  const [isNaming, setNaming] = useState(false)
  const [fault, setFault] = useState<Error>()
  const shown = viewOf(params)
  const again = () => client.invalidateQueries({ queryKey: ['views', matter] })
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const filled = new FormData(event.currentTarget)
    const office = String(filled.get('office') ?? '')
    try {
      await keepView(matter, { name: String(filled.get('name') ?? ''), query: shown, ...(office && { office }) })
      setFault(undefined)
      setNaming(false)
      await again()
    } catch (error) {
      setFault(error as Error)
    }
  }
  const own = data?.views.find(({ isOwn, query }) => isOwn && query === shown)
  const drop = async () => {
    if (!own) return
    await dropView(matter, own.id).catch(setFault)
    await again()
  }
  return (
    <div className="views-bar">
      <nav aria-label="视图">
        <Link to="?" aria-current={shown === '' ? 'true' : undefined}>
          全部
        </Link>
        {data?.views.map(({ id, name, query, isOwn, by, office }) => (
          <Link
            key={id}
            to={`?${query}`}
            aria-current={query === shown ? 'true' : undefined}
            title={isOwn ? (office ? `与${office}共用` : '只有本人可见') : `${by}存，${office ?? ''}共用`}
          >
            {name}
            {office && <small>共用</small>}
          </Link>
        ))}
      </nav>
      {own ? (
        <button type="button" className="plain" onClick={() => void drop()}>
          删除视图“{own.name}”
        </button>
      ) : (
        shown !== '' && (
          <button type="button" className="plain" aria-expanded={isNaming} onClick={() => setNaming(!isNaming)}>
            存为视图
          </button>
        )
      )}
      {isNaming && (
        <form onSubmit={(event) => void save(event)} aria-label="存为视图">
          <label>
            名称 <input name="name" maxLength={40} required autoComplete="off" />
          </label>
          {data && data.offices.length > 0 && (
            <label>
              谁可以看{' '}
              <select name="office">
                <option value="">只有本人</option>
                {data.offices.map(({ id, title }) => (
                  <option key={id} value={id}>
                    {title}的人员
                  </option>
                ))}
              </select>
            </label>
          )}
          <button type="submit" className="btn sm">
            保存
          </button>
        </form>
      )}
      {fault && <Fault error={fault} />}
    </div>
  )
}
