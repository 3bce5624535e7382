import { type Edited, isAsked } from '../../domain/desk/form-values.ts'
import type { Field } from '../../web/api/desk/answers.ts'
import type { FieldFault } from '../api.ts'
import { Ask } from './ask.tsx'
import { type InputProps, idAt } from './field.ts'
import { CheckList, FileInput, FileList, Lines } from './lists.tsx'
import { Choice, DateInput, LineInput, NumberInput, Paragraph, Select } from './plain.tsx'
import { ReferenceInput } from './reference.tsx'
import { widgetOf } from './widget.ts'

export type FormProps = {
  readonly fields: readonly Field[]
  readonly edited: Edited
  readonly faults: readonly FieldFault[]
  readonly onChange: (change: (now: Edited) => Edited) => void
  /** Where the fields stand: `scope.0`. */
  readonly path?: string
}

/** A form as its definition describes it. */
export function FormFields({ fields, edited, faults, onChange, path = '' }: FormProps) {
  let section: string | undefined
  return fields.map((field) => {
    if (!isAsked(field, edited)) return null
    const head = field.section && field.section !== section ? <h3 className="section">{field.section}</h3> : null
    section = field.section ?? section
    return (
      <div key={field.name}>
        {head}
        <FieldInput
          field={field}
          path={path ? `${path}.${field.name}` : field.name}
          value={edited[field.name]}
          faults={faults}
          onChange={(value) =>
            onChange((now) => ({
              ...now,
              [field.name]: typeof value === 'function' ? value(now[field.name]) : value,
            }))
          }
        />
      </div>
    )
  })
}

function FieldInput(props: InputProps) {
  const { field } = props
  const widget = widgetOf(field)
  switch (widget) {
    case 'computed':
      return <Computed field={field} />
    case 'line':
      return <LineInput {...props} />
    case 'paragraph':
      return <Paragraph {...props} />
    case 'date':
      return <DateInput {...props} />
    case 'moment':
      return <LineInput {...props} />
    case 'number':
      return <NumberInput {...props} />
    case 'radio':
      return <Choice {...props} />
    case 'select':
      return <Select {...props} />
    case 'reference':
      return <ReferenceInput {...props} />
    case 'file':
      return <FileInput {...props} />
    case 'files':
      return <FileList {...props} />
    case 'lines':
      return <Lines {...props} />
    case 'checks':
      return <CheckList {...props} />
    case 'group':
      return <Group {...props} />
    case 'rows':
      return <Rows {...props} />
    default:
      throw new Error(widget satisfies never)
  }
}

const Computed = ({ field }: { readonly field: Field }) => (
  <p className="computed">
    {field.title}：<span className="soft">由系统计算，不用填写</span>
  </p>
)

function Group({ field, path, value, faults, onChange }: InputProps) {
  return (
    <Ask field={field} path={path} faults={faults} isSet>
      <div className="inner">
        <FormFields
          fields={field.fields ?? []}
          edited={(value as Edited | undefined) ?? {}}
          faults={faults}
          onChange={(change) => onChange((now: unknown) => change((now as Edited | undefined) ?? {}))}
          path={path}
        />
      </div>
    </Ask>
  )
}

function Rows({ field, path, value, faults, onChange }: InputProps) {
  const rows = (value as readonly Edited[] | undefined) ?? []
  return (
    <Ask field={field} path={path} faults={faults} isSet>
      {rows.map((row, index) => (
        // Rows have no name of their own: they are known by their place.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div className="inner" key={index}>
          <p className="inner-head">
            第 {index + 1} 项
            <button type="button" className="plain" onClick={() => onChange(rows.filter((_, at) => at !== index))}>
              移除
              <span className="sr">
                {field.title}第 {index + 1} 项
              </span>
            </button>
          </p>
          <FormFields
            fields={field.fields ?? []}
            edited={row}
            faults={faults}
            onChange={(change) =>
              onChange((now: unknown) => (now as Edited[]).map((one, at) => (at === index ? change(one) : one)))
            }
            path={`${path}.${index}`}
          />
        </div>
      ))}
      <button type="button" className="btn sm" id={idAt(path)} onClick={() => onChange([...rows, {}])}>
        添一项
      </button>
    </Ask>
  )
}
