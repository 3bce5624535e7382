import { type Cell, columnName, isEmpty } from './cell.ts'
import type { Table } from './table.ts'

/** What merged cells mean for the rows that they cover. */
export type Merged = {
  /** The words of the first cell, where they hold for every row. */
  readonly cells: ReadonlyMap<string, Cell>
  /** Cells of which nobody can say to which row they belong. */
  readonly unclear: ReadonlyMap<string, string>
  readonly passed: readonly string[]
}

const repeatable = new Set(['text', 'day', 'choice', 'yesNo'])

/**
 * Cells that are merged over several rows: words hold for each of them, as a reader takes it; an amount would be counted
 * as often as there are rows, so it is refused.
 */
export function mergedIn({ sheet, columns, rows }: Table): Merged {
  const cells = new Map<string, Cell>()
  const unclear = new Map<string, string>()
  const passed: string[] = []
  const data = new Set(rows.map(({ line }) => line - 1))
  for (const { top, bottom, left } of sheet.merges) {
    const known = columns.get(left)
    const value = sheet.rows[top]?.[left]
    if (!known || bottom === top || !data.has(top) || isEmpty(value)) continue
    const name = `${columnName(left)}${top + 1}:${columnName(left)}${bottom + 1}`
    const { kind, unit } = known.column.field
    const isRepeated = repeatable.has(kind) && unit === undefined
    if (isRepeated) passed.push(`工作表“${sheet.name}”的 ${name} 是合并的单元格：各行按同一内容读取`)
    for (let row = top; row <= bottom; row += 1) {
      const place = `${row + 1}:${left}`
      if (isRepeated) cells.set(place, value)
      else unclear.set(place, `${name} 是合并的单元格，分不清各行是多少；请取消合并，逐行填写`)
    }
  }
  return { cells, unclear, passed }
}
