import { z } from 'zod'
import type { Case } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { groupDigits } from './words.ts'

/** A value of a form as a page shows it. */
export type Shown =
  | { readonly type: 'hidden' }
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'file'; readonly file: Attachment }
  | { readonly type: 'list'; readonly items: readonly Shown[] }
  | { readonly type: 'group'; readonly fields: readonly Field[] }
  | {
      readonly type: 'table'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly (Shown | undefined)[])[]
    }

export type Field = { readonly title: string; readonly shown: Shown }

type Meta = { readonly title?: string; readonly unit?: string; readonly secret?: boolean }
type Values = Readonly<Record<string, unknown>>

/** The filled fields of a form in the order of its definition, with the titles that the definition gives them. */
export function fieldsOf(matter: Matter, form: string, values: Values): Field[] {
  const schema = matter.forms[form]
  return schema ? fieldsIn(schema, values) : []
}

function fieldsIn(schema: z.ZodObject, values: Values): Field[] {
  return Object.entries(schema.shape).flatMap(([name, field]): Field[] => {
    const value = values[name]
    if (value === undefined || value === null || value === '') return []
    const meta = metaOf(field as z.ZodType)
    return [{ title: meta.title ?? name, shown: shownOf(field as z.ZodType, value, meta) }]
  })
}

function shownOf(schema: z.ZodType, value: unknown, meta = metaOf(schema)): Shown {
  if (meta.secret === true) return { type: 'hidden' }
  if (isFile(value)) return { type: 'file', file: value }
  const inner = innermost(schema)
  if (Array.isArray(value)) {
    const element = inner instanceof z.ZodArray ? (inner.element as z.ZodType) : z.unknown()
    const object = innermost(element)
    if (object instanceof z.ZodObject && !value.some(isFile)) return tableOf(object, value as Values[])
    return { type: 'list', items: value.map((item) => shownOf(element, item)) }
  }
  if (typeof value === 'object' && value !== null) {
    const fields = inner instanceof z.ZodObject ? fieldsIn(inner, value as Values) : []
    return { type: 'group', fields }
  }
  return { type: 'text', text: textOf(value, meta) }
}

function tableOf(schema: z.ZodObject, rows: readonly Values[]): Shown {
  const columns = Object.entries(schema.shape as Record<string, z.ZodType>).filter(([name]) =>
    rows.some((row) => row[name] !== undefined),
  )
  return {
    type: 'table',
    columns: columns.map(([name, field]) => metaOf(field).title ?? name),
    rows: rows.map((row) =>
      columns.map(([name, field]) => (row[name] === undefined ? undefined : shownOf(field, row[name]))),
    ),
  }
}

const textOf = (value: unknown, { unit }: Meta): string => {
  if (typeof value === 'boolean') return value ? '是' : '否'
  return unit ? `${groupDigits(String(value))} ${unit}` : String(value)
}

const metaOf = (schema: z.ZodType): Meta => ({ ...(innermost(schema).meta() ?? {}), ...(schema.meta() ?? {}) }) as Meta

function innermost(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return innermost(schema.unwrap() as z.ZodType)
  return schema
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
