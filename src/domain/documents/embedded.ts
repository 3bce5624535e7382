/** What stands between an object's dictionary and its stream, as the press writes it. */
const mark = '/Type /EmbeddedFile'
const longestDictionary = 600

/** The compressed (zlib) bytes of the first file that travels inside a PDF; undefined where there is none. */
export function embeddedIn(pdf: Uint8Array): Uint8Array | undefined {
  const at = find(pdf, mark, 0)
  if (at < 0) return undefined
  const from = Math.max(0, at - longestDictionary)
  const before = latin1(pdf, from, at)
  const start = find(pdf, 'stream\n', at)
  if (start < 0 || start - at > longestDictionary) return undefined
  const dictionary = before.slice(before.lastIndexOf('obj')) + latin1(pdf, at, start)
  const length = Number(/\/Length (\d{1,9})(?!\d| \d+ R)/.exec(dictionary)?.[1] ?? Number.NaN)
  const begin = start + 'stream\n'.length
  return Number.isInteger(length) && begin + length <= pdf.length ? pdf.subarray(begin, begin + length) : undefined
}

function find(bytes: Uint8Array, word: string, from: number): number {
  const first = word.charCodeAt(0)
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < word.length && bytes[at + same] === word.charCodeAt(same)) same += 1
    if (same === word.length) return at
  }
  return -1
}

const latin1 = (bytes: Uint8Array, from: number, until: number): string =>
  Array.from(bytes.subarray(from, until), (byte) => String.fromCharCode(byte)).join('')
