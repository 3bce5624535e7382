import { describe, expect, it } from 'vitest'
import { clockLight } from '../../calendar/clock-light.ts'
import { toDay } from '../../calendar/day.ts'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import { type Matter, workingDays } from '../../engine/matter.ts'
import { actorOf, type Desk, openDesk } from '../../engine/testing.ts'
import { article } from '../../law/catalogue.ts'
import { labAnimalLicenceSamples as samples } from './lab-animal-licence.samples.ts'
import { labAnimalLicence } from './lab-animal-licence.ts'
import { sampleOthers } from './lab-animal-permit.samples.ts'

/** With a promise of one working day, as a bureau may set it. */
const licence: Matter = {
  ...labAnimalLicence,
  limits: {
    ...labAnimalLicence.limits,
    decision: {
      ...labAnimalLicence.limits['decision']!,
      promised: workingDays(1, article('办事指南·实验动物许可证', '承诺办结时限')),
    },
  },
}
const around = {
  region: '53',
  others: sampleOthers,
  standing: ['P-caseOfficer', 'P-other'].map((key) => ({ measure: 'officer.certified', on: toDay('2020-01-01'), key })),
}
const changed = { ...samples.application, previousLicence: 'SYXK(滇)K2020-0001', change: '法定代表人变更' }

const applied = (variant = 'issue') =>
  openDesk(licence, variant, undefined, undefined, around)
    .on('2024-03-05')
    .given('applicant', 'apply', variant === 'issue' ? {} : { form: changed })
const accepted = (variant = 'issue') => applied(variant).given('receptionist', 'accept')
const vetted = (variant = 'issue') => accepted(variant).given('caseOfficer', 'review').given('legalReviewer', 'vet')

const factsOf = (desk: Desk, measure: string) =>
  licence.facts(desk.current!, { calendar: chinaCalendar }).filter((fact) => fact.measure === measure)
const lightOf = (desk: Desk, clock: string, today: string) =>
  clockLight(chinaCalendar, desk.clock(clock), toDay(today)).light

describe('核发，从申请到归档', () => {
  const desk = vetted()
    .on('2024-03-06')
    .given('head', 'grant')
    .on('2024-03-08')
    .given('server', 'serve')
    .given('publisher', 'publish')
    .given('publisher', 'enterPlatform')
    .on('2024-03-20')
    .given('caseOfficer', 'archive')

  it('每步各有状态、文书和时限，都在期限内', () => {
    expect(desk.current).toMatchObject({ state: 'archived', n: 9 })
    expect(desk.current?.documents.map(({ kind }) => kind)).toEqual([
      'receipt',
      'acceptance',
      'vettingOpinion',
      'grant',
      'licence',
      'deliveryReceipt',
    ])
    for (const clock of ['notice', 'decision', 'delivery', 'publicity']) {
      expect(desk.clock(clock).status, clock).toBe('stopped')
      expect(lightOf(desk, clock, '2024-12-31'), clock).toBe('green')
    }
    expect(desk.clock('decision', 'promise')).toMatchObject({ due: '2024-03-06', stoppedOn: '2024-03-06' })
  })
  it('计入已决、证件、三项制度、承诺、时长和平台录入', () => {
    expect(factsOf(desk, 'licence.decided')).toMatchObject([{ on: '2024-03-06', group: 'issue' }])
    expect(factsOf(desk, 'licence.handling-days')).toMatchObject([{ value: 1 }])
    expect(factsOf(desk, 'licence.certificate')).toHaveLength(1)
    expect(factsOf(desk, 'licence.three-systems')).toHaveLength(1)
    expect(factsOf(desk, 'licence.commitment')).toEqual([])
    expect(factsOf(desk, 'platform-entry.completed')).toMatchObject([{ on: '2024-03-08' }])
  })
  it('公示、录入之前不能归档', () => {
    const served = vetted().given('head', 'grant').given('server', 'serve')
    expect(served.does('caseOfficer', 'archive')).toMatchObject({
      code: 'case.too-early',
      message: '办理“立卷归档”之前须先完成：公示、录入省平台',
    })
  })
})

