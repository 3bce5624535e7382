import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, toDay } from './day.ts'
import { dueDate } from './due.ts'
import type { Limit } from './limit.ts'
import { chinaCalendar as cal, isWorkingDay, workingDaysBetween } from './working-calendar.ts'
import type { DayRange } from './year-data.ts'

// 2015 … 2040: years with a notice, the provisional year and years without data on both sides
const days = fc.integer({ min: 0, max: 9_400 }).map((n) => addDays(toDay('2015-01-01'), n))
const length = fc.integer({ min: 1, max: 400 })
const forward = fc.record({ unit: fc.constantFrom('wd', 'cd', 'mo'), length: fc.integer({ min: 1, max: 120 }) })
const range = fc
  .tuple(days, fc.integer({ min: 0, max: 60 }))
  .map(([from, more]): DayRange => [from, addDays(from, more)])
const near = (trigger: Day) =>
  fc
    .tuple(fc.integer({ min: -20, max: 200 }), fc.integer({ min: 0, max: 40 }))
    .map(([after, more]): DayRange => [addDays(trigger, after), addDays(trigger, after + more)])
const triggerAndRanges = days.chain((trigger) =>
  fc.tuple(fc.constant(trigger), fc.array(near(trigger), { maxLength: 4 })),
)

const wd = (n: number): Limit => ({ unit: 'wd', length: n })
const refusal = (code: string) => expect.objectContaining({ name: 'CalendarError', code })

describe('properties of every period', () => {
  it('1 a period in working days ends on a working day, and none has length 0', () => {
    fc.assert(fc.property(days, length, (from, n) => isWorkingDay(cal, dueDate(cal, wd(n), from).due)))
    expect(() => dueDate(cal, wd(0), toDay('2026-03-02'))).toThrow(refusal('E_LENGTH'))
  })
  it('2 one more working day ends later; a later trigger never ends earlier', () => {
    fc.assert(
      fc.property(days, length, fc.integer({ min: 0, max: 60 }), (from, n, later) => {
        const { due } = dueDate(cal, wd(n), from)
        expect(dueDate(cal, wd(n + 1), from).due > due).toBe(true)
        expect(dueDate(cal, wd(n), addDays(from, later)).due >= due).toBe(true)
      }),
    )
    fc.assert(
      fc.property(forward, days, fc.integer({ min: 0, max: 60 }), (limit, from, later) => {
        expect(dueDate(cal, limit, addDays(from, later)).due >= dueDate(cal, limit, from).due).toBe(true)
      }),
    )
  })
  it('3 one more excluded interval never ends a period earlier, and overlaps count once', () => {
    fc.assert(
      fc.property(forward, triggerAndRanges, range, (limit, [from, ranges], extra) => {
        const { due } = dueDate(cal, limit, from, ranges)
        expect(dueDate(cal, limit, from, [...ranges, extra]).due >= due).toBe(true)
        expect(dueDate(cal, limit, from, [...ranges, ...ranges]).due).toBe(due)
        expect(ranges.some(([a, b]) => a <= due && due <= b)).toBe(false)
      }),
    )
  })
  it('4 calendar days and months end on the nominal day or, when that is a rest day, later', () => {
    fc.assert(
      fc.property(fc.constantFrom('cd' as const, 'mo' as const), length, days, (unit, n, from) => {
        const { due, nominal } = dueDate(cal, { unit, length: n }, from)
        expect(due >= nominal!).toBe(true)
        expect(due === nominal).toBe(isWorkingDay(cal, nominal!))
        expect(isWorkingDay(cal, due)).toBe(true)
      }),
    )
  })
  it('5 between trigger and end lie exactly the working days of the period, excluded ones apart', () => {
    fc.assert(
      fc.property(days, length, (from, n) => {
        expect(workingDaysBetween(cal, from, dueDate(cal, wd(n), from).due)).toBe(n)
      }),
    )
    fc.assert(
      fc.property(triggerAndRanges, length, ([from, ranges], n) => {
        const { due } = dueDate(cal, wd(n), from, ranges)
        let counted = 0
        for (let day = addDays(from, 1); day <= due; day = addDays(day, 1))
          if (isWorkingDay(cal, day) && !ranges.some(([a, b]) => a <= day && day <= b)) counted++
        expect(counted).toBe(n)
      }),
      { numRuns: 50 },
    )
  })
  it('6 neither the host time zone nor the date of the host matters', () => {
    const url = (file: string) => JSON.stringify(new URL(file, import.meta.url).href)
    const script = `
      import { dueDate } from ${url('./due.ts')}
      import { chinaCalendar } from ${url('./working-calendar.ts')}
      const due = ['wd', 'cd', 'mo'].map((unit) => dueDate(chinaCalendar, { unit, length: 11 }, '2026-07-05'))
      console.log(JSON.stringify({ due, unknown: dueDate(chinaCalendar, { unit: 'wd', length: 20 }, '2028-01-20') }))
      console.error(new Date(2026, 0, 1).getTimezoneOffset())`
    const run = (zone: string) => {
      const env = { ...process.env, TZ: zone }
      return spawnSync(process.execPath, ['--input-type=module', '-e', script], { env, encoding: 'utf8' })
    }
    const runs = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'].map(run)
    expect(runs.map(({ stderr }) => stderr.trim())).toEqual(['-840', '660'])
    expect(runs[0]!.stdout).toContain('"due":"2026-07-20"')
    expect(runs[1]!.stdout).toBe(runs[0]!.stdout)
    const files = readdirSync(import.meta.dirname).filter((file) => !file.endsWith('.test.ts') && file.endsWith('.ts'))
    expect(files).toContain('clock-light.ts')
    for (const file of files)
      expect(readFileSync(`${import.meta.dirname}/${file}`, 'utf8'), file).not.toMatch(
        /\bDate\b|Temporal\.Now|process\./,
      )
  })
  it('7 a period that passes through a year without its notice is never official', () => {
    fc.assert(
      fc.property(forward, fc.boolean(), days, (limit, backward, day) => {
        const { due, confidence } = dueDate(cal, { ...limit, backward }, day)
        const [first, last] = backward ? [due, addDays(day, -1)] : [addDays(day, 1), due]
        const official = first >= '2023-01-01' && last <= '2026-12-31'
        expect(confidence).toBe(official ? 'official' : 'provisional')
      }),
    )
  })
})

