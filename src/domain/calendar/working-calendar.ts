import type { Citation } from '../law/citation.ts'
import { CalendarError, notADate } from './calendar-error.ts'
import { type Day, yearOf } from './day.ts'
import { statutoryDays } from './statutory-days.ts'
import { type CalendarWarning, type Confidence, checkYear, type DayRange, daysOf, type YearData } from './year-data.ts'
import { buildTable, type YearTable } from './year-table.ts'
import { year2023 } from './years/2023.ts'
import { year2024 } from './years/2024.ts'
import { year2025 } from './years/2025.ts'
import { year2026 } from './years/2026.ts'
import { year2027 } from './years/2027.ts'

/** A local rest or working day, e.g. of an autonomous county (放假办法 Art 4). It goes before the national data. */
export type LocalDay = {
  readonly region: string
  readonly date: Day
  readonly kind: 'holiday' | 'makeUp'
  readonly basis: Citation
}

export type CalendarOptions = {
  /** Whether 调休上班日 count as 工作日 (default true); no text says so for 许可法 Art 82, hence a setting. */
  readonly countMakeUpDays?: boolean
  readonly local?: readonly LocalDay[]
}

/** Working days of every year: official or provisional where data are held, derived and provisional elsewhere. */
export type WorkingCalendar = {
  readonly warnings: readonly CalendarWarning[]
  /** @internal the table of one year, built once */
  readonly table: (year: number) => YearTable
}

const maxYear = 9999

/** @throws CalendarError E_CALENDAR_CONFLICT when a date is both holiday and make-up, or a year is given twice */
export function makeCalendar(years: readonly YearData[], options: CalendarOptions = {}): WorkingCalendar {
  const byYear = new Map<number, YearData>()
  const off = new Set<Day>()
  const on = new Set<Day>()
  const warnings = years.flatMap(checkYear)
  for (const data of years) {
    if (byYear.has(data.year)) throw new CalendarError('E_CALENDAR_CONFLICT', `${data.year} 年的放假安排有两份`)
    byYear.set(data.year, data)
    for (const range of data.holidays) for (const day of daysOf(range)) off.add(day)
    if (options.countMakeUpDays ?? true) for (const day of data.makeUp) on.add(day)
  }
  refuseOverlap(off, on)
  applyLocal(options.local ?? [], off, on)

  const tables = new Map<number, YearTable>()
  const table = (year: number): YearTable => {
    const known = tables.get(year)
    if (known) return known
    // The year of a table is reached only by counting or from a day: anything else is no date.
    if (!(year >= 0 && year <= maxYear)) throw new CalendarError('E_LENGTH', '期限超出可以计算的年份（0000至9999年）')
    const data = byYear.get(year)
    const fallback = data ? new Set<Day>() : new Set(statutoryDays(year))
    const built = buildTable(year, data?.status ?? 'provisional', (day, weekday) =>
      on.has(day) ? 'makeUp' : off.has(day) || fallback.has(day) ? 'holiday' : weekday > 5 ? 'weekend' : 'weekday',
    )
    tables.set(year, built)
    return built
  }
  return { warnings, table }
}

function refuseOverlap(off: ReadonlySet<Day>, on: ReadonlySet<Day>): void {
  for (const day of on)
    if (off.has(day)) throw new CalendarError('E_CALENDAR_CONFLICT', `${day} 既列为放假，又列为调休上班`)
}

function applyLocal(local: readonly LocalDay[], off: Set<Day>, on: Set<Day>): void {
  const kinds = new Map<Day, LocalDay['kind']>()
  for (const { date, kind, region } of local) {
    if (kinds.has(date) && kinds.get(date) !== kind)
      throw new CalendarError('E_CALENDAR_CONFLICT', `${region}：${date} 既列为放假，又列为上班`)
    kinds.set(date, kind)
    const [to, from] = kind === 'holiday' ? [off, on] : [on, off]
    to.add(date)
    from.delete(date)
  }
}

