import type { Quantity } from './quantity.ts'

/** What stands on either side of a number, up to the next mark or number; folded text, blanks removed. */
export type Stretch = {
  readonly before: string
  readonly after: string
  /** The mark in front of `before`; '' where a number is there. */
  readonly mark: string
  /** No mark but 、 or 和 stands between this number and the one before it. */
  readonly joined: boolean
}

const marks = ',;。:!?\n'
const ends = `${marks}()、`
const reach = 120

/** Where the clause that holds `at` begins; what stands in brackets before it is passed over. */
function clauseStart(text: string, at: number, floor: number): number {
  let depth = 0
  for (let i = at - 1; i >= Math.max(floor, at - reach); i -= 1) {
    const sign = text.charAt(i)
    if (sign === ')' || sign === '》') depth += 1
    else if ((sign === '(' || sign === '《') && depth > 0) depth -= 1
    else if (depth <= 0 && (sign === '(' || marks.includes(sign))) return i + 1
  }
  return Math.max(floor, at - reach, 0)
}

function clauseEnd(text: string, from: number, ceiling: number): number {
  for (let i = from; i < Math.min(ceiling, from + 60); i += 1) {
    if (ends.includes(text.charAt(i))) return i
  }
  return Math.min(ceiling, from + 60)
}

/** Notes in brackets without a number of their own: 县(市、区), 收入(不含税). */
const note = /\([^()\d]{0,20}\)/g

export function stretchOf(text: string, quantities: readonly Quantity[], index: number): Stretch {
  const { at, end } = quantities[index]!
  let i = index - 1
  while (i >= 0 && quantities[i]!.end > at) i -= 1
  let j = index + 1
  while (j < quantities.length && quantities[j]!.at < end) j += 1
  const [previous, next] = [quantities[i], quantities[j]]
  const floor = previous?.end ?? 0
  const start = clauseStart(text, at, floor)
  const before = text.slice(start, at).replace(note, '').replace(/\s+/g, '')
  const after = text.slice(end, clauseEnd(text, end, next?.at ?? text.length)).replace(/\s+/g, '')
  return {
    before: before.replace(/^[、和及与]+/, ''),
    after: after.replace(/(?:和|及|与|以及)$/, ''),
    mark: start > floor || previous === undefined ? text.charAt(start - 1) : '',
    joined: previous !== undefined && /^(?:[、和及与]|以及)?$/.test(text.slice(floor, at).trim()),
  }
}
