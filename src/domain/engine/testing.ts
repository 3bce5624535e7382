import { at, type Day, toDay } from '../calendar/day.ts'
import { chinaCalendar } from '../calendar/working-calendar.ts'
import type { Settings } from '../settings/settings.ts'
import type { Case, Entry, Witnessed } from './case.ts'
import { type CaseClock, clocksOf } from './clocks-of.ts'
import type { Command, Office } from './command.ts'
import { type Decision, decide } from './decide.ts'
import type { Matter } from './matter.ts'
import type { Actor } from './may.ts'
import type { Refusal } from './refusal.ts'
import type { Role } from './roles.ts'

/** A person who holds one role in an office, with the certificate that enforcement asks for. */
export const actorOf = (
  role: Role,
  person = `P-${role}`,
  office = role === 'applicant' ? '申请单位' : '处室',
): Actor => ({
  person,
  appointments: [{ id: `${person}:${role}`, person, office, role, from: '2020-01-01' }],
  certificates: [{ number: `证-${person}`, from: '2020-01-01', until: '2099-01-01' }],
})

type Wish = Partial<Omit<Command, 'matter' | 'caseId' | 'action'>> & Pick<Office, 'late' | 'others'>

/** One case on a desk, without store: the day is set, acts are done, the case and its entries are looked at. */
export type Desk = {
  readonly current: Case | null
  readonly entries: readonly Entry[]
  /** Turns the calendar to a day. */
  on(day: string, time?: string): Desk
  /** Does an action; where no form is named, with the sample of its form. */
  does(by: Role | Actor, action: string, wish?: Wish): Decision | Refusal
  /** Like `does`, for what the test takes for granted. @throws Error when it is refused */
  given(by: Role | Actor, action: string, wish?: Wish): Desk
  /** A clock of the case. @throws Error when it never started */
  clock(name: string, promise?: 'promise'): CaseClock['view']
}

/** What the acts of a desk may ask beside their case: the bureau's area, other cases, facts on record. */
type Surroundings = Pick<Office, 'others' | 'region' | 'standing' | 'texts'>

/** `seen`: what an outside witness saw, for acts that depend on it. `settings`: what the bureau has set. */
export function openDesk(
  matter: Matter,
  variant?: string,
  seen?: Witnessed,
  settings?: Settings,
  around: Surroundings = {},
): Desk {
  let today: Day = toDay('2024-03-05')
  let hour = '09:00'
  let current: Case | null = null
  const entries: Entry[] = []
  return {
    get current() {
      return current
    },
    get entries() {
      return entries
    },
    on(day, time = '09:00') {
      today = toDay(day)
      hour = time
      return this
    },
    does(by, action, { late, others = around.others, ...wish } = {}) {
      const form = matter.actions[action]?.form
      const command: Command = {
        id: `command-${entries.length + 1}`,
        matter: matter.id,
        caseId: 'case-1',
        action,
        variant,
        ...(form ? { form: matter.samples[form] } : {}),
        ...wish,
      }
      const actor = typeof by === 'string' ? actorOf(by) : by
      const told = { witnessed: seen, settings, late, ...around, others }
      const office = { now: at(today, hour), actor, calendar: chinaCalendar, ...told }
      const result = decide(matter, current, command, office)
      if (result.ok) {
        current = result.after
        entries.push(result.entry)
      }
      return result
    },
    given(by, action, wish) {
      const result = this.does(by, action, wish)
      if (!result.ok) throw new Error(`given ${action}: ${result.code} ${result.message}`)
      return this
    },
    clock(name, promise) {
      const clocks = current ? clocksOf(matter, current, chinaCalendar) : []
      const found = clocks.find((one) => one.name === name && one.promise === (promise === 'promise'))
      if (!found) throw new Error(`clock ${name} never started`)
      return found.view
    },
  }
}
