import writeExcelFile from 'write-excel-file/node'
import { parseEntropy } from '#domain/draw/entropy-file.ts'
import { ticketLine } from '#domain/draw/hash.ts'
import { parseSheet } from '#domain/draw/sheet.ts'
import { solve } from '#domain/draw/solve.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { nodeDrawHashes } from './node-hash.ts'
import { columnName, sha256Row, utf8Hex } from './sha256-formulas.ts'

/** Rows that are computed step by step: more make a workbook that an office machine opens slowly. */
export const mostRows = 300
/** Tickets that a workbook lists. */
export const mostTickets = 20_000
/** Characters of an identifier that a row has cells for, and bytes that fit between seed and ticket number. */
const mostCharacters = 32
const mostBytes = 119 - 64 - '|U|'.length - '|999'.length

type Cell = {
  readonly value: string | number
  readonly type: StringConstructor | NumberConstructor | 'Formula'
  readonly fontWeight?: 'bold'
}
const text = (value: string): Cell => ({ value, type: String })
const number = (value: number): Cell => ({ value, type: Number })
const formula = (value: string): Cell => ({ value: `=${value}`, type: 'Formula' })
const head = (value: string): Cell => ({ value, type: String, fontWeight: 'bold' })

/** Whether a spreadsheet's own functions can recompute the draw: identifiers that fit two blocks, not too many tickets. */
export function canBeChecked(sheetText: string): boolean {
  const { units } = parseSheet(sheetText)
  const tickets = units.reduce((sum, unit) => sum + unit.weight, 0)
  const fits = (id: string): boolean => id.length <= mostCharacters && utf8(id).length <= mostBytes && !isBeyond(id)
  return tickets > 0 && tickets <= mostTickets && units.every(({ id }) => fits(id))
}

/** Characters beyond plane 0 are two for some spreadsheets and one for others. */
const isBeyond = (id: string): boolean => /[\u{10000}-\u{10ffff}]/u.test(id)

type Ticket = {
  readonly stratum: string
  readonly unit: string
  readonly name: string
  readonly ticket: number
  readonly hash: string
}

/**
 * The check sheet (核算表): a row for each ticket, the selected units' first, each hashed with built-in functions only
 * and ranked among the tickets of its stratum. Changing the seed, a unit or a ticket number changes what follows. Where
 * there are more tickets than rows, a second sheet lists them all.
 */
export async function checkWorkbook(sheetText: string, entropyText: string): Promise<Uint8Array> {
  const sheet = parseSheet(sheetText)
  parseEntropy(entropyText, sheet, nodeDrawHashes.sha256.hex(sheetText), nodeDrawHashes.sha256)
  const tickets = ticketsOf(sheetText, entropyText)
  const shown = tickets.slice(0, mostRows)
  const isWhole = shown.length === tickets.length
  const top = 4
  const last = top + shown.length - 1
  const strata = isWhole ? `$A$${top}:$A$${last}` : `${listTitle}!$A$2:$A$${tickets.length + 1}`
  const keys = isWhole ? `$${keyColumn}$${top}:$${keyColumn}$${last}` : `${listTitle}!$E$2:$E$${tickets.length + 1}`
  const data = [
    [head('种子'), text(nodeDrawHashes.sha256.hex(entropyText))],
    [head('说明'), text(isWhole ? explained : `${explained}${listed}`)],
    columns.map(head),
    ...shown.map((ticket, index) => rowOf(ticket, top + index, strata, keys)),
  ]
  const buffer = isWhole
    ? await writeExcelFile(data).toBuffer()
    : await writeExcelFile([
        { data, sheet: '核算表' },
        { data: listOf(tickets), sheet: listTitle },
      ]).toBuffer()
  return new Uint8Array(buffer)
}

const explained =
  '每行是一张抽签券，抽中的排在前面。“散列”由表格自带函数按 SHA-256 逐步算出，可与公布的结果逐一核对；名次为同层内从小到大。改动种子、对象编号或券号，后面随之重算。'
const listed = '“全部抽签券”列出每一张券的散列，名次按它排；其中任何一张都可以把编号和券号填入本表一行来核算。'
const listTitle = '全部抽签券'
const columns = [
  ...['分层', '对象编号', '券号', '名次', '散列', '编号的字节', '长度', '对象名称', '散列前48位', '券号文本'],
  '以下为计算步骤',
]
const keyColumn = columnName(8)
const firstCharacter = 10

function rowOf({ stratum, unit, name, ticket }: Ticket, row: number, strata: string, keys: string): Cell[] {
  const characters = Array.from({ length: mostCharacters }, (_, i) => utf8Hex(`$B${row}`, i + 1))
  const middle = characters.map((_, i) => `$${columnName(firstCharacter + i)}${row}`).join('&')
  // The beginning is put together cell by cell too, so that a changed seed is taken up.
  const line = { begin: '($B$1&"|U|")', beginLength: 67, middle: `$F${row}`, end: `$J${row}`, length: `$G${row}` }
  const { formulas, hash } = sha256Row(row, line, firstCharacter + mostCharacters)
  const hex = hash.map((cell) => `LOWER(DEC2HEX(${cell},8))`).join('&')
  return [
    text(stratum),
    text(unit),
    number(ticket),
    formula(`COUNTIFS(${strata},A${row},${keys},"<"&${keyColumn}${row})+1`),
    formula(hex),
    formula(middle),
    formula(`67+LEN(F${row})/2+LEN(J${row})`),
    text(name),
    // 48 bits are compared: as many as a spreadsheet's numbers hold exactly.
    formula(`${hash[0]}*65536+INT(${hash[1]}/65536)`),
    formula(`"|"&C${row}`),
    ...characters.map(formula),
    ...formulas.map(formula),
  ]
}

const listOf = (tickets: readonly Ticket[]): Cell[][] => [
  ['分层', '对象编号', '券号', '散列', '散列前48位'].map(head),
  ...tickets.map(({ stratum, unit, ticket, hash }) => [
    text(stratum),
    text(unit),
    number(ticket),
    text(hash),
    number(Number.parseInt(hash.slice(0, 12), 16)),
  ]),
]

/** The tickets that won, in the order of the selection, then all others, stratum by stratum, the smallest first. */
function ticketsOf(sheetText: string, entropyText: string): readonly Ticket[] {
  const { units } = parseSheet(sheetText)
  const { seed, selected } = solve(sheetText, entropyText, nodeDrawHashes)
  const place = new Map(selected.map((unit, index) => [unit, index]))
  const won = new Set<string>()
  const all = units
    .flatMap(({ stratum, id, name, weight }) =>
      Array.from({ length: weight }, (_, index) => ({
        stratum,
        unit: id,
        name,
        ticket: index + 1,
        hash: nodeDrawHashes.sha256.hex(ticketLine(seed, id, index + 1)),
      })),
    )
    .sort((a, b) => compare(a.stratum, b.stratum) || compare(a.hash, b.hash))
  const isWinner = ({ unit }: Ticket): boolean => place.has(unit) && !won.has(unit) && won.add(unit).size > 0
  const { winners = [], others = [] } = Object.groupBy(all, (ticket) => (isWinner(ticket) ? 'winners' : 'others'))
  return [...winners.sort((a, b) => place.get(a.unit)! - place.get(b.unit)!), ...others]
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
