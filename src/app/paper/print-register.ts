import { at, type Day } from '#domain/calendar/day.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import type { Press } from './press/press.ts'

/** A register as a book: its head and rows as they stand in its spreadsheet. */
export type RegisterBook = {
  readonly title: string
  readonly issuer: string
  readonly on: Day
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** Half characters: a Han character is as wide as two digits. */
const widthOf = (text: string): number => text.replace(/[^\x20-\x7e]/g, 'xx').length

/** Columns are as wide as their texts ask, within bounds: a number does not take the room of a sentence. */
export function sharesOf({ head, rows }: Pick<RegisterBook, 'head' | 'rows'>): number[] {
  return head.map((name, column) => {
    const lengths = rows.map((row) => widthOf(row[column] ?? '')).sort((a, b) => a - b)
    const usual = lengths[Math.floor(lengths.length * 0.9)] ?? 0
    return Math.min(48, Math.max(8, widthOf(name), usual))
  })
}

export const registerPdf = (press: Press, book: RegisterBook): Promise<Uint8Array> =>
  press.pdf(
    'register',
    { printed: { book: { ...book, shares: sharesOf(book) } }, raw: {} },
    secondsOf(at(book.on, '00:00'))!,
  )
