import type { House } from '#app/house.ts'
import { clockLight } from '#domain/calendar/clock-light.ts'
import { type Day, dayOf, daysBetween } from '#domain/calendar/day.ts'
import { workingDaysBetween } from '#domain/calendar/working-calendar.ts'
import type { Case } from '#domain/engine/case.ts'
import { type CaseClock, clocksOf } from '#domain/engine/clocks-of.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { type Actor, may } from '#domain/engine/may.ts'
import { daysIn, type Settings, settingOn } from '#domain/settings/settings.ts'

/** One limit of which a person is reminded today, because he can do what ends it. */
export type Reminder = {
  readonly caseId: string
  readonly matter: string
  readonly title: string
  /** Its title is not for places outside the house. */
  readonly sealed: boolean
  readonly limit: string
  readonly due: Day
  /** How it stands today, in words. */
  readonly says: string
  /** What he can do about it. */
  readonly acts: readonly string[]
  /** The step of the rule that is reached: so many days before; undefined when the limit has run out. */
  readonly step: number | undefined
}

/** All reminders of one person on one day: one digest, however many limits there are. */
export type Digest = { readonly person: string; readonly reminders: readonly Reminder[] }

type Desk = Pick<House, 'matters' | 'calendar' | 'clock'>

/**
 * Who is reminded of what today. Derived from the clocks by the bureau's dated rules and stored nowhere: a limit that
 * moves or ends takes its reminders with it. The nearest limit comes first.
 */
export function digestsOf(desk: Desk, cases: readonly Case[], actors: readonly Actor[], settings: Settings): Digest[] {
  const today = dayOf(desk.clock.now())
  const reached = cases.flatMap((current) => {
    const matter = desk.matters.of(current)
    return matter ? reachedOf(desk, matter, current, settings, today) : []
  })
  reached.sort((a, b) => (a.clock.view.due < b.clock.view.due ? -1 : a.clock.view.due > b.clock.view.due ? 1 : 0))
  return actors.flatMap((actor) => {
    const reminders = reached.flatMap(({ matter, current, clock, step }): Reminder[] => {
      const acts = endingActs(matter, current, clock.name).filter(
        (action) => 'role' in may(actor, matter, action, current, today),
      )
      if (acts.length === 0) return []
      const { view, label, promise, waits } = clock
      return [
        {
          ...{ caseId: current.id, matter: matter.id, title: current.title, due: view.due, step },
          sealed: matter.confidential === true,
          limit: `${label}${promise ? '（承诺）' : ''}`,
          says: clockLight(desk.calendar, view, today, undefined, waits).label,
          acts: acts.map((action) => matter.actions[action]!.label),
        },
      ]
    })
    return reminders.length ? [{ person: actor.person, reminders }] : []
  })
}

type Reached = { matter: Matter; current: Case; clock: CaseClock; step: number | undefined }

function reachedOf({ calendar }: Desk, matter: Matter, current: Case, settings: Settings, today: Day): Reached[] {
  return clocksOf(matter, current, calendar).flatMap((clock): Reached[] => {
    const { view, rule } = clock
    if (view.status !== 'running') return []
    const byWork = rule.unit === 'wd'
    const left = byWork ? workingDaysBetween(calendar, today, view.due) : daysBetween(today, view.due)
    if (today > view.due) return [{ matter, current, clock, step: undefined }]
    const key = byWork ? 'reminder.working-days' : 'reminder.calendar-days'
    const step = daysIn(settingOn(settings, key, today).value)
      .filter((days) => left <= days)
      .at(-1)
    return step === undefined ? [] : [{ matter, current, clock, step }]
  })
}

/** What ends the clock and can be done from here. */
const endingActs = (matter: Matter, { state, variant }: Case, clock: string): string[] =>
  Object.entries(matter.actions).flatMap(([action, { from, stops, only }]) =>
    asList<string>(stops).includes(clock) &&
    asList<string>(from).includes(state) &&
    (!only || (variant !== undefined && only.includes(variant)))
      ? [action]
      : [],
  )
