import { folded } from './cell.ts'
import type { Column } from './columns.ts'

/** A heading that the register knows, and the places by which its unit moves the point. */
export type Known = { readonly column: Column; readonly shift: number }

const marks = /[*★☆※]|[([【<](必填项?|选填项?|可选|必须填写)[)\]】>]/g
const units: Readonly<Record<string, number>> = { 元: 0, 千元: 3, 万元: 4, 百万元: 6, 亿元: 8 }
const withUnit = /^(.+?)(?:[(/,:·]|\[)(?:单位:?|人民币)?(元|千元|万元|百万元|亿元)[)\]]?$/
const withNote = /^(.+?)\([^()]*\)$/

/** A heading as it is compared: half-width, without white space and the marks of what must be filled in. */
export const headKey = (text: string): string => folded(text).replace(marks, '')

/** Finds the column of a heading: by its words, then without the unit or the note that stands in brackets behind them. */
export function headingsOf(columns: readonly Column[]): (heading: string) => Known | undefined {
  const byKey = new Map(columns.map((column) => [headKey(column.title), column]))
  return (heading) => {
    const key = headKey(heading)
    const exact = byKey.get(key)
    if (exact) return { column: exact, shift: 0 }
    const [, named, unit] = withUnit.exec(key) ?? []
    if (named !== undefined) {
      const column = byKey.get(named)
      return column && isAmount(column) ? { column, shift: units[unit!]! } : undefined
    }
    const column = byKey.get(withNote.exec(key)?.[1] ?? '')
    return column && { column, shift: 0 }
  }
}

export const isAmount = ({ field }: Column): boolean => field.unit === '元'

/** A unit that the words above a table give to all its amounts; 元 needs no mention. */
export const unitAbove = (text: string): string | undefined =>
  /单位:?(?:人民币)?(千元|万元|百万元|亿元)/.exec(folded(text))?.[1]
