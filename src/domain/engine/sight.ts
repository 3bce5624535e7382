import type { Day } from '../calendar/day.ts'
import type { Act, Case } from './case.ts'
import { asList, type Matter } from './matter.ts'
import type { Actor } from './may.ts'
import type { Role } from './roles.ts'

/** Which cases of a matter a person may see. A list is narrowed by it as the single case is. */
export type Sight = {
  /** Every case in one of these states. */
  readonly states: readonly string[]
  /** Cases in which this person has acted, in any state. */
  readonly actor?: string
  /** Cases of these applicants, in any state. */
  readonly applicants: readonly string[]
}

/** True when the contents of a case in this state are open to everybody whom the matter concerns. */
export const isOpenIn = (matter: Matter, state: string): boolean =>
  !matter.confidential && (matter.openIn === undefined || matter.openIn.includes(state))

/**
 * Who takes part in a matter sees its cases; of what is not open yet, only the cases in which he has acted or whose
 * next act is for his role (个人信息保护法第六条: no more than the purpose needs). An applicant sees his own.
 */
export function sightOf(actor: Actor, matter: Matter, day: Day): Sight {
  const actions = Object.values(matter.actions)
  const part = new Set(actions.flatMap(({ by }) => asList<Role>(by)))
  const held = actor.appointments.filter(
    ({ role, from, until }) => part.has(role) && from <= day && (until === undefined || day < until),
  )
  const roles: ReadonlySet<Role> = new Set(held.map(({ role }) => role).filter((role) => role !== 'applicant'))
  const applicants = held.filter(({ role }) => role === 'applicant').map(({ office }) => office)
  if (roles.size === 0) return { states: [], applicants }
  const acts = (state: string) =>
    actions.some(
      ({ by, from }) => asList<string>(from).includes(state) && asList<Role>(by).some((role) => roles.has(role)),
    )
  const states = Object.keys(matter.states).filter((state) => isOpenIn(matter, state) || acts(state))
  return { states, actor: actor.person, applicants }
}

/** The rule of the sight for one case. */
export const sees = (sight: Sight, current: Case): boolean =>
  sight.states.includes(current.state) ||
  (current.applicant !== undefined && sight.applicants.includes(current.applicant)) ||
  (sight.actor !== undefined && hasActed(sight.actor, current))

const hasActed = (person: string, { acts }: Case): boolean => Object.values(acts).some((act) => isBy(person, act))

const isBy = (person: string, act: Act): boolean =>
  act.actor === person || (act.earlier?.some(({ actor }) => actor === person) ?? false)

/** What a case keeps from a person who may otherwise see it, and the act that opens it. */
export type Withheld = { readonly forms: readonly string[]; readonly by: string }

/**
 * What is not shown to a person before he has recorded that he looks it up: the journal then holds who knew. Whoever
 * has filled in one of these forms knows them.
 */
export function withheldFrom(person: string, matter: Matter, { state, acts }: Case): Withheld | undefined {
  for (const [by, { opens, from }] of Object.entries(matter.actions)) {
    if (!opens || !asList<string>(from).includes(state)) continue
    const telling = (action: string) => action === by || opens.includes(matter.actions[action]?.form ?? '')
    if (!Object.entries(acts).some(([action, act]) => telling(action) && isBy(person, act))) return { forms: opens, by }
  }
  return undefined
}

/** States in which something is still to be done. */
export const openStates = (matter: Matter): readonly string[] => {
  const left = new Set(Object.values(matter.actions).flatMap(({ from }) => asList<string>(from)))
  return Object.keys(matter.states).filter((state) => left.has(state) && !matter.final?.includes(state))
}
