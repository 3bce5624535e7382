import type { Field } from '../engine/form.ts'

export type Values = Readonly<Record<string, unknown>>

/** What stands in the inputs: texts as typed, and rows of such. */
export type Edited = Readonly<Record<string, unknown>>

const yes = '是'
const no = '否'
export const yesNo = [yes, no] as const

/** Values of the API as inputs hold them. */
export const toEdit = (fields: readonly Field[], values: Values = {}): Edited =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const value = values[field.name]
      return value === undefined || value === null || field.computed ? [] : [[field.name, editedOf(field, value)]]
    }),
  )

function editedOf(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'number':
    case 'whole':
      return String(value)
    case 'yesNo':
      return value === true ? yes : no
    case 'table':
      return (value as readonly Values[]).map((row) => toEdit(field.fields ?? [], row))
    case 'group':
      return toEdit(field.fields ?? [], value as Values)
    default:
      return value
  }
}

/** What is sent: empty inputs are left out, numbers are numbers, and what is not asked for is not said. */
export const toSend = (fields: readonly Field[], edited: Edited): Record<string, unknown> =>
  Object.fromEntries(
    fields.flatMap((field) => {
      if (field.computed || !isAsked(field, edited)) return []
      const value = sentOf(field, edited[field.name])
      return value === undefined ? [] : [[field.name, value]]
    }),
  )

function sentOf(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'number':
    case 'whole': {
      const text = typeof value === 'string' ? value.trim() : ''
      // What is no number goes as it was typed: the answer then says so at the field.
      return text === '' ? undefined : Number.isNaN(Number(text)) ? text : Number(text)
    }
    case 'yesNo':
      return value === yes ? true : value === no ? false : undefined
    case 'table':
      return (value as readonly Edited[] | undefined)?.map((row) => toSend(field.fields ?? [], row)) ?? emptyList(field)
    case 'group': {
      const inner = toSend(field.fields ?? [], (value as Edited | undefined) ?? {})
      return Object.keys(inner).length === 0 && !field.required ? undefined : inner
    }
    case 'list':
      return (value as readonly unknown[] | undefined)?.filter((one) => one !== '') ?? emptyList(field)
    case 'text':
    case 'money':
    case 'day':
    case 'moment':
      // The form of another act, in a late entry, is no text and goes as it came.
      if (typeof value === 'object') return value ?? undefined
      return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
    default:
      return value
  }
}

/** A list that must be there is there, be it empty. */
const emptyList = ({ required }: Field): readonly never[] | undefined => (required ? [] : undefined)

/** Whether a field is asked for, as the others of its form stand. */
export function isAsked({ shownWhen }: Field, edited: Edited): boolean {
  if (!shownWhen) return true
  const value = edited[shownWhen.field]
  return shownWhen.is.some((one) => (typeof one === 'boolean' ? (one ? yes : no) : one) === value)
}

/**
 * The same with one more row about a clause, in the table whose rows stand beside clauses; a row that has been begun about
 * it stays the one.
 */
export function withRemark(fields: readonly Field[], edited: Edited, clause: string | undefined): Edited {
  const table = fields.find(({ kind, fields: own }) => kind === 'table' && own?.some((field) => field.clause))
  const at = table?.fields?.find((field) => field.clause)
  if (clause === undefined || !table || !at) return edited
  const rows = (edited[table.name] as readonly Edited[] | undefined) ?? []
  return rows.some((row) => row[at.name] === clause)
    ? edited
    : { ...edited, [table.name]: [...rows.filter((row) => Object.keys(row).length > 0), { [at.name]: clause }] }
}
