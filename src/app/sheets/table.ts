import type { Matter } from '#domain/engine/matter.ts'
import { type Cell, columnName, folded, isEmpty, shown } from './cell.ts'
import { type Column, columnsOf, numberColumn, ownerColumn } from './columns.ts'
import { headingsOf, headKey, isAmount, type Known, unitAbove } from './heading.ts'
import type { Sheet } from './workbook.ts'

/** The sheet is none of this register, or could be misunderstood: nothing of it is read. */
export class ForeignSheet extends Error {}

export type Row = {
  readonly sheet: Sheet
  /** The row's number as the program shows it. */
  readonly line: number
  readonly cells: readonly Cell[]
  /** What stands in the column 序号, by which lines of other sheets name the row. */
  readonly number: string | undefined
}

/** The part of a sheet that holds rows of the register. */
export type Table = {
  readonly sheet: Sheet
  readonly headings: readonly string[]
  /** By index of the column. */
  readonly columns: ReadonlyMap<number, Known>
  readonly rows: readonly Row[]
}

export type Reading = {
  readonly tables: readonly Table[]
  /** What was seen and not read as data, in words. */
  readonly passed: readonly string[]
}

/** Headings are looked for in so many rows from the top. */
const deepest = 50
const ownColumns = new Set([numberColumn, '行号', '顺序号', '原因', '出处'])

/** Headings of a sheet of lines that belong to the rows of another one. */
export const isOfLines = (sheet: Sheet): boolean =>
  sheet.rows.slice(0, deepest).some((row) => row.some((cell) => headKey(shown(cell)) === ownerColumn))

/** Finds the rows of a register in a workbook. @throws ForeignSheet */
export function findTables(matter: Matter, sheets: readonly Sheet[], skip: readonly string[] = []): Reading {
  const passed: string[] = []
  const seen = sheets.filter((sheet) => !isOfLines(sheet) && sheet.rows.some((row) => !row.every(isEmpty)))
  const known = headingsOf(columnsOf(matter))
  const heads = seen.map((sheet) => ({ sheet, ...headOf(sheet, known) }))
  const required = columnsOf(matter).filter((column) => column.required)
  const isWhole = (head: (typeof heads)[number]) =>
    !head.sheet.isHidden && required.every((column) => [...head.columns.values()].some((one) => one.column === column))
  const whole = heads.filter(isWhole)
  if (whole.length === 0)
    throw foreign(
      matter,
      heads,
      required.map(({ title }) => title),
    )
  for (const { sheet } of heads.filter((head) => !whole.includes(head)))
    passed.push(`工作表“${sheet.name}”${sheet.isHidden ? '是隐藏的' : '没有本台账的表头'}，没有读取`)
  const tables = whole.map((head) =>
    tableOf(matter, head, required.filter(isSimplyDue).length, new Set(skip.map(headKey)), passed),
  )
  return { tables, passed }
}

type Head = { readonly at: number; readonly headings: readonly string[]; readonly columns: ReadonlyMap<number, Known> }

/** The row of the sheet that has most headings of the register; merged cells of it and above count for each column. */
function headOf(sheet: Sheet, known: (heading: string) => Known | undefined): Head {
  let best: Head = { at: 0, headings: [], columns: new Map() }
  for (const at of sheet.rows.slice(0, deepest).keys()) {
    const headings = headingsIn(sheet, at)
    const columns = new Map<number, Known>()
    headings.forEach((heading, index) => {
      const found = heading === '' ? undefined : known(heading)
      if (found) columns.set(index, found)
    })
    if (columns.size > best.columns.size) best = { at, headings, columns }
  }
  return best
}

function headingsIn({ rows, merges }: Sheet, at: number): string[] {
  const own = Array.from(rows[at] ?? [], (cell) => shown(cell).trim())
  for (const { top, left, bottom } of merges)
    if (top < at && at <= bottom && !own[left]) own[left] = shown(rows[top]?.[left]).trim()
  return Array.from(own, (heading) => heading ?? '')
}

function foreign(
  matter: Matter,
  heads: readonly (Head & { sheet: Sheet })[],
  required: readonly string[],
): ForeignSheet {
  const best = heads.toSorted((a, b) => b.columns.size - a.columns.size)[0]
  if (!best || best.columns.size === 0)
    return new ForeignSheet(`没有找到“${matter.title}”的表头。须有这些列：${required.join('、')}`)
  const found = new Set([...best.columns.values()].map(({ column }) => column.title))
  const missing = required.filter((title) => !found.has(title))
  const unknown = best.headings.filter((heading, index) => heading && !best.columns.has(index) && !isOwn(heading))
  const parts = [
    unknown.length ? `无法识别的列：${unknown.map(tidy).join('、')}` : '',
    missing.length ? `缺少的列：${missing.join('、')}` : '',
  ]
  const where = `工作表“${best.sheet.name}”第 ${best.at + 1} 行的表头与“${matter.title}”不符。`
  return new ForeignSheet(`${where}${parts.filter(Boolean).join('；')}`)
}

const isOwn = (heading: string): boolean => ownColumns.has(headKey(heading))
const tidy = (heading: string): string => heading.replace(/\s+/g, ' ')

