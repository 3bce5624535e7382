import { describe, expect, it } from 'vitest'
import { type Day, toDay } from '../../calendar/day.ts'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import { issuePapers } from '../../documents/issue-papers.ts'
import type { Other } from '../../engine/others.ts'
import { actorOf, type Desk, openDesk } from '../../engine/testing.ts'
import { commitmentCheck } from './commitment-check.ts'
import { labAnimalLicenceSamples as samples } from './lab-animal-licence.samples.ts'
import { labAnimalLicence } from './lab-animal-licence.ts'
import { permitSamples, sampleHost, sampleOthers, samplePermit } from './lab-animal-permit.samples.ts'
import { labAnimalPermit } from './lab-animal-permit.ts'

const certified = ['P-caseOfficer', 'P-other'].map((key) => ({
  measure: 'officer.certified',
  on: toDay('2020-01-01'),
  key,
}))
const bar = (group: string, on: string, until: string) => ({
  ...{ measure: 'licence.barred', key: samples.application.creditCode, group },
  on: toDay(on),
  until: toDay(until),
})
const around = { region: '53', others: sampleOthers, standing: certified }
const aboutLicence = { ...samples.application, previousLicence: permitSamples.permit.number, change: '延续' }
const applied = (variant = 'issue', more: object = {}, surroundings = around) =>
  openDesk(labAnimalLicence, variant, undefined, undefined, surroundings)
    .on('2024-03-05')
    .given('applicant', 'apply', { form: { ...(variant === 'issue' ? samples.application : aboutLicence), ...more } })
const vetted = (variant = 'issue', more: object = {}) =>
  applied(variant, more).given('receptionist', 'accept').given('caseOfficer', 'review').given('legalReviewer', 'vet')
const factsOf = (desk: Desk, measure: string) =>
  labAnimalLicence.facts(desk.current!, { calendar: chinaCalendar }).filter((fact) => fact.measure === measure)

/** The licence of the samples in another state, and whatever its own data say beside. */
const others = (state: string, data: object = {}) => {
  const one: Other = { ...sampleHost, current: { ...samplePermit, state, data: { ...samplePermit.data, ...data } } }
  return { ...sampleOthers, referred: new Map([...sampleOthers.referred, [permitSamples.permit.number, one]]) }
}
const consequences = (desk: Desk, role: Parameters<Desk['does']>[0], action: string, wish: object = {}) => {
  const outcome = desk.does(role, action, wish)
  if (!outcome.ok) throw new Error(outcome.message)
  return outcome.consequences(outcome.after).map(({ matter, action: done }) => `${matter}.${done}`)
}

const trained = { '2024:公共法律知识': 20, '2024:业务知识': 40, '2024:行政执法技能': 40 }

describe('L-20 依据按作出之日的规定', () => {
  it.each([
    ['2024-03-05', false],
    ['2025-11-05', false],
    ['2025-11-06', true],
  ] as const)('given a decision of %s, then the provincial measure of 2025 is cited: %s', (day, cited) => {
    const validity = { validFrom: day, validTo: `${Number(day.slice(0, 4)) + 4}-12-31` }
    const desk = openDesk(labAnimalLicence, 'issue', undefined, undefined, around)
      .on(day)
      .given('applicant', 'apply')
      .given('receptionist', 'accept')
      .given({ ...actorOf('caseOfficer'), hours: trained }, 'review')
      .given('legalReviewer', 'vet')
      .given('head', 'grant', { form: validity })
    const last = desk.entries.at(-1)!
    const numbered = <T extends object>(list: readonly T[]) => list.map((one) => ({ ...one, number: '某许1号' }))
    const entry = { ...last, documents: numbered(last.documents) }
    const after = { ...desk.current!, documents: numbered(desk.current!.documents) }
    const letterhead = {
      ...{ bureau: '某局', organs: { reconsiderationOrgan: '某市人民政府', court: '某市人民法院' } },
      contact: { office: '某处' },
    }
    const issued = issuePapers({ matter: labAnimalLicence, entry, after }, letterhead, chinaCalendar)
    if (!issued.ok) throw new Error(issued.message)
    const grant = issued.papers.find(({ kind }) => kind === 'grant')!
    expect(grant.text.includes('云科规〔2025〕9号')).toBe(cited)
    expect(grant.text).toContain('实验动物管理条例')
  })
})

