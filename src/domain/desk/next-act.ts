import type { Case } from '../engine/case.ts'
import { asList, type Matter } from '../engine/matter.ts'
import { openStates } from '../engine/sight.ts'
import { wayOn } from './way-on.ts'

/**
 * Of the acts that a person may do now, the one by which the case goes on; undefined when it asks nothing of him. What
 * only corrects, stops, begins again or burdens (it needs reasons) is open to him, but the case does not wait for it.
 * @param mayDo asked of one act after another, the likeliest first: most cases need one answer
 */
export function nextAct(matter: Matter, current: Case, mayDo: (action: string) => boolean): string | undefined {
  const [step] = wayOn(matter, current.variant, current.state)
  if (step && mayDo(step.action)) return step.action
  const ranked = Object.keys(matter.actions)
    .filter((action) => asList<string>(matter.actions[action]!.from).includes(current.state))
    .map((action) => ({ action, rank: rankOf(matter, current, action) }))
    .filter(({ rank }) => rank < notAsked)
    .sort((a, b) => a.rank - b.rank)
  return ranked.find(({ action }) => mayDo(action))?.action
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
