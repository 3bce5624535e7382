import type { Day } from './day.ts'

const names = ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日'] as const

/** 1 Monday … 7 Sunday */
export const weekdayOf = (day: Day): number => Temporal.PlainDate.from(day).dayOfWeek

export const isWeekend = (day: Day): boolean => weekdayOf(day) > 5

/** 星期三 */
export const weekdayName = (day: Day): string => names[weekdayOf(day) - 1]!

/** 2026-03-18（星期三） */
export const withWeekday = (day: Day): string => `${day}（${weekdayName(day)}）`
