import { describe, expect, it } from 'vitest'
import type { Case } from '#domain/engine/case.ts'
import { noOthers, type Other } from '#domain/engine/others.ts'
import { actorOf, openDesk } from '#domain/engine/testing.ts'
import { sampleHost } from '../services/lab-animal-permit.samples.ts'
import { penaltySamples } from './administrative-penalty.samples.ts'
import { penaltyHearing } from './penalty-hearing.ts'

const samples = penaltyHearing.samples as Readonly<Record<string, object>>
const handled: Case['acts'] = {
  collect: { on: '2024-03-04', at: '2024-03-04T01:00:00Z', actor: 'P-handler', role: 'caseOfficer', times: 1 } as never,
}
const under = (state: string, hearing = true): Other => ({
  ...sampleHost,
  current: {
    ...{ ...sampleHost.current, matter: 'administrative-penalty', state, acts: handled },
    data: { notice: { ...penaltySamples.notice, hearing }, filing: penaltySamples.filing },
  },
})
const desk = (host = under('noticed')) =>
  openDesk(penaltyHearing, undefined, undefined, undefined, { others: { ...noOthers, host } }).on('2024-03-06')
const asked = () => desk().given('caseOfficer', 'request')
const planned = (form: object = {}) =>
  asked().given('sectionHead', 'schedule', {
    form: { ...samples['schedule'], heldOn: '2024-03-15', chair: 'P-chair', ...form },
  })

describe('行政处罚听证（第六十三条、第六十四条）', () => {
  it('given a notice that told of it, then the party asks while it may speak, in writing or by word of mouth', () => {
    expect(desk().does('caseOfficer', 'request')).toMatchObject({ ok: true })
    const spoken = { by: '某生物公司（演示）', how: '口头' }
    expect(desk().does('caseOfficer', 'request', { form: spoken })).toMatchObject({ ok: true })
    expect(desk(under('heard')).does('caseOfficer', 'request')).toMatchObject({ code: 'other.wrong-state' })
    expect(desk(under('noticed', false)).does('caseOfficer', 'request')).toMatchObject({ basis: [{ article: '63' }] })
  })
  it('given fewer than seven working days, then the notice is refused', () => {
    const schedule = (heldOn: string) =>
      asked().does('sectionHead', 'schedule', { form: { ...samples['schedule'], heldOn, chair: 'P-chair' } })
    expect(schedule('2024-03-14')).toMatchObject({ basis: [{ article: '64', at: '第一款第二项' }] })
    expect(schedule('2024-03-15')).toMatchObject({ ok: true })
  })
  it('given whoever investigates, by his acts or by name, then he does not chair', () => {
    for (const chair of ['P-handler', 'P-first'])
      expect(
        asked().does('sectionHead', 'schedule', { form: { ...samples['schedule'], heldOn: '2024-03-15', chair } }),
      ).toMatchObject({ basis: [{ article: '64', at: '第一款第四项' }] })
  })
  it('given a chair, then he alone holds it, on the day that was told', () => {
    const chair = actorOf('sectionHead', 'P-chair')
    expect(planned().on('2024-03-15').does('sectionHead', 'hold')).toMatchObject({ code: 'guard.failed' })
    expect(planned().on('2024-03-14').does(chair, 'hold')).toMatchObject({ message: '听证在通知的日期举行' })
    expect(planned().on('2024-03-15').given(chair, 'hold').current).toMatchObject({ state: 'held' })
  })
  it('given a chair who withdraws, then another holds it', () => {
    const form = { ...samples['recusal'], chair: 'P-sectionHead' }
    const one = planned().given('head', 'recuse', { form }).on('2024-03-15')
    expect(one.does(actorOf('sectionHead', 'P-chair'), 'hold')).toMatchObject({ code: 'guard.failed' })
    expect(one.does('sectionHead', 'hold')).toMatchObject({ ok: true })
  })
  it('given a hearing behind closed doors, then law says why; more than two agents are refused', () => {
    const chair = actorOf('sectionHead', 'P-chair')
    const held = (changes: object) =>
      planned()
        .on('2024-03-15')
        .does(chair, 'hold', { form: { ...samples['minutes'], ...changes } })
    expect(held({ open: false })).toMatchObject({ basis: [{ article: '64', at: '第一款第三项' }] })
    expect(held({ closedBecause: '涉及商业秘密' })).toMatchObject({ code: 'guard.failed' })
    expect(held({ open: false, closedBecause: '涉及商业秘密' })).toMatchObject({ ok: true })
    expect(held({ agents: ['甲', '乙', '丙'] })).toMatchObject({ code: 'form.invalid' })
  })
  it('given a party that stays away, then the hearing ends, with reasons', () => {
    expect(planned().does('caseOfficer', 'abandon')).toMatchObject({ code: 'reasons.required' })
    expect(planned().given('caseOfficer', 'abandon', { reasons: '无正当理由不出席' }).current?.state).toBe('abandoned')
  })
})
