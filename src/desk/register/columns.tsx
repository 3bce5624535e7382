import type { CaseList } from '../../web/api/desk/list-answers.ts'
import { hiddenIn, narrowedColumns } from './wish.ts'

type Props = {
  readonly list: CaseList
  readonly params: URLSearchParams
  readonly onChange: (params: URLSearchParams) => void
}

/** Which of its columns a register shows. The choice stands in the address, as all that a view is. */
export function Columns({ list: { columns }, params, onChange }: Props) {
  const hidden = hiddenIn(params)
  return (
    <details className="columns">
      <summary>
        栏目<small>{hidden.size ? `（隐去 ${hidden.size} 栏）` : ''}</small>
      </summary>
      <fieldset>
        <legend className="sr">显示哪些栏目</legend>
        {columns.map(({ name, title }) => (
          <label key={name}>
            <input
              type="checkbox"
              checked={!hidden.has(name)}
              onChange={({ target }) => onChange(narrowedColumns(params, name, !target.checked))}
            />
            {title}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
