import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { admitClockEvent, type ClockTerms } from './admit-clock-event.ts'
import { type ClockEvent, clockAsRecorded, deriveClock } from './clock.ts'
import type { ClockEventOf } from './clock-ledger.ts'
import { clockLight } from './clock-light.ts'
import { addDays, type Day, toDay } from './day.ts'
import { recalculateClock } from './recalculate-clock.ts'
import { chinaCalendar as cal, isWorkingDay, makeCalendar } from './working-calendar.ts'
import { defineYear } from './year-data.ts'
import { year2026 } from './years/2026.ts'
import { year2027 } from './years/2027.ts'

const article = (no: string) => ({ instrument: '行政许可法', article: no })
const day = (text: string): Day => toDay(text.length === 5 ? `2026-${text}` : text)

const accepted = (on: string): ClockEvent => ({ type: 'start', on: day(on), event: '受理' })
const paused = (from: string, ground = '专家评审'): ClockEventOf<'pause'> => ({
  type: 'pause',
  from: day(from),
  ground,
  basis: article('45'),
  noticeSentOn: day(from),
})
const resumed = (on: string, ground?: string): ClockEvent => ({
  type: 'resume',
  on: day(on),
  ...(ground ? { ground } : {}),
})
const extended = (on: string, notifiedOn = on): ClockEventOf<'extend'> => ({
  type: 'extend',
  on: day(on),
  length: 10,
  approver: '局长',
  reason: '需要补充论证',
  basis: article('42'),
  notifiedOn: day(notifiedOn),
})
const granted = (on: string): ClockEvent => ({ type: 'stop', on: day(on), event: '准予许可' })

const limit = { unit: 'wd', length: 20 } as const
const promise = { unit: 'wd', length: 1 } as const
const terms: ClockTerms = {
  limit,
  pauseGrounds: ['听证', '检验', '专家评审'].map((ground) => ({ ground, basis: article('45') })),
  extension: { length: 10, times: 1, basis: [article('42')] },
}
const admit = (events: ClockEvent[], next: ClockEvent, today = '2026-12-31', by = terms) =>
  admitClockEvent(cal, by, events, next, day(today))
const refusal = (code: string) => expect.objectContaining({ code })

