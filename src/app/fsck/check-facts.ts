import { hash } from 'node:crypto'
import type { Entry } from '#domain/engine/case.ts'
import { type Fact, factDifference, type NumberedFact } from '#domain/engine/fact.ts'
import type { StoredFact } from './ports.ts'

/** Facts as the table has them, one text each, so that two sets can be compared. */
const lineOf = (fact: StoredFact): string =>
  [
    fact.measure,
    fact.on_day,
    fact.until_day ?? '',
    decimal(fact.value),
    fact.key ?? '',
    fact.grp ?? '',
    fact.twin,
    fact.recorded_from,
    fact.recorded_until,
  ].join('\t')

/** Exact decimals are equal when they differ in trailing zeros alone. */
export function decimal(value: string | null): string {
  if (value === null) return ''
  const text = value.includes('e') ? String(Number(value)) : value
  return text.includes('.') ? text.replace(/\.?0+$/, '') : text
}

const stored = (fact: NumberedFact, from: string, until: string): StoredFact => ({
  measure: fact.measure,
  on_day: fact.on,
  until_day: fact.until ?? null,
  value: fact.value === undefined ? null : String(fact.value),
  key: fact.key ?? null,
  grp: fact.group ?? null,
  twin: fact.twin,
  recorded_from: from,
  recorded_until: until,
})

const identity = (fact: NumberedFact): string =>
  [fact.measure, fact.on, fact.until, fact.value, fact.key, fact.group, fact.twin].join('\t')

/** The whole history of a case's facts: when each began to hold on record, and when it ceased to. */
export function expectedFacts(
  steps: readonly { readonly entry: Entry; readonly before: readonly Fact[]; readonly after: readonly Fact[] }[],
): readonly StoredFact[] {
  const open = new Map<string, { fact: NumberedFact; from: string }>()
  const closed: StoredFact[] = []
  for (const { entry, before, after } of steps) {
    const { added, removed } = factDifference(before, after)
    for (const fact of removed) {
      const held = open.get(identity(fact))
      if (!held) continue
      closed.push(stored(held.fact, held.from, entry.recordedAt))
      open.delete(identity(fact))
    }
    for (const fact of added) open.set(identity(fact), { fact, from: entry.recordedAt })
  }
  return [...closed, ...[...open.values()].map(({ fact, from }) => stored(fact, from, 'infinity'))]
}

/** What a rederivation says of the facts that it closed: those of an earlier definition cannot be made again. */
export type ClosedFacts = { readonly count: number; readonly digest: string }

export const closedFacts = (facts: readonly StoredFact[]): ClosedFacts => ({
  count: facts.length,
  digest: hash('sha256', facts.map(lineOf).sort().join('\n'), 'hex'),
})

const closedBy = ({ action, form }: Entry): ClosedFacts | undefined =>
  action === '!rederive' ? (form as { facts?: ClosedFacts } | undefined)?.facts : undefined

type Steps = Parameters<typeof expectedFacts>[0]

/**
 * Compares the facts of a case with those that its acts bring. What was recorded before the last rederivation is held
 * against what that one sealed of it; from then on the facts of its moment hold.
 */
export function checkFacts(steps: Steps, actual: readonly StoredFact[]) {
  const last = steps.findLastIndex(({ entry }) => closedBy(entry))
  const renewed = steps[last]
  if (!renewed) return { ...compareFacts(expectedFacts(steps), actual), isPastSound: true }
  const at = renewed.entry.recordedAt
  const isPast = (fact: StoredFact) => fact.recorded_from < at && fact.recorded_until <= at
  const past = closedFacts(actual.filter(isPast))
  const since = [{ ...renewed, before: [] }, ...steps.slice(last + 1)]
  return {
    ...compareFacts(
      expectedFacts(since),
      actual.filter((fact) => !isPast(fact)),
    ),
    isPastSound: past.digest === closedBy(renewed.entry)?.digest,
  }
}

/** How many facts are missing and how many are there that should not be. */
function compareFacts(
  expected: readonly StoredFact[],
  actual: readonly StoredFact[],
): { readonly missing: number; readonly strange: number } {
  const left = new Map<string, number>()
  for (const fact of expected) left.set(lineOf(fact), (left.get(lineOf(fact)) ?? 0) + 1)
  let strange = 0
  for (const fact of actual) {
    const line = lineOf(fact)
    const count = left.get(line) ?? 0
    if (count > 0) left.set(line, count - 1)
    else strange += 1
  }
  return { missing: [...left.values()].reduce((sum, count) => sum + count, 0), strange }
}
