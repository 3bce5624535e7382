import type { Case } from '#domain/engine/case.ts'
import { fieldsOf as describedFields, type Field } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { groupDigits } from './words.ts'

/** A value of a form as a page shows it. */
export type Shown =
  | { readonly type: 'hidden' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly file: Attachment }
  | { readonly type: 'list'; readonly items: readonly Shown[] }
  | { readonly type: 'group'; readonly fields: readonly ShownField[] }
  | {
      readonly type: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (Shown | undefined)[])[]
    }

export type ShownField = { readonly title: string; readonly shown: Shown }

type Values = Readonly<Record<string, unknown>>

/** The filled fields of a form in the order of its definition, with the titles that the definition gives them. */
export function fieldsOf(matter: Matter, form: string, values: Values): ShownField[] {
  const schema = matter.forms[form]
  return schema ? fieldsIn(describedFields(schema), values) : []
}

const fieldsIn = (fields: readonly Field[], values: Values): ShownField[] =>
  fields.flatMap((field): ShownField[] => {
    const value = values[field.name]
    if (value === undefined || value === null || value === '') return []
    return [{ title: field.title, shown: shownOf(field, value) }]
  })

function shownOf(field: Field, value: unknown): Shown {
  if (field.secret) return { type: 'hidden' }
  if (isFile(value)) return { type: 'file', file: value }
  if (Array.isArray(value)) {
    if (field.fields && !value.some(isFile)) return tableOf(field.fields, value as Values[])
    return { type: 'list', items: value.map((one) => (field.item ? shownOf(field.item, one) : textOf(one))) }
  }
  if (typeof value === 'object' && value !== null)
    return { type: 'group', fields: fieldsIn(field.fields ?? [], value as Values) }
  return textOf(value, field.unit)
}

function tableOf(fields: readonly Field[], rows: readonly Values[]): Shown {
  const columns = fields.filter(({ name }) => rows.some((row) => row[name] !== undefined))
  return {
    type: 'table',
    columns: columns.map(({ title }) => title),
    rows: rows.map((row) =>
      columns.map((field) => (row[field.name] === undefined ? undefined : shownOf(field, row[field.name]))),
    ),
  }
}

function textOf(value: unknown, unit?: string): Shown {
  if (typeof value === 'boolean') return { type: 'text', text: value ? '是' : '否' }
  return { type: 'text', text: unit ? `${groupDigits(String(value))} ${unit}` : String(value) }
}

const isFile = (value: unknown): value is Attachment =>
  typeof value === 'object' && value !== null && 'sha256' in value && 'name' in value

function filesIn(shown: Shown | undefined): readonly Attachment[] {
  switch (shown?.type) {
    case 'file':
      return [shown.file]
    case 'list':
      return shown.items.flatMap(filesIn)
    case 'group':
      return shown.fields.flatMap((field) => filesIn(field.shown))
    case 'table':
      return shown.rows.flatMap((row) => row.flatMap(filesIn))
    default:
      return []
  }
}

/** The files that stand in fields which everybody may see. */
export function openFiles(matter: Matter, data: Case['data']): Attachment[] {
  const files = Object.entries(data).flatMap(([form, values]) =>
    fieldsOf(matter, form, values).flatMap(({ shown }) => filesIn(shown)),
  )
  return [...new Map(files.map((file) => [file.sha256, file])).values()]
}
