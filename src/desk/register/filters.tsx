import type { FormEvent } from 'react'
import type { CaseList } from '../../web/api/desk/answers.ts'
import { grouped } from '../parts/words.ts'

type Props = {
  readonly list: CaseList
  readonly params: URLSearchParams
  readonly onChange: (params: URLSearchParams) => void
}

/** What the list is narrowed by; each condition is a tag that can be taken away. */
export function Filters({ list, params, onChange }: Props) {
  const put = (name: string, value: string) => {
    const next = new URLSearchParams(params)
    if (value) next.set(name, value)
    else next.delete(name)
    onChange(next)
  }
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    put('q', String(new FormData(event.currentTarget).get('q') ?? '').trim())
  }
  const state = list.states.find(({ id }) => id === params.get('state'))
  const [text, year] = [params.get('q'), params.get('year')]
  return (
    <div className="flt">
      <form onSubmit={search} aria-label="在本台账中查找">
        <input
          key={text}
          name="q"
          type="search"
          defaultValue={text ?? ''}
          aria-label="编号、标题、当事人"
          placeholder="编号、标题、当事人"
        />
        <button type="submit" className="btn sm">
          查找
        </button>
      </form>
      <label>
        <span className="sr">状态</span>
        <select value={state?.id ?? ''} onChange={({ target }) => put('state', target.value)}>
          <option value="">全部状态</option>
          {list.states.map(({ id, title, cases }) => (
            <option key={id} value={id}>
              {title}（{grouped(String(cases))}）
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="sr">立件年度</span>
        <select value={year ?? ''} onChange={({ target }) => put('year', target.value)}>
          <option value="">全部年度</option>
          {list.years.map((one) => (
            <option key={one} value={one}>
              {one}年
            </option>
          ))}
        </select>
      </label>
      <span className="chips">
        {text && <Chip label={`含“${text}”`} onDrop={() => put('q', '')} />}
        {state && <Chip label={`状态：${state.title}`} onDrop={() => put('state', '')} />}
        {year && <Chip label={`立件：${year}年`} onDrop={() => put('year', '')} />}
      </span>
    </div>
  )
}

const Chip = ({ label, onDrop }: { readonly label: string; readonly onDrop: () => void }) => (
  <span className="chip">
    {label}
    <button type="button" onClick={onDrop}>
      <span aria-hidden="true">✕</span>
      <span className="sr">去掉条件{label}</span>
    </button>
  </span>
)
