import { CalendarError, notADate } from './calendar-error.ts'
import { addDays, type Day, isDay, yearOf } from './day.ts'
import { statutoryDays } from './statutory-days.ts'
import { isWeekend, withWeekday } from './weekday.ts'

/** An inclusive run of days. */
export type DayRange = readonly [from: Day, to: Day]

/** Whether the State Council notice for the year is out. */
export type Confidence = 'official' | 'provisional'

/** One year's 节假日安排: rest days (incl. 调休 rest days) and 调休上班日. A range may begin in the year before. */
export type YearData = {
  readonly year: number
  readonly status: Confidence
  /** Title and number of the notice, or why there is none. */
  readonly notice: string
  readonly holidays: readonly DayRange[]
  readonly makeUp: readonly Day[]
}

/** Something unusual in a year's data: lawful, but a second person must confirm it. */
export type CalendarWarning = {
  readonly code: 'W_MAKE_UP_ON_WEEKDAY' | 'W_STATUTORY_DAY_WORKED'
  readonly day: Day
  readonly message: string
}

type RawYear = Omit<YearData, 'holidays' | 'makeUp'> & {
  readonly holidays: readonly (readonly [from: string, to: string])[]
  readonly makeUp: readonly string[]
}

const day = (text: string): Day => {
  if (!isDay(text)) throw notADate(text)
  return text
}

/** Reads a year as written or imported. @throws CalendarError E_DATE, E_EXCLUSION (range upside down) */
export function defineYear(raw: RawYear): YearData {
  const holidays = raw.holidays.map(([from, to]): DayRange => {
    if (day(to) < day(from)) throw new CalendarError('E_EXCLUSION', `放假区间 ${from} 至 ${to} 的止日早于起日`)
    return [day(from), day(to)]
  })
  return { ...raw, holidays, makeUp: raw.makeUp.map(day) }
}

export function* daysOf([from, to]: DayRange): Generator<Day> {
  for (let each = from; each <= to; each = addDays(each, 1)) yield each
}

/**
 * What a second person must look at before the year is used.
 * @throws CalendarError E_CALENDAR_CONFLICT when a date is both a holiday and a make-up day, naming both rows
 */
export function checkYear(data: YearData): CalendarWarning[] {
  for (const makeUp of data.makeUp) {
    const holiday = data.holidays.find(([from, to]) => from <= makeUp && makeUp <= to)
    if (holiday)
      throw new CalendarError(
        'E_CALENDAR_CONFLICT',
        `${data.year} 年安排自相矛盾：放假 ${holiday[0]} 至 ${holiday[1]}，与上班 ${makeUp} 同为一日`,
      )
  }
  const off = new Set(data.holidays.flatMap((range) => [...daysOf(range)]))
  const made = new Set(data.makeUp)
  const onWeekday = data.makeUp
    .filter((each) => !isWeekend(each))
    .map(
      (each): CalendarWarning => ({
        code: 'W_MAKE_UP_ON_WEEKDAY',
        day: each,
        message: `${withWeekday(each)}本是工作日，却列为调休上班日，请核对通知`,
      }),
    )
  const worked = statutoryDays(data.year)
    .filter((each) => yearOf(each) === data.year && !off.has(each) && (made.has(each) || !isWeekend(each)))
    .map(
      (each): CalendarWarning => ({
        code: 'W_STATUTORY_DAY_WORKED',
        day: each,
        message: `${withWeekday(each)}是全体公民放假的节日，安排中却为工作日，请核对通知`,
      }),
    )
  return [...onWeekday, ...worked]
}
