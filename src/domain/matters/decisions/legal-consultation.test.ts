import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import {
  engagedAdvisers,
  firstAdviser,
  publicLawyer,
  consultationSamples as samples,
  secondAdviser,
  unavailableAdvisers,
} from './legal-consultation.samples.ts'
import { legalConsultation } from './legal-consultation.ts'

const others = {
  ...{ linked: [], siblings: [] },
  referred: new Map([...engagedAdvisers, ...unavailableAdvisers]),
}
const open = (variant = 'question') =>
  openDesk(legalConsultation, variant, undefined, undefined, { others }).on('2024-03-05')
const as = {
  unit: actorOf('caseOfficer', '承办人', '资源配置处'),
  law: actorOf('legalReviewer', '审核人', '法规处'),
  lawHead: actorOf('sectionHead', '法规处长', '法规处'),
  clerk: actorOf('keeper', '文书', '法规处'),
  leader: actorOf('head', '分管领导', '局领导'),
}
const factsOf = (desk: Desk) => legalConsultation.facts(desk.current!, undefined as never)
const counted = { measure: 'legal-opinion.replied', on: '2024-03-05', group: '合同文件' }
const until = (state: 'asked' | 'assigned' | 'answered' | 'disposed' | 'rated', assignment: object = {}) => {
  const desk = open().given(as.unit, 'ask')
  if (state === 'asked') return desk
  desk.given(as.law, 'assign', { form: { ...samples.assignment, ...assignment } })
  if (state === 'assigned') return desk
  desk.given(as.clerk, 'answer')
  if (state === 'answered') return desk
  desk.given(as.unit, 'dispose')
  return state === 'disposed' ? desk : desk.given(as.unit, 'rate')
}
const refused = (result: ReturnType<Desk['does']>, words: string) =>
  expect(result).toMatchObject({ ok: false, message: expect.stringContaining(words) })

describe('提出咨询和指派', () => {
  it('given a question about nothing, or of tomorrow, then refused; 其他 needs no matter', () => {
    const ask = (change: object) => open().does(as.unit, 'ask', { form: { ...samples.question, ...change } })
    refused(ask({ elsewhere: undefined }), '须写明所涉办件')
    expect(ask({ elsewhere: undefined, subject: '其他' })).toMatchObject({ ok: true })
    refused(ask({ askedOn: toDay('2024-03-06') }), '晚于登记之日')
  })
  it('given a question, then three working days to answer it, one when it is urgent', () => {
    expect(until('asked').clock('answer').due).toBe('2024-03-08')
    const urgent = open().given(as.unit, 'ask', { form: { ...samples.question, urgent: true } })
    expect(urgent.clock('urgent').due).toBe('2024-03-06')
    expect(() => urgent.clock('answer')).toThrow()
  })
  it('given an adviser out of term, suspended, unknown or said to be another kind, then he is not assigned', () => {
    const assign = (change: object) =>
      until('asked').does(as.law, 'assign', { form: { ...samples.assignment, ...change } })
    refused(assign({ adviser: '届满' }), '不在该法律顾问、公职律师的聘期内')
    expect(assign({ adviser: '暂停' })).toMatchObject({ ok: false, code: 'other.wrong-state' })
    expect(assign({ adviser: '没有此人' })).toMatchObject({ ok: false })
    refused(assign({ kind: '公职律师' }), '身份与聘任的记录不符')
    expect(assign({ adviser: publicLawyer, kind: '公职律师' })).toMatchObject({ ok: true })
  })
  it('given an adviser whom the office that asks has named, then only with a reason; whoever asks does not assign', () => {
    const form = { ...samples.assignment, way: '咨询处室点名' }
    refused(until('asked').does(as.law, 'assign', { form }), '由咨询处室点名的理由')
    const named = { form: { ...form, because: '熟悉此前的谈判' } }
    expect(until('asked').does(as.law, 'assign', named)).toMatchObject({ ok: true })
    const asked = open().given(as.law, 'ask')
    expect(asked.does(as.law, 'assign')).toMatchObject({ ok: false, code: 'case.same-doer' })
  })
  it('given an adviser who does not answer, then another, with reasons', () => {
    const desk = until('assigned')
    const form = { ...samples.assignment, adviser: secondAdviser }
    expect(desk.does(as.law, 'replace', { form })).toMatchObject({ code: 'reasons.required' })
    expect(desk.given(as.law, 'replace', { form, reasons: '逾期未答复' }).current?.data['assignment']).toMatchObject({
      adviser: secondAdviser,
    })
  })
})

