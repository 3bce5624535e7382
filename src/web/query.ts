import type { Context } from 'hono'
import type { ListOrder } from '#db/list.view.ts'
import { at, type Instant, isDay } from '#domain/calendar/day.ts'
import type { ListColumn } from '#domain/engine/list.ts'
import type { StateDefinition } from '#domain/engine/matter.ts'
import { readMonths } from '#domain/figures/span-words.ts'
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

/** `?months=3`, `?months=1-6`: some months of the year; absent: the whole year. */
export function monthsAsked(c: Context): readonly [number, number] | undefined {
  const text = c.req.query('months')
  const months = readMonths(text)
  if (months === null) throw new BadAddress(`月份“${text}”不对，请写一个月或者起止月份，如 3、1-6。`)
  return months
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

/** `?sort=`: a column, or `-column` for the greatest first; absent: the newest first. */
export function orderAsked(c: Context, columns: readonly string[]): ListOrder | undefined {
  const text = c.req.query('sort')
  if (text === undefined || text === '') return undefined
  const descending = text.startsWith('-')
  const by = descending ? text.slice(1) : text
  if (by === 'on' || columns.includes(by)) return { by, descending }
  throw new BadAddress(`不能按“${by}”排序。可用的有：${['on', ...columns].join('、')}。`)
}

/** `?column=word` for each column that has words to choose from. */
export function wordsAsked(c: Context, columns: readonly ListColumn[]): ReadonlyMap<string, string> {
  return new Map(
    columns.flatMap(({ path, title, options }) => {
      const word = c.req.query(path)
      if (word === undefined || word === '' || !options) return []
      if (!options.includes(word)) throw new BadAddress(`“${title}”没有“${word}”。可用的有：${options.join('、')}。`)
      return [[path, word] as const]
    }),
  )
}

/** `?state=`: one of the states of the matter, by its name in the definition. */
export function stateAsked(c: Context, states: Readonly<Record<string, StateDefinition>>): string | undefined {
  const text = c.req.query('state')
  if (text === undefined || text === '') return undefined
  if (!Object.hasOwn(states, text)) throw new BadAddress(`没有“${text}”这个状态。`)
  return text
}

/** `?page=`: the number of a page to go to; then no cursor counts. */
export function pageAsked(c: Context): number | undefined {
  const text = c.req.query('page')
  if (text === undefined || text === '') return undefined
  const page = Number(text)
  if (!Number.isInteger(page) || page < 1 || page > 1_000_000) throw new BadAddress(`没有第“${text}”页。`)
  return page
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
