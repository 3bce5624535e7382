import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import type { Standing } from '#domain/engine/matter.ts'
import { type Desk, openDesk } from '#domain/engine/testing.ts'
import { counselSamples } from './legal-counsel.forms.ts'
import { legalCounsel } from './legal-counsel.ts'

const { certificate, conflictCheck, selection, ...person } = counselSamples.candidate
const lawyer = { form: { ...person, certificate, kind: '公职律师', consent: '同意' } }
const until = (state: 'candidate' | 'approved' | 'engaged', candidate: object = {}, standing?: readonly Standing[]) => {
  const desk = openDesk(legalCounsel, undefined, undefined, undefined, standing ? { standing } : {})
  desk.on('2024-01-02').given('keeper', 'propose', candidate)
  if (state === 'candidate') return desk
  desk.given('head', 'approve')
  if (state === 'approved') return desk
  const { engagement } = counselSamples
  const isLawyer = candidate === lawyer
  return desk.given('keeper', 'engage', {
    form: isLawyer ? { engagedOn: engagement.engagedOn, document: engagement.document } : engagement,
  })
}
const refused = (result: ReturnType<Desk['does']>, words: string) =>
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(words) })

describe('法律顾问、公职律师的聘任', () => {
  it('given a candidate whom the leader approves, then he is engaged for his term, with a letter and a clock', () => {
    const desk = until('engaged')
    expect(desk.current).toMatchObject({ state: 'engaged' })
    expect(desk.clock('term').due).toBe('2025-01-01')
    expect(legalCounsel.facts(desk.current!, undefined as never)).toEqual([
      { measure: 'legal-counsel.recorded', on: '2024-01-01', group: '法律顾问' },
    ])
  })
  it('given counsel without the check of his firm, or a failed evaluation without its reason, then refused', () => {
    refused(
      openDesk(legalCounsel).does('keeper', 'propose', { form: { ...person, certificate, selection } }),
      '利益冲突审查',
    )
    expect(conflictCheck.name).toMatch(/审查/)
    const form = { ...counselSamples.evaluation, result: '不合格' }
    refused(until('engaged').does('head', 'evaluate', { form }), '理由')
  })
  it('given no declaration, or whoever proposed him approving, then refused', () => {
    const desk = openDesk(legalCounsel)
    const form = { ...counselSamples.candidate, noConflict: false }
    refused(desk.does('keeper', 'propose', { form }), '利益冲突')
    const proposed = until('candidate')
    expect(proposed.does('keeper', 'approve')).toMatchObject({ ok: false })
  })
  it.each([
    ['no end', { until: undefined }, '届满日期'],
    ['more years than the bureau has set', { until: toDay('2027-01-02') }, '不超过本局设定'],
    ['an end before its beginning', { until: toDay('2023-12-31') }, '晚于起始日期'],
    ['a fee that hangs on the conclusion', { feeApart: false }, '报酬与意见的结论无关'],
  ])('given %s, then counsel is not engaged', (_what, change, words) => {
    const form = { ...counselSamples.engagement, ...change }
    refused(until('approved').does('keeper', 'engage', { form }), words)
  })
  it('given a government lawyer, then he has no term, and a leader judges him, not his own office', () => {
    const desk = until('engaged', lawyer)
    expect(() => desk.clock('term')).toThrow()
    const form = { ...counselSamples.evaluation }
    refused(desk.does('legalReviewer', 'evaluate', { form }), '由分管领导考核')
    expect(desk.does('head', 'evaluate', { form })).toMatchObject({ ok: true })
  })
  it('given answers on record, then the evaluation states exactly as many', () => {
    const answers = ['2024-03-05', '2024-04-08', '2023-12-29'].map(
      (on): Standing => ({ measure: 'legal-opinion.by-adviser', on: toDay(on), key: 'case-1' }),
    )
    const desk = until('engaged', {}, answers).on('2024-12-20')
    const evaluate = (change: object) =>
      desk.does('legalReviewer', 'evaluate', { form: { ...counselSamples.evaluation, year: 2024, ...change } })
    refused(evaluate({ answered: 3 }), '记录为：2次')
    refused(evaluate({ answered: 2, year: 2025 }), '已经开始的年度')
    refused(evaluate({ answered: 2, accuracy: 6 }), '1至5分')
    expect(evaluate({ answered: 2 })).toMatchObject({ ok: true })
  })
  it('given a renewal, then only after an evaluation that was not failed, and for no longer than the bureau has set', () => {
    const desk = until('engaged')
    expect(desk.does('head', 'renew')).toMatchObject({ ok: false, code: 'case.too-early' })
    desk.given('head', 'evaluate', { form: { ...counselSamples.evaluation, result: '不合格', because: '多次逾期' } })
    refused(desk.does('head', 'renew'), '考核不合格')
    desk.given('head', 'evaluate')
    const renew = (change: object) => desk.does('head', 'renew', { form: { ...counselSamples.renewal, ...change } })
    refused(renew({ noConflict: false }), '利益冲突')
    refused(renew({ until: toDay('2024-06-01') }), '晚于原届满日期')
    refused(renew({ until: toDay('2028-01-02') }), '不超过本局设定')
    expect(renew({})).toMatchObject({ ok: true })
    expect(desk.clock('term').due).toBe('2026-01-01')
  })
  it('given his term has run out and he was not engaged anew, then he is engaged no more, and not a day before', () => {
    const desk = until('engaged')
    expect(desk.on('2025-01-01').does('system', 'expire')).toMatchObject({ ok: false })
    expect(desk.on('2025-01-02').given('system', 'expire').current?.state).toBe('ended')
  })
  it('given a conflict that comes to light, then he is suspended, taken up again or let go', () => {
    const desk = until('engaged').given('head', 'suspend').given('head', 'resume', { reasons: '核实无冲突' })
    desk.given('head', 'suspend').given('head', 'dismiss')
    expect(desk.current?.state).toBe('dismissed')
  })
  it('given an end before the beginning, then refused', () => {
    const form = { ...counselSamples.ending, endedOn: toDay('2023-12-31') }
    refused(until('engaged').does('keeper', 'end', { form }), '不能早于起始日期')
    expect(until('engaged').given('keeper', 'end').current?.state).toBe('ended')
  })
  it('given a candidate whom the leader declines, then the case ends, with reasons', () => {
    expect(until('candidate').does('head', 'decline')).toMatchObject({ code: 'reasons.required' })
    expect(until('candidate').given('head', 'decline', { reasons: '经验不足' }).current?.state).toBe('ended')
  })
})