describe('a licence clock', () => {
  it('runs from acceptance', () => {
    expect(deriveClock(cal, limit, [accepted('02-12')])).toMatchObject({
      status: 'running',
      startedOn: '2026-02-12',
      due: '2026-03-18',
      confidence: 'official',
    })
  })
  it('TV-03 extended, runs on instead of starting anew', () => {
    const view = deriveClock(cal, limit, [accepted('02-12'), extended('03-17')])
    expect(view).toMatchObject({ due: '2026-04-01', length: 30 })
    expect(view.steps).toContain('2026-03-17 经局长批准延长10个工作日（需要补充论证），共30个工作日')
  })
  it('TV-17 leaves the expert review out, with the ground in the arithmetic', () => {
    const view = deriveClock(cal, limit, [accepted('03-02'), paused('03-10'), resumed('03-16')])
    expect(view).toMatchObject({ status: 'running', due: '2026-04-07' })
    expect(view.steps).toEqual([
      '2026-03-02（星期一）受理，当日不计，从次日起算',
      '2026-03-10 因专家评审中止（《行政许可法》第45条），2026-03-10 书面告知，至 2026-03-16 恢复',
      '扣除 2026-03-10 至 2026-03-16，其中工作日5个',
      '放假 2026-04-04 至 2026-04-06，不计',
      '第20个工作日为 2026-04-07（星期二）',
    ])
  })
  it('TV-18 counts a pause over a holiday once, and two pauses that overlap once', () => {
    const once = [accepted('09-22'), paused('09-28'), resumed('10-09')]
    expect(deriveClock(cal, limit, once).due).toBe('2026-11-03')
    const twice = [
      accepted('09-22'),
      paused('09-28'),
      paused('10-08', '检验'),
      resumed('10-08', '专家评审'),
      resumed('10-09'),
    ]
    expect(deriveClock(cal, limit, twice).due).toBe('2026-11-03')
  })
  it('is paused while one pause is open, its due date then the earliest possible', () => {
    const view = deriveClock(cal, limit, [accepted('03-02'), paused('03-10')])
    expect(view).toMatchObject({ status: 'paused', pausedFrom: '2026-03-10', due: '2026-03-31' })
    const one = [accepted('03-02'), paused('03-10'), paused('03-11', '检验'), resumed('03-12', '专家评审')]
    expect(deriveClock(cal, limit, one)).toMatchObject({ status: 'paused', pausedFrom: '2026-03-11' })
  })
  it('may pause on the due date and not after it', () => {
    const onDue = deriveClock(cal, limit, [accepted('02-12'), paused('03-18'), resumed('03-20')])
    expect(onDue.due).toBe('2026-03-23')
    expect(() => deriveClock(cal, limit, [accepted('02-12'), paused('03-19')])).toThrow(refusal('E_PAUSE_LATE'))
  })
  it('may be extended up to the due date and not after it, neither approved nor notified', () => {
    expect(deriveClock(cal, limit, [accepted('02-12'), extended('03-18')]).due).toBe('2026-04-01')
    for (const late of [extended('03-19'), extended('03-18', '03-19')])
      expect(() => deriveClock(cal, limit, [accepted('02-12'), late])).toThrow(refusal('E_EXTENSION_LATE'))
  })
  it('takes extension and pause in either order to the same due date', () => {
    const pause = [paused('03-10'), resumed('03-16')]
    const a = deriveClock(cal, limit, [accepted('03-02'), ...pause, extended('03-17')])
    const b = deriveClock(cal, limit, [accepted('03-02'), extended('03-09'), ...pause])
    expect(a.due).toBe(b.due)
    expect(a.due > '2026-04-07').toBe(true)
  })
  it('stops, and is void', () => {
    const stopped = deriveClock(cal, limit, [accepted('02-12'), granted('03-02')])
    expect(stopped).toMatchObject({ status: 'stopped', stoppedOn: '2026-03-02', due: '2026-03-18' })
    expect(stopped.steps.at(-1)).toBe('2026-03-02 准予许可，停止计时')
    const wrong: ClockEvent = { type: 'void', on: day('03-03'), reason: '误录' }
    expect(deriveClock(cal, limit, [accepted('02-12'), granted('03-02'), wrong]).status).toBe('void')
  })
  it('stopped while paused, leaves out the days up to the stop', () => {
    const view = deriveClock(cal, limit, [accepted('03-02'), paused('03-10'), granted('03-16')])
    expect(view).toMatchObject({ status: 'stopped', due: '2026-04-07' })
  })
  it.each([
    ['no start', [granted('03-02')]],
    ['nothing', []],
    ['two starts', [accepted('02-12'), accepted('02-13')]],
    ['resuming what is not paused', [accepted('02-12'), resumed('02-13')]],
    ['pausing twice on one ground', [accepted('02-12'), paused('02-13'), paused('02-14')]],
    [
      'resuming one of two pauses unnamed',
      [accepted('02-12'), paused('02-13'), paused('02-14', '检验'), resumed('02-26')],
    ],
    ['an act after the stop', [accepted('02-12'), granted('02-13'), paused('02-14')]],
  ] as [string, ClockEvent[]][])('is refused with %s', (_, events) => {
    expect(() => deriveClock(cal, limit, events)).toThrow(refusal('E_CLOCK'))
  })
  it('is refused when it resumes before it paused', () => {
    const events = [accepted('02-12'), paused('02-26'), resumed('02-25')]
    expect(() => deriveClock(cal, limit, events)).toThrow(refusal('E_EXCLUSION'))
  })
  it('never ends earlier for a pause', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 19 }), fc.integer({ min: 0, max: 60 }), (after, more) => {
        const from = addDays(day('03-02'), after)
        const pause: ClockEvent = { ...paused('03-02'), from }
        const events: ClockEvent[] = [accepted('03-02'), pause, { type: 'resume', on: addDays(from, more) }]
        const { due } = deriveClock(cal, limit, events)
        expect(due >= '2026-03-30' && isWorkingDay(cal, due)).toBe(true)
      }),
    )
  })
})

