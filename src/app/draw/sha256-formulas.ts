import { initialState, roundConstants } from '#domain/draw/pure-sha256.ts'

// SHA-256 of a text of 56 to 119 ASCII characters (two blocks) in spreadsheet cells, with built-in functions only.
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

/** Byte i (from 1) of the padded message whose text stands in cell `text` and its length in `length`. */
const byte = (text: string, length: string, i: number): string =>
  `IF(${i}<=${length},CODE(MID(${text},${i},1)),IF(${i}=${length}+1,128,0))`

function messageWord(text: string, length: string, index: number): string {
  if (index === 30) return '0'
  if (index === 31) return `${length}*8`
  const at = index * 4
  return [1, 2, 3, 4].map((k) => `${byte(text, length, at + k)}*${256 ** (4 - k)}`).join('+')
}

/**
 * The formulas of one row, cell by cell from column `first` on, and the columns of the eight words of the hash.
 * @param row number of the row, from 1
 */
export function sha256Row(row: number, textColumn: number, lengthColumn: number, first: number) {
  const formulas: string[] = []
  const cell = (column: number): string => `$${columnName(column)}${row}`
  const put = (formula: string): string => {
    formulas.push(`=${formula}`)
    return cell(first + formulas.length - 1)
  }
  let state = initialState.map(String)
  for (const block of [0, 1]) {
    const w = Array.from({ length: 16 }, (_, t) =>
      put(messageWord(cell(textColumn), cell(lengthColumn), block * 16 + t)),
    )
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
