import type { Day } from '../calendar/day.ts'

/**
 * What one case contributes to one measure: a dated event, or a half-open interval [on, until) for stock
 * measures (a licence in force, an officer in post). `value` is an exact decimal; `key` is what a distinct
 * count counts (a person, a county, a credit code); `group` is what a figure may narrow by (a campaign, a list
 * type, a series).
 */
export type Fact = {
  readonly measure: string
  readonly on: Day
  readonly until?: Day | undefined
  readonly value?: string | number | undefined
  readonly key?: string | undefined
  readonly group?: string | undefined
}

/** A fact with its place among equal facts of the same case: twins are told apart by number. */
export type NumberedFact = Fact & { readonly twin: number }

/** No text holds a NUL (PostgreSQL refuses it): it tells a part that is missing from one that is empty. */
const missing = '\0'
const identity = ({ measure, on, until, value, key, group }: Fact): string =>
  `${measure}\0${on}\0${until ?? missing}\0${value ?? missing}\0${key ?? missing}\0${group ?? missing}`

export function numberTwins(facts: readonly Fact[]): NumberedFact[] {
  const seen = new Map<string, number>()
  return facts.map((fact) => {
    const id = identity(fact)
    const twin = seen.get(id) ?? 0
    seen.set(id, twin + 1)
    return { ...fact, twin }
  })
}

/** The name of a fact within its case. */
export const factName = (fact: NumberedFact): string => `${identity(fact)}\t${fact.twin}`

export type FactDifference = { readonly added: readonly NumberedFact[]; readonly removed: readonly NumberedFact[] }

/** The facts that appear and disappear when a case goes from `before` to `after`. */
export function factDifference(before: readonly Fact[], after: readonly Fact[]): FactDifference {
  if (before.length === 0) return { added: numberTwins(after), removed: [] }
  const old = new Map(numberTwins(before).map((fact) => [factName(fact), fact]))
  const added = numberTwins(after).filter((fact) => !old.delete(factName(fact)))
  return { added, removed: [...old.values()] }
}
