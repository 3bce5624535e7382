import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Standing } from '#domain/engine/matter.ts'
import type { Other } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import { sampleFile } from '../fields.ts'
import { contractAdvice, contractReviewed, contractSamples as samples } from './contract.samples.ts'
import { contract } from './contract.ts'
import { meetingSamples, sampleMeeting } from './meeting.samples.ts'

type Around = {
  linked?: readonly Other[]
  referred?: readonly (readonly [string, Other])[]
  standing?: readonly Standing[]
}
const as = {
  officer: actorOf('caseOfficer', '承办人', '资源配置处'),
  head: actorOf('head', '局长', '局领导'),
  seal: actorOf('keeper', '印章管理员', '办公室'),
  payer: actorOf('keeper', '出纳', '办公室'),
}
const open = ({ linked = [], referred = [], standing = [] }: Around = {}) =>
  openDesk(contract, undefined, undefined, undefined, {
    standing,
    others: { linked, siblings: [], referred: new Map([contractAdvice(), ...referred]) },
  }).on('2024-03-05')
const order = ['plan', 'check', 'draft', 'award', 'approve', 'sign', 'deliver'] as const
type Step = (typeof order)[number]
const by = { plan: 'officer', check: 'officer', draft: 'officer', award: 'officer', approve: 'head' } as const
type Changes = { readonly [S in Step]?: object }
const formOf = (step: Step): object =>
  samples[
    ({ check: 'counterpart', approve: 'approval', sign: 'signing', deliver: 'delivery' } as const)[step as 'sign'] ??
      step
  ] as object
/** A contract after a step, some of its forms changed. */
function upTo(last: Step | undefined, changes: Changes = {}, around: Around = {}): Desk {
  const desk = open(around)
  if (last === undefined) return desk
  for (const step of order.slice(0, order.indexOf(last) + 1)) {
    const who = step === 'sign' ? as.seal : step in by ? as[by[step as 'plan']] : as.officer
    desk.given(who, step, { form: { ...formOf(step), ...changes[step] } })
  }
  return desk
}
const refused = (result: ReturnType<Desk['does']>, words: string) =>
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(words) })
const own = { procurement: '限额以下自行采购' }

describe('签订以前', () => {
  it('given a guarantee by the bureau, or money without a budget, then no contract', () => {
    const plan = (change: object) => open().does(as.officer, 'plan', { form: { ...samples.plan, ...change } })
    refused(plan({ features: ['本局提供保证'] }), '不得为保证人')
    refused(plan({ budget: undefined }), '预算项目')
    expect(plan({ budget: undefined, amount: '0' })).toMatchObject({ ok: true })
  })
  it('given clauses that lack without a word, a text of its own without one, or a review that is on no record, then refused', () => {
    const draft = (change: object) => upTo('check').does(as.officer, 'draft', { form: { ...samples.draft, ...change } })
    refused(draft({ elements: ['标的'] }), '一般条款不全')
    refused(draft({ model: '非示范文本' }), '与示范文本的差异')
    refused(draft({ fairNumber: '没有' }), '没有这一编号')
  })
  it.each([
    ['its amount', { amount: '200000.00' }],
    ['its years', { longTerm: true }],
    ['an administrative agreement', { isAdministrative: true }],
    ['what it is about', { features: ['知识产权'] }],
  ])('given %s, then it is approved only with a review that passed this text', (_what, plan) => {
    const approve = (linked: readonly Other[]) => upTo('award', { plan }, { linked }).does(as.head, 'approve')
    refused(approve([]), '须经合法性审查')
    refused(approve([contractReviewed('confirmed', 'a'.repeat(64))]), '须经合法性审查')
    expect(approve([contractReviewed()])).toMatchObject({ ok: true })
  })
  it('given a review that failed on this text, then not even a small contract is approved', () => {
    refused(upTo('award', {}, { linked: [contractReviewed('unlawful')] }).does(as.head, 'approve'), '审查不通过')
  })
  it('given a text of its own, then reviewed', () => {
    const draft = { model: '非示范文本', deviations: '没有示范文本' }
    refused(upTo('award', { draft }).does(as.head, 'approve'), '须经合法性审查')
  })
  it('given business without competition, then only after a review of it', () => {
    const around = { linked: [contractReviewed()] }
    refused(upTo('award', { plan: { allocates: true } }, around).does(as.head, 'approve'), '公平竞争审查')
    const passed: Standing = { measure: 'fair-competition-review.passed', on: toDay('2024-01-01'), key: '演示竞审1号' }
    const changes = { plan: { allocates: true }, draft: { fairNumber: '演示竞审1号' } }
    const reviewed = upTo('award', changes, { ...around, standing: [passed] })
    expect(reviewed.does(as.head, 'approve')).toMatchObject({ ok: true })
  })
  it('given procurement without its notice of award, then refused; below its threshold none is needed', () => {
    refused(upTo('draft').does(as.head, 'approve'), '中标、成交通知书')
    expect(upTo('draft', { plan: own }).does(as.head, 'approve')).toMatchObject({ ok: true })
  })
  it('given an amount that the bureau decides together, then only with a meeting that passed it', () => {
    const { number } = meetingSamples.agenda
    const approve = (form: object, outcome: '通过' | '不予通过' = '通过') =>
      upTo(
        'award',
        { plan: { amount: '1000000.00' } },
        {
          linked: [contractReviewed()],
          referred: [[number, sampleMeeting('case-1', outcome)]],
        },
      ).does(as.head, 'approve', { form: { ...samples.approval, ...form } })
    refused(approve({}), '须经会议讨论')
    refused(approve({ meeting: number }, '不予通过'), '会议没有通过本合同')
    expect(approve({ meeting: number })).toMatchObject({ ok: true })
  })
  it('given whoever drafted, then he neither approves nor seals; who approves does not seal', () => {
    const drafter = (role: 'head' | 'keeper') => actorOf(role, '承办人')
    expect(upTo('award').does(drafter('head'), 'approve')).toMatchObject({ code: 'case.same-doer' })
    expect(upTo('approve').does(drafter('keeper'), 'sign')).toMatchObject({ code: 'case.same-doer' })
    expect(upTo('approve').does(actorOf('keeper', '局长'), 'sign')).toMatchObject({ code: 'case.same-doer' })
  })
  it('given whoever reviewed, then he neither seals nor pays', () => {
    const { current, ...told } = contractReviewed()
    const act = { actor: '审查人', on: toDay('2024-03-01') }
    const review = { ...told, current: { ...current, acts: { conclude: act } } as unknown as Case }
    refused(upTo('approve', {}, { linked: [review] }).does(actorOf('keeper', '审查人'), 'sign'), '审查人不得办理用印')
    refused(upTo('deliver', {}, { linked: [review] }).does(actorOf('keeper', '审查人'), 'pay'), '审查人不得办理用印')
  })
})

