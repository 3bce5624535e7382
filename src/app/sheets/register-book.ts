import type { Field } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Heading, Page } from './book.ts'
import { isMoment, shown } from './cell.ts'
import {
  type Column,
  columnsOf,
  filesSheet,
  lineColumns,
  longestCell,
  numberColumn,
  ownerColumn,
  textsSheet,
  valueIn,
  writeInLine,
} from './columns.ts'
import type { RejectedRow } from './import-rows.ts'
import { fileFields, sheetName, textFields } from './lines.ts'
import { exampleMark } from './read-rows.ts'

/** What a record holds, by form; the reasons of a step beside its fields. */
export type Filled = Readonly<Record<string, Readonly<Record<string, unknown>>>>

const counter: Heading = { title: numberColumn, width: 8 }
const owner: Heading = { title: ownerColumn, width: 10, hint: `台账中那一行的${numberColumn}` }
export const notesPage = '填写说明'

/** A register as a workbook: the records on the first sheet, what a cell cannot hold on sheets beside it. */
export function registerPages(matter: Matter, records: readonly Filled[]): Page[] {
  const numbered = records.map((record, index) => ({ record, number: String(index + 1) }))
  return [mainPage(matter, numbered), ...besides(matter, numbered).filter(({ rows }) => rows.length)]
}

/** The same sheets with one example and room below; the last sheet says how each column is filled in. */
export function templatePages(matter: Matter): Page[] {
  const example = [{ record: { row: matter.samples['row'] } as Filled, number: exampleMark }]
  const asked = besides(matter, example).filter(
    ({ name, rows }) => rows.length || (name !== textsSheet && name !== filesSheet),
  )
  return [...[mainPage(matter, example), ...asked].map((page) => ({ ...page, blank: 200 })), notesOf(matter)]
}

type Numbered = { readonly record: Filled; readonly number: string }

function mainPage(matter: Matter, records: readonly Numbered[]): Page {
  const columns = columnsOf(matter)
  return {
    name: sheetName(matter.title),
    head: [counter, ...columns.map(({ field, title, required }) => headingOf(field, title, required))],
    rows: records.map(({ record, number }) => [
      number,
      ...columns.map((column) => cellFor(column.field, valueIn(record, column), column.write)),
    ]),
  }
}

function cellFor({ kind }: Field, value: unknown, write: (value: unknown) => string): string | number {
  const isNumber = kind === 'number' || kind === 'whole'
  return isNumber && typeof value === 'number' && Math.abs(value) < 1e15 ? value : write(value)
}

const words = ['是', '否'] as const

function headingOf(field: Field, title: string, isDue: boolean): Heading {
  const { kind, options, hint, unit } = field
  const said = [hint, unit ? `以${unit}为单位` : '', howTo(field)].filter(Boolean).join('；')
  const choices = kind === 'yesNo' ? words : options
  const width = kind === 'day' ? 13 : kind === 'yesNo' ? 8 : Math.min(40, Math.max(12, title.length * 2 + 2))
  return { title, isDue, width, ...(said ? { hint: said } : {}), ...(choices ? { choices } : {}) }
}

function howTo({ kind, title }: Field): string {
  if (kind === 'day') return '日期，如 2024-03-05'
  if (kind === 'list') return '几项之间用顿号隔开；没有的填“无”'
  if (kind === 'table') return `在工作表“${sheetName(title)}”中填写，一条一行；没有的留空`
  return kind === 'file' ? '佐证文件的文件名；导入时用 --files 指出文件所在的目录，或者先用 attach 存入' : ''
}

