import { CalendarError, notADate } from './calendar-error.ts'
import { addDays, type Day, daysBetween, isDay } from './day.ts'
import { explain, type Reckoning } from './due-steps.ts'
import { advance, type Counter, isExcluded, mergeExclusions } from './exclusions.ts'
import type { Limit } from './limit.ts'
import {
  addWorkingDays,
  confidenceOf,
  isWorkingDay,
  requireLength,
  subtractWorkingDays,
  type WorkingCalendar,
  workingDaysBetween,
} from './working-calendar.ts'
import type { Confidence, DayRange } from './year-data.ts'

/** The last day on which the act is in time, with its arithmetic; `nominal` is the day before rolling (cd, mo forward). */
export type Due = {
  readonly due: Day
  readonly nominal?: Day
  readonly confidence: Confidence
  readonly steps: string[]
}

/**
 * The end of a period (民法典 Art 200–203; 民诉法 Art 85; calendar rules C-2 … C-7).
 * @param exclusions inclusive intervals not counted; overlaps count once; forward periods only
 * @param event what happened on the trigger day, for the steps: 受理, 送达 …
 * @throws CalendarError E_DATE, E_LENGTH, E_EXCLUSION
 */
export function dueDate(
  cal: WorkingCalendar,
  limit: Limit,
  trigger: Day,
  exclusions: readonly DayRange[] = [],
  event?: string,
): Due {
  if (!isDay(trigger)) throw notADate(trigger)
  requireLength(limit.length)
  const reckoning = limit.backward
    ? backward(cal, limit, trigger, exclusions)
    : forward(cal, limit, trigger, exclusions)
  const steps = explain(cal, limit, reckoning, event)
  const { due, nominal, counted } = reckoning
  const confidence = confidenceOf(cal, ...counted)
  return nominal === undefined ? { due, confidence, steps } : { due, nominal, confidence, steps }
}

function forward(cal: WorkingCalendar, limit: Limit, trigger: Day, exclusions: readonly DayRange[]): Reckoning {
  const merged = mergeExclusions(exclusions, trigger)
  if (limit.unit === 'wd') {
    const due = advance(workingDays(cal), trigger, limit.length, merged)
    return { trigger, due, merged, counted: [addDays(trigger, 1), due] }
  }
  const unbroken = limit.unit === 'cd' ? limit.length : daysBetween(trigger, addMonths(trigger, limit.length))
  const nominal = advance(calendarDays, trigger, unbroken, merged)
  let due = nominal
  if (limit.roll ?? true) while (!isWorkingDay(cal, due) || isExcluded(merged, due)) due = addWorkingDays(cal, due, 1)
  return { trigger, due, nominal, merged, counted: [addDays(trigger, 1), due] }
}

function backward(cal: WorkingCalendar, limit: Limit, event: Day, exclusions: readonly DayRange[]): Reckoning {
  if (exclusions.length > 0) throw new CalendarError('E_EXCLUSION', '向前倒推的期限没有可以扣除的期间')
  const due =
    limit.unit === 'wd'
      ? subtractWorkingDays(cal, event, limit.length)
      : limit.unit === 'cd'
        ? reachable(addDays(event, -limit.length))
        : addMonths(event, -limit.length)
  return { trigger: event, due, merged: [], counted: [due, addDays(event, -1)] }
}

const workingDays = (cal: WorkingCalendar): Counter => ({
  between: (from, to) => workingDaysBetween(cal, from, to),
  after: (day, n) => addWorkingDays(cal, day, n),
})

const calendarDays: Counter = { between: daysBetween, after: (day, n) => reachable(addDays(day, n)) }

/** The same day number in the target month, or that month's last day (C-5). @throws CalendarError E_LENGTH */
export const addMonths = (day: Day, months: number): Day =>
  reachable(Temporal.PlainDate.from(day).add({ months }).toString() as Day)

/** Years beyond 0000–9999 are written with a sign and no longer compare as text. */
function reachable(day: Day): Day {
  if (day.length !== 10) throw new CalendarError('E_LENGTH', '期限超出可以计算的年份（0000至9999年）')
  return day
}
