import type { Context } from 'hono'
import { at, type Instant, isDay } from '#domain/calendar/day.ts'
import { BadAddress, NotFound } from './web.ts'

export const pageSize = 50

const isYear = (text: string): boolean => /^\d{4}$/.test(text) && Number(text) >= 1949 && Number(text) <= 2100

export function yearInPath(text: string): number {
  if (!isYear(text)) throw new NotFound(`没有“${text}”这个年度。年度是四位数字，如 2024。`)
  return Number(text)
}

/** `?year=`; absent where a page can do without. */
export function yearAsked(c: Context): number | undefined {
  const text = c.req.query('year')
  if (text === undefined || text === '') return undefined
  if (!isYear(text)) throw new BadAddress(`年度“${text}”不对，请写四位数字，如 2024。`)
  return Number(text)
}

/** `?asOf=`: a day means its end, so that everything recorded on it counts. By the day, so that answers are kept. */
export function asOfAsked(c: Context): { readonly text: string | undefined; readonly moment: Instant | undefined } {
  const text = c.req.query('asOf')
  if (text === undefined || text === '') return { text: undefined, moment: undefined }
  if (isDay(text)) return { text, moment: at(text, '23:59:59') }
  throw new BadAddress(`日期“${text}”不对，请写年月日，如 2024-12-31。`)
}

/** `?q=`: words sought in titles and numbers. */
export function textAsked(c: Context): string | undefined {
  const text = c.req.query('q')?.trim()
  return text ? text.slice(0, 100) : undefined
}

/** Where in a list the reader is. */
export function placeAsked(c: Context) {
  const skipped = Number(c.req.query('n') ?? 0)
  return {
    after: c.req.query('after') || undefined,
    before: c.req.query('before') || undefined,
    skipped: Number.isSafeInteger(skipped) && skipped > 0 ? skipped : 0,
  }
}
