import { z } from 'zod'

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string & { readonly __day: true }

/** A moment, ISO 8601 in UTC, whole seconds (`2024-03-05T06:40:02Z`). Moments compare correctly as strings. */
export type Instant = string & { readonly __instant: true }

const pattern = /^\d{4}-\d{2}-\d{2}$/

/** True when the text is a real date: `2026-02-30` is not. */
export function isDay(text: string): text is Day {
  if (!pattern.test(text)) return false
  try {
    return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
  } catch {
    return false
  }
}

/** @throws RangeError when the text is not a real date */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`E_DATE: ${text}`)
  return text
}

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString() as Day

/** Days from `from` to `to`; negative when `to` lies before. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** The civil day in Asia/Shanghai on which a moment falls. */
export const dayOf = (instant: Instant): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as Day

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/

export const isInstant = (text: string): text is Instant => {
  if (!moment.test(text)) return false
  try {
    return Temporal.Instant.from(text).toString() === text
  } catch {
    return false
  }
}

/** The moment at a civil time of a day in Asia/Shanghai, e.g. `at(day, '14:10')`. */
export const at = (day: Day, time: string): Instant =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Asia/Shanghai').toInstant().toString() as Instant

/** Form field of a date. */
export const daySchema = z.custom<Day>((value) => typeof value === 'string' && isDay(value), {
  error: '请填写日期，格式如 2024-03-05',
})
