import { z } from 'zod'

/** What a field holds, for whoever shows, asks, imports or describes it. */
export type FieldKind =
  | 'text'
  | 'day'
  | 'moment'
  | 'money'
  | 'number'
  | 'whole'
  | 'yesNo'
  | 'choice'
  | 'file'
  /** Simple values, one beside the other. */
  | 'list'
  /** Rows with fields of their own. */
  | 'table'
  /** Fields that belong together. */
  | 'group'

/** Shown, and asked for, only while another field of the form has one of these values. */
export type ShownWhen = { readonly field: string; readonly is: readonly (string | boolean)[] }

/** The text of which a field names a clause, and how: by its place (第五条第二款) or by its words. */
export type NamesClause = { readonly text: string; readonly by: 'place' | 'words' }

export type Field = {
  readonly name: string
  readonly kind: FieldKind
  readonly title: string
  readonly hint?: string | undefined
  readonly unit?: string | undefined
  readonly options?: readonly string[] | undefined
  readonly required: boolean
  /** Required while it is shown. */
  readonly due: boolean
  /** Nobody fills it in: the system computes it. */
  readonly computed: boolean
  /** Never shown outside the bureau. */
  readonly secret: boolean
  /** A day that may lie ahead of the day on which it is written down. */
  readonly ahead: boolean
  readonly shownWhen?: ShownWhen | undefined
  readonly section?: string | undefined
  /** The matters of which the field names a case. */
  readonly reference?: readonly string[] | undefined
  /** Where in the case its value stands already: `version.text.sha256`. Whoever fills in the form confirms it. */
  readonly stands?: string | undefined
  readonly clause?: NamesClause | undefined
  /** The rows, counted from one, of which the field names one: `opinion.points`. */
  readonly answers?: string | undefined
  /** The fields of a group, or of one row of a table. */
  readonly fields?: readonly Field[] | undefined
  /** What one value of a list is. */
  readonly item?: Field | undefined
}

/** What a definition says about a field beside its type. */
export type FieldMeta = {
  readonly title?: string
  readonly hint?: string
  readonly unit?: string
  readonly kind?: FieldKind
  /** JSON Schema's word for a civil date. */
  readonly format?: string
  readonly secret?: boolean
  readonly ahead?: boolean
  readonly readOnly?: boolean
  readonly shownWhen?: ShownWhen
  readonly due?: boolean
  readonly section?: string
  readonly reference?: readonly string[]
  readonly stands?: string
  readonly clause?: NamesClause
  readonly answers?: string
}

/** Titles of what the law protects as personal wherever it stands (个人信息保护法第六条、第二十八条). */
const personal = /电话|手机|联系方式|身份证|证件号码|住址|出生日期/

const described = new WeakMap<z.ZodObject, readonly Field[]>()

/**
 * The one description of a form, read from its schema: pages, spreadsheets, the API, papers and tests all read this
 * and no schema.
 */
export function fieldsOf(form: z.ZodObject): readonly Field[] {
  const known = described.get(form)
  if (known) return known
  const fields = Object.entries(form.shape).map(([name, schema]) => describeField(name, schema as z.ZodType))
  described.set(form, fields)
  return fields
}

export const fieldOf = (form: z.ZodObject, name: string): Field | undefined =>
  fieldsOf(form).find((field) => field.name === name)

function describeField(name: string, schema: z.ZodType): Field {
  const { inner, required } = unwrap(schema)
  const meta = { ...inner.meta(), ...schema.meta() } as FieldMeta
  const title = meta.title ?? name
  const { hint, unit, shownWhen, section, reference, stands, clause, answers } = meta
  const shape = shapeOf(inner, meta)
  return {
    name,
    title,
    required,
    due: required || meta.due === true,
    computed: meta.readOnly === true,
    secret: meta.secret === true || personal.test(title),
    ahead: meta.ahead === true,
    ...(hint ? { hint } : {}),
    ...(unit ? { unit } : {}),
    ...(shownWhen ? { shownWhen } : {}),
    ...(section ? { section } : {}),
    ...(reference ? { reference } : {}),
    ...(stands ? { stands } : {}),
    ...(clause ? { clause } : {}),
    ...(answers ? { answers } : {}),
    ...shape,
  }
}

type Shape = Pick<Field, 'kind' | 'options' | 'fields' | 'item'>

function shapeOf(schema: z.ZodType, meta: FieldMeta): Shape {
  if (meta.kind) return { kind: meta.kind }
  if (meta.format === 'date') return { kind: 'day' }
  if (schema instanceof z.ZodEnum) return { kind: 'choice', options: schema.options.map(String) }
  if (schema instanceof z.ZodBoolean) return { kind: 'yesNo' }
  if (schema instanceof z.ZodNumber) return { kind: schema.isInt ? 'whole' : 'number' }
  if (schema instanceof z.ZodObject) return { kind: 'group', fields: fieldsOf(schema) }
  if (schema instanceof z.ZodArray) {
    const item = describeField('', schema.element as z.ZodType)
    return item.kind === 'group' ? { kind: 'table', fields: item.fields } : { kind: 'list', item }
  }
  return { kind: 'text' }
}

function unwrap(schema: z.ZodType): { inner: z.ZodType; required: boolean } {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return { inner: unwrap(schema.unwrap() as z.ZodType).inner, required: false }
  return { inner: schema, required: true }
}

/** The title of what a path of a form points at; the path itself where the form has no such field. */
export function titleAt(form: z.ZodObject, path: string): string {
  return fieldOf(form, path.split('.')[0] ?? path)?.title ?? path
}

/** Places of a value that its form does not have: a misspelt field would otherwise be dropped, and its meaning with it. */
export function unknownFields(form: z.ZodObject, value: unknown): readonly string[] {
  return strangers(fieldsOf(form), value, '')
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function strangers(fields: readonly Field[], value: unknown, prefix: string): string[] {
  if (!isRecord(value)) return []
  return Object.entries(value).flatMap(([name, inner]) => {
    const field = fields.find((one) => one.name === name)
    if (!field) return [`${prefix}${name}`]
    if (!field.fields) return []
    const rows = field.kind === 'table' ? (Array.isArray(inner) ? inner : []) : [inner]
    const place = (index: number) => `${prefix}${name}.${field.kind === 'table' ? `${index}.` : ''}`
    return rows.flatMap((row, index) => strangers(field.fields!, row, place(index)))
  })
}

/** A field with the place where it stands: `lines.cap`, `conclusion`. */
export type Placed = { readonly path: string; readonly field: Field }

/** Every field of a form, those of groups and tables with their place. */
export const allFields = (form: z.ZodObject): readonly Placed[] => placed(fieldsOf(form), '')

const placed = (fields: readonly Field[], prefix: string): readonly Placed[] =>
  fields.flatMap((field) => {
    const path = `${prefix}${field.name}`
    return [{ path, field }, ...placed(field.fields ?? [], `${path}.`)]
  })

/** The values at a place of a filled form; several where a table stands in between. */
export function valuesAt(value: unknown, path: string): readonly unknown[] {
  const [name, ...rest] = path.split('.')
  if (!isRecord(value) || name === undefined) return []
  const inner = value[name]
  if (inner === undefined) return []
  if (rest.length === 0) return [inner]
  const rows = Array.isArray(inner) ? inner : [inner]
  return rows.flatMap((row) => valuesAt(row, rest.join('.')))
}

/** Whether the field is asked for, as the other fields of the same form stand. */
export const isShown = (field: Field, form: Readonly<Record<string, unknown>>): boolean =>
  field.shownWhen === undefined || field.shownWhen.is.includes(form[field.shownWhen.field] as string | boolean)
