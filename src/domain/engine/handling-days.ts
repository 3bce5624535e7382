import { addDays, type Day } from '../calendar/day.ts'
import { type WorkingCalendar, workingDaysBetween } from '../calendar/working-calendar.ts'
import type { ClockLedgerLine } from './case.ts'

/**
 * Working days from the day after `from` to `to`, without those on which the clock stood still by law: of a pause neither
 * its first day nor the day of the resume counts.
 */
export function handlingDays(
  calendar: WorkingCalendar,
  ledger: readonly ClockLedgerLine[],
  clock: string,
  [from, to]: readonly [from: Day, to: Day],
): number {
  const changes = ledger.filter((line) => line.clock === clock && (line.type === 'pause' || line.type === 'resume'))
  let days = workingDaysBetween(calendar, from, to)
  for (const [index, { type, on }] of changes.entries()) {
    if (type !== 'pause') continue
    const last = changes.slice(index + 1).find((line) => line.type === 'resume')?.on ?? to
    const [first, end] = [addDays(on, -1), last < to ? last : to]
    days -= workingDaysBetween(calendar, first < from ? from : first, end)
  }
  return days
}
