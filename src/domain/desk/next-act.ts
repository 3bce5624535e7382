import type { Case } from '../engine/case.ts'
import type { Choice } from '../engine/choices.ts'
import { asList, type Matter } from '../engine/matter.ts'
import { openStates } from '../engine/sight.ts'
import { wayOn } from './way-on.ts'

/**
 * Of the acts that a person may do now, the one by which the case goes on; undefined when it asks nothing of him. What
 * only corrects, stops, begins again or burdens (it needs reasons) is open to him, but the case does not wait for it.
 */
export function nextAct(matter: Matter, current: Case, choices: readonly Choice[]): Choice | undefined {
  const open = choices.filter(({ refusal }) => refusal === undefined)
  const [step] = wayOn(matter, current.variant, current.state)
  const onTheWay = open.find(({ action }) => action === step?.action)
  if (onTheWay) return onTheWay
  const ranked = open
    .map((choice) => ({ choice, rank: rankOf(matter, current, choice.action) }))
    .filter(({ rank }) => rank < notAsked)
  return ranked.sort((a, b) => a.rank - b.rank)[0]?.choice
}

const notAsked = 9

function rankOf(matter: Matter, current: Case, action: string): number {
  const { from, to, reasons, stops, pauses, extends: extended, resumes } = matter.actions[action]!
  if (reasons === 'required' || pauses || extended) return notAsked
  if (asList<string>(from).includes(to)) return notAsked
  if (asList<string>(stops).some((clock) => isRunning(current, clock))) return 0
  if (to !== 'same') return openStates(matter).includes(to) ? 1 : 2
  return resumes || current.acts[action] === undefined ? 3 : notAsked
}

const isRunning = ({ clocks }: Case, clock: string): boolean =>
  clocks.findLast((line) => line.clock === clock && (line.type === 'start' || line.type === 'stop'))?.type === 'start'
