import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import type { Other } from '../../engine/others.ts'
import { actorOf, type Desk, openDesk } from '../../engine/testing.ts'
import { sampleHost, sampleOthers, samplePermit } from './lab-animal-permit.samples.ts'
import { revocationSamples as samples } from './lab-animal-revocation.samples.ts'
import { labAnimalRevocation } from './lab-animal-revocation.ts'

const around = { region: '53', others: sampleOthers, standing: [] }
const desk = (variant: string) => openDesk(labAnimalRevocation, variant, undefined, undefined, around)
const opened = (variant = 'deceit') => desk(variant).on('2024-03-05').given('caseOfficer', 'open')
const noticed = (variant?: string) =>
  opened(variant).given('caseOfficer', 'notify').on('2024-03-06').given('server', 'serveNotice')
const heard = (variant?: string) => noticed(variant).on('2024-03-14').given('system', 'closeStatement')
const vetted = (variant?: string) => heard(variant).given('caseOfficer', 'conclude').given('legalReviewer', 'vet')

const factsOf = (one: Desk, measure: string) =>
  labAnimalRevocation.facts(one.current!, { calendar: chinaCalendar }).filter((fact) => fact.measure === measure)
const reasons = '提交的检测报告系伪造'

describe('L-7 撤销、撤回：不是一步完成', () => {
  it('given a licence got by deceit, then notice, statement, review, decision by the head, service and publication follow', () => {
    const one = vetted()
    expect(one.does('head', 'revoke')).toMatchObject({ code: 'reasons.required' })
    one.on('2024-04-01').given('head', 'revoke', { reasons })
    expect(one.current?.documents.map(({ kind }) => kind)).toEqual([
      'notice',
      'noticeReceipt',
      'vettingOpinion',
      'revocation',
    ])
    one.given('server', 'serve').given('publisher', 'publish')
    expect(one.clock('decision')).toMatchObject({ status: 'stopped' })
    expect(one.clock('publicity')).toMatchObject({ status: 'stopped', due: '2024-04-11' })
  })
  it('given any step that is left out, then the next one is refused', () => {
    for (const [one, role, action] of [
      [opened(), 'server', 'serveNotice'],
      [opened(), 'head', 'revoke'],
      [opened().given('caseOfficer', 'notify'), 'caseOfficer', 'conclude'],
      [noticed(), 'caseOfficer', 'conclude'],
      [heard(), 'legalReviewer', 'vet'],
      [heard().given('caseOfficer', 'conclude'), 'head', 'revoke'],
    ] as const)
      expect(one.does(role, action, { reasons }), action).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given its handler, then he neither reviews nor decides it', () => {
    expect(
      heard().given('caseOfficer', 'conclude').does(actorOf('legalReviewer', 'P-caseOfficer'), 'vet'),
    ).toMatchObject({
      code: 'case.same-person',
    })
    expect(vetted().does(actorOf('head', 'P-caseOfficer'), 'revoke', { reasons })).toMatchObject({
      code: 'case.same-person',
    })
  })
  it('given the decision, then the licence itself ends by the same act', () => {
    const outcome = vetted().does('head', 'revoke', { reasons })
    if (!outcome.ok) throw new Error(outcome.message)
    expect(outcome.consequences(outcome.after)).toEqual([
      { matter: 'lab-animal-permit', caseId: samplePermit.id, action: 'revoke' },
    ])
  })
  it('given the statement period, then nothing is concluded before it ends, unless the party gives it up in writing', () => {
    const one = noticed()
    expect(one.clock('statement')).toMatchObject({ status: 'running', startedOn: '2024-03-06', due: '2024-03-13' })
    expect(one.on('2024-03-13').does('system', 'closeStatement')).toMatchObject({ code: 'clock.invalid' })
    expect(noticed().does('caseOfficer', 'waive')).toMatchObject({ ok: true, after: { state: 'heard' } })
  })
  it('given a statement, then the conclusion answers it', () => {
    const said = noticed().given('caseOfficer', 'recordStatement').on('2024-03-14').given('system', 'closeStatement')
    const form = { ...samples.conclusion, answer: undefined }
    expect(said.does('caseOfficer', 'conclude', { form })).toMatchObject({
      message: expect.stringContaining('复核意见'),
    })
    expect(heard().does('caseOfficer', 'conclude', { form })).toMatchObject({ ok: true })
  })
  it('given the three provisions of Article 69 and Article 8, then each has a way and effects of its own', () => {
    expect(vetted('withdraw').does('head', 'revoke', { reasons })).toMatchObject({ code: 'case.wrong-state' })
    expect(vetted('deceit').does('head', 'withdraw', { reasons })).toMatchObject({ code: 'case.wrong-state' })
    expect(vetted('withdraw').does('head', 'keep', { reasons })).toMatchObject({ code: 'case.wrong-state' })
    expect(desk('fault').does('caseOfficer', 'open', { form: { ...samples.ground, fault: undefined } })).toMatchObject({
      message: expect.stringContaining('哪一项'),
    })
    expect(
      desk('withdraw').does('caseOfficer', 'open', { form: { ...samples.ground, change: undefined } }),
    ).toMatchObject({ message: expect.stringContaining('哪一种情形') })
  })
  it('given a withdrawal, then it says what is compensated', () => {
    const form = { ...samples.decision, compensation: undefined }
    expect(vetted('withdraw').does('head', 'withdraw', { form, reasons })).toMatchObject({
      message: '撤回的，须写明补偿',
    })
    const outcome = vetted('withdraw').does('head', 'withdraw', { reasons })
    expect(outcome).toMatchObject({ ok: true, after: { state: 'withdrawn' } })
  })
  it('given grave harm to the public, then it is not revoked (69(3)); without it, deceit cannot be let pass', () => {
    const harm = { ...samples.conclusion, publicHarm: true }
    expect(heard().does('caseOfficer', 'conclude', { form: harm })).toMatchObject({
      basis: [{ article: '69', at: '第三款' }],
    })
    const kept = { ...harm, proposal: '建议不予撤销' }
    expect(heard().does('caseOfficer', 'conclude', { form: { ...kept, publicHarm: false } })).toMatchObject({
      code: 'guard.failed',
    })
    expect(vetted().does('head', 'keep', { reasons })).toMatchObject({ code: 'guard.failed' })
    const one = heard().given('caseOfficer', 'conclude', { form: kept }).given('legalReviewer', 'vet')
    expect(one.does('head', 'revoke', { reasons })).toMatchObject({ code: 'guard.failed' })
    expect(one.does('head', 'keep', { reasons })).toMatchObject({ ok: true, after: { state: 'kept' } })
  })
  it('given deceit in a matter of safety, then three years of bar are on record; it must be said whether it is one', () => {
    const form = { ...samples.decision, concernsSafety: undefined }
    expect(vetted().does('head', 'revoke', { form, reasons })).toMatchObject({ basis: [{ article: '79' }] })
    const one = vetted().on('2024-04-01').given('head', 'revoke', { reasons })
    expect(factsOf(one, 'licence.barred')).toEqual([
      {
        measure: 'licence.barred',
        on: '2024-04-01',
        until: '2027-04-01',
        key: samples.ground.creditCode,
        group: 'licence',
      },
    ])
    expect(factsOf(vetted('fault').given('head', 'revoke', { reasons }), 'licence.barred')).toEqual([])
    const harmless = { ...samples.decision, concernsSafety: false }
    expect(factsOf(vetted().given('head', 'revoke', { form: harmless, reasons }), 'licence.barred')).toEqual([])
  })
  it('given a licence of another, or one that has ended, then no case is opened about it', () => {
    const form = { ...samples.ground, holder: '另一单位' }
    expect(desk('fault').does('caseOfficer', 'open', { form })).toMatchObject({ message: '被许可人与许可证不一致' })
    const other = sampleOthers.referred.get(samplePermit.number!) as Other
    const ended = { ...other, current: { ...samplePermit, state: 'cancelled' } }
    const others = { ...sampleOthers, referred: new Map([[samplePermit.number!, ended]]) }
    expect(desk('fault').does('caseOfficer', 'open', { others })).toMatchObject({ code: 'other.wrong-state' })
  })
  it('given a hearing that is asked for, then nothing is decided before it is held, and then on its minutes', () => {
    const hearing = (state: string): Other => ({
      ...sampleHost,
      current: { ...sampleHost.current, id: 'c'.repeat(32), matter: 'licence-hearing', state },
    })
    const withHearing = (state: string) => ({ ...sampleOthers, linked: [hearing(state)] })
    expect(heard().does('caseOfficer', 'conclude', { others: withHearing('requested') })).toMatchObject({
      message: expect.stringContaining('听证尚未结束'),
    })
    const held = withHearing('held')
    expect(vetted().does('head', 'revoke', { others: held, reasons })).toMatchObject({
      message: expect.stringContaining('听证笔录'),
    })
    const named = { ...samples.conclusion, hearing: 'c'.repeat(32) }
    const others = { ...held, referred: new Map([...held.referred, ['c'.repeat(32), hearing('held')]]) }
    const one = heard()
      .given('caseOfficer', 'conclude', { form: named, others })
      .given('legalReviewer', 'vet', { others })
    expect(one.does('head', 'revoke', { others, reasons })).toMatchObject({ ok: true })
  })
  it('given what turns out to be nothing, then the head ends the case and all its clocks', () => {
    const one = noticed().given('head', 'close', { reasons: '举报不实' })
    expect(one.current?.state).toBe('closed')
    for (const clock of ['decision', 'statement']) expect(one.clock(clock).status).toBe('stopped')
  })
})

describe('L-15 送达', () => {
  it('given a notice that reaches nobody, then it is served thirty days after its announcement, and the statement counts from there', () => {
    const one = opened().given('caseOfficer', 'notify').on('2024-03-06').given('server', 'announceNotice')
    expect(one.clock('noticeAnnouncement')).toMatchObject({ due: '2024-04-05' })
    expect(one.on('2024-04-05').does('system', 'deemNoticeServed')).toMatchObject({ code: 'clock.invalid' })
    one.on('2024-04-06').given('system', 'deemNoticeServed')
    expect(one.clock('statement')).toMatchObject({ startedOn: '2024-04-06' })
  })
  it('given a decision that was announced, then it is served after thirty days; it is not announced twice', () => {
    const one = vetted().on('2024-04-01').given('head', 'revoke', { reasons }).given('server', 'announce')
    expect(one.does('server', 'announce')).toMatchObject({ code: 'guard.failed' })
    one.on('2024-05-02').given('system', 'deemServed')
    expect(one.does('server', 'serve')).toMatchObject({ message: '决定书已经送达' })
  })
})
