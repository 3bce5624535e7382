import { refuse } from './refusal.ts'

/** A complete assignment that always exists behind the choices made so far. */
export type CrewPlan = {
  readonly limit: number
  /** Settles officer `o` on unit `u` if all other slots can still be filled; false, and nothing changed, if not. */
  readonly settle: (u: number, o: number) => boolean
}

/**
 * A feasible flow from units (each `perUnit` different officers) to officers (each at most `limit` units), kept while
 * slots are settled one by one. Instead of solving a maximum flow afresh for every candidate, the flow at hand is
 * rerouted along one augmenting path: such a path exists exactly when the candidate can be afforded.
 * @param allowed per unit, which officers may serve it
 * @throws DrawRefusal `team.infeasible` when some unit has fewer than `perUnit` allowed officers
 */
export function openPlan(allowed: readonly (readonly boolean[])[], officers: number, perUnit: number): CrewPlan {
  if (allowed.some((row) => row.filter(Boolean).length < perUnit)) refuse('team.infeasible', { perUnit })
  /** Who is planned for a unit, without those settled. */
  const planned = allowed.map(() => new Set<number>())
  const settled = allowed.map(() => new Set<number>())
  /** Units whose plan (not settled) holds the officer. */
  const holders = Array.from({ length: officers }, () => new Set<number>())
  const load = Array<number>(officers).fill(0)
  let limit = Math.ceil((allowed.length * perUnit) / officers)

  const add = (u: number, o: number): void => {
    planned[u]!.add(o)
    holders[o]!.add(u)
    load[o]!++
  }
  const drop = (u: number, o: number): void => {
    planned[u]!.delete(o)
    holders[o]!.delete(u)
    load[o]!--
  }
  const mayJoin = (u: number, o: number): boolean => allowed[u]![o]! && !planned[u]!.has(o) && !settled[u]!.has(o)

  /**
   * Frees one place at some officer of `starts` by moving units from officer to officer until one with a spare place
   * is reached. Returns the freed officer, undefined (and nothing moved) when there is none. Unit `keep` is not moved.
   */
  function free(starts: readonly number[], keep: number, hasSpare: (o: number) => boolean): number | undefined {
    const cameFrom = new Map<number, { readonly unit: number; readonly officer: number } | undefined>()
    const seenUnits = new Set([keep])
    const queue: number[] = []
    const visit = (o: number, from?: { readonly unit: number; readonly officer: number }): boolean => {
      if (cameFrom.has(o)) return false
      cameFrom.set(o, from)
      queue.push(o)
      return hasSpare(o)
    }
    const spare = breadthFirst()
    if (spare === undefined) return undefined
    let at = spare
    for (let step = cameFrom.get(at); step; step = cameFrom.get(at)) {
      drop(step.unit, step.officer)
      add(step.unit, at)
      at = step.officer
    }
    return at

    function breadthFirst(): number | undefined {
      for (const o of starts) if (visit(o)) return o
      for (const o of queue) {
        for (const unit of holders[o]!) {
          if (seenUnits.has(unit)) continue
          seenUnits.add(unit)
          for (let next = 0; next < officers; next++) {
            if (mayJoin(unit, next) && visit(next, { unit, officer: o })) return next
          }
        }
      }
      return undefined
    }
  }

  for (const [u, row] of allowed.entries()) {
    while (planned[u]!.size < perUnit) {
      const open = row.flatMap((may, o) => (may && mayJoin(u, o) ? [o] : []))
      open.sort((a, b) => load[a]! - load[b]!)
      const freed = free(open, u, (o) => load[o]! < limit)
      // no augmenting path: at this limit no assignment exists
      if (freed === undefined) limit++
      else add(u, freed)
    }
  }

  return {
    limit,
    settle: (u, o) => {
      if (!planned[u]!.has(o)) {
        // a fellow planned for the same unit may give way to `o`, which leaves a spare place with him
        const fellows = [...planned[u]!]
        let leaver = fellows[0]
        const freed = free([o], u, (x) => {
          if (load[x]! < limit) return true
          if (!planned[u]!.has(x)) return false
          leaver = x
          return true
        })
        if (freed === undefined || leaver === undefined) return false
        drop(u, leaver)
        add(u, o)
      }
      planned[u]!.delete(o)
      holders[o]!.delete(u)
      settled[u]!.add(o)
      return true
    },
  }
}
