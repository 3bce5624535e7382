import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { openDesk } from '#domain/engine/testing.ts'
import { commitmentCheck } from './commitment-check.ts'

const sample = commitmentCheck.samples['check'] as Record<string, unknown>
const opened = () => openDesk(commitmentCheck).given('system', 'open')

describe('告知承诺事后核查', () => {
  it('given a check that is opened, then it is due when the bureau has set it, and the entry keeps the value', () => {
    const desk = opened()
    expect(desk.clock('check')).toMatchObject({ length: 45, due: '2024-05-10' })
    expect(desk.entries[0]!.settings).toMatchObject([{ key: 'licence.post-check', value: 45 }])
  })
  it('given one officer on site, then refused; a check of data needs one', () => {
    const form = { ...sample, inspectors: ['25010000001'] }
    expect(opened().does('caseOfficer', 'verify', { form })).toMatchObject({ code: 'guard.failed' })
    const twice = { ...sample, inspectors: ['25010000001', '25010000001'] }
    expect(opened().does('caseOfficer', 'verify', { form: twice })).toMatchObject({ code: 'guard.failed' })
    expect(opened().does('caseOfficer', 'verify', { form: { ...form, method: '数据核查' } })).toMatchObject({
      ok: true,
    })
  })
  it('given a defect, when it is cured, then the case ends well; the cure has its own clock', () => {
    const desk = opened().given('caseOfficer', 'demand')
    expect(desk.clock('check').status).toBe('stopped')
    expect(desk.clock('cure')).toMatchObject({ status: 'running', length: 30 })
    expect(desk.does('caseOfficer', 'recheck')).toMatchObject({ after: { state: 'cured' } })
  })
  it('given a promise that was not kept, then it needs reasons', () => {
    expect(opened().does('caseOfficer', 'findUntrue')).toMatchObject({ code: 'reasons.required' })
    const wish = { reasons: '设施与承诺不符' }
    expect(opened().does('caseOfficer', 'findUntrue', wish)).toMatchObject({ after: { state: 'untrue' } })
  })
  it('given a promise that cannot be checked, then its maker has no second one until it is (K8)', () => {
    const reasons = '设施关门，联系不上'
    const desk = opened().on('2024-03-11').given('caseOfficer', 'giveUp', { reasons })
    const found = () =>
      commitmentCheck
        .facts(desk.current!, { calendar: chinaCalendar })
        .map(({ measure, on, until }) => [measure, on, until])
    expect(found()).toEqual([['commitment.unchecked', '2024-03-11', undefined]])
    desk.on('2024-04-01').given('caseOfficer', 'resume', { reasons: '已联系上' })
    expect(found()).toEqual([['commitment.unchecked', '2024-03-11', '2024-04-01']])
    expect(desk.clock('check').status).toBe('running')
    desk.on('2024-04-02').given('caseOfficer', 'giveUp', { reasons })
    expect(found()).toEqual([['commitment.unchecked', '2024-04-02', undefined]])
  })
  it('is opened by nobody but the system', () => {
    expect(openDesk(commitmentCheck).does('caseOfficer', 'open')).toMatchObject({ code: 'right.missing' })
  })
})
