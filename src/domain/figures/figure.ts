import { addDays, type Day } from '../calendar/day.ts'
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
  /** Left out is what stands in this set too, under the same key and group: certificates that are suspended. */
  readonly without?: Leaf<M>
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

/** What is reported on: a year, or some months of it. 1 to 3 is its first quarter. */
export type Span = number | { readonly year: number; readonly months: readonly [first: number, last: number] }

export const yearOfSpan = (span: Span): number => (typeof span === 'number' ? span : span.year)
const monthsOf = (span: Span): readonly [number, number] => (typeof span === 'number' ? [1, 12] : span.months)
/** The same months of another year. */
export const spanInYear = (span: Span, year: number): Span => (typeof span === 'number' ? year : { ...span, year })

/** The first day of a month; the thirteenth is the next year's first. */
const startOf = (year: number, month = 1): Day =>
  month > 12 ? startOf(year + 1, month - 12) : (`${year}-${String(month).padStart(2, '0')}-01` as Day)

const daysOf = (span: Span): { readonly from: Day; readonly to: Day } => {
  const [first, last] = monthsOf(span)
  return { from: startOf(yearOfSpan(span), first), to: startOf(yearOfSpan(span), last + 1) }
}

/**
 * The half-open period, or the day, that a window means where one reports on a year or on some of its months: its end is
 * theirs, and what went before is the same months of the year before. The year before and the year after stay whole where
 * a window names their end or what is planned for them.
 */
export function periodOf(window: Window, span: Span): Period {
  const year = yearOfSpan(span)
  switch (window) {
    case 'year':
    case 'overlapping-year':
      return daysOf(span)
    case 'previous-year':
      return daysOf(spanInYear(span, year - 1))
    case 'next-year':
      return daysOf(year + 1)
    case 'until-year-end':
      return { from: '0001-01-01' as Day, to: daysOf(span).to }
    case 'year-end':
      return { at: addDays(daysOf(span).to, -1) }
    case 'previous-year-end':
      return { at: addDays(startOf(year), -1) }
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
