import writeExcelFile from 'write-excel-file/node'
import { parseEntropy } from '#domain/draw/entropy-file.ts'
import { parseSheet } from '#domain/draw/sheet.ts'
import { nodeDrawHashes } from './node-hash.ts'
import { columnName, sha256Row } from './sha256-formulas.ts'

/** More tickets than this make a workbook that an office machine opens slowly. */
export const mostTickets = 300
const longest = 119

type Cell = {
  readonly value: string | number
  readonly type: StringConstructor | NumberConstructor | 'Formula'
  readonly fontWeight?: 'bold'
}
const text = (value: string): Cell => ({ value, type: String })
const number = (value: number): Cell => ({ value, type: Number })
const formula = (value: string): Cell => ({ value, type: 'Formula' })
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' })

/** Whether a spreadsheet's own functions can recompute the draw: ASCII ids, lines of two blocks, not too many tickets. */
export function canBeChecked(sheetText: string): boolean {
  const { units } = parseSheet(sheetText)
  const tickets = units.reduce((sum, unit) => sum + unit.weight, 0)
  const fits = (id: string): boolean => /^[\x21-\x7e]+$/.test(id) && 64 + 4 + id.length + 3 <= longest
  return tickets > 0 && tickets <= mostTickets && units.every(({ id }) => fits(id))
}

/**
 * The check sheet (核算表): a row for each ticket, its line of text put together and hashed with built-in functions
 * only, and its rank among the tickets of its stratum. Changing the seed in B1 changes everything below.
 */
export async function checkWorkbook(sheetText: string, entropyText: string): Promise<Uint8Array> {
  const sheet = parseSheet(sheetText)
  parseEntropy(entropyText, sheet, nodeDrawHashes.sha256.hex(sheetText), nodeDrawHashes.sha256)
  const seed = nodeDrawHashes.sha256.hex(entropyText)
  const tickets = sheet.units.flatMap((unit) =>
    Array.from({ length: unit.weight }, (_, index) => ({ unit, ticket: index + 1 })),
  )
  const top = 4
  const [textColumn, lengthColumn, first] = [5, 6, 9]
  const last = top + tickets.length - 1
  const rows = tickets.map(({ unit, ticket }, index) => {
    const row = top + index
    const { formulas, hash } = sha256Row(row, textColumn, lengthColumn, first)
    const hex = hash.map((cell) => `LOWER(DEC2HEX(${cell},8))`).join('&')
    // 48 bits are compared: as many as a spreadsheet's numbers hold exactly.
    const size = `${hash[0]}*65536+INT(${hash[1]}/65536)`
    const key = `$${columnName(8)}`
    const smaller = `SUMPRODUCT(($A$${top}:$A$${last}=A${row})*(${key}$${top}:${key}$${last}<${key}${row}))+1`
    return [
      text(unit.stratum),
      text(unit.id),
      number(ticket),
      formula(`=${smaller}`),
      formula(`=${hex}`),
      formula(`=$B$1&"|U|"&B${row}&"|"&C${row}`),
      formula(`=LEN(F${row})`),
      text(unit.name),
      formula(`=${size}`),
      ...formulas.map(formula),
    ]
  })
  const buffer = await writeExcelFile([
    [head('种子'), text(seed)],
    [
      head('说明'),
      text('每行是一张抽签券。“散列”由表格自带函数按 SHA-256 逐步算出，可与公布的结果逐一核对；名次为同层内从小到大。'),
    ],
    ['分层', '对象编号', '券号', '名次', '散列', '文本', '长度', '对象名称', '散列前48位', '以下为计算步骤'].map(head),
    ...rows,
  ]).toBuffer()
  return new Uint8Array(buffer)
}
