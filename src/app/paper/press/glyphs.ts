import { closeSync, openSync, readSync } from 'node:fs'

/** Half-open ranges of code points that a set of fonts can draw, in order. */
export type Coverage = readonly (readonly [from: number, until: number])[]

/** What the fonts can draw between them, by their `cmap` tables. */
export function coverageOf(files: readonly string[]): Coverage {
  const ranges = files.flatMap((file) => rangesIn(cmapOf(file))).sort(([a], [b]) => a - b)
  const merged: [number, number][] = []
  for (const [from, until] of ranges) {
    const last = merged.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else merged.push([from, until])
  }
  return merged
}

const wholeUnicode = 12

/** The table of characters alone: a font has megabytes of outlines besides. */
function cmapOf(file: string): Buffer {
  const font = openSync(file, 'r')
  try {
    const read = (length: number, at: number): Buffer => {
      const bytes = Buffer.alloc(length)
      return bytes.subarray(0, readSync(font, bytes, 0, length, at))
    }
    const head = read(12, 0)
    const tables = read(head.readUInt16BE(4) * 16, 12)
    for (let record = 0; record + 16 <= tables.length; record += 16)
      if (tables.toString('latin1', record, record + 4) === 'cmap')
        return read(tables.readUInt32BE(record + 12), tables.readUInt32BE(record + 8))
    return Buffer.alloc(4)
  } finally {
    closeSync(font)
  }
}

/** Segments of the table of format 12, which every font with characters beyond the first plane has. */
function rangesIn(cmap: Buffer): [number, number][] {
  for (let j = 0; j < cmap.readUInt16BE(2); j += 1) {
    const table = cmap.subarray(cmap.readUInt32BE(4 + j * 8 + 4))
    if (table.readUInt16BE(0) !== wholeUnicode) continue
    return Array.from({ length: table.readUInt32BE(12) }, (_, group) => {
      const at = 16 + group * 12
      return [table.readUInt32BE(at), table.readUInt32BE(at + 4) + 1]
    })
  }
  return []
}

function covers(coverage: Coverage, point: number): boolean {
  let [low, high] = [0, coverage.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const [from, until] = coverage[middle]!
    if (point < from) high = middle
    else if (point >= until) low = middle + 1
    else return true
  }
  return false
}

/** Controls and marks that turn the direction of writing would show another text than the one that was sealed. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]/u

const coded = (char: string): string => `〔U+${char.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}〕`

/** The text with every character that cannot be seen written as its code: nothing is lost, no box is printed. */
export function visible(text: string, coverage?: Coverage): string {
  const hides = (char: string): boolean =>
    char !== '\n' && (unseen.test(char) || (coverage !== undefined && !covers(coverage, char.codePointAt(0)!)))
  // Almost every text is plain: one look over it, and it is itself.
  let result = ''
  for (const char of text.replace(/\r\n?|\t/g, (found) => (found === '\t' ? ' ' : '\n')))
    result += hides(char) ? coded(char) : char
  return result
}

/** The same for every text inside a value. */
export function visibly<T>(value: T, coverage?: Coverage): T {
  if (typeof value === 'string') return visible(value, coverage) as T
  if (Array.isArray(value)) return value.map((one) => visibly(one, coverage)) as T
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, visibly(inner, coverage)])) as T
  return value
}