describe('答复', () => {
  const answer = (change: object, by: Desk = until('assigned')) =>
    by.does(as.clerk, 'answer', { form: { ...samples.answer, ...change } })
  it('given a written answer, then it counts once on its day, for counsel and for lawyers apart', () => {
    expect(factsOf(until('assigned'))).toEqual([])
    const key = firstAdviser
    expect(factsOf(until('answered'))).toEqual([
      counted,
      { measure: 'legal-opinion.by-adviser', on: '2024-03-05', key },
    ])
    const lawyers = factsOf(until('answered', { adviser: publicLawyer, kind: '公职律师' }))
    expect(lawyers[0]).toEqual({ ...counted, measure: 'legal-opinion.public-lawyer' })
  })
  it('given reservations without a point, a must under 合法, or a day out of order, then refused', () => {
    refused(answer({ points: [] }), '须逐条写明意见')
    refused(answer({ conclusion: '合法' }), '结论不能是“合法”')
    refused(answer({ answeredOn: toDay('2024-03-04') }), '不能早于咨询日期')
    refused(answer({ answeredOn: toDay('2024-03-06') }), '晚于登记之日')
    refused(answer({ conclusion: '不出具意见', points: [] }), '不出具意见的理由')
    refused(answer({ conclusion: '有法律风险' }), '风险等级')
  })
  it('given advice on the telephone, then it counts only once the adviser has confirmed the note', () => {
    const desk = until('assigned').given(as.clerk, 'note')
    expect(factsOf(desk)).toEqual([])
    desk.given(as.clerk, 'renote', { reasons: '答复人认为记录不准' }).given(as.clerk, 'note')
    expect(factsOf(desk.given(as.clerk, 'confirm'))[0]).toEqual(counted)
  })
  it('given a rewritten answer, then the first version and who asked for the change stay', () => {
    const form = { ...samples.rewriting, conclusion: '合法', points: [] }
    const desk = until('answered').given(as.clerk, 'rewrite', { form })
    expect(desk.current?.data['answer']).toMatchObject({ conclusion: '附条件合法' })
    expect(desk.current?.data['rewriting']).toMatchObject({ conclusion: '合法', requester: '演示·某处长' })
    expect(factsOf(desk)[0]).toEqual(counted)
  })
  it('given a second opinion, then once, by another, and both go into the decision', () => {
    const desk = until('answered')
    const same = { ...samples.secondRequest, adviser: firstAdviser }
    refused(desk.does(as.law, 'askAgain', { form: same }), '另一人答复')
    desk.given(as.law, 'askAgain').given(as.clerk, 'answerAgain', {
      form: { ...samples.answer, conclusion: '不合法' },
    })
    refused(desk.does(as.law, 'askAgain'), '只听取一次')
    const one = { opinion: '第一次', point: 1, adoption: '采纳' }
    const dispose = (by: Parameters<Desk['does']>[0], points: object[]) =>
      desk.does(by, 'dispose', { form: { ...samples.adoption, points } })
    refused(dispose(as.unit, [one]), '每一次意见的每一条')
    refused(dispose(as.unit, [one, { ...one, opinion: '第二次' }]), '由分管领导决定')
    expect(dispose(as.leader, [one, { ...one, opinion: '第二次' }])).toMatchObject({ ok: true })
    expect(factsOf(desk)).toHaveLength(2)
  })
})

describe('采纳、评价和办结', () => {
  it('given a point that is not adopted, then with a reason, and a must only by a leader', () => {
    const not = (more: object = {}) => ({
      form: { ...samples.adoption, points: [{ ...samples.adoption.points[0], adoption: '未采纳', ...more }] },
    })
    refused(until('answered').does(as.leader, 'dispose', not()), '须写明理由')
    refused(until('answered').does(as.unit, 'dispose', not({ reason: '另有约定' })), '由分管领导决定')
    expect(until('answered').does(as.leader, 'dispose', not({ reason: '另有约定' }))).toMatchObject({ ok: true })
  })
  it('given a decision before its answer or of tomorrow, then refused', () => {
    for (const decidedOn of ['2024-03-04', '2024-03-06'])
      refused(
        until('answered').does(as.unit, 'dispose', { form: { ...samples.adoption, decidedOn: toDay(decidedOn) } }),
        '不能早于答复日期',
      )
  })
  it('given a rating by the office that asked, then it stands only once another has checked it', () => {
    const desk = until('rated')
    expect(desk.does(actorOf('legalReviewer', '承办人'), 'checkRating')).toMatchObject({ code: 'case.same-doer' })
    desk.given(as.clerk, 'answerRating').given(as.law, 'checkRating')
    expect(desk.current?.state).toBe('closed')
    const form = { ...samples.rating, accuracy: 6 }
    refused(until('disposed').does(as.unit, 'rate', { form }), '1至5分')
  })
  it('given a government lawyer, then his rating is checked by a leader', () => {
    const desk = until('rated', { adviser: publicLawyer, kind: '公职律师' })
    refused(desk.does(as.lawHead, 'checkRating'), '由分管领导核对评价')
    expect(desk.does(as.leader, 'checkRating')).toMatchObject({ ok: true })
  })
  it('given one that was entered in error, then it is void and counts no more; one that is not answered is withdrawn', () => {
    expect(factsOf(until('disposed').given(as.clerk, 'void', { reasons: '重复登记' }))).toEqual([])
    expect(until('assigned').given(as.unit, 'withdraw', { reasons: '不再需要' }).current?.state).toBe('withdrawn')
    expect(until('disposed').given(as.law, 'close', { reasons: '未提出评价' }).current?.state).toBe('closed')
  })
})

describe('参会和讲座', () => {
  it('given a session or a lecture, then it counts apart from answers', () => {
    const of = (variant: string) => factsOf(open(variant).given(as.clerk, 'attend'))
    const fact = { measure: 'counsel-attendance.recorded', on: '2024-03-05', key: '法律顾问' }
    expect(of('meeting')).toEqual([{ ...fact, group: '现场会议' }])
    expect(of('lecture')).toEqual([{ ...fact, group: '讲座' }])
  })
  it('given one of tomorrow, or by somebody out of term, then refused', () => {
    const attend = (change: object) =>
      open('meeting').does(as.clerk, 'attend', { form: { ...samples.attendance, ...change } })
    refused(attend({ heldOn: toDay('2024-03-06') }), '晚于登记之日')
    refused(attend({ adviser: '届满' }), '聘期内')
  })
})
