import { describe, expect, it } from 'vitest'
import { addDays, type Day, toDay } from './day.ts'
import { statutoryDays } from './statutory-days.ts'
import {
  addWorkingDays,
  type CalendarOptions,
  chinaCalendar as cal,
  isWorkingDay,
  makeCalendar,
  subtractWorkingDays,
  workingDaysBetween,
} from './working-calendar.ts'
import { checkYear, defineYear } from './year-data.ts'
import { year2024 } from './years/2024.ts'
import { year2025 } from './years/2025.ts'
import { year2026 } from './years/2026.ts'
import { year2027 } from './years/2027.ts'

const year = (number: number, holidays: [string, string][], makeUp: string[] = []) =>
  defineYear({ year: number, status: 'official', notice: '试验数据', holidays, makeUp })
const refusal = (code: string) => expect.objectContaining({ code })

describe('the years held', () => {
  it.each([
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (number, count) => {
    expect(workingDaysBetween(cal, toDay(`${number - 1}-12-31`), toDay(`${number}-12-31`))).toBe(count)
  })
  it('says which days are worked', () => {
    expect(isWorkingDay(cal, toDay('2022-12-31'))).toBe(false)
    expect(isWorkingDay(cal, toDay('2024-02-09'))).toBe(true)
    expect(isWorkingDay(cal, toDay('2025-01-28'))).toBe(false)
    expect(isWorkingDay(cal, toDay('2026-02-14'))).toBe(true)
    expect(isWorkingDay(cal, toDay('2026-02-15'))).toBe(false)
    expect(isWorkingDay(cal, toDay('2026-03-08'))).toBe(false)
    // 妇女节 and 青年节 are part-day holidays (Art 3): working days for counting
    expect(isWorkingDay(cal, toDay('2024-03-08'))).toBe(true)
    expect(isWorkingDay(cal, toDay('2026-05-09'))).toBe(true)
  })
  it('needs no confirmation', () => {
    expect(cal.warnings).toEqual([])
  })
  it('holds for 2027 exactly the statutory days', () => {
    const listed = year2027.holidays.flatMap(([from, to]) => {
      const run: Day[] = []
      for (let day = from; day <= to; day = addDays(day, 1)) run.push(day)
      return run
    })
    expect(listed).toEqual(statutoryDays(2027))
  })
})

describe('the statutory days', () => {
  it('are 11 by the version of 2013 and 13 by that of 2024, less those that coincide', () => {
    expect(statutoryDays(2024)).toEqual(
      ['01-01', '02-10', '02-11', '02-12', '04-04', '05-01', '06-10', '09-17', '10-01', '10-02', '10-03'].map(
        (each) => `2024-${each}`,
      ),
    )
    expect(statutoryDays(2026)).toHaveLength(13)
    expect(statutoryDays(2026)).toContain('2026-02-16')
    expect(statutoryDays(2025)).toEqual(
      expect.arrayContaining(['2025-01-28', '2025-05-02', '2025-05-31', '2025-10-06']),
    )
  })
  it('keep only the fixed days in years that are not reckoned', () => {
    expect(statutoryDays(2150)).toEqual([
      '2150-01-01',
      '2150-05-01',
      '2150-05-02',
      '2150-10-01',
      '2150-10-02',
      '2150-10-03',
    ])
  })
})

describe('a year without data', () => {
  it('rests on weekends and statutory days and is provisional', () => {
    expect(isWorkingDay(cal, toDay('2029-10-02'))).toBe(false)
    expect(isWorkingDay(cal, toDay('2029-10-04'))).toBe(true)
    expect(isWorkingDay(cal, toDay('2028-01-26'))).toBe(false)
    expect(cal.table(2028).status).toBe('provisional')
    expect(cal.table(1990).status).toBe('provisional')
  })
})

describe('counting', () => {
  it('agrees with counting day by day, across years and backward', () => {
    let count = 0
    const start = toDay('2023-11-20')
    for (let day = addDays(start, 1); day <= '2028-03-01'; day = addDays(day, 1)) {
      if (isWorkingDay(cal, day)) {
        count++
        if (addWorkingDays(cal, start, count) !== day) expect.unreachable(`${day} is number ${count}`)
        if (subtractWorkingDays(cal, addDays(day, 1), count) !== addWorkingDays(cal, start, 1))
          expect.unreachable(`${count} back from ${day}`)
      }
      if (workingDaysBetween(cal, start, day) !== count) expect.unreachable(`${count} up to ${day}`)
    }
    expect(count).toBeGreaterThan(1_000)
  })
  it('is minus the count the other way when the end lies before the start', () => {
    expect(workingDaysBetween(cal, toDay('2026-03-06'), toDay('2026-03-02'))).toBe(-4)
    expect(workingDaysBetween(cal, toDay('2026-03-06'), toDay('2026-03-06'))).toBe(0)
  })
  it.each(['2026-02-30', '2026-00-10', '2026-1-1', 'x', '2026-02-1x', '2025-02-29'])('refuses the day “%s”', (text) => {
    expect(() => isWorkingDay(cal, text as Day)).toThrow(refusal('E_DATE'))
    expect(() => workingDaysBetween(cal, text as Day, text as Day)).toThrow(refusal('E_DATE'))
  })
  it('refuses to count nothing', () => {
    expect(() => addWorkingDays(cal, toDay('2026-03-02'), 0)).toThrow(refusal('E_LENGTH'))
    expect(() => subtractWorkingDays(cal, toDay('2026-03-02'), 0.5)).toThrow(refusal('E_LENGTH'))
  })
  it('takes no longer for a long period than a few steps: 200 000 counts in a second', () => {
    const from = toDay('2024-03-05')
    const before = process.threadCpuUsage()
    for (let i = 1; i <= 200_000; i++) addWorkingDays(cal, from, (i % 700) + 1)
    // Processor time: the machine may be busy with something else.
    expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1_000)
  })
})

