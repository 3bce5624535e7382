import { describe, expect, it } from 'vitest'
import type { Case } from '../../engine/case.ts'
import type { Other } from '../../engine/others.ts'
import { actorOf, openDesk } from '../../engine/testing.ts'
import { sampleHost, sampleOthers } from './lab-animal-permit.samples.ts'
import { hearingSamples as samples } from './licence-hearing.samples.ts'
import { licenceHearing } from './licence-hearing.ts'

const reviewed: Case['acts'] = {
  review: { on: '2024-03-04', at: '2024-03-04T01:00:00Z', actor: 'P-handler', role: 'caseOfficer', times: 1 } as never,
}
const under = (matter: string, state: string): Other => ({
  ...sampleHost,
  current: { ...sampleHost.current, matter, state, acts: reviewed },
})
const desk = (host = under('lab-animal-licence', 'accepted')) =>
  openDesk(licenceHearing, undefined, undefined, undefined, { others: { ...sampleOthers, host } }).on('2024-03-05')
const told = () => desk().given('caseOfficer', 'tell')
const asked = () => told().given('caseOfficer', 'request')
const planned = (heldOn = '2024-03-14') =>
  asked().given('sectionHead', 'schedule', { form: { ...samples.schedule, heldOn } })

describe('L-13 利害关系人和听证', () => {
  it('given a licence that touches others, then they are told, and have five working days to ask', () => {
    const one = told()
    expect(one.current).toMatchObject({ state: 'told', documents: [{ kind: 'rights' }] })
    expect(one.clock('request')).toMatchObject({ due: '2024-03-12' })
    expect(one.on('2024-03-13').does('caseOfficer', 'request')).toMatchObject({ code: 'clock.invalid' })
    one.given('system', 'lapse')
    expect(one.current?.state).toBe('unasked')
  })
  it('given a request, then the hearing is to be held within twenty working days', () => {
    expect(asked().clock('hearing')).toMatchObject({ status: 'running', due: '2024-04-02' })
  })
  it('given an application that is decided, then nobody is told any more', () => {
    expect(desk(under('lab-animal-licence', 'granted')).does('caseOfficer', 'tell')).toMatchObject({
      code: 'other.wrong-state',
    })
  })
  it('given fewer than seven working days, then the notice is refused', () => {
    const schedule = (heldOn: string) =>
      asked().does('sectionHead', 'schedule', { form: { ...samples.schedule, heldOn } })
    expect(schedule('2024-03-13')).toMatchObject({ message: expect.stringContaining('七个工作日前') })
    expect(schedule('2024-03-14')).toMatchObject({ ok: true })
  })
  it('given who reviews the application, then he does not chair', () => {
    const form = { ...samples.schedule, heldOn: '2024-03-14', chair: 'P-handler' }
    expect(asked().does('sectionHead', 'schedule', { form })).toMatchObject({
      message: expect.stringContaining('主持人'),
    })
  })
  it('given a chair, then he alone holds it, on the day that was told, and the minutes are signed', () => {
    const chair = actorOf('sectionHead', 'P-chair')
    expect(planned().on('2024-03-14').does('sectionHead', 'hold')).toMatchObject({ code: 'guard.failed' })
    expect(planned().on('2024-03-13').does(chair, 'hold')).toMatchObject({ message: '听证在通知的日期举行' })
    const one = planned().on('2024-03-14').given(chair, 'hold')
    expect(one.current).toMatchObject({ state: 'held' })
    expect(one.current?.documents.map(({ kind }) => kind)).toEqual(['rights', 'notice', 'minutes'])
    expect(one.clock('hearing').status).toBe('stopped')
  })
  it('given a chair who withdraws, then another is named who neither handles the case nor is he', () => {
    for (const chair of [undefined, 'P-chair', 'P-handler'])
      expect(planned().does('head', 'recuse', { form: { ...samples.recusal, chair } })).toMatchObject({
        code: 'guard.failed',
      })
    const one = planned().given('head', 'recuse').on('2024-03-14')
    expect(one.does(actorOf('sectionHead', 'P-chair'), 'hold')).toMatchObject({ code: 'guard.failed' })
    expect(one.does('sectionHead', 'hold')).toMatchObject({ ok: true })
  })
  it('given a refused recusal, then the chair stays', () => {
    const form = { ...samples.recusal, result: '驳回申请', chair: undefined }
    const one = planned().given('head', 'recuse', { form }).on('2024-03-14')
    expect(one.does(actorOf('sectionHead', 'P-chair'), 'hold')).toMatchObject({ ok: true })
  })
  it('given a revocation, then the holder asks within the time for his statement, and not later', () => {
    expect(desk(under('lab-animal-revocation', 'noticed')).does('caseOfficer', 'demand')).toMatchObject({ ok: true })
    expect(desk(under('lab-animal-revocation', 'heard')).does('caseOfficer', 'demand')).toMatchObject({
      code: 'other.wrong-state',
    })
  })
  it('given a matter of public interest, then the bureau announces a hearing of its own accord', () => {
    expect(desk().does('sectionHead', 'announce')).toMatchObject({ ok: true, after: { state: 'requested' } })
  })
  it('given statements without a hearing, then they are written down', () => {
    const one = told().given('caseOfficer', 'record')
    expect(one.current?.documents.at(-1)).toMatchObject({ kind: 'statementRecord' })
  })
  it('given a request that is taken back, then no hearing is held and no clock runs', () => {
    const one = planned().given('caseOfficer', 'abandon', { reasons: '书面撤回' })
    expect(one.current?.state).toBe('abandoned')
    expect(one.clock('hearing').status).toBe('stopped')
  })
})
