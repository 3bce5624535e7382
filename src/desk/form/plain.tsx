import { yesNo } from '../../domain/desk/form-values.ts'
import { Ask, describedBy } from './ask.tsx'
import { faultAt, type InputProps, idAt } from './field.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

const common = ({ field, path, faults, value, onChange }: InputProps) => {
  const fault = faultAt(faults, path)
  return {
    id: idAt(path),
    value: textOf(value),
    'aria-describedby': describedBy(field, path, fault),
    'aria-invalid': fault ? true : undefined,
    onChange: (event: { readonly target: { readonly value: string } }) => onChange(event.target.value),
  }
}

export function LineInput(props: InputProps) {
  const { kind, unit, title } = props.field
  const isMoney = kind === 'money' || unit === '元'
  const isShort = isMoney || /代码|编号|日期|号$|姓名|年$/.test(title)
  return (
    <Ask {...props}>
      <div className="control">
        <input
          {...common(props)}
          className={isShort ? 'short' : 'long'}
          inputMode={isMoney ? 'decimal' : undefined}
          autoComplete="off"
        />
        {unit && <span className="unit">{unit}</span>}
      </div>
    </Ask>
  )
}

export const Paragraph = (props: InputProps) => (
  <Ask {...props}>
    <textarea {...common(props)} rows={3} />
  </Ask>
)

export const DateInput = (props: InputProps) => (
  <Ask {...props}>
    <input {...common(props)} type="date" className="short" min="1949-10-01" max="9999-12-31" />
  </Ask>
)

export function NumberInput(props: InputProps) {
  const { unit, kind } = props.field
  return (
    <Ask {...props}>
      <div className="control">
        <input
          {...common(props)}
          className="short num"
          inputMode={kind === 'whole' ? 'numeric' : 'decimal'}
          autoComplete="off"
        />
        {unit && <span className="unit">{unit}</span>}
      </div>
    </Ask>
  )
}

export function Select(props: InputProps) {
  const { options = [] } = props.field
  return (
    <Ask {...props}>
      <select {...common(props)}>
        <option value="">请选择</option>
        {options.map((option) => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </Ask>
  )
}

export function Choice(props: InputProps) {
  const { field, path, value, onChange } = props
  const options = field.kind === 'yesNo' ? yesNo : (field.options ?? [])
  return (
    <Ask {...props} isSet>
      <div className="choices">
        {options.map((option, index) => (
          <label key={option}>
            <input
              type="radio"
              id={index === 0 ? idAt(path) : undefined}
              name={path}
              checked={value === option}
              onChange={() => onChange(option)}
            />
            {option}
          </label>
        ))}
        {!field.due && value !== undefined && (
          <button type="button" className="plain" onClick={() => onChange(undefined)}>
            不填
          </button>
        )}
      </div>
    </Ask>
  )
}