function tableOf(
  matter: Matter,
  head: Head & { readonly sheet: Sheet },
  required: number,
  skip: ReadonlySet<string>,
  passed: string[],
): Table {
  const { sheet, at, headings, columns } = head
  const where = `工作表“${sheet.name}”`
  refuseTwice(where, columns)
  refuseUnit(where, head)
  const titles = sheet.rows.slice(0, at).flatMap((row, index) => (row.every(isEmpty) ? [] : [index + 1]))
  if (titles.length) passed.push(`${where}第 ${titles.join('、')} 行：表头以上的文字`)
  const counter = headings.findIndex((heading) => isOwn(heading) && /号$/.test(headKey(heading)))
  const rows: Row[] = []
  sheet.rows.slice(at + 1).forEach((cells, index) => {
    const line = at + index + 2
    const kind = kindOf(cells, head, required)
    if (kind === 'data') rows.push({ sheet, line, cells, number: shown(cells[counter]).trim() || undefined })
    else if (kind !== 'blank') passed.push(`${where}第 ${line} 行：${kind}`)
  })
  refuseStrangers(matter, where, head, rows, skip, passed)
  const hidden = rows.filter(({ line }) => sheet.hiddenRows.has(line - 1)).map(({ line }) => line)
  if (hidden.length) passed.push(`${where}中隐藏的第 ${hidden.join('、')} 行：不跳过，同样读取`)
  return { sheet, headings, columns, rows }
}

/** A column that the register does not have is refused where it says something, and named where it does not. */
function refuseStrangers(
  matter: Matter,
  where: string,
  { headings, columns }: Head,
  rows: readonly Row[],
  skip: ReadonlySet<string>,
  passed: string[],
): void {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), headings.length)
  const strangers = Array.from({ length: width }, (_, index) => ({
    name: headings[index] ? tidy(headings[index]) : `${columnName(index)} 列（没有表头）`,
    isFree: isOwn(headings[index] ?? '') || skip.has(headKey(headings[index] || columnName(index))),
    isFilled: rows.some(({ cells }) => !isEmpty(cells[index])),
    index,
  })).filter(({ index, isFilled }) => !columns.has(index) && (headings[index] || isFilled))
  const refused = strangers.filter(({ isFilled, isFree }) => isFilled && !isFree)
  if (refused.length)
    throw new ForeignSheet(
      `${where}的表头与“${matter.title}”不符。无法识别的列：${refused.map(({ name }) => name).join('、')}；确实不导入的列，用 --skip 写明`,
    )
  if (strangers.length) passed.push(`${where}的列：${strangers.map(({ name }) => name).join('、')}`)
}

function refuseTwice(where: string, columns: ReadonlyMap<number, Known>): void {
  const titles = [...columns.values()].map(({ column }) => column.title)
  const twice = titles.find((title, index) => titles.indexOf(title) !== index)
  if (twice !== undefined) throw new ForeignSheet(`${where}中“${twice}”一列出现两次，请只留一列`)
}

/** An amount in 万元 that is read as 元 is wrong by a factor of ten thousand and looks right. */
function refuseUnit(where: string, { sheet, at, columns, headings }: Head & { readonly sheet: Sheet }): void {
  const unit = sheet.rows
    .slice(0, at)
    .flat()
    .map((cell) => unitAbove(shown(cell)))
    .find((one) => one !== undefined)
  const bare = [...columns].filter(([index, { column }]) => isAmount(column) && !/元/.test(headings[index]!))
  if (unit === undefined || bare.length === 0) return
  const titles = bare.map(([, { column }]) => column.title).join('、')
  throw new ForeignSheet(`${where}的表头以上写有“单位：${unit}”：请在“${titles}”的表头上写明（${unit}），或者换算成元`)
}

const total = /^(本页|本月|本季度?|本年度?|全年|累计|总)?(合计|小计|总计|共计|累计|平均|汇总)数?:?(\(.*\))?$/
const note = /^(注|备注|说明|填表|制表|填报|审核|复核|负责人|单位负责人|主管|联系|电话|日期|统计|经办|打印)[^:]{0,10}:/

type Kind = 'data' | 'blank' | '合计' | '重复的表头' | '表下的说明' | '只有序号，没有内容'

function kindOf(cells: readonly Cell[], { headings, columns }: Head, required: number): Kind {
  const own = [...columns.keys()]
  const filled = cells.map((cell) => folded(shown(cell))).filter(Boolean)
  if (filled.length === 0) return 'blank'
  if (own.every((index) => isEmpty(cells[index])) && filled.length === 1 && !isProse(filled[0]!))
    return '只有序号，没有内容'
  if (own.every((index) => headKey(shown(cells[index])) === headKey(headings[index]!))) return '重复的表头'
  const due = own.filter((index) => isSimplyDue(columns.get(index)!.column) && !isEmpty(cells[index])).length
  if (due === required && required > 0) return 'data'
  if (filled.slice(0, 4).some((text) => total.test(text))) return '合计'
  return filled.every(isProse) ? '表下的说明' : 'data'
}

/** An empty list is an answer too. */
const isSimplyDue = ({ required, field }: Column): boolean =>
  required && field.kind !== 'list' && field.kind !== 'table'

const isProse = (text: string): boolean => note.test(text) || /^注[:：\d]/.test(text)
