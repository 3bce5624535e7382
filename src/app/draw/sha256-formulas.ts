import { initialState, roundConstants } from '#domain/draw/pure-sha256.ts'

// SHA-256 of a line of 56 to 119 bytes (two blocks) in spreadsheet cells, with built-in functions only.
// Functions that came with Excel 2013 carry the prefix that the file format demands; people see BITXOR.

const word = '4294967296'
const and = (a: string, b: string): string => `_xlfn.BITAND(${a},${b})`
const xor = (a: string, b: string): string => `_xlfn.BITXOR(${a},${b})`
const shift = (x: string, n: number): string => `_xlfn.BITRSHIFT(${x},${n})`
const rotate = (x: string, n: number): string => `(${shift(x, n)}+MOD(${x},${2 ** n})*${2 ** (32 - n)})`
const sum = (...terms: readonly (string | number)[]): string => `MOD(${terms.join('+')},${word})`

const small = (x: string, a: number, b: number, c: number): string => xor(xor(rotate(x, a), rotate(x, b)), shift(x, c))
const large = (x: string, a: number, b: number, c: number): string => xor(xor(rotate(x, a), rotate(x, b)), rotate(x, c))
const choose = (e: string, f: string, g: string): string => xor(and(e, f), and(`(${word}-1-${e})`, g))
const majority = (a: string, b: string, c: string): string => xor(xor(and(a, b), and(a, c)), and(b, c))

/** A, B … Z, AA … */
export function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26))
  return index < 26 ? letter : `${columnName(Math.floor(index / 26) - 1)}${letter}`
}

/** The UTF-8 bytes of the i-th character (from 1) of a text, as hex; nothing beyond its end. Plane 0 only. */
export function utf8Hex(text: string, i: number): string {
  const code = `_xlfn.UNICODE(MID(${text},${i},1))`
  const byte = (value: string) => `DEC2HEX(${value},2)`
  const tail = (shift: number) => byte(`128+MOD(INT(${code}/${shift}),64)`)
  const two = `${byte(`192+INT(${code}/64)`)}&${tail(1)}`
  const three = `${byte(`224+INT(${code}/4096)`)}&${tail(64)}&${tail(1)}`
  return `IF(${i}>LEN(${text}),"",IF(${code}<128,${byte(code)},IF(${code}<2048,${two},${three})))`
}

/** A line of a known beginning in ASCII, a middle given as hex bytes, and an end in ASCII; each in a cell. */
export type LineCells = {
  readonly begin: string
  /** Bytes of the beginning. */
  readonly beginLength: number
  readonly middle: string
  readonly end: string
  /** Bytes of the whole line. */
  readonly length: string
}

/** Byte i (from 1) of the padded line. */
function byte({ begin, beginLength, middle, end, length }: LineCells, i: number): string {
  if (i <= beginLength) return `CODE(MID(${begin},${i},1))`
  const at = i - beginLength
  const ending = `CODE(MID(${end},${at}-LEN(${middle})/2,1))`
  const inMiddle = `HEX2DEC(MID(${middle},${2 * at - 1},2))`
  return `IF(${at}<=LEN(${middle})/2,${inMiddle},IF(${i}<=${length},${ending},IF(${i}=${length}+1,128,0)))`
}

function messageWord(line: LineCells, index: number): string {
  if (index === 30) return '0'
  if (index === 31) return `${line.length}*8`
  return [1, 2, 3, 4].map((k) => `${byte(line, index * 4 + k)}*${256 ** (4 - k)}`).join('+')
}

/**
 * The formulas of one row, cell by cell from column `first` on, and the columns of the eight words of the hash.
 * @param row number of the row, from 1
 */
export function sha256Row(row: number, line: LineCells, first: number) {
  const formulas: string[] = []
  const cell = (column: number): string => `$${columnName(column)}${row}`
  const put = (formula: string): string => {
    formulas.push(formula)
    return cell(first + formulas.length - 1)
  }
  let state = initialState.map(String)
  for (const block of [0, 1]) {
    const w = Array.from({ length: 16 }, (_, t) => put(messageWord(line, block * 16 + t)))
    for (let t = 16; t < 64; t++)
      w.push(put(sum(small(w[t - 2]!, 17, 19, 10), w[t - 7]!, small(w[t - 15]!, 7, 18, 3), w[t - 16]!)))
    let [a, b, c, d, e, f, g, h] = state as [string, string, string, string, string, string, string, string]
    for (let t = 0; t < 64; t++) {
      const t1 = put(sum(h, large(e, 6, 11, 25), choose(e, f, g), roundConstants[t]!, w[t]!))
      const next = put(sum(t1, large(a, 2, 13, 22), majority(a, b, c)))
      ;[h, g, f, e] = [g, f, e, put(sum(d, t1))]
      ;[d, c, b, a] = [c, b, a, next]
    }
    state = [a, b, c, d, e, f, g, h].map((value, index) => put(sum(state[index]!, value)))
  }
  return { formulas, hash: state }
}
