import type { Field } from '../../web/api/desk/answers.ts'
import type { FieldFault } from '../api.ts'

export type InputProps = {
  readonly field: Field
  /** Where the field stands: `scope.0.species`. */
  readonly path: string
  readonly value: unknown
  readonly faults: readonly FieldFault[]
  /** A value, or what becomes of the one that is there by then: a file may come in while others are typing. */
  readonly onChange: (value: Change) => void
}

export type Change = unknown | ((now: unknown) => unknown)

export const faultAt = (faults: readonly FieldFault[], path: string): string | undefined => {
  const own = faults.filter((fault) => fault.path === path)
  return own.length ? own.map(({ message }) => message).join('；') : undefined
}

/** The id of the control of a field: error summaries lead there. */
export const idAt = (path: string): string => `f-${path.replaceAll('.', '-')}`

/** The title of what a path points at, for summaries. */
export function titleOf(fields: readonly Field[], path: string): string {
  const [name, ...rest] = path.split('.')
  const field = fields.find((one) => one.name === name)
  if (!field) return ''
  const inner = rest.filter((part) => !/^\d+$/.test(part)).join('.')
  const place = rest.find((part) => /^\d+$/.test(part))
  const below = inner && field.fields ? titleOf(field.fields, inner) : ''
  return `${field.title}${place === undefined ? '' : `第 ${Number(place) + 1} 项`}${below && `，${below}`}`
}
