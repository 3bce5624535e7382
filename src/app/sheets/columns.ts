import { type Field, fieldsOf } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { isEmpty, shown } from './cell.ts'
import { Misread, type Reading, readingOf } from './readings.ts'

export type Column = {
  /** The row or a step. */
  readonly form: string
  /** The field, or the group and the field in it. */
  readonly path: readonly string[]
  readonly title: string
  readonly field: Field
  readonly required: boolean
  /** The value that a form expects, from what stands in a spreadsheet cell. */
  readonly read: Reading
  /** What to put into the cell for a stored value. */
  readonly write: (value: unknown) => string
  /** How it stands on a sheet of its own instead, a line for each piece; undefined when the cell holds it all. */
  readonly apart: (value: unknown) => Apart | undefined
}

export type Apart = 'lines' | 'file' | 'text'

/** Why a step was late or a limit extended: no field of its form, but a column beside it. */
export const reasonsColumn = '理由'
export const reasonsPath = '*reasons'

/** What tells rows of the same workbook apart, so that lines of other sheets can name the one they belong to. */
export const numberColumn = '序号'
export const ownerColumn = '所属序号'
export const filesSheet = '附件'
export const textsSheet = '长文'

/** A cell holds 32,767 characters at most. */
export const longestCell = 30_000

/**
 * The columns of a register as its spreadsheet has them: the row's, then those of each step, by the titles that the
 * forms declare; where two forms have one title, the step's name goes before it.
 */
export function columnsOf(matter: Matter): readonly Column[] {
  const known = described.get(matter)
  if (known) return known
  const columns = describe(matter)
  described.set(matter, columns)
  return columns
}

const described = new WeakMap<Matter, readonly Column[]>()

function describe(matter: Matter): Column[] {
  const forms = ['row', ...stepsOf(matter)]
  const all = forms.flatMap((form) => fieldsOf(matter.forms[form]!).flatMap((field) => placedIn(form, field)))
  const titles = Map.groupBy(all, ({ title }) => title)
  const columns = all.map(({ form, path, title, field, isDue }): Column => {
    const isShared = titles.get(title)!.length > 1 && form !== 'row'
    return {
      form,
      path,
      field,
      title: isShared ? `${matter.actions[form]?.label}·${title}` : title,
      required: form === 'row' && isDue && !field.computed,
      read: readerOf(field),
      write: (value) => writeCell(field, value),
      apart: (value) => apartOf(field, value),
    }
  })
  return [...columns, ...stepsOf(matter).map((step) => reasonsOf(matter, step))]
}

/** Why the step was late, or what the law has it say. */
function reasonsOf(matter: Matter, step: string): Column {
  const title = `${matter.actions[step]?.label}·${reasonsColumn}`
  const field: Field = { name: reasonsPath, kind: 'text', title, ...unasked }
  return {
    ...{ form: step, path: [reasonsPath], field, title, required: false },
    ...{ read: readerOf(field), write: (value) => writeCell(field, value), apart: (value) => apartOf(field, value) },
  }
}

const unasked = { required: false, due: false, computed: false, secret: false, ahead: false } as const

type Placed = Pick<Column, 'form' | 'path' | 'title' | 'field'> & { readonly isDue: boolean }

/** The fields of a group stand as columns of their own. */
function placedIn(form: string, field: Field): Placed[] {
  if (field.kind !== 'group') return [{ form, path: [field.name], title: field.title, field, isDue: field.required }]
  return field.fields!.map((inner) => ({
    ...{ form, path: [field.name, inner.name], title: `${field.title}·${inner.title}`, field: inner },
    isDue: field.required && inner.required,
  }))
}

/** The steps of a register in the order of its life. */
export const stepsOf = (matter: Matter): readonly string[] =>
  'register' in matter ? Object.keys((matter as Register).register.steps) : []

/** Says that there are none where an empty cell would say that nothing is known. */
const none = '无'
const between = /[、;；\n]/

export function readerOf(field: Field): Reading {
  const simple = readingOf(field)
  const { kind, item, required } = field
  if (kind !== 'list' && kind !== 'table' && kind !== 'file') return simple
  const empty = required && kind !== 'file' ? [] : undefined
  return (cell, how) => {
    const text = simple(cell, how)
    if (text instanceof Misread) return text
    if (isEmpty(cell)) return empty
    const written = parseJson(shown(cell).trim())
    if (kind === 'file') return isFilled(written) ? written : new NamedFile(shown(cell).trim())
    if (Array.isArray(written)) return written
    if (folded(shown(cell)) === none) return []
    if (kind === 'table') return new Misread(`一条一行填在工作表“${field.title}”中，并写明${ownerColumn}`)
    return shown(cell)
      .split(between)
      .map((one) => one.trim())
      .filter(Boolean)
      .map((one) => readingOf(item!)(one, how))
  }
}

const folded = (text: string): string => text.replace(/\s/g, '')

/** A file that a cell names: what was kept of it is looked up elsewhere. */
export class NamedFile {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

const isFilled = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Text that is no JSON is handed on as it is. */
function parseJson(text: string): unknown {
  if (!/^[[{]/.test(text)) return text
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function writeCell(field: Field, value: unknown): string {
  const apart = apartOf(field, value)
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (apart === 'file') return (value as { name: string }).name
  if (apart === 'text') return `见工作表“${textsSheet}”`
  if (Array.isArray(value)) {
    if (value.length === 0) return field.required ? '' : none
    return apart === 'lines' ? `${value.length} 条，见工作表“${field.title}”` : value.join('、')
  }
  return String(value)
}

/** A line of a table has no sheet below it: a list that its cell cannot hold as words stands there as JSON. */
export function writeInLine(field: Field, value: unknown): string {
  const apart = apartOf(field, value)
  if (apart === 'lines') return JSON.stringify(value)
  return apart === 'text' ? String(value) : writeCell(field, value)
}

function apartOf({ kind }: Field, value: unknown): Apart | undefined {
  if (value === undefined || value === null) return undefined
  if (kind === 'file') return 'file'
  if (kind === 'table') return (value as unknown[]).length ? 'lines' : undefined
  if (kind === 'list') return isPlainList(value as readonly unknown[]) ? undefined : 'lines'
  return typeof value === 'string' && value.length > longestCell ? 'text' : undefined
}

/** True when the values, written one beside the other into a cell, are read from it as they were. */
function isPlainList(values: readonly unknown[]): boolean {
  const text = values.join('、')
  const isRead = (one: unknown) => typeof one === 'string' && one.trim() === one && one !== '' && !between.test(one)
  return text.length <= longestCell && values.every(isRead) && text !== none && !/^[[{]/.test(text)
}

/** The value of a column in the forms of a record. */
export function valueIn(forms: Readonly<Record<string, unknown>>, { form, path }: Pick<Column, 'form' | 'path'>) {
  return path.reduce<unknown>(
    (value, name) => (value as Readonly<Record<string, unknown>> | undefined)?.[name],
    forms[form],
  )
}

/** The columns of a sheet with one line for each entry of a list or a table. */
export const lineColumns = ({ kind, fields, item }: Field): readonly Field[] =>
  kind === 'table' ? fields! : [{ ...item!, title: '内容' }]
