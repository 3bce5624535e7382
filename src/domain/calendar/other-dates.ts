import { addDays, type Day } from './day.ts'
import { addMonths, type Due, dueDate } from './due.ts'
import { withWeekday } from './weekday.ts'
import {
  confidenceOf,
  isWorkingDay,
  requireLength,
  subtractWorkingDays,
  type WorkingCalendar,
} from './working-calendar.ts'
import type { Confidence } from './year-data.ts'

/**
 * Last day of validity of a licence or certificate of n years (C-10): the day before the anniversary, no roll.
 * From 29 February to a common year it is 28 February.
 */
export function validTo(from: Day, years: number): Day {
  requireLength(years)
  const anniversary = addMonths(from, years * 12)
  return anniversary.slice(8) === from.slice(8) ? addDays(anniversary, -1) : anniversary
}

/** A deadline fixed by date (“每年1月31日前”) and the day to aim at: the last working day not after it. */
export type FixedDeadline = {
  readonly due: Day
  readonly target: Day
  readonly confidence: Confidence
  readonly steps: string[]
}

/** C-11: a fixed date does not roll (118号文(六); 信息公开条例 Art 49). @throws CalendarError E_DATE */
export function fixedDeadline(cal: WorkingCalendar, due: Day): FixedDeadline {
  const target = isWorkingDay(cal, due) ? due : subtractWorkingDays(cal, due, 1)
  const steps = [`法定截止日为 ${withWeekday(due)}，固定日期不顺延`]
  if (target !== due) steps.push(`该日休息，宜在此前最后一个工作日 ${withWeekday(target)} 前办结`)
  return { due, target, confidence: confidenceOf(cal, target, due), steps }
}

/**
 * 公告送达 (民诉法 Art 95): served when 30 days from the announcement have passed. A change of status, not an act to
 * do: no roll; periods that follow start from this day. (60 days before the 2021 revision: pass them.)
 */
export const deemedServed = (cal: WorkingCalendar, announcedOn: Day, days = 30): Due =>
  dueDate(cal, { unit: 'cd', length: days, roll: false }, announcedOn, [], '发出公告')

/**
 * Last day on which an unlawful act is still discovered in time (处罚法 Art 36): two years, or five where life,
 * health or financial safety is concerned, from the act or from its end when continuous. No roll: nobody has to act.
 */
export const limitationEnds = (cal: WorkingCalendar, actEndedOn: Day, years: 2 | 5 = 2): Due =>
  dueDate(cal, { unit: 'mo', length: years * 12, roll: false }, actEndedOn, [], '违法行为终了')
