import { type Day, dayOf } from '../calendar/day.ts'
import type { Case, Entry } from '../engine/case.ts'
import { type Matter, stateLabel } from '../engine/matter.ts'
import { wayOn } from './way-on.ts'

export type Stage = {
  readonly state: string
  readonly title: string
  readonly is: 'done' | 'now' | 'ahead'
  /** When the case came here. */
  readonly on?: Day
  /** The act that leads on from here, while it lies ahead or is due. */
  readonly by?: string
}

/**
 * The way of a case: the states that it went through, the one in which it stands, and the way on as the definition has
 * it where nothing goes wrong. A prospect, not a promise: refusals, returns and the like are not foretold.
 */
export function stagesOf(matter: Matter, current: Case, entries: readonly Entry[]): readonly Stage[] {
  const title = (state: string) => stateLabel(matter.states[state] ?? state)
  const gone: { readonly state: string; readonly on: Day }[] = []
  for (const { action, happenedAt } of entries) {
    const to = matter.actions[action]?.to
    if (to !== undefined && to !== 'same' && gone.at(-1)?.state !== to) gone.push({ state: to, on: dayOf(happenedAt) })
  }
  const past = gone.map(({ state, on }, index): Stage => {
    const is = index === gone.length - 1 ? 'now' : 'done'
    return { state, title: title(state), is, on }
  })
  const ahead = wayOn(matter, current.variant, current.state).map(
    ({ to, label }): Stage => ({ state: to, title: title(to), is: 'ahead', by: label }),
  )
  return [...past, ...ahead]
}
