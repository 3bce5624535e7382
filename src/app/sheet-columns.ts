import { type Field, fieldsOf } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'

export type Cell = string | number | boolean | Date | null | undefined

export type Column = {
  /** The row or a step; `reasons` for the reasons of the steps. */
  readonly form: string
  readonly name: string
  readonly title: string
  readonly required: boolean
  readonly hint?: string | undefined
  /** Words to choose from. */
  readonly choices?: readonly string[] | undefined
  /** The value that a form expects, from what stands in a spreadsheet cell. */
  readonly read: (cell: Cell) => unknown
  /** What to put into a cell for a stored value. */
  readonly write: (value: unknown) => string
}

/** Why a step was late or a limit extended: the sheet has one column for it. */
export const reasonsColumn = '理由'

/**
 * The columns of a register as its spreadsheet has them: the row's, then those of each step, by the titles that the
 * forms declare; where two forms have one title, the step's name goes before it.
 */
export function columnsOf(matter: Matter): Column[] {
  const forms = ['row', ...stepsOf(matter)]
  const all = forms.flatMap((form) => fieldsOf(matter.forms[form]!).map((field) => ({ form, field })))
  const titles = Map.groupBy(all, ({ field }) => field.title)
  const columns = all.map(({ form, field }): Column => {
    const isShared = titles.get(field.title)!.length > 1 && form !== 'row'
    return {
      form,
      name: field.name,
      title: isShared ? `${matter.actions[form]?.label}·${field.title}` : field.title,
      required: form === 'row' && field.required && !field.computed,
      hint: field.hint,
      choices: field.options,
      read: readerOf(field),
      write: writeCell,
    }
  })
  if (forms.length === 1) return columns
  const text: Column = {
    form: 'reasons',
    name: 'reasons',
    title: reasonsColumn,
    required: false,
    read: asTextOrNothing,
    write: writeCell,
  }
  return [...columns, text]
}

/** The steps of a register in the order of its life. */
export const stepsOf = (matter: Matter): readonly string[] =>
  'register' in matter ? Object.keys((matter as Register).register.steps) : []

const isEmpty = (cell: Cell): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

const asText = (cell: Cell): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())

const iso = (year: string, month: string, day: string): string =>
  `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`

/**
 * A day as people write it into a cell: 2024/3/4, 2024.3.4, 2024年3月4日, or the number that a spreadsheet keeps for a
 * day whose cell has lost its format (45355). Whether there is such a day is for the form to say.
 */
function asDate(cell: Cell): string {
  const text = asText(cell)
  const written = /^(\d{4})(?:年(\d{1,2})月(\d{1,2})日?|([-/.])(\d{1,2})\4(\d{1,2}))$/.exec(text)
  if (written) return iso(written[1]!, (written[2] ?? written[5])!, (written[3] ?? written[6])!)
  // From 1954 to 2119: a year typed alone is no such number.
  if (typeof cell === 'number' && Number.isInteger(cell) && cell > 20_000 && cell < 80_000)
    return new Date(Date.UTC(1899, 11, 30 + cell)).toISOString().slice(0, 10)
  return text
}

const asTextOrNothing = (cell: Cell): unknown => (isEmpty(cell) ? undefined : asText(cell))

function readerOf({ kind, item }: Field): Column['read'] {
  const simple = (read: (cell: Cell) => unknown) => (cell: Cell) => (isEmpty(cell) ? undefined : read(cell))
  switch (kind) {
    case 'number':
    case 'whole':
      return simple((cell) => (typeof cell === 'number' ? cell : Number(asText(cell).replaceAll(',', ''))))
    case 'yesNo':
      return simple((cell) =>
        typeof cell === 'boolean' ? cell : ({ 是: true, 否: false }[asText(cell)] ?? asText(cell)),
      )
    case 'list':
      return simple((cell) =>
        item?.kind === 'file'
          ? parseJson(asText(cell))
          : asText(cell)
              .split(/[、;；]/)
              .filter(Boolean),
      )
    case 'table':
    case 'group':
    case 'file':
      return simple((cell) => parseJson(asText(cell)))
    case 'day':
      return simple(asDate)
    default:
      return asTextOrNothing
  }
}

/** Text that is no JSON is handed on as it is: the form says what is wrong with it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

function writeCell(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join('、')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}
