import { inflateRawSync } from 'node:zlib'

/** A workbook that would take more than this to read is not read: a file of a kilobyte can ask for gigabytes. */
const bounds = { entries: 500, unpacked: 200 * 1024 * 1024, sheets: 50, columns: 500, cells: 20_000_000 }

/** Why a workbook is not read, in words; undefined when it is within bounds. Looks at the file without building it. */
export function beyondBounds(bytes: Uint8Array): string | undefined {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const entries = entriesOf(file)
  if (!entries) return '不是完整的 .xlsx 工作簿'
  const sheets = entries.filter(({ name }) => /^xl\/worksheets\/[^/]+\.xml$/.test(name))
  if (entries.length > bounds.entries || sheets.length > bounds.sheets)
    return `工作簿中的文件或者工作表过多（至多 ${bounds.sheets} 张工作表）`
  let left = bounds.unpacked
  for (const entry of entries) {
    const content = unpack(file, entry, left)
    if (content === undefined) return `工作簿展开后超过 ${bounds.unpacked / 1024 / 1024} MiB，请分成几个文件`
    left -= content.length
    if (sheets.includes(entry)) {
      const { rows, columns } = extentOf(content)
      if (columns > bounds.columns || rows * columns > bounds.cells)
        return `工作表过大（${rows} 行、${columns} 列）：至多 ${bounds.columns} 列；请删去右侧、下方的空格子后另存`
    }
  }
  return undefined
}

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly at: number }

/** The central directory of a zip. Sizes that it tells are not believed. */
function entriesOf(file: Buffer): readonly Entry[] | undefined {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > file.length) return undefined
  const entries: Entry[] = []
  let place = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (place + 46 > file.length || file.readUInt32LE(place) !== 0x02014b50) return undefined
    const [name, extra, comment] = [28, 30, 32].map((offset) => file.readUInt16LE(place + offset)) as [
      number,
      number,
      number,
    ]
    entries.push({
      name: file.toString('utf8', place + 46, place + 46 + name),
      method: file.readUInt16LE(place + 10),
      packed: file.readUInt32LE(place + 20),
      at: file.readUInt32LE(place + 42),
    })
    place += 46 + name + extra + comment
  }
  return entries
}

/** The contents of an entry; undefined when they are longer than may be, or damaged. */
function unpack(file: Buffer, { method, packed, at }: Entry, most: number): Buffer | undefined {
  if (at + 30 > file.length) return undefined
  const from = at + 30 + file.readUInt16LE(at + 26) + file.readUInt16LE(at + 28)
  const content = file.subarray(from, from + packed)
  if (method === 0) return content.length <= most ? content : undefined
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, most) })
  } catch {
    return undefined
  }
}

/** How far the cells of a sheet reach, by their own names: a reader builds all that lies between. */
function extentOf(content: Buffer): { readonly rows: number; readonly columns: number } {
  let [rows, columns] = [0, 0]
  for (const [, letters, row] of content.toString('latin1').matchAll(/\br="([A-Z]{1,3})(\d{1,7})"/g)) {
    rows = Math.max(rows, Number(row))
    columns = Math.max(
      columns,
      [...letters!].reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0),
    )
  }
  return { rows, columns }
}
