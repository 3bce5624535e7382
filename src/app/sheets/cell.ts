/** A day, and the time of it, as the formats of a spreadsheet show a number. */
export type Moment = { readonly day: string; readonly time: string }

/** What a cell shows although it has no value: an error, a formula that nobody has computed. */
export type Fault = { readonly fault: string }

/** What stands in a cell of a sheet, whatever program has written it. */
export type Cell = string | number | boolean | Moment | Fault | null | undefined

export const isMoment = (cell: Cell): cell is Moment => typeof cell === 'object' && cell !== null && 'day' in cell
export const isFault = (cell: Cell): cell is Fault => typeof cell === 'object' && cell !== null && 'fault' in cell

/** Signs by which programs say that they have no value, also where only their text has come along. */
const errors = /^(#(N\/A|VALUE!|REF!|DIV\/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|GETTING_DATA)|#{3,})$/i

export const faultIn = (text: string): Fault | undefined =>
  errors.test(text.trim()) ? { fault: text.trim() } : undefined

export const isEmpty = (cell: Cell): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '')

/** What a person sees in the cell. */
export function shown(cell: Cell): string {
  if (cell === null || cell === undefined) return ''
  if (typeof cell === 'boolean') return cell ? '是' : '否'
  if (typeof cell === 'number') return plain(cell)
  if (typeof cell === 'string') return cell
  if (isFault(cell)) return cell.fault
  return cell.time === '00:00:00' ? cell.day : `${cell.day} ${cell.time}`
}

/** A number in digits: fifteen of them are what a spreadsheet keeps, what follows is noise of its arithmetic. */
export function plain(value: number): string {
  const text = String(Number(value.toPrecision(15)))
  return text.includes('e') ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 }) : text
}

const letters = 26

/** The name of a column: A, B, … Z, AA. */
export function columnName(index: number): string {
  const last = String.fromCharCode(65 + (index % letters))
  return index < letters ? last : `${columnName(Math.floor(index / letters) - 1)}${last}`
}

/** Half-width, without white space: how words that people type differently are compared. */
export const folded = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b-\u200d\ufeff]/g, '')
