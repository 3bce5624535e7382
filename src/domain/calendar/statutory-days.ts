import { addDays, type Day } from './day.ts'

/** 放假办法 as revised 2024-11-10 came into force on publication: adds 除夕 and 5月2日. */
const revisedOn = '2024-11-10'

/** Outside these years the lunar and solar-term reckoning is not relied on; only the fixed days remain. */
const reckoned = { from: 1950, to: 2099 }

/** Lunar month and day of a year → civil day. */
const lunar = (year: number, monthCode: string, day: number): Day =>
  Temporal.PlainDate.from({ calendar: 'chinese', year, monthCode, day }).withCalendar('iso8601').toString() as Day

/** 清明: the usual mean formula of the solar term, exact for the years reckoned here. */
const qingming = (year: number): Day => {
  const y = year % 100
  const day = Math.floor(y * 0.2422 + (year < 2000 ? 5.59 : 4.81)) - Math.floor((year < 2000 ? y - 1 : y) / 4)
  return `${year}-04-0${day}` as Day
}

/**
 * 全体公民放假的节日 (全国年节及纪念日放假办法 Art 2) that fall in a year, in order, by the version in force on each
 * day: that of 2013-12-11 (11 days; also used before, no older text is held) or of 2024-11-10 (13 days).
 * No substitute days (Art 6): their dates are known only from the yearly notice.
 */
export function statutoryDays(year: number): Day[] {
  const fixed = ['01-01', '05-01', '10-01', '10-02', '10-03'].map((each) => `${yearText(year)}-${each}` as Day)
  const added = [`${yearText(year)}-05-02` as Day]
  const moving: Day[] = []
  if (year >= reckoned.from && year <= reckoned.to) {
    const spring = lunar(year, 'M01', 1)
    moving.push(spring, addDays(spring, 1), addDays(spring, 2), qingming(year))
    moving.push(lunar(year, 'M05', 5), lunar(year, 'M08', 15))
    added.push(addDays(spring, -1))
  }
  return [...new Set([...fixed, ...moving, ...added.filter((each) => each >= revisedOn)])].sort()
}

const yearText = (year: number): string => String(year).padStart(4, '0')