describe('签订和政府采购的期限', () => {
  const sign = (change: object, changes: Changes = {}) =>
    upTo('approve', changes).does(as.seal, 'sign', { form: { ...samples.signing, ...change } })
  it('given an award, then thirty days to sign; after them only with the reason', () => {
    const desk = upTo('approve')
    expect(desk.clock('signing').due).toBe('2024-04-07')
    const late = { form: { ...samples.signing, signedOn: toDay('2024-04-08') } }
    desk.on('2024-04-08')
    refused(desk.does(as.seal, 'sign', late), '逾期办理')
    expect(desk.does(as.seal, 'sign', { ...late, reasons: '对方更换法定代表人' })).toMatchObject({ ok: true })
  })
  it.each([
    ['a day ahead', { signedOn: toDay('2024-03-06') }, '晚于登记之日'],
    ['a day before the award', { signedOn: toDay('2024-03-04') }, '不能早于中标'],
    ['other words than were tendered', { asTendered: false }, '与采购文件'],
    ['an end before its beginning', { until: toDay('2024-03-06') }, '晚于起始日期'],
    ['more than a year that nobody told', { until: toDay('2025-03-31') }, '如实填写'],
    ['a signature by authority without the paper', { authority: '书面授权' }, '授权委托书'],
  ])('given %s, then not signed', (_what, change, words) => refused(sign(change), words))
  it('given a signed contract, then a number, seven working days to report it and two to announce it', () => {
    const desk = upTo('sign')
    expect(desk.entries.at(-1)?.documents.map(({ kind }) => kind)).toEqual(['slip'])
    expect([desk.clock('filing').due, desk.clock('notice').due]).toEqual(['2024-03-14', '2024-03-07'])
    expect(desk.clock('term').due).toBe('2024-12-31')
    desk.on('2024-03-08')
    const form = { ...samples.notice, publishedOn: toDay('2024-03-08') }
    refused(desk.does(as.officer, 'announce', { form }), '逾期办理')
    for (const [action, name, field] of [
      ['file', 'filing', 'filedOn'],
      ['announce', 'notice', 'publishedOn'],
    ] as const)
      refused(
        desk.does(as.officer, action, { form: { ...samples[name], [field]: toDay('2024-03-04') }, reasons: '迟' }),
        '不能早于签订日期',
      )
    const other = upTo('sign', { plan: own })
    expect(() => other.clock('filing')).toThrow()
    expect(contract.facts(desk.current!, undefined as never)).toEqual([
      { measure: 'contract.signed', on: '2024-03-05', group: '委托服务', value: '180000.00' },
    ])
  })
})

