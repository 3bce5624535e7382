import { CalendarError, notADate } from './calendar-error.ts'
import { addDays, type Day, isDay } from './day.ts'
import { laterOf } from './later-of.ts'
import type { DayRange } from './year-data.ts'

/**
 * Intervals not counted, merged so that overlapping days count once, and cut to the days after the trigger.
 * @throws CalendarError E_DATE, E_EXCLUSION (end before start)
 */
export function mergeExclusions(exclusions: readonly DayRange[], trigger: Day): DayRange[] {
  const merged: DayRange[] = []
  for (const [from, to] of exclusions.toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))) {
    for (const each of [from, to]) if (!isDay(each)) throw notADate(each)
    if (to < from) throw new CalendarError('E_EXCLUSION', `扣除期间 ${from} 至 ${to} 的止日早于起日`)
    if (to <= trigger) continue
    const last = merged.at(-1)
    if (last && from <= addDays(last[1], 1)) merged[merged.length - 1] = [last[0], laterOf(to, last[1])]
    else merged.push([from > trigger ? from : addDays(trigger, 1), to])
  }
  return merged
}

export const isExcluded = (merged: readonly DayRange[], day: Day): boolean =>
  merged.some(([from, to]) => from <= day && day <= to)

/** How a unit counts (from, to] and moves n units on. */
export type Counter = { readonly between: (from: Day, to: Day) => number; readonly after: (day: Day, n: number) => Day }

/** The n-th unit after the trigger outside the merged intervals. */
export function advance(counter: Counter, trigger: Day, n: number, merged: readonly DayRange[]): Day {
  let cursor = trigger
  let left = n
  for (const [from, to] of merged) {
    const counted = counter.between(cursor, addDays(from, -1))
    if (counted >= left) break
    left -= counted
    cursor = to
  }
  return counter.after(cursor, left)
}
