import type { Day } from '../calendar/day.ts'
import type { Act, Case } from './case.ts'
import { asList, type Matter } from './matter.ts'
import type { Actor } from './may.ts'
import { heldFor } from './roles.ts'

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
 * Who sees which cases is declared by the matter (个人信息保护法第六条: no more than the purpose needs), for each role and in
 * the offices in which it counts. Whoever reads a matter at all also sees the cases in which he has acted; an applicant
 * sees his own.
 */
export function sightOf(actor: Actor, matter: Matter, day: Day): Sight {
  const held = heldFor(actor.appointments, matter, day)
  const readings = matter.readers
    .map((reads) => (typeof reads === 'string' ? { role: reads, in: Object.keys(matter.states) } : reads))
    .filter(({ role }) => held.some((one) => one.role === role))
  const reads = readings.filter(({ role }) => role !== 'applicant')
  const isParty = reads.length < readings.length
  const applicants = isParty ? held.filter(({ role }) => role === 'applicant').map(({ office }) => office) : []
  if (reads.length === 0) return { states: [], applicants }
  return { states: [...new Set(reads.flatMap((one) => one.in))], actor: actor.person, applicants }
}

/** True when a person may see some case of the matter: whoever may not is not even told how many there are. */
export const seesAny = ({ actor, applicants }: Sight): boolean => actor !== undefined || applicants.length > 0

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
