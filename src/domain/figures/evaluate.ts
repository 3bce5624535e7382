import type { Instant } from '../calendar/day.ts'
import { ratio } from './arithmetic.ts'
import {
  type Expression,
  type Figure,
  type Leaf,
  leavesOf,
  type Period,
  periodOf,
  type Span,
  yearOfSpan,
} from './figure.ts'
import { shiftDecimal } from './qualifier.ts'

/** One question to the facts: which, in which period, and what of them. */
export type FactQuestion = {
  readonly measures: readonly string[]
  readonly groups?: readonly string[] | undefined
  readonly key?: string | undefined
  readonly period: Period
  /** Interval facts that touch the period count, not only those that begin in it. */
  readonly overlapping: boolean
  /** Facts whose key and group stand in the answer to this one do not count. */
  readonly without?: FactQuestion
  readonly asOf?: Instant | undefined
}

export type Aggregate =
  | { readonly op: 'count' | 'distinct' | 'sum' | 'max' | 'latest' | 'date' | 'run' }
  | { readonly op: 'rank'; readonly own: string }
  | { readonly op: 'share'; readonly having: FactQuestion }

/** What answers questions about facts: the database, or a list in a test. `value` is null when there is nothing. */
export type FactSource = {
  ask(
    question: FactQuestion,
    aggregate: Aggregate,
  ): Promise<{ readonly value: string | null; readonly records: number }>
}

export type Value = { readonly value: string | null; readonly records: number }

const listOf = (value: string | readonly string[] | undefined): readonly string[] | undefined =>
  typeof value === 'string' ? [value] : value

/** `{year}` in a group or key is the reporting year: the plan of the year, the fourth quarter of the year. */
const inYear = (text: string, span: Span): string => text.replace('{year}', String(yearOfSpan(span)))

export function questionOf(leaf: Leaf, span: Span, asOf?: Instant): FactQuestion {
  return {
    measures: listOf(leaf.measure) ?? [],
    groups: listOf(leaf.group)?.map((group) => inYear(group, span)),
    key: leaf.key === undefined ? undefined : inYear(leaf.key, span),
    period: periodOf(leaf.window, span),
    overlapping: leaf.window === 'overlapping-year',
    asOf,
    ...(leaf.without ? { without: questionOf(leaf.without, span, asOf) } : {}),
  }
}

/** Every measure on which the answer to a question depends. */
export const measuresOf = ({ measures, without }: FactQuestion): readonly string[] =>
  without ? [...measures, ...measuresOf(without)] : measures

/** The exact value of an expression in what is reported on, with the number of records that make it. */
export async function evaluate(source: FactSource, expression: Expression, span: Span, asOf?: Instant): Promise<Value> {
  const value = (inner: Expression) => evaluate(source, inner, span, asOf)
  switch (expression.op) {
    case 'ratio': {
      const [of, per] = await Promise.all([value(expression.of), value(expression.per)])
      const result = of.value === null || per.value === null ? null : ratio(of.value, per.value, expression.times)
      return { value: result, records: of.records + per.records }
    }
    case 'how-many': {
      const values = await Promise.all(expression.among.map((inner) => value(inner)))
      return {
        value: String(values.filter((one) => Number(one.value) === expression.equal).length),
        records: values.reduce((sum, one) => sum + one.records, 0),
      }
    }
    case 'share':
      return source.ask(questionOf(expression.of, span, asOf), {
        op: 'share',
        having: questionOf(expression.having, span, asOf),
      })
    case 'rank':
      return source.ask(questionOf(expression.of, span, asOf), { op: 'rank', own: expression.own })
    case 'sum': {
      const sum = await source.ask(questionOf(expression.of, span, asOf), { op: 'sum' })
      return { ...sum, value: shiftDecimal(sum.value ?? '0', expression.scale ?? 0) }
    }
    default:
      return source.ask(questionOf(expression.of, span, asOf), { op: expression.op })
  }
}

export type FigureValue = {
  readonly figure: Figure
  readonly year: number
  /** Exact value as decimal text, or a date; null where nothing was found and nothing can be stated. */
  readonly exact: string | null
  readonly records: number
}

export async function figureValue(
  source: FactSource,
  figure: Figure,
  span: Span,
  asOf?: Instant,
): Promise<FigureValue> {
  const { value, records } = await evaluate(source, figure.value, span, asOf)
  return { figure, year: yearOfSpan(span), exact: value, records }
}

/** The sets of facts whose records make a figure, in reading order. */
export const questionsOf = (figure: Figure, span: Span, asOf?: Instant): FactQuestion[] =>
  leavesOf(figure.value).map((leaf) => questionOf(leaf, span, asOf))