/** The national calendar: official 2023–2026, provisional 2027. */
export const nationalYears: readonly YearData[] = [year2023, year2024, year2025, year2026, year2027]
export const chinaCalendar: WorkingCalendar = makeCalendar(nationalYears)

/** The year's table and the day's place in it. @throws CalendarError E_DATE */
function locate(cal: WorkingCalendar, day: Day): [table: YearTable, index: number] {
  const year = yearOf(day)
  if (!(year >= 0 && year <= maxYear)) throw notADate(day)
  const table = cal.table(year)
  const index = table.indexOf(day)
  if (table.days[index] !== day) throw notADate(day)
  return [table, index]
}

/** 工作日 (calendar rule C-1). @throws CalendarError E_DATE */
export function isWorkingDay(cal: WorkingCalendar, day: Day): boolean {
  const [table, index] = locate(cal, day)
  return table.workedBefore[index + 1]! > table.workedBefore[index]!
}

/** The n-th working day after `day`, n ≥ 1 (C-2, C-3). @throws CalendarError E_DATE, E_LENGTH */
export function addWorkingDays(cal: WorkingCalendar, day: Day, n: number): Day {
  requireLength(n)
  let [table, index] = locate(cal, day)
  let place = table.workedBefore[index + 1]! + n
  while (place > table.working.length) {
    place -= table.working.length
    table = cal.table(table.year + 1)
  }
  return table.working[place - 1]!
}

/** The n-th working day before `day`, n ≥ 1 (C-7). @throws CalendarError E_DATE, E_LENGTH */
export function subtractWorkingDays(cal: WorkingCalendar, day: Day, n: number): Day {
  requireLength(n)
  let [table, index] = locate(cal, day)
  let place = table.workedBefore[index]! - n
  while (place < 0) {
    table = cal.table(table.year - 1)
    place += table.working.length
  }
  return table.working[place]!
}

/** Working days in (from, to]; when `to` lies before, minus those in (to, from]. @throws CalendarError E_DATE */
export function workingDaysBetween(cal: WorkingCalendar, from: Day, to: Day): number {
  if (to < from) return 0 - workingDaysBetween(cal, to, from)
  const [first, a] = locate(cal, from)
  const [last, b] = locate(cal, to)
  let count = last.workedBefore[b + 1]! - first.workedBefore[a + 1]!
  for (let year = first.year; year < last.year; year++) count += cal.table(year).working.length
  return count
}

/** Provisional as soon as one year from the one of `from` to the one of `to` lacks its notice. */
export function confidenceOf(cal: WorkingCalendar, from: Day, to: Day): Confidence {
  return provisionalYears(cal, from, to).length > 0 ? 'provisional' : 'official'
}

/** The years of [from, to] whose notice is not held. */
export function provisionalYears(cal: WorkingCalendar, from: Day, to: Day): number[] {
  const years: number[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) if (cal.table(year).status !== 'official') years.push(year)
  return years
}

/** Holidays and make-up days inside [from, to], for showing why days were skipped or counted. */
export function specialDays(cal: WorkingCalendar, from: Day, to: Day): { holidays: DayRange[]; makeUp: Day[] } {
  const holidays: DayRange[] = []
  const makeUp: Day[] = []
  for (let year = yearOf(from); year <= yearOf(to); year++) {
    const table = cal.table(year)
    for (const [a, b] of table.holidays) if (b >= from && a <= to) holidays.push([a < from ? from : a, b > to ? to : b])
    for (const day of table.makeUp) if (day >= from && day <= to) makeUp.push(day)
  }
  return { holidays, makeUp }
}

/** Periods longer than a century are typing mistakes. */
const maxLength = 36_600

/** @throws CalendarError E_LENGTH unless a whole number from 1 up; “at once” (当场、立即) is no period */
export function requireLength(n: number): void {
  if (!Number.isInteger(n) || n < 1) throw new CalendarError('E_LENGTH', `期限长度须为不小于 1 的整数，不能是“${n}”`)
  if (n > maxLength) throw new CalendarError('E_LENGTH', `期限长度 ${n} 过长，最多 ${maxLength}`)
}
