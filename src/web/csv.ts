import { Readable } from 'node:stream'
import type { Context } from 'hono'

/** A cell: text as people or systems wrote it, or an identifier or number that must keep its digits. */
export type Cell = string | number | null | { readonly id: string }

/**
 * Spreadsheets turn long digits into rounded numbers and 0012 into 12: a tab at the end keeps an identifier text.
 * Text that would be read as a formula is kept from being one (CSV injection).
 */
function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'number') return String(cell)
  if (typeof cell === 'object') return quote(/^[\d.eE+-]+$/.test(cell.id) ? `${cell.id}\t` : guard(cell.id))
  return quote(guard(cell))
}

const guard = (text: string): string =>
  /^[=+\-@\t\r＝＋－＠]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text) ? `'${text}` : text
const quote = (text: string): string => (/[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(cellText).join(',')}\r\n`

/** Longer tables are asked for by year or words; and nobody reads one for longer than this. */
const mostRows = 200_000
const longestReading = 10 * 60_000

/** Sends a table as it is read, with the mark by which spreadsheets know UTF-8. @throws Busy when too many are reading */
export async function sendCsv(
  c: Context,
  exports: Exports,
  name: string,
  head: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Promise<Response> {
  const out = await exports.enter()
  const stream = Readable.from(linesOf(head, rows))
  const end = setTimeout(() => stream.destroy(), longestReading)
  stream.once('close', () => {
    clearTimeout(end)
    out()
  })
  return c.body(Readable.toWeb(stream) as ReadableStream, 200, {
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': attachmentName(`${name}.csv`),
    'cache-control': 'no-store',
  })
}

type Exports = { readonly enter: () => Promise<() => void> }

async function* linesOf(head: readonly string[], rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder()
  let text = `\uFEFF${csvLine(head)}`
  let count = 0
  for await (const row of rows) {
    count += 1
    if (count > mostRows) {
      text += csvLine([`只导出前 ${mostRows} 条，其余请按年度或者文字筛选后导出`])
      break
    }
    text += csvLine(row)
    if (text.length > 65_536) {
      yield encoder.encode(text)
      text = ''
    }
  }
  yield encoder.encode(text)
}

/** RFC 6266: the name in UTF-8 for all current browsers. */
export const attachmentName = (name: string): string =>
  `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`)}`