describe('what the law of the matter allows', () => {
  const open = [accepted('02-12')]
  it('admits a pause on a listed ground, notified, and returns the clock', () => {
    expect(admit(open, paused('03-10'))).toMatchObject({ status: 'paused' })
    expect(admit([], accepted('02-12')).due).toBe('2026-03-18')
    expect(admit(open, extended('03-17')).due).toBe('2026-04-01')
    expect(admit([...open, paused('03-10')], granted('03-12')).status).toBe('stopped')
  })
  it('refuses a ground the law does not list, such as verification on the spot (许可法 Art 34)', () => {
    expect(() => admit(open, paused('03-10', '实地核查'))).toThrow(refusal('E_EXCLUSION'))
    expect(() => admit(open, paused('03-10'), '2026-12-31', { limit })).toThrow(refusal('E_EXCLUSION'))
    expect(() => admit(open, { ...paused('03-10'), basis: article('34') })).toThrow(refusal('E_EXCLUSION'))
  })
  it('refuses a pause or an extension of which nobody was told', () => {
    const { noticeSentOn: _n, ...pause } = paused('03-10')
    const { notifiedOn: _m, ...extension } = extended('03-10')
    expect(() => admit(open, pause)).toThrow(refusal('E_NOTICE'))
    expect(() => admit(open, extension)).toThrow(refusal('E_NOTICE'))
  })
  it('refuses a second, a longer, a groundless and an unprovided extension', () => {
    expect(() => admit([...open, extended('03-10')], extended('03-11'))).toThrow(refusal('E_EXTENSION'))
    expect(() => admit(open, { ...extended('03-10'), length: 11 })).toThrow(refusal('E_EXTENSION'))
    expect(() => admit(open, { ...extended('03-10'), reason: ' ' })).toThrow(refusal('E_EXTENSION'))
    expect(() => admit(open, { ...extended('03-10'), approver: '' })).toThrow(refusal('E_EXTENSION'))
    expect(() => admit(open, { ...extended('03-10'), length: 0 })).toThrow(refusal('E_LENGTH'))
    expect(() => admit(open, extended('03-10'), '2026-12-31', { limit })).toThrow(refusal('E_EXTENSION'))
  })
  it('refuses what comes too late', () => {
    expect(() => admit(open, paused('03-19'))).toThrow(refusal('E_PAUSE_LATE'))
    expect(() => admit(open, extended('03-19'))).toThrow(refusal('E_EXTENSION_LATE'))
  })
  it('refuses days that have not come, days before the start, and days that do not exist', () => {
    expect(() => admit([], accepted('02-13'), '2026-02-12')).toThrow(refusal('E_FUTURE'))
    expect(() => admit(open, { ...paused('02-14'), noticeSentOn: day('02-24') }, '2026-02-14')).toThrow(
      refusal('E_FUTURE'),
    )
    expect(() => admit(open, granted('02-11'))).toThrow(refusal('E_CLOCK'))
    expect(() => admit([...open, paused('03-10')], granted('03-09'))).toThrow(refusal('E_CLOCK'))
    expect(() => admit([], { type: 'start', on: '2026-02-30' as Day })).toThrow(refusal('E_DATE'))
  })
})

