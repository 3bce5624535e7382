import { type ClockEvent, clockAsRecorded } from './clock.ts'
import type { Day } from './day.ts'
import type { Limit } from './limit.ts'
import type { WorkingCalendar } from './working-calendar.ts'

/** A due date moved by a new holiday notice: one audit row. */
export type ClockChange = {
  readonly oldDue: Day
  readonly newDue: Day
  /** The new due date has already passed though the old had not: a person must look before the case counts as late. */
  readonly needsReview: boolean
}

/** What a new calendar does to a clock; undefined when it changes nothing or the clock is closed (calendar rules §2.3). */
export function recalculateClock(
  before: WorkingCalendar,
  after: WorkingCalendar,
  limit: Limit,
  events: readonly ClockEvent[],
  today: Day,
): ClockChange | undefined {
  const old = clockAsRecorded(before, limit, events)
  if (old.status === 'stopped' || old.status === 'void') return undefined
  const newDue = clockAsRecorded(after, limit, events).due
  if (newDue === old.due) return undefined
  return { oldDue: old.due, newDue, needsReview: newDue < today && old.due >= today }
}