describe('data a second person must look at', () => {
  it('refuses a day that is both holiday and make-up, naming both rows', () => {
    const data = year(2030, [['2030-05-01', '2030-05-05']], ['2030-05-04'])
    expect(() => checkYear(data)).toThrow(refusal('E_CALENDAR_CONFLICT'))
    expect(() => makeCalendar([data])).toThrow(/2030-05-01 至 2030-05-05.*2030-05-04/)
  })
  it('refuses the conflict also between the data of two years, and a year given twice', () => {
    const next = year(2031, [['2030-12-28', '2031-01-01']])
    expect(() => makeCalendar([year(2030, [], ['2030-12-28']), next])).toThrow(refusal('E_CALENDAR_CONFLICT'))
    expect(() => makeCalendar([year2026, year2026])).toThrow(refusal('E_CALENDAR_CONFLICT'))
  })
  it('warns of a make-up day on a working day and of statutory days that are worked', () => {
    const { warnings } = makeCalendar([year(2026, [['2026-01-01', '2026-01-01']], ['2026-03-04', '2026-10-03'])])
    expect(warnings.map(({ code, day }) => `${code} ${day}`)).toEqual([
      'W_MAKE_UP_ON_WEEKDAY 2026-03-04',
      ...['02-16', '02-17', '02-18', '02-19', '05-01', '06-19', '09-25', '10-01', '10-02', '10-03'].map(
        (day) => `W_STATUTORY_DAY_WORKED 2026-${day}`,
      ),
    ])
  })
  it('refuses dates that do not exist and ranges upside down', () => {
    expect(() => year(2030, [['2030-02-29', '2030-03-01']])).toThrow(refusal('E_DATE'))
    expect(() => year(2030, [], ['2030-02-30'])).toThrow(refusal('E_DATE'))
    expect(() => year(2030, [['2030-05-05', '2030-05-01']])).toThrow(refusal('E_EXCLUSION'))
  })
})

describe('settings', () => {
  const basis = { instrument: '全国年节及纪念日放假办法', article: '4' }
  const with2026 = (options: CalendarOptions) => makeCalendar([year2024, year2025, year2026], options)
  it('can leave make-up days out of the count', () => {
    expect(isWorkingDay(with2026({ countMakeUpDays: false }), toDay('2026-02-14'))).toBe(false)
  })
  it('puts a local day before the national one', () => {
    const local = with2026({
      local: [
        { region: '某自治县', date: toDay('2026-07-24'), kind: 'holiday', basis },
        { region: '某自治县', date: toDay('2026-05-09'), kind: 'holiday', basis },
        { region: '某自治县', date: toDay('2026-07-25'), kind: 'makeUp', basis },
      ],
    })
    expect(['2026-07-24', '2026-05-09', '2026-07-25'].map((day) => isWorkingDay(local, toDay(day)))).toEqual([
      false,
      false,
      true,
    ])
  })
  it('refuses a local day that is both', () => {
    const date = toDay('2026-07-24')
    const local = (['holiday', 'makeUp'] as const).map((kind) => ({ region: '某自治县', date, kind, basis }))
    expect(() => with2026({ local })).toThrow(refusal('E_CALENDAR_CONFLICT'))
  })
})
