import type { FormEvent } from 'react'
import type { CaseList } from '../../web/api/desk/list-answers.ts'
import { grouped } from '../parts/words.ts'
import { conditionsOf, narrowed } from './wish.ts'

type Props = {
  readonly list: CaseList
  readonly params: URLSearchParams
  readonly onChange: (params: URLSearchParams) => void
}

/** What the list is narrowed by; each condition is a tag that can be taken away. How many there are stands beside. */
export function Filters({ list, params, onChange }: Props) {
  const put = (name: string, word: string) => onChange(narrowed(params, name, word))
  const search = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    put('q', String(new FormData(event.currentTarget).get('q') ?? '').trim())
  }
  const conditions = conditionsOf(params, list)
  const text = params.get('q') ?? ''
  return (
    <div className="flt">
      <form onSubmit={search} aria-label="在本台账中查找">
        <input
          key={text}
          name="q"
          type="search"
          defaultValue={text}
          aria-label="编号、标题或者内容"
          placeholder="编号、标题或者内容"
        />
        <button type="submit" className="btn sm">
          查找
        </button>
      </form>
      <Choice label="年度" value={params.get('year') ?? ''} onPick={(year) => put('year', year)} all="全部年度">
        {yearsOf(list).map((year) => [String(year), `${year}年`] as const)}
      </Choice>
      <Choice label="状态" value={params.get('state') ?? ''} onPick={(state) => put('state', state)} all="全部状态">
        {list.states.map(({ name, title }) => [name, title] as const)}
      </Choice>
      {list.columns.map(
        ({ name, title, options }) =>
          options && (
            <Choice
              key={name}
              label={title}
              value={params.get(name) ?? ''}
              onPick={(word) => put(name, word)}
              all={`${title}：全部`}
            >
              {options.map((word) => [word, word] as const)}
            </Choice>
          ),
      )}
      <p className="chips">
        {conditions.map(({ name, label }) => (
          <span className="chip" key={name}>
            {label}
            <button type="button" onClick={() => put(name, '')}>
              <span aria-hidden="true">×</span>
              <span className="sr">去掉条件“{label}”</span>
            </button>
          </span>
        ))}
        {conditions.length > 1 && (
          <button type="button" className="plain" onClick={() => onChange(new URLSearchParams())}>
            全部清除
          </button>
        )}
        <span className="sum" role="status">
          <b>{grouped(String(list.count))}</b> 件
          {list.columns
            .filter(({ name, total }) => total && list.totals[name] !== undefined)
            .map(({ name, title, unit }) => (
              <span key={name}>
                ，{title} <b>{grouped(list.totals[name]!)}</b> {unit}
              </span>
            ))}
        </span>
      </p>
    </div>
  )
}

/** Newest first. */
const yearsOf = ({ years }: CaseList): readonly number[] =>
  years ? Array.from({ length: years[1] - years[0] + 1 }, (_, index) => years[1] - index) : []

type ChoiceProps = {
  readonly label: string
  readonly value: string
  readonly all: string
  readonly onPick: (value: string) => void
  readonly children: readonly (readonly [string, string])[]
}

const Choice = ({ label, value, all, onPick, children }: ChoiceProps) => (
  <label>
    <span className="sr">{label}</span>
    <select value={value} onChange={({ target }) => onPick(target.value)}>
      <option value="">{all}</option>
      {children.map(([word, title]) => (
        <option key={word} value={word}>
          {title}
        </option>
      ))}
    </select>
  </label>
)
