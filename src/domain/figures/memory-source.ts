import type { Instant } from '../calendar/day.ts'
import type { Fact } from '../engine/fact.ts'
import { minus, ratio } from './arithmetic.ts'
import type { Aggregate, FactQuestion, FactSource } from './evaluate.ts'

/** A fact with the time in which it stood in the records; without one it stood always and still stands. */
export type RecordedFact = Fact & { readonly recordedFrom?: Instant; readonly recordedUntil?: Instant }

/** Answers figures from a list of facts, as the database does from its table, and names the facts behind an answer. */
export function memorySource<F extends RecordedFact>(
  facts: readonly F[],
): FactSource & { find(question: FactQuestion): readonly F[] } {
  const byMeasure = Map.groupBy(facts, (fact) => fact.measure)
  const all = (question: FactQuestion): F[] => {
    const found = question.measures
      .flatMap((measure) => byMeasure.get(measure) ?? [])
      .filter((fact) => belongs(fact, question))
    if (!question.without) return found
    const out = all(question.without)
    return found.filter(({ key, group }) => !out.some((one) => isSame(one.key, key) && isSame(one.group, group)))
  }
  return {
    find: all,
    async ask(question, aggregate) {
      const found = all(question)
      if (aggregate.op === 'run') return runOf(found, question)
      return { value: answer(found, aggregate, (asked) => all(asked), question), records: found.length }
    },
  }
}

function belongs(fact: RecordedFact, { period, groups, key, overlapping, asOf }: FactQuestion): boolean {
  const { on, until, recordedFrom, recordedUntil } = fact
  const inPeriod =
    'at' in period
      ? on <= period.at && (until === undefined || until > period.at)
      : overlapping
        ? on < period.to && (until === undefined || until > period.from)
        : on >= period.from && on < period.to
  if (!inPeriod) return false
  if (groups && (fact.group === undefined || !groups.includes(fact.group))) return false
  if (key !== undefined && fact.key !== key) return false
  return asOf
    ? (recordedFrom === undefined || recordedFrom <= asOf) && (recordedUntil === undefined || recordedUntil > asOf)
    : recordedUntil === undefined
}

/** As the database compares: what is absent equals nothing. */
const isSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b

type Ask = (question: FactQuestion) => readonly Fact[]

function answer(found: readonly Fact[], aggregate: Aggregate, ask: Ask, question: FactQuestion): string | null {
  switch (aggregate.op) {
    case 'count':
      return String(found.length)
    case 'distinct':
      return String(keysOf(found).size)
    case 'sum':
      return valuesOf(found).reduce((sum, value) => minus(sum, minus('0', value)), '0')
    case 'max':
      return valuesOf(found).reduce<string | null>(
        (most, one) => (most === null || isLess(most, one) ? one : most),
        null,
      )
    case 'latest': {
      const last = found.toSorted((a, b) => compare(b.on, a.on) || lastKey(a, b)).at(0)
      return last?.value === undefined ? null : String(last.value)
    }
    case 'date':
      return found.toSorted((a, b) => compare(b.on, a.on) || firstKey(a, b)).at(0)?.key ?? null
    case 'rank': {
      const own = answer(ask({ ...question, key: aggregate.own }), { op: 'max' }, ask, question)
      return own === null ? null : String(1 + valuesOf(found).filter((value) => isLess(own, value)).length)
    }
    case 'share': {
      const keys = keysOf(found)
      const having = keysOf(ask(aggregate.having))
      return ratio(String([...keys].filter((key) => having.has(key)).length), String(keys.size), 100)
    }
    case 'run':
      return null
  }
}

/** Consecutive years, ending with the year of the question, that have at least one fact. */
function runOf(found: readonly Fact[], { period }: FactQuestion) {
  const last = 'at' in period ? Number(period.at.slice(0, 4)) : Number(period.to.slice(0, 4)) - 1
  const perYear = Map.groupBy(found, (fact) => Number(fact.on.slice(0, 4)))
  let length = 0
  let records = 0
  for (let year = perYear.get(last); year; year = perYear.get(last - length)) {
    length += 1
    records += year.length
  }
  return { value: String(length), records }
}

const keysOf = (facts: readonly Fact[]): ReadonlySet<string> =>
  new Set(facts.flatMap(({ key }) => (key === undefined ? [] : [key])))
const valuesOf = (facts: readonly Fact[]): string[] =>
  facts.flatMap(({ value }) => (value === undefined ? [] : [String(value)]))
const isLess = (a: string, b: string): boolean => minus(a, b).startsWith('-')
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** Descending; a fact without a key comes last, as the database puts it. */
const lastKey = (a: Fact, b: Fact): number =>
  a.key === undefined ? (b.key === undefined ? 0 : 1) : b.key === undefined ? -1 : compare(b.key, a.key)
/** Descending; a fact without a key comes first, as the database puts it for dates. */
const firstKey = (a: Fact, b: Fact): number =>
  a.key === undefined ? (b.key === undefined ? 0 : -1) : b.key === undefined ? 1 : compare(b.key, a.key)
