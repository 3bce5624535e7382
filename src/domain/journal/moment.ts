const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/

const isLeap = (year: number): boolean => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0
const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
const DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
const DAYS_TO_1970 = 719_162

/**
 * POSIX seconds of `YYYY-MM-DDTHH:MM:SSZ`; null for anything else or a day that does not exist. Own arithmetic, since
 * this also runs in readers' browsers, which have no Temporal yet.
 */
export function secondsOf(moment: string): number | null {
  if (!MOMENT.test(moment)) return null
  const part = (from: number, to: number) => Number(moment.slice(from, to))
  const [year, month, day] = [part(0, 4), part(5, 7), part(8, 10)]
  const [hour, minute, second] = [part(11, 13), part(14, 16), part(17, 19)]
  const leapDay = isLeap(year) ? 1 : 0
  const last = (DAYS_IN_MONTH[month - 1] ?? 0) + (month === 2 ? leapDay : 0)
  if (year < 1 || day < 1 || day > last || hour > 23 || minute > 59 || second > 59) return null
  const before = year - 1
  const days =
    before * 365 +
    Math.floor(before / 4) -
    Math.floor(before / 100) +
    Math.floor(before / 400) +
    (DAYS_BEFORE_MONTH[month - 1] ?? 0) +
    (month > 2 ? leapDay : 0) +
    day -
    1 -
    DAYS_TO_1970
  return ((days * 24 + hour) * 60 + minute) * 60 + second
}

/** A moment cut down to whole seconds, as entries carry it: `2024-03-05T06:40:02.519Z` → `2024-03-05T06:40:02Z`. */
export const toWholeSeconds = (moment: string): string => moment.replace(/\.\d+Z$/, 'Z')
