import { z } from 'zod'

/** A civil date in Asia/Shanghai, `YYYY-MM-DD`. Days compare correctly as strings. */
export type Day = string & { readonly __day: true }

/** A moment, ISO 8601 in UTC, whole seconds (`2024-03-05T06:40:02Z`). Moments compare correctly as strings. */
export type Instant = string & { readonly __instant: true }

/** True when the text is a real date: `2026-02-30` is not. */
export const isDay = (text: string): text is Day => text.length === 10 && startsWithDay(text)

/** @throws RangeError when the text is not a real date */
export function toDay(text: string): Day {
  if (!isDay(text)) throw new RangeError(`E_DATE: ${text}`)
  return text
}

/** @throws RangeError when `day` is no date or `days` no whole number */
export function addDays(day: Day, days: number): Day {
  if (isDay(day) && Number.isInteger(days)) {
    const serial = serialOf(day) + days
    if (serial >= firstSerial && serial <= lastSerial) return dayAt(serial)
  }
  // Years beyond 0000–9999, which are written with a sign, and faults.
  return Temporal.PlainDate.from(day).add({ days }).toString() as Day
}

/** Days from `from` to `to`; negative when `to` lies before. @throws RangeError when one is no date */
/** The same day so many years later; 29 February becomes the 28th. */
export const addYears = (day: Day, years: number): Day => toDay(Temporal.PlainDate.from(day).add({ years }).toString())

export const daysBetween = (from: Day, to: Day): number =>
  isDay(from) && isDay(to)
    ? serialOf(to) - serialOf(from)
    : Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'days' }).days

export const yearOf = (day: Day): number => Number(day.slice(0, 4))

/** 2024年3月5日 */
export const dayText = (day: string): string => {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** Since the end of its last summer time (15 September 1991) Asia/Shanghai is eight hours ahead of UTC. */
const eightAheadSince = '1991-09-16T00:00:00Z'
const shanghaiMidnight = 16

/** The civil day in Asia/Shanghai on which a moment falls. @throws RangeError when the text is no moment */
export function dayOf(instant: Instant): Day {
  if (instant < eightAheadSince || !isInstant(instant))
    return Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString() as Day
  const day = instant.slice(0, 10) as Day
  return digits(instant, 11, 2) < shanghaiMidnight ? day : addDays(day, 1)
}

/** True for a real moment written as `2024-03-05T06:40:02Z`. */
export const isInstant = (text: string): text is Instant =>
  text.length === 20 &&
  startsWithDay(text) &&
  text[10] === 'T' &&
  digits(text, 11, 2) < 24 &&
  text[13] === ':' &&
  digits(text, 14, 2) < 60 &&
  text[16] === ':' &&
  digits(text, 17, 2) < 60 &&
  text[19] === 'Z'

/** The moment at a civil time of a day in Asia/Shanghai, e.g. `at(day, '14:10')`. */
export const at = (day: Day, time: string): Instant =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Asia/Shanghai').toInstant().toString() as Instant

/** The moment of POSIX seconds. */
export const instantOf = (seconds: number): Instant =>
  Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() as Instant

/** Form field of a date; what JSON Schema calls it is told beside it. */
export const daySchema = z
  .custom<Day>((value) => typeof value === 'string' && isDay(value), { error: '请填写日期，格式如 2024-03-05' })
  .meta({ type: 'string', format: 'date' })

// Arithmetic on the proleptic Gregorian calendar: dates are checked and moved millions of times in an import, and
// going through Temporal objects costs about ten times as much.

/** The number that `length` ASCII digits from `start` write; NaN, which no comparison holds for, when one is no digit. */
function digits(text: string, start: number, length: number): number {
  let value = 0
  for (let index = start; index < start + length; index += 1) {
    const digit = text.charCodeAt(index) - 48
    if (!(digit >= 0 && digit <= 9)) return Number.NaN
    value = value * 10 + digit
  }
  return value
}

const monthLengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const
const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

function startsWithDay(text: string): boolean {
  if (text[4] !== '-' || text[7] !== '-') return false
  const month = digits(text, 5, 2)
  const day = digits(text, 8, 2)
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return false
  const year = digits(text, 0, 4)
  return year >= 0 && day <= monthLengths[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0)
}

/** Days in 400 years: the calendar repeats itself after them. */
const era = 146_097
/** The year begins in March here, so that the leap day is its last. */
const daysBeforeMonth = (month: number): number => Math.floor((153 * month + 2) / 5)

/** Days since 1 March of the year 0. */
function serialOf(day: string): number {
  const month = (digits(day, 5, 2) + 9) % 12
  const year = digits(day, 0, 4) - (month >= 10 ? 1 : 0)
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return year * 365 + leapDays + daysBeforeMonth(month) + digits(day, 8, 2) - 1
}

const firstSerial = serialOf('0000-01-01')
const lastSerial = serialOf('9999-12-31')

function dayAt(serial: number): Day {
  const cycle = Math.floor(serial / era)
  const inEra = serial - cycle * era
  const yearOfEra = Math.floor(
    (inEra - Math.floor(inEra / 1460) + Math.floor(inEra / 36_524) - Math.floor(inEra / 146_096)) / 365,
  )
  const inYear = inEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const fromMarch = Math.floor((5 * inYear + 2) / 153)
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9
  const year = cycle * 400 + yearOfEra + (month <= 2 ? 1 : 0)
  const date = inYear - daysBeforeMonth(fromMarch) + 1
  return `${String(year).padStart(4, '0')}-${month < 10 ? '0' : ''}${month}-${date < 10 ? '0' : ''}${date}` as Day
}
