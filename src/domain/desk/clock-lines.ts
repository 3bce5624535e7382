import { clockLight, type Light } from '../calendar/clock-light.ts'
import { type Day, dayOf, type Instant } from '../calendar/day.ts'
import { weekdayName } from '../calendar/weekday.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Case } from '../engine/case.ts'
import { type CaseClock, clocksOf } from '../engine/clocks-of.ts'
import type { Matter } from '../engine/matter.ts'
import { printBasisOn } from '../law/cite.ts'

/** A clock as whoever works on the case reads it: how much is left, until when, and why that day. */
export type ClockLine = {
  readonly name: string
  readonly label: string
  readonly promise: boolean
  /** 20个工作日 */
  readonly length: string
  readonly status: CaseClock['view']['status']
  readonly startedOn: Day
  readonly due: Day
  readonly weekday: string
  readonly stoppedOn?: Day | undefined
  readonly light: Light
  /** 还剩 3 个工作日 */
  readonly left: string
  readonly daysLeft: number
  readonly isProvisional: boolean
  readonly steps: readonly string[]
  readonly basis: string
}

const units = { wd: '个工作日', cd: '日', mo: '个月' } as const

export const clockLine = (
  { name, label, promise, rule, view, waits }: CaseClock,
  cal: WorkingCalendar,
  now: Instant,
): ClockLine => {
  const today = dayOf(now)
  const { light, label: told, daysLeft } = clockLight(cal, view, today, undefined, waits)
  const { status, startedOn, due, stoppedOn, steps, length, confidence } = view
  return {
    ...{ name, label, promise, status, startedOn, due, stoppedOn, light, daysLeft, steps },
    length: `${length} ${units[rule.unit]}`,
    weekday: weekdayName(due),
    // The day stands beside it, in a place of its own.
    left: told.replace(/，不足 1 个工作日（.* 到期）$|（到 .*）$/, ''),
    isProvisional: confidence === 'provisional',
    basis: printBasisOn(rule.basis, today),
  }
}

/** Clocks of a case: those that press first, the statutory one before the promise of the same day; ended ones last. */
export const clockLines = (matter: Matter, current: Case, cal: WorkingCalendar, now: Instant): readonly ClockLine[] =>
  clocksOf(matter, current, cal)
    .map((clock) => clockLine(clock, cal, now))
    .sort((a, b) => Number(isOver(a)) - Number(isOver(b)) || (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))

const isOver = ({ status }: ClockLine): boolean => status === 'stopped' || status === 'void'

/** The clock by which a case is placed among others: the first that has not ended. */
export const pressing = (lines: readonly ClockLine[]): ClockLine | undefined => lines.find((line) => !isOver(line))
