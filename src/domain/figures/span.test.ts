import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../calendar/day.ts'
import { periodOf, type Span } from './figure.ts'
import { monthsText, readMonths, spanOf, spanWords } from './span-words.ts'

const spanIn = fc
  .tuple(fc.integer({ min: 1990, max: 2090 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, a, b]): Span => spanOf(year, [Math.min(a, b), Math.max(a, b)]))
const days = (span: Span) => periodOf('year', span) as { from: string; to: string }

describe('报告的期间', () => {
  it('given the parts of a year, then together they are the year, and no day is in two', () => {
    for (const parts of [
      [
        [1, 3],
        [4, 6],
        [7, 9],
        [10, 12],
      ],
      [
        [1, 6],
        [7, 12],
      ],
      Array.from({ length: 12 }, (_, m) => [m + 1, m + 1]),
    ]) {
      const periods = parts.map(([first, last]) => days(spanOf(2024, [first!, last!])))
      expect(periods[0]!.from).toBe('2024-01-01')
      expect(periods.at(-1)!.to).toBe('2025-01-01')
      for (const [i, { to }] of periods.slice(0, -1).entries()) expect(periods[i + 1]!.from).toBe(to)
    }
  })
  it('given any span, then its end is the day before what follows, and the year before has the same months', () => {
    fc.assert(
      fc.property(spanIn, (span) => {
        const { from, to } = days(span)
        expect(periodOf('year-end', span)).toEqual({ at: addDays(to as never, -1) })
        expect(periodOf('until-year-end', span)).toMatchObject({ to })
        const before = periodOf('previous-year', span) as { from: string; to: string }
        expect([before.from.slice(5), Number(before.from.slice(0, 4))]).toEqual([
          from.slice(5),
          Number(from.slice(0, 4)) - 1,
        ])
        expect(before.to.slice(5)).toBe(to.slice(5))
      }),
    )
  })
  it('given months as an address carries them, then they are read back as they were written', () => {
    fc.assert(
      fc.property(spanIn, (span) => {
        const months = readMonths(monthsText(span))
        expect(spanOf(typeof span === 'number' ? span : span.year, months ?? undefined)).toEqual(span)
      }),
    )
  })
  it.each([['0'], ['13'], ['3-1'], ['1-'], ['01'], ['一'], ['1-6-7']])('given %s, then it is no month', (text) => {
    expect(readMonths(text)).toBeNull()
  })
  it.each([
    [undefined, '2024年'],
    ['1-12', '2024年'],
    ['4-6', '2024年第二季度'],
    ['7-12', '2024年下半年'],
    ['3', '2024年3月'],
    ['2-5', '2024年2—5月'],
  ])('%s of 2024 is said %s', (text, words) => {
    expect(spanWords(spanOf(2024, readMonths(text) ?? undefined))).toBe(words)
  })
})