/** One sheet for each table and list, one for files, one for texts that are longer than a cell. */
function besides(matter: Matter, records: readonly Numbered[]): Page[] {
  const columns = columnsOf(matter)
  const many = columns.filter(({ field }) => field.kind === 'table' || field.kind === 'list')
  const of = <T>(
    kind: 'lines' | 'file' | 'text',
    rows: (column: Column, value: never, number: string) => T[],
    each = columns,
  ) =>
    records.flatMap(({ record, number }) =>
      each.flatMap((column) => {
        const value = valueIn(record, column)
        return column.apart(value) === kind ? rows(column, value as never, number) : []
      }),
    )
  const sheets = many.map((column): Page => {
    const fields = lineColumns(column.field)
    const entries = of(
      'lines',
      (_, value: readonly unknown[], number) => value.map((entry) => [number, entry] as const),
      [column],
    )
    return {
      name: sheetName(column.title),
      head: [owner, ...fields.map((field) => headingOf(field, field.title, field.required))],
      rows: entries.map(([number, entry]) => [
        number,
        ...fields.map((field) =>
          lineCell(field, field.name === '' ? entry : (entry as Record<string, unknown>)[field.name]),
        ),
      ]),
    }
  })
  return [
    ...sheets.filter(({ rows }, index) => rows.length || many[index]!.field.kind === 'table'),
    {
      ...{ name: filesSheet, head: [owner, ...fileFields.map((field) => headingOf(field, field.title, true))] },
      rows: of('file', ({ title }, { name, size, type, sha256 }: never, number) => [
        [number, title, name, size, type, sha256],
      ]),
    },
    {
      ...{ name: textsSheet, head: [owner, ...textFields.map((field) => headingOf(field, field.title, true))] },
      rows: of('text', ({ title }, text: string, number) => pieces(text).map((piece) => [number, title, piece])),
    },
  ]
}

const lineCell = (field: Field, value: unknown) => cellFor(field, value, (one) => writeInLine(field, one))

function pieces(text: string): string[] {
  const all: string[] = []
  for (let from = 0; from < text.length; from += longestCell) all.push(text.slice(from, from + longestCell))
  return all
}

function notesOf(matter: Matter): Page {
  const plain = (title: string, width: number): Heading => ({ title, width })
  return {
    name: notesPage,
    head: [plain('栏目', 30), plain('是否必填', 10), plain('怎样填写', 60), plain('可以填写的内容', 60)],
    rows: [
      [numberColumn, '', `依次编号，附表用它指明属于哪一行；标着“${exampleMark}”的一行不导入`, ''],
      ...columnsOf(matter).map(({ title, field, required }) => {
        const { hint = '', choices = [] } = headingOf(field, title, required)
        return [title, required ? '必填' : '', hint, choices.join('、')]
      }),
    ],
  }
}

/** The rows that were not taken, as they were, each with its place and its reason; their lines of other sheets too. */
export function rejectPages(rejected: readonly RejectedRow[]): Page[] {
  const tables = Map.groupBy(rejected, ({ table }) => table)
  const pages = [...tables].map(([table, rows]): Page => {
    const width = Math.max(table.headings.length, ...rows.map(({ draft }) => draft.row.cells.length))
    const titles = Array.from({ length: width }, (_, index) => table.headings[index] ?? '')
    return {
      name: sheetName(table.sheet.name),
      head: [
        ...titles.map((title) => ({ title, width: 14 })),
        { title: '出处', width: 12 },
        { title: '原因', width: 60 },
      ],
      rows: rows.map(({ draft, reason }) => [
        ...titles.map((_, index) => rawCell(draft.row.cells[index])),
        `第 ${draft.row.line} 行`,
        reason.slice(0, longestCell),
      ]),
    }
  })
  const lines = Map.groupBy(
    rejected.flatMap(({ draft }) => draft.lines),
    ({ sheet }) => sheet,
  )
  const besides = [...lines].map(([sheet, each]): Page => {
    const head = sheet.rows.find((row) => row.some((cell) => shown(cell).includes(ownerColumn))) ?? []
    return {
      name: sheetName(sheet.name),
      head: head.map((cell) => ({ title: shown(cell), width: 14 })),
      rows: each.map(({ cells }) => head.map((_, index) => rawCell(cells[index]))),
    }
  })
  return [...pages, ...besides]
}

const rawCell = (cell: Parameters<typeof shown>[0]): string =>
  isMoment(cell) && cell.day === '1899-12-30' ? cell.time.slice(0, 5) : shown(cell)
