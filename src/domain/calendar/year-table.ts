import { addDays, type Day } from './day.ts'
import { weekdayOf } from './weekday.ts'
import type { Confidence, DayRange } from './year-data.ts'

export type DayKind = 'weekday' | 'weekend' | 'holiday' | 'makeUp'

/** One year laid out so that counting working days is a subtraction, however long the period. */
export type YearTable = {
  readonly year: number
  readonly status: Confidence
  readonly days: readonly Day[]
  readonly working: readonly Day[]
  /** workedBefore[i] = working days among the first i days of the year */
  readonly workedBefore: Uint16Array
  readonly holidays: readonly DayRange[]
  readonly makeUp: readonly Day[]
  /** Place of a day of this year; meaningless for text that is no date of this year. */
  readonly indexOf: (day: Day) => number
}

const beforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]

export function buildTable(
  year: number,
  status: Confidence,
  kindOf: (day: Day, weekday: number) => DayKind,
): YearTable {
  const first = `${String(year).padStart(4, '0')}-01-01` as Day
  const leap = Temporal.PlainDate.from(first).inLeapYear
  const length = leap ? 366 : 365
  const firstWeekday = weekdayOf(first) - 1
  const days: Day[] = []
  const working: Day[] = []
  const workedBefore = new Uint16Array(length + 1)
  const holidays: DayRange[] = []
  const makeUp: Day[] = []
  for (let i = 0; i < length; i++) {
    const day = addDays(first, i)
    const kind = kindOf(day, ((firstWeekday + i) % 7) + 1)
    if (kind === 'holiday') {
      const run = holidays.at(-1)
      if (run && run[1] === days[i - 1]) holidays[holidays.length - 1] = [run[0], day]
      else holidays.push([day, day])
    }
    if (kind === 'makeUp') makeUp.push(day)
    if (kind === 'weekday' || kind === 'makeUp') working.push(day)
    days.push(day)
    workedBefore[i + 1] = working.length
  }
  const indexOf = (day: Day): number => {
    const month = Number(day.slice(5, 7))
    return beforeMonth[month - 1]! + (leap && month > 2 ? 1 : 0) + Number(day.slice(8)) - 1
  }
  return { year, status, days, working, workedBefore, holidays, makeUp, indexOf }
}