describe('履行', () => {
  it('given goods of a small enterprise that were accepted, then thirty days to pay, or as agreed up to sixty', () => {
    expect(upTo('deliver').clock('payment').due).toBe('2024-04-07')
    const deliver = (change: object) =>
      upTo('sign').does(as.officer, 'deliver', { form: { ...samples.delivery, ...change } })
    refused(deliver({ payBy: toDay('2024-05-05') }), '超过最长时间')
    expect(deliver({ payBy: toDay('2024-05-04') })).toMatchObject({ ok: true })
    refused(deliver({ due: '180000.01' }), '不能超过合同金额')
    refused(deliver({ acceptedOn: toDay('2024-03-04') }), '不能早于签订日期')
    expect(() => upTo('deliver', { plan: { isSmall: false } }).clock('payment')).toThrow()
  })
  it('given a payment, then by another, up to the price, and the clock stops only with the last of it', () => {
    const desk = upTo('deliver')
    const pay = (action: string, change: object, who: Parameters<Desk['does']>[0] = as.payer) =>
      desk.does(who, action, { form: { ...samples.payment, ...change } })
    expect(pay('pay', {}, as.seal)).toMatchObject({ code: 'case.same-doer' })
    refused(pay('pay', { total: '180000.01' }), '不能超过合同金额')
    refused(pay('pay', { total: '90000.00' }), '不能少于本次付款')
    refused(pay('pay', { amount: '90000.00', total: '90000.00' }), '登记为部分付款')
    refused(pay('pay', { paidOn: toDay('2024-03-04') }), '不能早于签订日期')
    expect(pay('payPart', { amount: '90000.00', total: '90000.00' })).toMatchObject({ ok: true })
    expect(desk.clock('payment').status).toBe('running')
    for (const action of ['deliver', 'close'])
      expect(desk.does(action === 'close' ? as.seal : as.officer, action)).toMatchObject({ code: 'case.wrong-state' })
    expect(pay('pay', { amount: '90000.00' })).toMatchObject({ ok: true })
    expect(upTo('sign').does(as.payer, 'pay')).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given procurement that was neither reported nor announced, then it is not closed', () => {
    const desk = upTo('sign')
    refused(desk.does(as.seal, 'close'), '须已备案、公告')
    desk.given(as.officer, 'file').given(as.officer, 'announce').given(as.seal, 'close')
    expect(desk.current?.state).toBe('closed')
  })
  it('given an addition beyond a tenth, then refused; within it the changed text is reviewed before it holds', () => {
    const change = (addition: string, around: Around = {}) => {
      const desk = upTo('sign', {}, around)
      const form = { ...samples.change, addition, draft: { ...sampleFile('补充.docx'), sha256: 'a'.repeat(64) } }
      return { desk, result: desk.does(as.officer, 'change', { form }) }
    }
    refused(change('18000.01').result, '百分之十')
    refused(change('18000.00').desk.does(as.head, 'approveChange'), '须经合法性审查')
    refused(change('18000.00', { linked: [contractReviewed()] }).desk.does(as.head, 'approveChange'), '须经合法性审查')
    const passed = { linked: [contractReviewed('confirmed', 'a'.repeat(64))] }
    const { desk } = change('18000.00', passed)
    expect(desk.does(as.head, 'approveChange')).toMatchObject({ ok: true })
    const form = { ...samples.delivery, due: '198000.00' }
    expect(desk.does(as.officer, 'deliver', { form })).toMatchObject({ ok: true })
    expect(change('0').desk.given(as.head, 'dropChange', { reasons: '不再需要' }).current?.state).toBe('signed')
  })
  it('given an end for the public good, then with its compensation, and a letter to the other side', () => {
    const end = (change: object) =>
      upTo('sign').does(as.head, 'terminate', { form: { ...samples.termination, ...change } })
    refused(end({ ground: '公共利益需要' }), '补偿、赔偿的处理')
    refused(end({ endedOn: toDay('2024-03-04') }), '不能早于签订日期')
    expect(end({ ground: '公共利益需要', compensation: '补偿已发生的费用' })).toMatchObject({ ok: true })
  })
  it('given a dispute, then three years run, advice has been taken, and an administrative agreement knows no arbitration', () => {
    const desk = upTo('sign').given(as.officer, 'dispute')
    expect(desk.clock('limitation').due).toBe('2027-03-05')
    const form = { ...samples.dispute, knownOn: toDay('2024-03-06') }
    refused(upTo('sign').does(as.officer, 'dispute', { form }), '晚于登记之日')
    const unanswered = upTo('sign', {}, { referred: [contractAdvice('合法', 'asked')] })
    refused(unanswered.does(as.officer, 'dispute'), '得到答复')
    const settle = (change: object) => ({ form: { ...samples.settlement, ...change } })
    refused(desk.does(as.officer, 'settle', settle({ settledOn: toDay('2024-03-06') })), '晚于登记之日')
    expect(desk.does(as.officer, 'settle', settle({ way: '仲裁' }))).toMatchObject({ ok: true })
    const agreement = upTo('sign', { plan: { isAdministrative: true } }, { linked: [contractReviewed()] })
    refused(agreement.given(as.officer, 'dispute').does(as.officer, 'settle', settle({ way: '仲裁' })), '不得仲裁')
    expect(contract.facts(desk.current!, undefined as never)).toContainEqual({
      measure: 'contract.disputed',
      on: '2024-03-05',
    })
  })
  it('given a contract that is not to be signed, then it ends with the reason; one sent back is drafted anew', () => {
    expect(upTo('award').given(as.officer, 'abandon', { reasons: '预算调减' }).current?.state).toBe('abandoned')
    expect(upTo('approve').given(as.head, 'sendBack', { reasons: '价款有误' }).current?.state).toBe('checked')
  })
})
