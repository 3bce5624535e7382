import { type Fact, factDifference, factName } from '#domain/engine/fact.ts'

/** A fact that stands now, with the public kind of the act that brought it. */
export type BroughtFact = Fact & { readonly kind: string }

/** The facts of a case as its acts made them, one after the other. */
export function broughtFacts(
  steps: readonly { readonly kind: string; readonly before: readonly Fact[]; readonly after: readonly Fact[] }[],
): readonly BroughtFact[] {
  const standing = new Map<string, BroughtFact>()
  for (const { kind, before, after } of steps) {
    const { added, removed } = factDifference(before, after)
    for (const fact of removed) standing.delete(factName(fact))
    for (const fact of added) standing.set(factName(fact), { ...fact, kind })
  }
  return [...standing.values()]
}
