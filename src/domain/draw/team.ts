import type { Avoids } from './avoidance.ts'
import { teamLine } from './hash.ts'
import { refuse } from './refusal.ts'
import { compareUtf8 } from './text.ts'

export type RankedOfficer = { readonly officer: string; readonly key: string }

/** All officers in the order in which the seed ranks them for the team. */
export function rankOfficers(
  officers: readonly string[],
  seed: string,
  hex: (text: string) => string,
): readonly RankedOfficer[] {
  return officers
    .map((officer) => ({ officer, key: hex(teamLine(seed, officer)) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : compareUtf8(a.officer, b.officer)))
}

type TeamTask = {
  /** Officers in rank order. */
  readonly order: readonly string[]
  /** 0 is everybody. */
  readonly size: number
  readonly perUnit: number
  /** The selected units. */
  readonly units: readonly string[]
  readonly avoids: Avoids
}

/** A team may hold at most `budget` of the officers who must keep away from some unit. */
type Constraint = { readonly avoided: readonly boolean[]; readonly budget: number }

/**
 * The team that comes first when teams are compared as ascending lists of ranks, among those in which every selected
 * unit has `perUnit` members that it need not avoid. In rank order.
 * @throws DrawRefusal `team.infeasible`, `team.too-hard`
 */
export function pickTeam(task: TeamTask): readonly string[] {
  const size = task.size === 0 ? task.order.length : task.size
  const constraints = bindingConstraints(task, size)
  const ranks = constraints.length === 0 ? task.order.slice(0, size).map((_, i) => i) : search(constraints, task, size)
  return ranks.map((rank) => task.order[rank]!)
}

/** One constraint per distinct set of avoided officers; a unit that avoids few binds nothing. */
function bindingConstraints(task: TeamTask, size: number): readonly Constraint[] {
  const budget = size - task.perUnit
  const distinct = new Map<string, Constraint>()
  for (const unit of task.units) {
    const avoided = task.order.map((officer) => task.avoids(unit, officer))
    if (avoided.filter(Boolean).length > budget) distinct.set(avoided.map(Number).join(''), { avoided, budget })
  }
  return [...distinct.values()]
}

/**
 * Constraints looked at before a tangle of avoidances, which no real roster has, is given up (about two seconds): the
 * search is exponential at worst and a checking page must not hang on a hostile file.
 */
const mostWork = 50_000_000

function search(constraints: readonly Constraint[], { order, perUnit }: TeamTask, size: number): readonly number[] {
  // ahead[c][i]: how many officers of rank i and later constraint c avoids
  const ahead = constraints.map(({ avoided }) => {
    const counts = Array<number>(order.length + 1).fill(0)
    for (let i = order.length - 1; i >= 0; i--) counts[i] = counts[i + 1]! + (avoided[i] ? 1 : 0)
    return counts
  })
  const budgets = constraints.map((constraint) => constraint.budget)
  const dead = new Set<string>()
  const chosen: number[] = []
  let work = 0

  /** Tries rank `i` in before out, so the first team found is the first of all. */
  function extend(i: number): boolean {
    const left = size - chosen.length
    if (left === 0) return true
    if (ahead.some((counts, c) => order.length - i - Math.max(0, counts[i]! - budgets[c]!) < left)) return false
    work += constraints.length
    if (work > mostWork) refuse('team.too-hard', {})
    // a budget above what can still be spent is no different from just enough
    const state = `${i} ${left} ${budgets.map((budget, c) => Math.min(budget, ahead[c]![i]!)).join(' ')}`
    if (dead.has(state)) return false
    if (include(i) || extend(i + 1)) return true
    dead.add(state)
    return false
  }

  function include(i: number): boolean {
    const touched = constraints.flatMap(({ avoided }, c) => (avoided[i] ? [c] : []))
    if (touched.some((c) => budgets[c] === 0)) return false
    for (const c of touched) budgets[c]!--
    chosen.push(i)
    if (extend(i + 1)) return true
    chosen.pop()
    for (const c of touched) budgets[c]!++
    return false
  }

  return extend(0) ? chosen : refuse('team.infeasible', { perUnit })
}