describe('L-6 延续：届满三十日前申请，逾期不决定视为准予', () => {
  const apply = (day: string, state = 'inForce') =>
    consequences(
      openDesk(labAnimalLicence, 'renew', undefined, undefined, { ...around, others: others(state) }).on(day),
      'applicant',
      'apply',
      { form: aboutLicence },
    )
  it('given an application of the thirtieth day before the end, then silence renews; a day later it does not', () => {
    // The licence of the samples ends on 31 May 2024.
    expect(apply('2024-05-01')).toEqual(['lab-animal-permit.awaitRenewal'])
    expect(apply('2024-05-02')).toEqual([])
    expect(apply('2024-05-31')).toEqual([])
  })
  it('given the day after the end, then renewal is too late; more than six months before, it is too early', () => {
    const at = (day: string) =>
      openDesk(labAnimalLicence, 'renew', undefined, undefined, around).on(day).does('applicant', 'apply', {
        form: aboutLicence,
      })
    expect(at('2024-06-01')).toMatchObject({ message: expect.stringContaining('已经届满') })
    expect(at('2023-11-29')).toMatchObject({ message: expect.stringContaining('尚早') })
    expect(at('2023-11-30')).toMatchObject({ ok: true })
  })
  it('given a correction, a refusal or a withdrawal, then silence no longer speaks for the applicant', () => {
    const own = { renewal: { application: 'case-1' } }
    const given = (desk: Desk, role: Parameters<Desk['does']>[0], action: string) =>
      consequences(desk, role, action, { others: others('renewing', own), reasons: '理由' })
    expect(given(applied('renew'), 'receptionist', 'correct')).toEqual(['lab-animal-permit.endRenewal'])
    expect(given(applied('renew'), 'receptionist', 'reject')).toEqual(['lab-animal-permit.endRenewal'])
    expect(given(applied('renew'), 'applicant', 'withdraw')).toEqual(['lab-animal-permit.endRenewal'])
    expect(given(vetted('renew'), 'head', 'refuse')).toEqual(['lab-animal-permit.endRenewal'])
    const strange = consequences(vetted('renew'), 'head', 'refuse', {
      others: others('renewing', { renewal: { application: 'case-2' } }),
      reasons: '理由',
    })
    expect(strange).toEqual([])
  })
  it('given law has renewed it, then the applicant has a voucher, nobody can refuse, and the certificate is due', () => {
    const desk = vetted('renew').on('2024-06-01').given('system', 'deemGranted')
    expect(desk.current).toMatchObject({ state: 'deemed' })
    expect(desk.current?.documents.at(-1)).toMatchObject({ kind: 'deemedRenewal' })
    expect(desk.does('head', 'refuse', { reasons: '理由' })).toMatchObject({ code: 'case.wrong-state' })
    expect(desk.does('applicant', 'withdraw')).toMatchObject({ code: 'case.wrong-state' })
    expect(desk.clock('delivery')).toMatchObject({ status: 'running', due: '2024-06-17' })
    const form = { validFrom: '2024-06-01', validTo: '2029-05-31' }
    expect(consequences(desk, 'head', 'grantDeemed', { form })).toEqual([
      'lab-animal-permit.renew',
      'lab-animal-permit.issue',
    ])
    expect(factsOf(desk, 'licence.decided')).toEqual([])
    expect(factsOf(desk, 'licence.certificate')).toMatchObject([{ group: 'renew' }])
  })
  it('given other kinds of application, then no silence grants them', () => {
    for (const variant of ['amend', 'replace', 'cancel', 'issue'])
      expect(vetted(variant).does('system', 'deemGranted'), variant).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('L-6 许可证自己的期限', () => {
  const form = { ...permitSamples.permit, validFrom: '2024-03-05', validTo: '2024-05-31' }
  const issued = () =>
    openDesk(labAnimalPermit, undefined, undefined, undefined, { others: sampleOthers })
      .on('2024-03-05')
      .given('system', 'issue', { form })
  const inForce = (desk: Desk) =>
    labAnimalPermit
      .facts(desk.current!, { calendar: chinaCalendar })
      .filter(({ measure }) => measure === 'licence.in-force')
      .map(({ on, until }) => [on, until])
  it('given its last day, then it expires on the day after and is to be deregistered in time (70)', () => {
    const desk = issued()
    expect(desk.on('2024-05-31').does('system', 'expire')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2024-06-01').given('system', 'expire')
    expect(desk.current?.state).toBe('expired')
    expect(desk.clock('deregistration')).toMatchObject({ status: 'running', due: '2024-06-17' })
    expect(inForce(desk)).toEqual([['2024-03-05', '2024-06-01']])
  })
  it('given a renewal in time and no decision, then it stays in force, and its application is told', () => {
    const desk = issued().given('system', 'awaitRenewal')
    expect(desk.on('2024-06-01').does('system', 'expire')).toMatchObject({ code: 'case.wrong-state' })
    const outcome = desk.does('system', 'deemRenewed')
    if (!outcome.ok) throw new Error(outcome.message)
    expect(outcome.consequences(outcome.after)).toEqual([
      { matter: 'lab-animal-licence', caseId: 'a'.repeat(32), action: 'deemGranted' },
    ])
    expect(inForce(desk)).toEqual([
      ['2024-03-05', '2024-06-01'],
      ['2024-06-01', undefined],
    ])
    desk.on('2024-06-05').given('system', 'renew')
    expect(inForce(desk).at(-1)).toEqual(['2024-06-01', '2024-06-05'])
  })
  it('given the last day is over, then a refusal comes too late', () => {
    const desk = issued().given('system', 'awaitRenewal').on('2024-06-01')
    expect(desk.does('system', 'endRenewal')).toMatchObject({ code: 'clock.invalid' })
  })
  it('given it is deregistered ex officio, then one proposes and another decides, on a ground that fits', () => {
    const desk = issued().on('2024-06-01').given('system', 'expire')
    expect(desk.does('caseOfficer', 'proposeDeregistration')).toMatchObject({ message: '注销事由与许可证的现状不符' })
    expect(desk.does('head', 'deregister')).toMatchObject({ code: 'case.too-early' })
    const ground = { ...permitSamples.deregistration, ground: '有效期届满未延续' }
    desk.given('caseOfficer', 'proposeDeregistration', { form: ground })
    expect(desk.does(actorOf('head', 'P-caseOfficer'), 'deregister')).toMatchObject({ code: 'case.same-person' })
    desk.given('head', 'deregister')
    expect(desk.current).toMatchObject({ state: 'cancelled', documents: [{ kind: 'deregistration' }] })
    expect(desk.clock('deregistration').status).toBe('stopped')
    expect(inForce(desk)).toEqual([['2024-03-05', '2024-06-01']])
  })
  it('given it changed after the proposal, then it is proposed anew', () => {
    const desk = issued().given('caseOfficer', 'proposeDeregistration').on('2024-06-01').given('system', 'expire')
    expect(desk.does('head', 'deregister')).toMatchObject({ message: expect.stringContaining('应重新提请') })
  })
  it('given it was revoked or withdrawn, then its deregistration is due and its end is shown to everybody', () => {
    for (const [action, state] of [
      ['revoke', 'revoked'],
      ['withdraw', 'withdrawn'],
      ['expire', 'expired'],
    ] as const) {
      const desk = issued().on('2024-06-01').given('system', action)
      expect(desk.current?.shown).toMatchObject({ by: action, state })
      expect(desk.clock('deregistration').status).toBe('running')
    }
  })
})

describe('L-17 补正没有回音、补正仍不齐全', () => {
  it('given no answer, then the applicant is reminded after fifteen working days and the case ends after thirty', () => {
    const desk = applied().given('receptionist', 'correct')
    expect(desk.clock('reminder')).toMatchObject({ due: '2024-03-26' })
    expect(desk.clock('supplement')).toMatchObject({ due: '2024-04-17' })
    expect(desk.on('2024-03-26').does('system', 'remind')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2024-03-27').given('system', 'remind')
    expect(desk.current).toMatchObject({ state: 'returned' })
    expect(desk.on('2024-04-17').does('system', 'lapse')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2024-04-18').given('system', 'lapse')
    expect(desk.current).toMatchObject({ state: 'terminated', exclusive: undefined })
    expect(desk.current?.documents.map(({ kind }) => kind)).toEqual(['receipt', 'correction', 'reminder', 'lapse'])
  })
  it('given an answer, then neither happens', () => {
    const desk = applied().given('receptionist', 'correct').on('2024-03-18').given('applicant', 'supply')
    expect(desk.on('2024-04-19').does('system', 'lapse')).toMatchObject({ code: 'case.wrong-state' })
    for (const clock of ['reminder', 'supplement']) expect(desk.clock(clock).status).toBe('stopped')
  })
  it('given a supplement that still lacks what was asked for, then it is not accepted, with reasons and remedies', () => {
    const wish = { reasons: '检测报告仍未提交' }
    expect(applied().does('receptionist', 'rejectIncomplete', wish)).toMatchObject({ code: 'case.too-early' })
    const desk = applied().given('receptionist', 'correct').on('2024-03-18').given('applicant', 'supply')
    const form = { missing: ['人员名单'] }
    expect(desk.does('receptionist', 'rejectIncomplete', { ...wish, form })).toMatchObject({
      message: expect.stringContaining('没有一次告知的'),
    })
    expect(desk.does('receptionist', 'rejectIncomplete')).toMatchObject({ code: 'reasons.required' })
    desk.given('receptionist', 'rejectIncomplete', wish)
    expect(desk.current).toMatchObject({ state: 'notAccepted' })
    expect(desk.current?.documents.at(-1)).toMatchObject({ kind: 'incomplete' })
  })
  it('given five working days are over, then the supplement counts as accepted, and it is too late to say it lacks', () => {
    const desk = applied().given('receptionist', 'correct').on('2024-03-18').given('applicant', 'supply')
    expect(desk.on('2024-03-26').does('receptionist', 'rejectIncomplete', { reasons: '仍缺' })).toMatchObject({
      code: 'clock.invalid',
    })
  })
})

describe('L-13 回避、听证笔录、当场决定、第七十八条和第七十九条', () => {
  it('given officers who have an interest, then they do not review, and their review is made anew', () => {
    const desk = vetted().given('sectionHead', 'recuse', {
      form: { officers: ['P-caseOfficer'], reason: '近亲属任职' },
    })
    expect(desk.current?.state).toBe('accepted')
    expect(desk.does('caseOfficer', 'review')).toMatchObject({ message: '已经决定回避的人员不能审查' })
    expect(desk.does('sectionHead', 'recuse', { form: { officers: ['P-other'], reason: '另一人' } })).toMatchObject({
      message: expect.stringContaining('一并列明'),
    })
    const form = { ...samples.review, inspectors: ['P-other'] }
    expect(desk.does(actorOf('caseOfficer', 'P-other'), 'review', { form })).toMatchObject({ ok: true })
  })
  it('given a hearing that is not over, then nothing is decided; after it, on its minutes', () => {
    const hearing = (state: string): Other => ({
      ...sampleHost,
      current: { ...sampleHost.current, id: 'c'.repeat(32), matter: 'licence-hearing', state },
    })
    const during = { ...sampleOthers, linked: [hearing('scheduled')] }
    const after = {
      ...sampleOthers,
      linked: [hearing('held')],
      referred: new Map([...sampleOthers.referred, ['c'.repeat(32), hearing('held')]]),
    }
    expect(vetted().does('head', 'grant', { others: during })).toMatchObject({ basis: [{ article: '47' }] })
    expect(vetted().does('head', 'refuse', { others: during, reasons: '理由' })).toMatchObject({
      basis: [{ article: '47' }],
    })
    expect(vetted().does('head', 'grant', { others: after })).toMatchObject({ basis: [{ article: '48' }] })
    const desk = applied().given('receptionist', 'accept')
    desk.given('caseOfficer', 'review', { form: { ...samples.review, hearing: 'c'.repeat(32) }, others: after })
    expect(desk.given('legalReviewer', 'vet').does('head', 'grant', { others: after })).toMatchObject({ ok: true })
  })
  it('given what can be decided at once, then it is, on the day of the application and by all who have to', () => {
    const desk = vetted('amend').given('head', 'grantReissue').given('server', 'serve')
    expect(desk.current).toMatchObject({ state: 'served' })
    expect(desk.clock('decision')).toMatchObject({ startedOn: '2024-03-05', stoppedOn: '2024-03-05' })
  })
  it('given false materials, then refusal with a warning, and a year of bar where safety is concerned', () => {
    const reasons = '检测报告系伪造'
    expect(vetted().does('head', 'refuseFalsehood', { reasons })).toMatchObject({ basis: [{ article: '78' }] })
    const failed = {
      ...samples.review,
      opinion: '建议不予',
      conditions: [{ condition: '材料真实', finding: '不符合' }],
    }
    const refused = (concernsSafety: boolean) =>
      applied()
        .given('receptionist', 'accept')
        .given('caseOfficer', 'review', { form: failed })
        .given('legalReviewer', 'vet')
        .given('head', 'refuseFalsehood', { reasons, form: { ...samples.falsehood, concernsSafety } })
    expect(factsOf(refused(true), 'licence.barred')).toMatchObject([{ on: '2024-03-05', until: '2025-03-05' }])
    expect(factsOf(refused(true), 'licence.refused')).toHaveLength(1)
    expect(factsOf(refused(false), 'licence.barred')).toEqual([])
  })
  it.each([
    ['application', '78', '2024-03-01', '2025-03-01'],
    ['licence', '79', '2021-03-06', '2024-03-06'],
  ])('given a bar from a former %s, then no new licence and no renewal until it ends (%s)', (group, no, on, until) => {
    const apply = (variant: string, day: Day) =>
      openDesk(labAnimalLicence, variant, undefined, undefined, {
        ...around,
        standing: [...certified, bar(group, on, until)],
      })
        .on(day)
        .does('applicant', 'apply', { form: variant === 'issue' ? samples.application : aboutLicence })
    for (const variant of ['issue', 'renew'])
      expect(apply(variant, toDay('2024-03-05')), variant).toMatchObject({ basis: [{ article: no }] })
    for (const variant of ['amend', 'replace', 'cancel'])
      expect(apply(variant, toDay('2024-03-05')), variant).toMatchObject({ ok: true })
    expect(apply('issue', toDay(until))).toMatchObject({ ok: true })
  })
})

describe('L-12 告知承诺', () => {
  const promised = { ...samples.commitment, route: '告知承诺', agreedTo: ['与原证一致'], signedBy: '张某' }
  it('given another scope or another place than the licence has, then no promise replaces the review', () => {
    for (const change of [
      { facilityAddress: '某市某区演示路2号' },
      { scope: [{ environment: '隔离环境', species: '啮齿类' }] },
    ])
      expect(applied('amend', change).does('receptionist', 'accept', { form: promised })).toMatchObject({
        message: expect.stringContaining('改变适用范围或者设施地址'),
      })
    expect(applied('amend').does('receptionist', 'accept', { form: promised })).toMatchObject({ ok: true })
  })
  it('given infectious work, then the ordinary way', () => {
    const scope = [{ environment: '屏障环境', species: '啮齿类', purpose: '感染性实验' }]
    const unchanged = others('inForce', { permit: { ...permitSamples.permit, scope } })
    const desk = applied('amend', { scope }, { ...around, others: unchanged })
    expect(desk.does('receptionist', 'accept', { form: promised })).toMatchObject({
      message: expect.stringContaining('感染性'),
    })
  })
  it('given an untrue promise on record, then the ordinary way until it is repaired (K2)', () => {
    const untrue = {
      ...{ measure: 'commitment.untrue', key: samples.application.creditCode },
      on: toDay('2024-01-01'),
    }
    const accept = (standing: object[]) =>
      applied('amend', {}, { ...around, standing: [...certified, ...standing] as never }).does(
        'receptionist',
        'accept',
        { form: promised },
      )
    expect(accept([untrue])).toMatchObject({ message: expect.stringContaining('失信记录') })
    expect(accept([{ ...untrue, until: toDay('2024-02-01') }])).toMatchObject({ ok: true })
    expect(accept([{ ...untrue, measure: 'commitment.unchecked' }])).toMatchObject({
      message: expect.stringContaining('无法核查'),
    })
  })
  it('given a promise found untrue, or a defect left uncured, then a case of revocation is opened (K6, K7)', () => {
    const check = () => openDesk(commitmentCheck).given('system', 'open')
    const made = (desk: Desk) =>
      commitmentCheck
        .follows!['revocation']!.makes(desk.current!, desk.entries.at(-1)!)
        .map(({ matter, action, variant }) => `${matter}.${action} ${variant}`)
    const untrue = check().given('caseOfficer', 'findUntrue', { reasons: '设施与承诺不符' })
    expect(made(untrue)).toEqual(['lab-animal-revocation.open deceit'])
    const facts = (desk: Desk) => commitmentCheck.facts(desk.current!, { calendar: chinaCalendar })
    expect(facts(untrue)).toMatchObject([{ measure: 'commitment.untrue', until: undefined }])
    expect(facts(untrue.on('2024-08-01').given('sectionHead', 'repair', { reasons: '已经纠正' }))).toMatchObject([
      { until: '2024-08-01' },
    ])
    const defective = check().given('caseOfficer', 'demand')
    expect(defective.does('caseOfficer', 'leaveUncured', { reasons: '未整改' })).toMatchObject({
      code: 'clock.invalid',
    })
    const uncured = defective.on('2024-04-08').given('caseOfficer', 'leaveUncured', { reasons: '未整改' })
    expect(made(uncured)).toEqual(['lab-animal-revocation.open fault'])
  })
})

describe('L-15 送达', () => {
  const granted = () => vetted().given('head', 'grant')
  it.each([
    [{ receivedBy: undefined }, '签收人'],
    [{ mode: '邮寄送达', relation: undefined }, '签收人'],
    [{ mode: '留置送达' }, '拒收事由'],
    [{ mode: '留置送达', refusal: '拒绝签收' }, '见证人'],
    [{ mode: '电子送达' }, '没有同意电子送达'],
  ])('given a receipt that lacks what its way needs, then refused: %o', (change, words) => {
    const form = { ...samples.delivery, ...change }
    expect(granted().does('server', 'serve', { form })).toMatchObject({ message: expect.stringContaining(words) })
  })
  it('given consent in the application, or a witness, then it is served, with a receipt', () => {
    const electronic = vetted('issue', { eService: 'yiyan@example.org' }).given('head', 'grant')
    const form = { recipient: '张某', mode: '电子送达' }
    expect(electronic.does('server', 'serve', { form })).toMatchObject({ ok: true })
    const left = { ...samples.delivery, mode: '留置送达', refusal: '拒绝签收', witness: 'LX-2024-7' }
    const desk = granted().given('server', 'serve', { form: left })
    expect(desk.current?.documents.at(-1)).toMatchObject({ kind: 'deliveryReceipt' })
  })
  it('given an announcement, then the decision is served when thirty days have passed, not on the next day', () => {
    const desk = granted().on('2024-03-06').given('server', 'announce')
    expect(desk.current?.state).toBe('granted')
    expect(desk.clock('announcement')).toMatchObject({ due: '2024-04-05' })
    expect(desk.on('2024-03-07').does('system', 'deemServed')).toMatchObject({ code: 'clock.invalid' })
    expect(desk.on('2024-04-05').does('system', 'deemServed')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2024-04-06').given('system', 'deemServed')
    expect(desk.current?.state).toBe('served')
    expect(desk.clock('delivery')).toMatchObject({ status: 'stopped', stoppedOn: '2024-04-06' })
  })
  it('given the party turns up meanwhile, then he is served at once', () => {
    const desk = granted().given('server', 'announce').on('2024-03-12').given('server', 'serve')
    expect(desk.clock('announcement').status).toBe('stopped')
  })
  it('given a refusal, then it is filed only after it was served, by announcement too', () => {
    const refused = () => vetted().given('head', 'refuse', { reasons: '不符合' }).given('publisher', 'enterPlatform')
    expect(refused().does('caseOfficer', 'archiveRefusal')).toMatchObject({ code: 'guard.failed' })
    const desk = refused().given('server', 'announceRefusal')
    expect(desk.does('server', 'announceRefusal')).toMatchObject({ message: '决定已经公告送达' })
    desk.on('2024-04-08').given('system', 'deemRefusalServed')
    expect(desk.does('server', 'serveRefusal')).toMatchObject({ message: '决定已经送达' })
    expect(desk.does('caseOfficer', 'archiveRefusal')).toMatchObject({ ok: true })
  })
})

describe('L-19 文号按文书种类各成系列', () => {
  it('given different decisions, then no two kinds share a series; certificates go by what they allow', () => {
    const { grant, refusal, cancellation, licence } = labAnimalLicence.documents
    expect(new Set([grant, refusal, cancellation].map((one) => one?.series)).size).toBe(3)
    const series = licence?.series as (data: object) => string
    expect(series({ application: { permitType: '生产' } })).toBe('SCXK')
    expect(series({ application: { permitType: '使用' } })).toBe('SYXK')
  })
})
