import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, at, type Day, dayOf, daysBetween, type Instant, isDay, isInstant, toDay } from './day.ts'

/** What Temporal says of the same question. */
const oracle = {
  isDay(text: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
    try {
      return Temporal.PlainDate.from(text, { overflow: 'reject' }).toString() === text
    } catch {
      return false
    }
  },
  isInstant(text: string): boolean {
    if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return false
    try {
      return Temporal.Instant.from(text).toString() === text
    } catch {
      return false
    }
  },
  addDays: (day: Day, days: number) => Temporal.PlainDate.from(day).add({ days }).toString(),
  dayOf: (instant: string) =>
    Temporal.Instant.from(instant).toZonedDateTimeISO('Asia/Shanghai').toPlainDate().toString(),
}

const firstDay = Temporal.PlainDate.from('0000-01-01')
const days = fc.nat(3_652_424).map((n) => firstDay.add({ days: n }).toString() as Day)
const two = (max: number) => fc.nat(max).map((n) => String(n).padStart(2, '0'))
const dayLike = fc
  .tuple(
    fc.nat(9999).map((n) => String(n).padStart(4, '0')),
    two(13),
    two(32),
  )
  .map((parts) => parts.join('-'))
const momentLike = fc.tuple(dayLike, two(25), two(61), two(61)).map(([day, h, m, s]) => `${day}T${h}:${m}:${s}Z`)
const runs = { numRuns: 2000 }

describe('日期', () => {
  it('is a real date exactly when Temporal says so', () => {
    fc.assert(
      fc.property(fc.oneof(dayLike, days, fc.string({ maxLength: 12 })), (text) => isDay(text) === oracle.isDay(text)),
      runs,
    )
  })
  it.each(['2024-02-29', '2000-02-29', '0000-02-29', '9999-12-31'])('%s 是真实日期', (text) =>
    expect(isDay(text)).toBe(true),
  )
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-00-10',
    '2024-1-1',
    '２０２４-01-01',
    '2024-01-01 ',
    '2024/01/01',
    '+024-01-01',
    '',
  ])('“%s”不是真实日期', (text) => expect(isDay(text)).toBe(false))
  it('moves as Temporal moves, across leap days, centuries and eras', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -800_000, max: 800_000 }),
        (day, n) => addDays(day, n) === oracle.addDays(day, n),
      ),
      runs,
    )
    for (let day = toDay('1999-12-25'), n = 0; n < 1500; n += 1) expect(addDays(day, n)).toBe(oracle.addDays(day, n))
  })
  it('counts back what it moved forth', () => {
    fc.assert(
      fc.property(days, days, (from, to) => addDays(from, daysBetween(from, to)) === to),
      runs,
    )
    expect(Object.is(daysBetween(toDay('2024-03-05'), toDay('2024-03-05')), 0)).toBe(true)
  })
  it('refuses what is no date and what is no whole number', () => {
    expect(() => addDays('2024-02-30' as Day, 1)).toThrow(RangeError)
    expect(() => addDays(toDay('2024-02-28'), 0.5)).toThrow(RangeError)
    expect(() => daysBetween('昨天' as Day, toDay('2024-02-28'))).toThrow(RangeError)
  })
})

describe('时间', () => {
  it('is a real moment exactly when Temporal says so', () => {
    fc.assert(
      fc.property(
        fc.oneof(momentLike, fc.string({ maxLength: 22 })),
        (text) => isInstant(text) === oracle.isInstant(text),
      ),
      runs,
    )
  })
  it('falls on the day that Asia/Shanghai has then, summer times before 1992 included', () => {
    const moments = fc
      .integer({ min: -2_000_000_000, max: 4_000_000_000 })
      .map((second) => Temporal.Instant.fromEpochMilliseconds(second * 1000).toString())
    fc.assert(
      fc.property(moments, (text) => dayOf(text as Instant) === oracle.dayOf(text)),
      runs,
    )
  })
  it.each([
    ['2024-03-05T15:59:59Z', '2024-03-05'],
    ['2024-03-05T16:00:00Z', '2024-03-06'],
    ['2024-12-31T16:00:00Z', '2025-01-01'],
    ['1991-09-14T15:30:00Z', '1991-09-15'],
    ['1988-07-01T15:30:00Z', '1988-07-02'],
  ])('%s 在中国是 %s', (moment, day) => expect(dayOf(moment as Instant)).toBe(day))
  it('refuses what is no moment', () => {
    for (const text of ['2024-02-30T01:00:00Z', '2024-03-05', ''])
      expect(() => dayOf(text as Instant)).toThrow(RangeError)
  })
  it('the moment at a civil time falls on that day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), two(23), two(59), (n, hour, minute) => {
        const day = addDays(toDay('1992-01-01'), n)
        return dayOf(at(day, `${hour}:${minute}`)) === day
      }),
    )
  })
})
