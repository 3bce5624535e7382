import type { ReactNode } from 'react'
import type { Field } from '../../web/api/desk/answers.ts'
import type { FieldFault } from '../api.ts'
import { faultAt, idAt } from './field.ts'

type Props = {
  readonly field: Field
  readonly path: string
  readonly faults: readonly FieldFault[]
  /** Several controls under one name. */
  readonly isSet?: boolean
  readonly children: ReactNode
}

/** What describes a control, for `aria-describedby`. */
export const describedBy = (field: Field, path: string, fault: string | undefined): string | undefined =>
  [field.hint && `${idAt(path)}-hint`, fault && `${idAt(path)}-fault`].filter(Boolean).join(' ') || undefined

/** A field with its label above, its hint below that, and what is wrong right above the control. */
export function Ask({ field, path, faults, isSet = false, children }: Props) {
  const { title, hint, due, secret } = field
  const fault = faultAt(faults, path)
  const id = idAt(path)
  const label = (
    <>
      {title}
      {!due && <span className="soft">（选填）</span>}
      {secret && <span className="tag">不公开</span>}
    </>
  )
  const told = (
    <>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {fault && (
        <p className="fault" id={`${id}-fault`}>
          <span className="sr">错误：</span>
          {fault}
        </p>
      )}
    </>
  )
  const look = `ask${fault ? ' wrong' : ''}`
  return isSet ? (
    <fieldset className={look} aria-describedby={describedBy(field, path, fault)}>
      <legend>{label}</legend>
      {told}
      {children}
    </fieldset>
  ) : (
    <div className={look}>
      <label htmlFor={id}>{label}</label>
      {told}
      {children}
    </div>
  )
}
