import { fieldOf } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import { type Column, columnsOf, filesSheet, NamedFile, numberColumn, reasonsPath, textsSheet } from './columns.ts'
import type { Known } from './heading.ts'
import { type Line, type Lines, type Place, placeOf, readLines, sheetName, type Wrong } from './lines.ts'
import { type Merged, mergedIn } from './merged.ts'
import { Misread } from './readings.ts'
import { ForeignSheet, findTables, type Row, type Table } from './table.ts'
import type { Sheet } from './workbook.ts'

type Values = Readonly<Record<string, unknown>>

/** A row of the register as its cells say it, still to be judged. */
export type Draft = {
  readonly row: Row
  /** By form: the row, then each step of which anything is filled in. */
  readonly forms: ReadonlyMap<string, Values>
  readonly reasons: ReadonlyMap<string, string>
  /** Cells from which nothing can be read. */
  readonly wrong: readonly Wrong[]
  /** The cell that a place of a form was read from. */
  place(form: string, path: string): Place | undefined
  /** Lines of other sheets that belong to the row. */
  readonly lines: readonly Line[]
}

export type Drafts = { readonly table: Table; readonly drafts: readonly Draft[] }

/** The word in the column 序号 by which the example of a template is known. */
export const exampleMark = '示例'

/** Finds what a file is whose name stands in a cell; undefined when there is none. */
export type FindFile = (name: string) => Promise<Attachment | undefined>

type Sheets = { readonly tables: readonly Drafts[]; readonly passed: readonly string[] }

/** The rows of a register in a workbook, as far as cells can be read. @throws ForeignSheet */
export async function readRows(
  matter: Matter,
  sheets: readonly Sheet[],
  { skip = [], findFile = async () => undefined }: { skip?: readonly string[]; findFile?: FindFile } = {},
): Promise<Sheets> {
  const { tables, passed } = findTables(matter, sheets, skip)
  const lines = readLines(columnsOf(matter), sheets)
  const numbers = tables.flatMap(({ rows }) => rows.map(({ number }) => number))
  const twice = numbers.find(
    (one, index) => one !== undefined && lines.owners.has(one) && numbers.indexOf(one) !== index,
  )
  if (twice !== undefined) throw new ForeignSheet(`${numberColumn} ${twice} 出现两次，附表中的行不知属于哪一行`)
  const lost = [...lines.owners].find((one) => !numbers.includes(one))
  if (lost !== undefined) throw new ForeignSheet(`附表写明属于${numberColumn} ${lost}，而台账中没有这个${numberColumn}`)
  const said = [...passed]
  const read: Drafts[] = []
  for (const table of tables) {
    const merged = mergedIn(table)
    said.push(...merged.passed)
    const drafts: Draft[] = []
    for (const row of table.rows) drafts.push(await draftOf(matter, table, row, merged, lines, findFile))
    const kept = drafts.filter((draft) => !isExample(matter, draft))
    for (const { row } of drafts.filter((draft) => !kept.includes(draft)))
      said.push(`工作表“${row.sheet.name}”第 ${row.line} 行：模板的示例`)
    read.push({ table, drafts: kept })
  }
  return { tables: read, passed: said }
}

async function draftOf(
  matter: Matter,
  table: Table,
  row: Row,
  merged: Merged,
  lines: Lines,
  findFile: FindFile,
): Promise<Draft> {
  const { sheet, line, number } = row
  const forms = new Map<string, Record<string, unknown>>([['row', {}]])
  const reasons = new Map<string, string>()
  const wrong: Wrong[] = []
  for (const [index, { column, shift }] of table.columns) {
    const at = `${line}:${index}`
    const cell = merged.cells.has(at) ? merged.cells.get(at) : row.cells[index]
    const unclear = merged.unclear.get(at)
    const value = unclear
      ? new Misread(unclear)
      : await apartOr(column, lines, number, findFile, () => column.read(cell, { from1904: sheet.from1904, shift }))
    if (value instanceof Misread)
      wrong.push({ ...placeOf(sheet, line, index, column.title, cell), wanted: value.wanted })
    else if (value === undefined) continue
    else if (column.path[0] === reasonsPath) reasons.set(column.form, String(value))
    else put(forms, column, value)
  }
  settleGroups(matter, forms)
  if (number === exampleMark && !isSample(matter, forms.get('row')!))
    wrong.push({
      ...placeOf(sheet, line, 0, numberColumn, number),
      wanted: `这一行还标着“${exampleMark}”；要导入的，请改成${numberColumn}`,
    })
  const own = number === undefined ? [] : lines.all(number)
  return {
    ...{ row, forms, reasons, lines: own, wrong: [...wrong, ...own.flatMap((one) => one.wrong)] },
    place(form, path) {
      const [name, index, inner] = path.split('.')
      const isAt = ([, { column }]: readonly [number, Known]) =>
        column.form === form && (column.path.join('.') === path || column.path[0] === name)
      const found = [...table.columns].find(isAt)
      const title = found?.[1].column.title
      const entry = title === undefined ? undefined : lines.of(sheetName(title), number)[Number(index)]
      return entry?.places.get(inner ?? '') ?? (found && placeOf(sheet, line, found[0], title!, row.cells[found[0]]))
    },
  }
}

/** What stands on a sheet of its own goes before what the cell says of it. */
async function apartOr(
  column: Column,
  lines: Lines,
  number: string | undefined,
  findFile: FindFile,
  read: () => unknown,
): Promise<unknown> {
  const { field, title } = column
  const texts = lines.of(textsSheet, number).filter((one) => (one.value as Values)['column'] === title)
  if (texts.length) return texts.map((one) => (one.value as { text: string }).text).join('')
  const entries = field.kind === 'table' || field.kind === 'list' ? lines.of(sheetName(title), number) : []
  if (entries.length) return entries.map((one) => one.value)
  const value = read()
  if (field.kind !== 'file') return value
  const file = lines.of(filesSheet, number).find((one) => (one.value as Values)['column'] === title)
  if (file) {
    const { column: _, ...kept } = file.value as Values
    return kept
  }
  if (!(value instanceof NamedFile)) return value
  return (
    (await findFile(value.name)) ??
    new Misread('没有这份文件：请先用 attach 存入，或者用 --files 指出文件所在的目录，或者在工作表“附件”中写明')
  )
}

function put(forms: Map<string, Record<string, unknown>>, { form, path }: Column, value: unknown): void {
  const values = forms.get(form) ?? {}
  forms.set(form, values)
  const [name, inner] = path
  if (inner === undefined) values[name!] = value
  else values[name!] = { ...(values[name!] as object | undefined), [inner]: value }
}

const isNothing = (value: unknown): boolean => Array.isArray(value) && value.length === 0

/** Empty lists alone make no step and no group that may be left out. */
function settleGroups(matter: Matter, forms: Map<string, Record<string, unknown>>): void {
  for (const [form, values] of forms) {
    for (const [name, value] of Object.entries(values)) {
      const field = fieldOf(matter.forms[form]!, name)
      if (field?.kind === 'group' && !field.required && Object.values(value as object).every(isNothing))
        delete values[name]
    }
    if (form !== 'row' && Object.values(values).every(isNothing)) forms.delete(form)
  }
}

/** The same text for the same value, whatever the order of its fields. */
export const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

const isSample = (matter: Matter, row: Values): boolean => canonical(row) === canonical(matter.samples['row'])

/** The example line of a template that nobody has written over. */
const isExample = (matter: Matter, { row, forms }: Draft): boolean =>
  (row.number === exampleMark || row.number === undefined) && isSample(matter, forms.get('row')!)