describe('不予许可', () => {
  it('须说明理由，当事人得到救济途径', () => {
    expect(vetted().does('head', 'refuse')).toMatchObject({ code: 'reasons.required' })
    expect(licence.actions['refuse']?.remedies?.map(({ label }) => label)).toEqual(['行政复议', '行政诉讼'])
  })
  it('送达、录入后归档；计为已决和不予许可，不计证件', () => {
    const desk = vetted()
      .given('head', 'refuse', { reasons: '环境设施不符合标准' })
      .on('2024-03-08')
      .given('server', 'serveRefusal')
      .given('publisher', 'enterPlatform')
      .given('caseOfficer', 'archiveRefusal')
    expect(desk.current).toMatchObject({ state: 'refused', reasons: '环境设施不符合标准' })
    expect(desk.clock('delivery').status).toBe('stopped')
    expect(factsOf(desk, 'licence.refused')).toHaveLength(1)
    expect(factsOf(desk, 'licence.decided')).toHaveLength(1)
    expect(factsOf(desk, 'licence.certificate')).toEqual([])
    expect(factsOf(desk, 'licence.in-force')).toEqual([])
  })
})

describe('不受理、不予受理和撤回', () => {
  it.each([
    ['declineAsUnneeded', 'notRequired', 'notRequired'],
    ['reject', 'notAccepted', 'rejection'],
  ])('%s 须有理由，出具文书，停止告知期限', (action, state, document) => {
    expect(applied().does('receptionist', action)).toMatchObject({ code: 'reasons.required' })
    const desk = applied().given('receptionist', action, { reasons: '设施不在昆明市内' })
    expect(desk.current).toMatchObject({ state, documents: [{ kind: 'receipt' }, { kind: document }] })
    expect(desk.clock('notice').status).toBe('stopped')
    expect(licence.facts(desk.current!, { calendar: chinaCalendar })).toEqual([])
  })
  it.each([applied, accepted, vetted])('决定之前可以撤回，期限全部停止', (given) => {
    const desk = given().given('applicant', 'withdraw')
    expect(desk.current?.state).toBe('terminated')
    for (const clock of new Set(desk.current?.clocks.map((line) => line.clock)))
      expect(desk.clock(clock).status).toBe('stopped')
  })
  it('决定之后不能撤回', () => {
    expect(vetted().given('head', 'grant').does('applicant', 'withdraw')).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('补正', () => {
  it('收到之日起五个工作日内一次告知；补正后重新起算', () => {
    const desk = applied().on('2024-03-12').given('receptionist', 'correct')
    expect(desk.clock('notice')).toMatchObject({ status: 'stopped', due: '2024-03-12' })
    desk.on('2024-03-18').given('applicant', 'supply')
    expect(desk.clock('notice')).toMatchObject({ status: 'running', startedOn: '2024-03-18', due: '2024-03-25' })
  })
  it('只能告知一次', () => {
    const desk = applied().given('receptionist', 'correct').given('applicant', 'supply')
    expect(desk.does('receptionist', 'correct')).toMatchObject({
      code: 'guard.failed',
      message: expect.stringContaining('一次告知'),
      basis: [{ instrument: '行政许可法', article: '32', at: '第一款第四项' }],
    })
    expect(desk.does('receptionist', 'accept')).toMatchObject({ ok: true })
  })
  it('空的告知书不是告知', () => {
    expect(applied().does('receptionist', 'correct', { form: { missing: [] } })).toMatchObject({ code: 'form.invalid' })
  })
})

describe('逾期不告知', () => {
  it('届满当日还不能视为受理，次日起可以，再告知补正或者受理则太迟', () => {
    const desk = applied().on('2024-03-12', '17:00')
    expect(desk.does('system', 'deemAccepted')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2024-03-13', '00:05')
    for (const action of ['correct', 'accept'])
      expect(desk.does('receptionist', action), action).toMatchObject({
        code: 'clock.invalid',
        message: expect.stringContaining('期限已于 2024-03-12 届满'),
      })
    expect(desk.does('system', 'deemAccepted')).toMatchObject({ ok: true, after: { state: 'accepted' } })
  })
  it('自收到之日起即为受理：决定期限和时长从收到之日计算', () => {
    const desk = applied().on('2024-03-20').given('system', 'deemAccepted')
    expect(desk.clock('decision')).toMatchObject({ startedOn: '2024-03-05', due: '2024-04-02' })
    desk.given('caseOfficer', 'review').given('legalReviewer', 'vet').given('head', 'grant')
    expect(factsOf(desk, 'licence.handling-days')).toMatchObject([{ value: 11 }])
    expect(factsOf(desk, 'licence.commitment')).toEqual([])
  })
  it('补正过的，从收到补正材料之日计算', () => {
    const desk = applied().given('receptionist', 'correct').on('2024-03-11').given('applicant', 'supply')
    desk.on('2024-03-19').given('system', 'deemAccepted')
    expect(desk.clock('decision').startedOn).toBe('2024-03-11')
  })
  it('只有系统可以办理，且只能办一次', () => {
    const desk = applied().on('2024-03-13')
    expect(desk.does('receptionist', 'deemAccepted')).toMatchObject({ code: 'right.missing' })
    desk.given('system', 'deemAccepted')
    expect(desk.does('system', 'deemAccepted')).toMatchObject({ code: 'case.wrong-state' })
  })
  it('已在期限内受理的，到期也不视为受理', () => {
    expect(accepted().on('2024-03-20').does('system', 'deemAccepted')).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('决定期限', () => {
  it.each([
    ['2024-03-05', 'green'],
    ['2024-03-28', 'amber'],
    ['2024-04-02', 'red'],
    ['2024-04-03', 'black'],
  ])('%s 的灯为 %s', (today, light) => expect(lightOf(accepted(), 'decision', today)).toBe(light))
  it('逾期作出的决定照样有效，超期记录在案', () => {
    const desk = vetted().on('2024-04-08').given('head', 'grant')
    expect(desk.clock('decision')).toMatchObject({ status: 'stopped', due: '2024-04-02', stoppedOn: '2024-04-08' })
    expect(lightOf(desk, 'decision', '2024-04-08')).toBe('black')
  })
  it('专家评审期间不计：中止三个工作日，届满日顺延三个工作日', () => {
    const desk = accepted().on('2024-03-11').given('caseOfficer', 'pause')
    expect(desk.clock('decision')).toMatchObject({ status: 'paused', pausedFrom: '2024-03-11' })
    desk.on('2024-03-13').given('caseOfficer', 'resume')
    expect(desk.clock('decision')).toMatchObject({ status: 'running', due: '2024-04-08' })
    expect(desk.clock('decision').steps.join()).toContain('专家评审')
    expect(desk.current?.documents.map(({ kind }) => kind)).toContain('pauseNotice')
  })
  it('承诺期限不因法定的中止而延后：承诺没有做到就是没有做到', () => {
    const desk = accepted().given('caseOfficer', 'pause').on('2024-03-07').given('caseOfficer', 'resume')
    expect(desk.clock('decision', 'promise').due).toBe('2024-03-06')
  })
  it('可以延长一次十个工作日，须由另一负责人批准并说明理由', () => {
    const desk = accepted().given('caseOfficer', 'review')
    expect(desk.does('head', 'extend')).toMatchObject({ code: 'reasons.required' })
    expect(desk.does(actorOf('head', 'P-caseOfficer'), 'extend', { reasons: '情况复杂' })).toMatchObject({
      code: 'case.same-person',
    })
    desk.given('head', 'extend', { reasons: '情况复杂' })
    expect(desk.clock('decision')).toMatchObject({ length: 30, due: '2024-04-17' })
    expect(desk.does('head', 'extend', { reasons: '仍复杂' })).toMatchObject({ code: 'clock.invalid' })
  })
  it('届满之后不能补办延长', () => {
    expect(accepted().on('2024-04-03').does('head', 'extend', { reasons: '情况复杂' })).toMatchObject({
      code: 'clock.invalid',
    })
  })
  it('中止之中作出决定，期限即停止', () => {
    const desk = vetted().given('caseOfficer', 'pause').on('2024-03-08').given('head', 'grant')
    expect(desk.clock('decision').status).toBe('stopped')
  })
})

describe('审查、法制审核和决定分人办理', () => {
  it('审查须持有效执法证件', () => {
    const uncertified = { ...actorOf('caseOfficer'), certificates: [] }
    expect(accepted().does(uncertified, 'review')).toMatchObject({ code: 'right.certificate' })
    const desk = accepted().given('caseOfficer', 'review')
    expect(desk.entries.at(-1)?.grant.certificate).toBe('证-P-caseOfficer')
  })
  it('现场核查须两名以上不同的工作人员', () => {
    const review = { ...samples.review, onSite: true }
    for (const inspectors of [['P-caseOfficer'], ['P-caseOfficer', 'P-caseOfficer']])
      expect(accepted().does('caseOfficer', 'review', { form: { ...review, inspectors } })).toMatchObject({
        code: 'guard.failed',
        message: '实质核查须两名以上工作人员',
      })
    const both = { ...review, inspectors: ['P-caseOfficer', 'P-other'] }
    expect(accepted().does('caseOfficer', 'review', { form: both })).toMatchObject({ ok: true })
  })
  it('审查人员须持有效执法证件：名单上的姓名、没有证件的人员都不行', () => {
    for (const inspectors of [
      ['张三', '李四'],
      ['P-caseOfficer', 'P-nobody'],
    ])
      expect(
        accepted().does('caseOfficer', 'review', { form: { ...samples.review, onSite: true, inspectors } }),
      ).toMatchObject({ code: 'guard.failed', message: expect.stringContaining('行政执法证件') })
  })
  it('审查要点不符合的不能建议准予；建议不予的不能准予', () => {
    const failed = [{ condition: '环境及检测手段符合标准', finding: '不符合' }]
    const form = { ...samples.review, conditions: failed }
    expect(accepted().does('caseOfficer', 'review', { form })).toMatchObject({ code: 'guard.failed' })
    const desk = accepted()
      .given('caseOfficer', 'review', { form: { ...form, opinion: '建议不予' } })
      .given('legalReviewer', 'vet')
    expect(desk.does('head', 'grant')).toMatchObject({
      code: 'guard.failed',
      basis: [{ instrument: '行政许可法', article: '38' }],
    })
    expect(desk.does('head', 'refuse', { reasons: '环境设施不符合标准' })).toMatchObject({ ok: true })
  })
  it('有效期不长于规定的年限', () => {
    for (const form of [
      { validFrom: '2024-03-05', validTo: '2029-03-05' },
      { validFrom: '2020-01-01', validTo: '2125-01-01' },
    ])
      expect(vetted().does('head', 'grant', { form })).toMatchObject({ message: '有效期长于规定的年限' })
  })
  it('设施不在本行政区域的、以他人信用代码申请的，都不能申请', () => {
    const apply = (change: object, by: Parameters<Desk['does']>[0] = 'applicant') =>
      openDesk(licence, 'issue', undefined, undefined, around).does(by, 'apply', {
        form: { ...samples.application, ...change },
      })
    expect(apply({ county: '110101', facilityAddress: '北京市东城区演示街1号' })).toMatchObject({
      code: 'guard.failed',
      basis: [{ instrument: '行政许可法', article: '22' }],
    })
    const firm = actorOf('applicant')
    const other = { ...firm, appointments: [{ ...firm.appointments[0]!, office: '915301027972389246' }] }
    expect(apply({}, other)).toMatchObject({ message: '统一社会信用代码与申请账户的单位不一致' })
  })
  it('逾期视为受理之后，不能再告知不受理或者不予受理', () => {
    for (const action of ['reject', 'declineAsUnneeded'])
      expect(applied().on('2024-03-13').does('receptionist', action, { reasons: '不需要' })).toMatchObject({
        code: 'clock.invalid',
      })
  })
  it('承办人不能审核，也不能决定、延期', () => {
    const reviewed = accepted().given('caseOfficer', 'review')
    expect(reviewed.does(actorOf('legalReviewer', 'P-caseOfficer'), 'vet')).toMatchObject({ code: 'case.same-person' })
    expect(vetted().does(actorOf('head', 'P-caseOfficer'), 'grant')).toMatchObject({ code: 'case.same-person' })
    expect(vetted().does(actorOf('head', 'P-caseOfficer'), 'refuse', { reasons: '不符合' })).toMatchObject({
      code: 'case.same-person',
    })
  })
  it('法制审核不通过的退回；换人重审后，原承办人仍不能决定', () => {
    const desk = accepted().given(actorOf('caseOfficer', '甲'), 'review')
    const rejected = { form: { ...samples.vetting, result: '退回' } }
    expect(desk.does('legalReviewer', 'vet', rejected)).toMatchObject({ code: 'guard.failed' })
    desk.given('legalReviewer', 'sendBack', { reasons: '依据不足' })
    expect(desk.current?.state).toBe('accepted')
    desk.given(actorOf('caseOfficer', '乙'), 'review').given('legalReviewer', 'vet')
    expect(desk.does(actorOf('head', '甲'), 'grant')).toMatchObject({ code: 'case.same-person' })
    expect(desk.does('head', 'grant')).toMatchObject({ ok: true })
  })
  it('未经法制审核不能决定', () => {
    expect(accepted().given('caseOfficer', 'review').does('head', 'grant')).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('变更、延续、补证、注销', () => {
  it('须写明原许可证', () => {
    for (const variant of ['amend', 'renew', 'replace', 'cancel'])
      expect(openDesk(licence, variant).does('applicant', 'apply'), variant).toMatchObject({ code: 'guard.failed' })
    expect(openDesk(licence, 'issue').does('applicant', 'apply')).toMatchObject({ ok: true })
  })
  it.each([
    ['issue', 'grant', ['grant', 'licence']],
    ['renew', 'grant', ['grant', 'licence']],
    ['amend', 'grantReissue', ['grant', 'reissued']],
    ['replace', 'grantReissue', ['grant', 'reissued']],
    ['cancel', 'grantCancel', ['cancellation']],
  ])('%s 只能以 %s 办结', (variant, action, documents) => {
    for (const other of ['grant', 'grantReissue', 'grantCancel']) {
      const result = vetted(variant).does('head', other)
      expect(result.ok, other).toBe(other === action)
      if (result.ok) expect(result.entry.documents.map(({ kind }) => kind)).toEqual(documents)
    }
  })
  it('变更、补证沿用原证号，不另计有效证件；注销不计证件', () => {
    const amended = vetted('amend').given('head', 'grantReissue')
    expect(factsOf(amended, 'licence.certificate')).toMatchObject([{ key: 'SYXK(滇)K2020-0001', group: 'amend' }])
    const cancelled = vetted('cancel').given('head', 'grantCancel')
    expect(factsOf(cancelled, 'licence.certificate')).toEqual([])
    expect(factsOf(cancelled, 'licence.decided')).toMatchObject([{ group: 'cancel' }])
  })
})

describe('告知承诺', () => {
  it('承诺书须逐项确认并签名；按一般程序办理的不必', () => {
    const promised = { ...samples.commitment, route: '告知承诺', agreedTo: ['设施条件与原证一致'], signedBy: '张某' }
    for (const missing of [{ agreedTo: [] }, { signedBy: undefined }])
      expect(applied('renew').does('receptionist', 'accept', { form: { ...promised, ...missing } })).toMatchObject({
        code: 'guard.failed',
        basis: [{ instrument: '国办发〔2020〕42号', article: '全文' }],
      })
    expect(applied('renew').does('receptionist', 'accept', { form: promised })).toMatchObject({ ok: true })
    expect(applied().does('receptionist', 'accept', { form: promised })).toMatchObject({ code: 'guard.failed' })
    const ordinary = { form: { route: '一般程序', noticeVersion: '2024-01', agreedTo: [] } }
    expect(applied().does('receptionist', 'accept', ordinary)).toMatchObject({ ok: true })
  })
  it('一般程序办理的不计入告知承诺', () => {
    const desk = applied().given('receptionist', 'accept', {
      form: { route: '一般程序', noticeVersion: '2024-01', agreedTo: [] },
    })
    desk.given('caseOfficer', 'review').given('legalReviewer', 'vet').given('head', 'grant')
    expect(factsOf(desk, 'licence.commitment')).toEqual([])
  })
})
