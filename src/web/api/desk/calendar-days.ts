import { addDays, type Day } from '#domain/calendar/day.ts'
import { weekdayOf } from '#domain/calendar/weekday.ts'
import { isWorkingDay, type WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { CalendarDay } from './answers.ts'

const mostWeeks = 10

/** Whole weeks from the Monday of the first day to the Sunday of the last; not more than ten. */
export function calendarDays(cal: WorkingCalendar, first: Day, last: Day): readonly CalendarDay[] {
  const days: CalendarDay[] = []
  let day = addDays(first, 1 - weekdayOf(first))
  while (days.length < mostWeeks * 7 && (day <= last || days.length % 7 !== 0)) {
    days.push({ day, isOff: !isWorkingDay(cal, day) })
    day = addDays(day, 1)
  }
  return days
}
