import { type RawBuilder, type SqlBool, sql } from 'kysely'

/** ASCII alone: lists are compared under the locale C. */
const lowered = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase())

/** The pieces of two characters of a text, each as the number that `grams_of` makes of it. */
export function gramsOf(text: string): number[] {
  const points = [...lowered(text)].map((character) => character.codePointAt(0)! & 0xffff)
  return [...new Set(points.slice(1).map((second, index) => (points[index]! << 16) | second))]
}

/** Cells in which the words stand, found by the index of pieces; a single character is looked for in each row. */
export function sought(cells: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> {
  const words = sql`words_of(${cells})`
  const isThere = sql<SqlBool>`position(${lowered(text)} in ${words}) > 0`
  const grams = gramsOf(text)
  return grams.length
    ? sql<SqlBool>`${cells} is not null and grams_of(${words}) @> ${grams}::integer[] and ${isThere}`
    : isThere
}
