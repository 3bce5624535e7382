import { addDays, at, type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import { addWorkingDays, chinaCalendar, isWorkingDay } from '#domain/calendar/working-calendar.ts'
import type { Random } from './random.ts'

/** Every working day that the calendar knows from the first of the demonstration. */
const workingDays: readonly Day[] = (() => {
  const days: Day[] = []
  for (let day = toDay('2023-01-03'); day <= '2027-12-31'; day = addDays(day, 1))
    if (isWorkingDay(chinaCalendar, day)) days.push(day)
  return days
})()
const working = new Set(workingDays)

export const isOffice = (day: Day): boolean => working.has(day)
export const between = (from: string, to: string): readonly Day[] =>
  workingDays.filter((day) => from <= day && day <= to)
/** The day itself or the next working day. */
export const orNext = (day: Day): Day => (isOffice(day) ? day : later(day, 1))
/** So many working days after a day; the day itself for 0. */
export const later = (day: Day, count: number): Day => (count === 0 ? day : addWorkingDays(chinaCalendar, day, count))

/** `count` working days from `from` to `to`, spread evenly with some jitter, in order. */
export function spread(random: Random, from: string, to: string, count: number): readonly Day[] {
  const days = between(from, to)
  return Array.from({ length: count }, (_, i) => {
    const place = ((i + 0.1 + 0.8 * random.next()) / count) * days.length
    return days[Math.min(Math.floor(place), days.length - 1)]!
  })
}

const moments = new Map<string, Instant>()
/** A civil moment; remembered, for thousands of acts share one. */
export function moment(day: Day, time: string): Instant {
  const name = `${day} ${time}`
  const known = moments.get(name)
  if (known) return known
  const made = at(day, time)
  moments.set(name, made)
  return made
}

/** A time within office hours, 08:40–11:40 or 14:00–17:20, from a number. */
export function officeTime(number: number): string {
  const minute = number % 380
  const total = minute < 180 ? 520 + minute : 840 + minute - 180
  return `${String(Math.floor(total / 60)).padStart(2, '0')}:${String(total % 60).padStart(2, '0')}`
}
