import type { Field } from '#domain/engine/form.ts'
import { type Cell, columnName, folded, isEmpty, shown } from './cell.ts'
import { type Column, filesSheet, lineColumns, ownerColumn, readerOf, textsSheet } from './columns.ts'
import { headKey } from './heading.ts'
import { Misread } from './readings.ts'
import { ForeignSheet, isOfLines } from './table.ts'
import type { Sheet } from './workbook.ts'

/** Where a value was read: what a person needs to find the cell again. */
export type Place = { readonly sheet: string; readonly cell: string; readonly column: string; readonly read: string }

export type Wrong = Place & { readonly wanted: string }

/** One line of a sheet beside the register's own. */
export type Line = {
  readonly sheet: Sheet
  readonly line: number
  readonly cells: readonly Cell[]
  readonly value: unknown
  readonly places: ReadonlyMap<string, Place>
  readonly wrong: readonly Wrong[]
}

/** The lines that belong to the rows of a register, by the sheet's name and the number of the row. */
export type Lines = {
  of(sheet: string, owner: string | undefined): readonly Line[]
  /** All lines of a row, whatever sheet they are on. */
  all(owner: string): readonly Line[]
  readonly owners: ReadonlySet<string>
}

/** The name of a sheet: programs take 31 characters and none of seven signs. */
export const sheetName = (title: string): string => title.replace(/[[\]:*?/\\]/g, '·').slice(0, 31)

const text = (name: string, title: string): Field => ({
  ...{ name, title, kind: 'text', required: true, due: true, computed: false, secret: false, ahead: false },
})

/** What is said of a file, and of a text that is longer than a cell. */
export const fileFields: readonly Field[] = [
  text('column', '栏目'),
  text('name', '文件名'),
  { ...text('size', '大小'), kind: 'whole' },
  text('type', '类型'),
  text('sha256', '摘要'),
]
export const textFields: readonly Field[] = [text('column', '栏目'), text('text', '内容')]

/** Reads every sheet that belongs to rows of another one. @throws ForeignSheet */
export function readLines(columns: readonly Column[], sheets: readonly Sheet[]): Lines {
  const fields = new Map<string, readonly Field[]>([
    [filesSheet, fileFields],
    [textsSheet, textFields],
    ...columns
      .filter(({ field }) => field.kind === 'table' || field.kind === 'list')
      .map(({ title, field }): [string, readonly Field[]] => [sheetName(title), lineColumns(field)]),
  ])
  const byName = new Map([...fields].map(([name, each]) => [folded(name), { name, each }]))
  const found = new Map<string, Line[]>()
  const byOwner = new Map<string, Line[]>()
  for (const sheet of sheets.filter((one) => !one.isHidden && isOfLines(one))) {
    const known = byName.get(folded(sheet.name))
    if (!known)
      throw new ForeignSheet(`工作表“${sheet.name}”不是本台账的附表。附表有：${[...fields.keys()].join('、')}`)
    const isEntry = known.name !== filesSheet && known.name !== textsSheet && known.each.length > 1
    const isBare = known.each.length === 1
    for (const [owner, line] of linesOf(sheet, known.each, isBare ? 'bare' : isEntry ? 'entry' : 'other')) {
      const key = `${known.name}\0${owner}`
      found.set(key, [...(found.get(key) ?? []), line])
      byOwner.set(owner, [...(byOwner.get(owner) ?? []), line])
    }
  }
  return {
    of: (sheet, owner) => (owner === undefined ? [] : (found.get(`${sheet}\0${owner}`) ?? [])),
    all: (owner) => byOwner.get(owner) ?? [],
    owners: new Set(byOwner.keys()),
  }
}

function* linesOf(sheet: Sheet, fields: readonly Field[], kind: 'bare' | 'entry' | 'other'): Generator<[string, Line]> {
  const at = sheet.rows.findIndex((row) => row.some((cell) => headKey(shown(cell)) === ownerColumn))
  const headings = (sheet.rows[at] ?? []).map((cell) => headKey(shown(cell)))
  const columns = headings.map((heading) => fields.find(({ title }) => headKey(title) === heading))
  const owner = headings.indexOf(ownerColumn)
  const missing = fields.filter((field) => field.required && !columns.includes(field)).map(({ title }) => title)
  const unknown = headings.filter((heading, index) => heading && index !== owner && !columns[index])
  if (missing.length || unknown.length) {
    const parts = [
      unknown.length ? `无法识别的列：${unknown.join('、')}` : '',
      missing.length ? `缺少的列：${missing.join('、')}` : '',
    ]
    throw new ForeignSheet(`工作表“${sheet.name}”的表头不符。${parts.filter(Boolean).join('；')}`)
  }
  for (const [index, cells] of sheet.rows.slice(at + 1).entries()) {
    if (columns.every((field, column) => !field || isEmpty(cells[column]))) continue
    const line = at + index + 2
    const number = shown(cells[owner]).trim()
    if (number === '') throw new ForeignSheet(`工作表“${sheet.name}”第 ${line} 行没有写明${ownerColumn}`)
    yield [number, lineOf(sheet, line, cells, columns, kind)]
  }
}

function lineOf(
  sheet: Sheet,
  line: number,
  cells: readonly Cell[],
  columns: readonly (Field | undefined)[],
  kind: 'bare' | 'entry' | 'other',
): Line {
  const value: Record<string, unknown> = {}
  const places = new Map<string, Place>()
  const wrong: Wrong[] = []
  columns.forEach((field, index) => {
    if (!field) return
    const place = placeOf(sheet, line, index, field.title, cells[index])
    places.set(field.name, place)
    // A long text is cut where the cell was full: no sign of it may be lost at the cut.
    const read = field.name === 'text' && kind === 'other' ? cells[index] : readerOf(field)(cells[index], sheet)
    if (read instanceof Misread) wrong.push({ ...place, wanted: read.wanted })
    else if (read !== undefined) value[field.name] = read
  })
  return { sheet, line, cells, value: kind === 'bare' ? value[''] : value, places, wrong }
}

export const placeOf = (sheet: Sheet, line: number, index: number, column: string, cell: Cell): Place => ({
  sheet: sheet.name,
  cell: `${columnName(index)}${line}`,
  column,
  read: shown(cell).slice(0, 60),
})
