import { CalendarError, notADate } from './calendar-error.ts'
import { type Day, isDay } from './day.ts'
import type { Limit } from './limit.ts'
import { requireLength } from './working-calendar.ts'
import { tidyDay } from './written-day.ts'
import type { DayRange } from './year-data.ts'

/** One line of the command `due`. */
export type DueQuestion = { readonly limit: Limit; readonly from: Day; readonly exclusions: readonly DayRange[] }

const form = /^(wd|cd|mo)(-back)?:(.*)$/

/** `wd:20`, `cd:N`, `mo:N`, `wd-back:N`, `cd-back:N`, `mo-back:N`. @throws CalendarError E_RULE, E_LENGTH */
export function parseRule(text: string): Limit {
  const [, unit, back, digits] = form.exec(text) ?? []
  if (unit === undefined || digits === undefined)
    throw new CalendarError('E_RULE', `“${text}”不是期限规则，应为 wd:N、cd:N、mo:N、wd-back:N、cd-back:N 或 mo-back:N`)
  if (!/^\d+$/.test(digits)) throw new CalendarError('E_LENGTH', `期限长度须为不小于 1 的整数，不能是“${digits}”`)
  const length = Number(digits)
  requireLength(length)
  const limit = { unit: unit as Limit['unit'], length }
  return back ? { ...limit, backward: true } : limit
}

/** `2026-03-10..2026-03-16`. @throws CalendarError E_DATE, E_EXCLUSION */
export function parseExclusion(text: string): DayRange {
  const [from, to, ...rest] = text.split('..')
  if (!from || !to || rest.length > 0) throw new CalendarError('E_EXCLUSION', `“${text}”不是扣除期间，应为 起日..止日`)
  const [first, last] = [parseDay(from), parseDay(to)]
  if (last < first) throw new CalendarError('E_EXCLUSION', `扣除期间 ${first} 至 ${last} 的止日早于起日`)
  return [first, last]
}

/** `RULE FROM [A..B …]`, parted by blanks. Never throws: a line that cannot be read is answered by its error. */
export function parseDueLine(line: string): DueQuestion | CalendarError {
  const [rule, from, ...exclusions] = line.trim().split(/\s+/)
  try {
    if (!rule || !from) throw new CalendarError('E_RULE', '每行应为：规则 起算日 [起日..止日 …]')
    return { limit: parseRule(rule), from: parseDay(from), exclusions: exclusions.map(parseExclusion) }
  } catch (error) {
    if (error instanceof CalendarError) return error
    throw error
  }
}

function parseDay(text: string): Day {
  const day = tidyDay(text)
  if (!isDay(day)) throw notADate(text)
  return day
}