describe('the light of a clock', () => {
  const view = deriveClock(cal, limit, [accepted('02-12')])
  const at = (today: string, of = view) => clockLight(cal, of, day(today))
  it.each([
    ['02-12', 'green', 20, '还剩 20 个工作日（到 3月18日 星期三）'],
    ['03-12', 'green', 4, '还剩 4 个工作日（到 3月18日 星期三）'],
    ['03-13', 'amber', 3, '还剩 3 个工作日（到 3月18日 星期三）'],
    ['03-17', 'amber', 1, '还剩 1 个工作日（到 3月18日 星期三）'],
    ['03-18', 'red', 0, '今天到期'],
    ['03-19', 'black', -1, '已超 1 个工作日'],
    ['03-22', 'black', -2, '已超 2 个工作日'],
  ])('on %s is %s with %i left', (today, light, daysLeft, label) => {
    expect(at(today)).toEqual({ light, daysLeft, label })
  })
  it('is amber from the start for a promise of one working day', () => {
    const promised = deriveClock(cal, promise, [accepted('04-30')])
    expect(at('04-30', promised)).toMatchObject({ light: 'amber', label: '还剩 1 个工作日（到 5月6日 星期三）' })
    expect(at('05-06', promised).light).toBe('red')
  })
  it('is overdue on the rest days after the due date though no working day has passed', () => {
    const friday = deriveClock(cal, promise, [accepted('03-12')])
    expect(at('03-14', friday)).toEqual({
      light: 'black',
      daysLeft: 0,
      label: '已超期，不足 1 个工作日（3月13日 星期五 到期）',
    })
  })
  it('names the year when it is another', () => {
    const next = deriveClock(cal, { unit: 'wd', length: 10 }, [accepted('12-25')])
    expect(at('12-25', next).label).toBe('还剩 10 个工作日（到 2027年1月11日 星期一）')
  })
  it('is that of the day it stopped, for ever', () => {
    const inTime = deriveClock(cal, limit, [accepted('02-12'), granted('03-18')])
    expect(at('12-01', inTime)).toEqual({ light: 'green', daysLeft: 0, label: '3月18日停止计时，未超期' })
    const late = deriveClock(cal, limit, [accepted('02-12'), granted('03-20')])
    expect(at('12-01', late)).toEqual({ light: 'black', daysLeft: -2, label: '3月20日停止计时，已超 2 个工作日' })
  })
  it('L-9: is never green by what was written down after it had run out, and says both days', () => {
    const inTime = deriveClock(cal, limit, [accepted('02-12'), granted('03-18')])
    const entered = (on: string, of = inTime) => clockLight(cal, of, day('12-01'), day(on))
    expect(entered('03-18')).toMatchObject({ light: 'green' })
    expect(entered('06-20')).toMatchObject({
      light: 'amber',
      label: '按办理日计未超期（3月18日办理）；6月20日补录，补录时期限已经届满',
    })
    const late = deriveClock(cal, limit, [accepted('02-12'), granted('03-20')])
    expect(entered('06-20', late)).toMatchObject({
      light: 'black',
      label: '3月20日停止计时，已超 2 个工作日；6月20日补录',
    })
  })
  it('is paused or out of use without a colour of its own', () => {
    expect(at('06-01', deriveClock(cal, limit, [accepted('02-12'), paused('03-10')]))).toMatchObject({
      light: 'paused',
      label: '已中止',
    })
    const wrong: ClockEvent = { type: 'void', on: day('03-03'), reason: '误录' }
    expect(at('06-01', deriveClock(cal, limit, [accepted('02-12'), wrong])).label).toBe('计时已作废')
  })
  it('says so when only rest days are left before a date that does not roll', () => {
    const served = deriveClock(cal, { unit: 'cd', length: 30, roll: false }, [accepted('09-02')])
    expect(at('10-01', served)).toMatchObject({
      light: 'amber',
      daysLeft: 0,
      label: '剩余不足 1 个工作日（到 10月2日 星期五）',
    })
  })
})

describe('a new holiday notice', () => {
  // An invented notice: the whole first week of 2027 is off; or New Year's Day is worked off on the Sunday after.
  const longer = makeCalendar([
    year2026,
    defineYear({ ...year2027, status: 'official', holidays: [...year2027.holidays, ['2027-01-04', '2027-01-06']] }),
  ])
  const shorter = makeCalendar([year2026, defineYear({ ...year2027, status: 'official', makeUp: ['2027-01-09'] })])
  const open = [accepted('12-25')]
  const ten = { unit: 'wd', length: 10 } as const
  it('moves an open clock and says from where to where', () => {
    expect(recalculateClock(cal, longer, ten, open, day('2026-12-28'))).toEqual({
      oldDue: '2027-01-11',
      newDue: '2027-01-14',
      needsReview: false,
    })
  })
  it('asks a person when the clock would suddenly be late', () => {
    expect(recalculateClock(cal, shorter, ten, open, day('2027-01-10'))).toEqual({
      oldDue: '2027-01-11',
      newDue: '2027-01-09',
      needsReview: true,
    })
  })
  it('leaves closed clocks and clocks it does not touch alone', () => {
    expect(recalculateClock(cal, longer, ten, [...open, granted('12-30')], day('2027-01-10'))).toBeUndefined()
    expect(recalculateClock(cal, longer, ten, [accepted('03-02')], day('12-28'))).toBeUndefined()
  })
  it('does not undo an extension that was in time when it was recorded', () => {
    const events = [...open, { ...extended('12-30'), on: day('2027-01-11'), notifiedOn: day('2027-01-11') }]
    expect(() => deriveClock(shorter, ten, events)).toThrow(refusal('E_EXTENSION_LATE'))
    expect(clockAsRecorded(shorter, ten, events).length).toBe(20)
  })
})
