import type { Avoids } from './avoidance.ts'
import { refuse } from './refusal.ts'
import type { Ranked } from './tickets.ts'

/** A drawn unit that has closed, and who takes its place; null when the stratum's reserve is used up. */
export type SubstitutionStep = {
  readonly closed: string
  readonly substitute: string | null
  readonly officers: readonly string[]
}

export type Substitution = {
  /** Units to inspect now; a place without a substitute is left out. */
  readonly active: readonly string[]
  readonly assignment: ReadonlyMap<string, readonly string[]>
  readonly log: readonly SubstitutionStep[]
}

type Drawn = {
  /** Per stratum in order: the ranking and how many of it were selected. */
  readonly strata: readonly { readonly ranking: readonly Ranked[]; readonly selected: number }[]
  readonly team: readonly string[]
  readonly perUnit: number
  readonly assignment: ReadonlyMap<string, readonly string[]>
  readonly avoids: Avoids
  readonly pairKey: (unit: string, officer: string) => string
}

/**
 * Replaces closed units, in the order reported, each by the next of its stratum. The order was fixed by the tickets:
 * nobody can steer who comes next.
 * @throws DrawRefusal `closed.not-active`, `closed.no-crew`
 */
export function substitute(drawn: Drawn, closed: readonly string[]): Substitution {
  const next = drawn.strata.map((stratum) => stratum.selected)
  const places = drawn.strata.flatMap(({ ranking, selected }, stratum) =>
    ranking.slice(0, selected).map((ranked) => ({ stratum, unit: ranked.unit as string | null })),
  )
  const crews = new Map(drawn.assignment)
  const load = new Map(drawn.team.map((officer) => [officer, 0]))
  const count = (officers: readonly string[], by: number) => {
    for (const officer of officers) load.set(officer, load.get(officer)! + by)
  }
  for (const crew of crews.values()) count(crew, 1)

  const log = closed.map((unit): SubstitutionStep => {
    const place = places.find((at) => at.unit === unit) ?? refuse('closed.not-active', { unit })
    const former = crews.get(unit)!
    count(former, -1)
    crews.delete(unit)
    const successor = drawn.strata[place.stratum]!.ranking[next[place.stratum]!++]?.unit ?? null
    place.unit = successor
    if (successor === null) return { closed: unit, substitute: null, officers: [] }
    const officers = crewFor(drawn, successor, former, load)
    count(officers, 1)
    crews.set(successor, officers)
    return { closed: unit, substitute: successor, officers }
  })

  const active = places.flatMap(({ unit }) => (unit === null ? [] : [unit]))
  return { active, assignment: new Map(active.map((unit) => [unit, crews.get(unit)!])), log }
}

/** The former crew without those who must keep away, completed by the least loaded. */
function crewFor(
  { team, perUnit, avoids, pairKey }: Drawn,
  unit: string,
  former: readonly string[],
  load: ReadonlyMap<string, number>,
): readonly string[] {
  const kept = former.filter((officer) => !avoids(unit, officer))
  const others = team
    .filter((officer) => !former.includes(officer) && !avoids(unit, officer))
    .map((officer) => ({ officer, load: load.get(officer)!, key: pairKey(unit, officer) }))
    .sort((a, b) => a.load - b.load || (a.key < b.key ? -1 : 1))
  const crew = [...kept, ...others.map((other) => other.officer)].slice(0, perUnit)
  return crew.length === perUnit ? crew : refuse('closed.no-crew', { unit, perUnit })
}
