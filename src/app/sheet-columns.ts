import { z } from 'zod'
import type { Matter } from '#domain/engine/matter.ts'

export type Cell = string | number | boolean | Date | null | undefined

export type Column = {
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

type JsonSchema = {
  type?: string
  format?: string
  enum?: string[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: string[]
}

/** The columns of a register as its spreadsheet has them, by the titles that its form declares. */
export function columnsOf(matter: Matter): Column[] {
  const form = matter.forms['row'] as z.ZodObject
  const schema = z.toJSONSchema(form, { unrepresentable: 'any', io: 'input' }) as JsonSchema
  return Object.entries(form.shape).map(([name, field]) => {
    const described = schema.properties?.[name] ?? {}
    const meta = (field as z.ZodType).meta() as { title?: string; hint?: string } | undefined
    return {
      name,
      title: meta?.title ?? name,
      required: schema.required?.includes(name) ?? false,
      hint: meta?.hint,
      choices: described.enum,
      read: readerOf(described),
      write: writeCell,
    }
  })
}

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

function readerOf(schema: JsonSchema): Column['read'] {
  const simple = (read: (cell: Cell) => unknown) => (cell: Cell) => (isEmpty(cell) ? undefined : read(cell))
  switch (schema.type) {
    case 'number':
    case 'integer':
      return simple((cell) => (typeof cell === 'number' ? cell : Number(asText(cell).replaceAll(',', ''))))
    case 'boolean':
      return simple((cell) =>
        typeof cell === 'boolean' ? cell : ({ 是: true, 否: false }[asText(cell)] ?? asText(cell)),
      )
    case 'array':
      return simple((cell) =>
        schema.items?.type === 'string'
          ? asText(cell)
              .split(/[、;;]/)
              .filter(Boolean)
          : parseJson(asText(cell)),
      )
    case 'object':
      return simple((cell) => parseJson(asText(cell)))
    default:
      return simple(schema.format === 'date' ? asDate : asText)
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
