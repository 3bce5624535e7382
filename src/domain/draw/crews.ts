import type { Avoids } from './avoidance.ts'
import { openPlan } from './crew-plan.ts'

export type CrewTask = {
  /** Selected units in order. */
  readonly units: readonly string[]
  readonly team: readonly string[]
  readonly perUnit: number
  readonly avoids: Avoids
  /** The hash that ranks an officer for a unit. */
  readonly pairKey: (unit: string, officer: string) => string
}

/** An officer passed over for a slot (from 1) because the remaining slots could not have been filled. */
export type Skip = readonly [unit: string, slot: number, officer: string]

export type Crews = {
  readonly assignment: ReadonlyMap<string, readonly string[]>
  /** The most units any officer may get: the smallest number for which crews exist. */
  readonly loadLimit: number
  readonly skipped: readonly Skip[]
}

/**
 * Gives every unit its crew. The least loaded comes first, the seed decides between equals, and nobody is taken who
 * would leave a later slot without an officer.
 * @throws DrawRefusal `team.infeasible`
 */
export function assignCrews(task: CrewTask): Crews {
  const { units, team, perUnit } = task
  const allowed = units.map((unit) => team.map((officer) => !task.avoids(unit, officer)))
  const plan = openPlan(allowed, team.length, perUnit)
  const load = team.map(() => 0)
  const assignment = new Map<string, readonly string[]>()
  const skipped: Skip[] = []
  for (const [u, unit] of units.entries()) {
    const candidates = byLoadThenKey(task, unit, load).filter((o) => allowed[u]![o] && load[o]! < plan.limit)
    const crew: number[] = []
    for (let slot = 1; slot <= perUnit; slot++) {
      const open = candidates.filter((o) => !crew.includes(o))
      const taken = open.findIndex((o) => plan.settle(u, o))
      for (const o of open.slice(0, taken)) skipped.push([unit, slot, team[o]!])
      crew.push(open[taken]!)
    }
    for (const o of crew) load[o]!++
    assignment.set(
      unit,
      crew.map((o) => team[o]!),
    )
  }
  return { assignment, loadLimit: plan.limit, skipped }
}

/** Indexes of the team. While one unit is served only its own crew's loads change, so one order serves all its slots. */
function byLoadThenKey({ team, pairKey }: CrewTask, unit: string, load: readonly number[]): readonly number[] {
  const keys = team.map((officer) => pairKey(unit, officer))
  return [...team.keys()].sort((a, b) => load[a]! - load[b]! || (keys[a]! < keys[b]! ? -1 : 1))
}
