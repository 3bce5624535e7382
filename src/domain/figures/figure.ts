import type { Day } from '../calendar/day.ts'
import type { Chapter } from '../engine/matter.ts'

/** Which facts a leaf reads, relative to the reporting year. Periods are half-open. */
export type Window =
  | 'year'
  | 'previous-year'
  | 'next-year'
  | 'year-end'
  | 'previous-year-end'
  | 'overlapping-year'
  | 'until-year-end'

/** A set of facts: one or more measures, narrowed by group or key (`{year}`: the reporting year), in a window. */
export type Leaf<M extends string = string> = {
  readonly measure: M | readonly M[]
  readonly group?: string | readonly string[]
  readonly key?: string
  readonly window: Window
}

/** How a number comes out of sets of facts. Every number stays a set of records first. */
export type Expression<M extends string = string> =
  | { readonly op: 'count' | 'distinct' | 'max' | 'latest' | 'date' | 'run'; readonly of: Leaf<M> }
  | { readonly op: 'sum'; readonly of: Leaf<M>; readonly scale?: number }
  /** 1 + the number of peers with a greater value; the own peer is named by its key. */
  | { readonly op: 'rank'; readonly of: Leaf<M>; readonly own: string }
  | { readonly op: 'ratio'; readonly of: Expression<M>; readonly per: Expression<M>; readonly times?: number }
  /** Percent of the distinct keys of `of` that are also keys of `having`. */
  | { readonly op: 'share'; readonly having: Leaf<M>; readonly of: Leaf<M> }
  /** How many of the expressions equal a number. */
  | { readonly op: 'how-many'; readonly among: readonly Expression<M>[]; readonly equal: number }

export type FigureKind = 'derived' | 'imported' | 'declared'
export const kindMark = { derived: '●', imported: '◆', declared: '✎' } as const
export const kindLabel = { derived: '系统计算', imported: '外部发布', declared: '人工申报' } as const

/** How the exact value is printed; the vague value is never stored. */
export type Print = {
  readonly decimals?: number
  readonly style?: 'exact' | 'over' | 'near' | 'estimated-over' | 'ordinal' | 'rank' | 'all' | 'date' | 'name'
  /** The unit as prose says it, where it is not the figure's own: 个渠道 for 渠道. */
  readonly unit?: string
  /** The qualifier's name in the report's fixture of claims, e.g. exact, rounded2, over. */
  readonly qualifier: string
}

/** A figure (指标): a set of records before it is a number. */
export type Figure<M extends string = string> = {
  readonly id: string
  readonly title: string
  readonly chapter: Chapter
  /** 口径, in words that an auditor can check. */
  readonly definition: string
  readonly unit: string
  readonly kind: FigureKind
  readonly value: Expression<M>
  readonly print: Print
  /** Words by which a reader names this figure; the auditor matches claims by them. */
  readonly words: readonly string[]
  /** What the value means when no record was found. */
  readonly zero?: string
}

export type Period = { readonly from: Day; readonly to: Day } | { readonly at: Day }

const startOf = (year: number): Day => `${year}-01-01` as Day
const endOf = (year: number): Day => `${year}-12-31` as Day

/** The half-open period, or the day, that a window means in a reporting year. */
export function periodOf(window: Window, year: number): Period {
  switch (window) {
    case 'year':
    case 'overlapping-year':
      return { from: startOf(year), to: startOf(year + 1) }
    case 'previous-year':
      return { from: startOf(year - 1), to: startOf(year) }
    case 'next-year':
      return { from: startOf(year + 1), to: startOf(year + 2) }
    case 'until-year-end':
      return { from: '0001-01-01' as Day, to: startOf(year + 1) }
    case 'year-end':
      return { at: endOf(year) }
    case 'previous-year-end':
      return { at: endOf(year - 1) }
  }
}

/** All leaves of an expression, in reading order. */
export function leavesOf(expression: Expression): readonly Leaf[] {
  switch (expression.op) {
    case 'ratio':
      return [...leavesOf(expression.of), ...leavesOf(expression.per)]
    case 'share':
      return [expression.of, expression.having]
    case 'how-many':
      return expression.among.flatMap(leavesOf)
    default:
      return [expression.of]
  }
}