describe('the arithmetic is written out', () => {
  it('shows trigger, deductions, holidays, make-up days and the last day', () => {
    const { steps } = dueDate(cal, wd(20), toDay('2026-02-12'), [[toDay('2026-03-02'), toDay('2026-03-08')]], '受理')
    expect(steps).toEqual([
      '2026-02-12（星期四）受理，当日不计，从次日起算',
      '扣除 2026-03-02 至 2026-03-08，其中工作日5个',
      '放假 2026-02-15 至 2026-02-23，不计',
      '调休上班 2026-02-14、2026-02-28，计入',
      '第20个工作日为 2026-03-25（星期三）',
    ])
  })
  it('does not say that a make-up day counts which is deducted', () => {
    const { steps } = dueDate(cal, wd(20), toDay('2026-02-12'), [[toDay('2026-02-26'), toDay('2026-03-04')]])
    expect(steps).toContain('扣除 2026-02-26 至 2026-03-04，其中工作日6个')
    expect(steps).toContain('调休上班 2026-02-14，计入')
  })
  it('shows the roll over a holiday and over a weekend', () => {
    expect(dueDate(cal, { unit: 'cd', length: 90 }, toDay('2026-07-05'), [], '立案').steps).toEqual([
      '2026-07-05（星期日）立案，当日不计，从次日起算',
      '第90日为 2026-10-03（星期六）',
      '该日放假，顺延至其后第一个可计的工作日 2026-10-08（星期四）',
    ])
    expect(dueDate(cal, { unit: 'mo', length: 6 }, toDay('2026-08-31')).steps).toEqual([
      '2026-08-31（星期一）起算事由发生，当日不计，从次日起算',
      '满6个月为 2027-02-28（星期日），该月没有对应日，以月末为准',
      '该日为休息日，顺延至其后第一个可计的工作日 2027-03-01（星期一）',
      '未载有2027年放假安排通知，按周末和法定节日暂算，以国务院办公厅通知为准',
    ])
  })
  it('shows a count backward', () => {
    expect(dueDate(cal, { unit: 'wd', length: 7, backward: true }, toDay('2026-10-15')).steps).toEqual([
      '2026-10-15（星期四）当日不计，向前倒推',
      '放假 2026-10-01 至 2026-10-07，不计',
      '调休上班 2026-10-10，计入',
      '向前第7个工作日为 2026-09-30（星期三），须在该日或者之前办理，遇休息日不顺延',
    ])
  })
})

describe('calendar days and months with a deduction', () => {
  it('does not count the deducted days and still rolls', () => {
    const pause: DayRange[] = [[toDay('2026-07-10'), toDay('2026-07-19')]]
    expect(dueDate(cal, { unit: 'cd', length: 80 }, toDay('2026-07-05'), pause)).toMatchObject({
      nominal: '2026-10-03',
      due: '2026-10-08',
    })
    const month = dueDate(cal, { unit: 'mo', length: 1 }, toDay('2026-07-31'), [
      [toDay('2026-08-10'), toDay('2026-08-19')],
    ])
    expect(month.nominal).toBe('2026-09-10')
    expect(month.steps.slice(1)).toEqual([
      '扣除 2026-08-10 至 2026-08-19，期间不计',
      '扣除后满1个月为 2026-09-10（星期四）',
    ])
  })
  it('rolls past a deduction that begins on the day to which it would roll', () => {
    const pause: DayRange[] = [[toDay('2026-10-08'), toDay('2026-10-09')]]
    expect(dueDate(cal, { unit: 'cd', length: 90 }, toDay('2026-07-05'), pause).due).toBe('2026-10-10')
  })
})

describe('what is refused', () => {
  const from = toDay('2026-03-02')
  it.each([0, -1, 1.5, Number.NaN, 40_000])('a length of %s', (n) => {
    expect(() => dueDate(cal, wd(n), from)).toThrow(refusal('E_LENGTH'))
    expect(() => dueDate(cal, { unit: 'mo', length: n }, from)).toThrow(refusal('E_LENGTH'))
  })
  it.each(['2026-02-30', '2026-2-3', 'gestern', '', '2026-13-01'])('a trigger of “%s”', (text) => {
    expect(() => dueDate(cal, wd(1), text as Day)).toThrow(refusal('E_DATE'))
  })
  it('an interval upside down, a deduction from a backward period, and the end of time', () => {
    expect(() => dueDate(cal, wd(5), from, [[toDay('2026-03-06'), toDay('2026-03-05')]])).toThrow(
      refusal('E_EXCLUSION'),
    )
    expect(() => dueDate(cal, { ...wd(5), backward: true }, from, [[from, from]])).toThrow(refusal('E_EXCLUSION'))
    for (const unit of ['wd', 'cd', 'mo'] as const)
      expect(() => dueDate(cal, { unit, length: 30 }, toDay('9999-12-20'))).toThrow(refusal('E_LENGTH'))
  })
})
