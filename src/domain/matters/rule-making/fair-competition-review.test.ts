import { describe, expect, it } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { printBasisOn } from '#domain/law/cite.ts'
import { screenDraft } from '#domain/screening/draft.ts'
import { sampleFile } from '../fields.ts'
import { competitionSamples as samples } from './fair-competition-review.samples.ts'
import { fairCompetitionReview } from './fair-competition-review.ts'

const fileOf = (n: number) => ({ ...sampleFile(`第${n}稿.docx`), sha256: String(n).repeat(64) })
const texts: Readonly<Record<number, string>> = {
  1: '第一条　为规范平台管理，制定本办法。\n第二条　各类平台依照本办法认定。',
  2: '第三条　申报单位应当在本市注册，外地企业不得参加政府采购活动。',
  3: '第四条　对列入名单的重点企业给予最高五百万元奖励。',
  4: '第五条　企业享受奖励后五年内不得迁出本市。',
  5: '第六条　按照国家有关规定享受研发费用加计扣除。',
}
const read: TextsRead = new Map(
  Object.entries(texts).map(([n, text]) => [
    fileOf(Number(n)).sha256,
    { words: { ...sampleFile('文字.txt'), sha256: 'e'.repeat(64) }, text },
  ]),
)
const as = {
  drafter: actorOf('caseOfficer', '起草人', '起草处室'),
  reviewer: actorOf('legalReviewer', '审查人', '法规处'),
  legalHead: actorOf('sectionHead', '法规处长', '法规处'),
}
const said = (text: string) => ({ ok: false, message: expect.stringContaining(text) })
const ok = { ok: true }

const city = { issuer: '市人民政府（含以其办公室名义制发、转发）' }
const sent = (n = 1, changes: object = {}, day = '2024-09-02'): Desk =>
  openDesk(fairCompetitionReview, undefined, undefined, undefined, { texts: read })
    .on(day)
    .given(as.drafter, 'submit', { form: { ...samples.submission, draft: fileOf(n), ...changes } })
const reviewing = (...told: Parameters<typeof sent>): Desk => sent(...told).given(as.reviewer, 'accept')
const heard = (...told: Parameters<typeof sent>): Desk => reviewing(...told).given(as.reviewer, 'hear')
const concluded = (form: object, ...told: Parameters<typeof sent>): Desk =>
  heard(...told).given(as.reviewer, 'conclude', { form })

/** Every candidate of a text, answered by a person with one result. */
const answers = (n: number, result: string, more: object = {}) =>
  screenDraft(texts[n]!, toDay('2024-09-02')).clauses.flatMap(({ text, hits }) =>
    hits.map(({ standard }) => ({
      ...{ standard, clause: text, question: 'Q5', answer: '逐项核对', result },
      ...more,
    })),
  )
const exception = {
  ...{ ground: '促进科学技术进步、增强国家自主创新能力', effect: '其他企业一年内不能申报' },
  ...{ leastImpact: '公开征集不能在任务期限内完成', until: '2025-09-01' },
}
const excepting = (changes: object = {}) => ({
  conclusion: '适用例外规定',
  clauses: answers(2, '适用例外规定'),
  exception: { ...exception, ...changes },
})

describe('公平竞争审查：谁来审', () => {
  it('given whoever drafted, or somebody of his office, then he does not review; nor does the reviewer sign', () => {
    expect(sent().does(actorOf('legalReviewer', '起草人', '法规处'), 'accept')).toMatchObject({ ok: false })
    expect(sent().does(actorOf('legalReviewer', '别人', '起草处室'), 'accept')).toMatchObject(said('同处室'))
    const done = concluded(samples.conclusion)
    expect(done.does(actorOf('sectionHead', '审查人', '法规处'), 'pass')).toMatchObject({ code: 'case.same-doer' })
    expect(done.does(actorOf('sectionHead', '别人', '起草处室'), 'pass')).toMatchObject(said('同处室'))
    expect(done.does(as.legalHead, 'pass')).toMatchObject(ok)
  })
  it('given a paper of the city government, then from 2024-08-01 the market regulator has the last word, and before not', () => {
    const before = concluded(samples.conclusion, 1, city, '2024-07-31')
    expect(before.does(as.legalHead, 'forward')).toMatchObject(said('由本局作出结论'))
    expect(before.does(as.legalHead, 'pass')).toMatchObject(ok)
    const [basis] = fairCompetitionReview.documents['form']!.basis
    expect(printBasisOn([basis], toDay('2024-07-31'))).toContain('公平竞争审查制度实施细则')
    const since = concluded(samples.conclusion, 1, city, '2024-08-01')
    expect(since.does(as.legalHead, 'pass')).toMatchObject(said('须送市场监管部门'))
    since.given(as.legalHead, 'forward').given(as.reviewer, 'askedFor').given(as.drafter, 'supply')
    const told = { ...samples.outside, concludedOn: '2024-08-01' }
    expect(since.does(as.reviewer, 'toldBarred', { form: told })).toMatchObject(said('结论不是违反审查标准'))
    expect(since.does(as.reviewer, 'toldPassed', { form: { ...told, concludedOn: '2024-07-30' } })).toMatchObject(
      said('不能早于送审之日'),
    )
    expect(since.does(as.reviewer, 'toldPassed', { form: told })).toMatchObject(ok)
    expect(since.current?.state).toBe('passed')
  })
  it('given the market regulator against it, then it may not be issued, whatever the bureau had concluded', () => {
    const desk = concluded(samples.conclusion, 1, city).given(as.legalHead, 'forward')
    const form = { ...samples.outside, concludedOn: '2024-09-02', conclusion: '违反审查标准，不得出台' }
    expect(desk.does(as.reviewer, 'toldPassed', { form })).toMatchObject(said('不是符合或者修改后符合'))
    expect(desk.does(as.reviewer, 'toldExcepted', { form })).toMatchObject(said('结论不是适用例外规定'))
    expect(desk.does(as.reviewer, 'toldBarred', { form })).toMatchObject(ok)
    expect(desk.current?.state).toBe('violating')
  })
  it('given an exception that only the regulator sees, then its reasons and its end are missing and it is sent back', () => {
    const desk = concluded(samples.conclusion, 1, city).given(as.legalHead, 'forward')
    const form = { ...samples.outside, concludedOn: '2024-09-02', conclusion: '适用例外规定' }
    expect(desk.does(as.reviewer, 'toldExcepted', { form })).toMatchObject(said('初审没有写明例外规定'))
    expect(desk.does(as.reviewer, 'sentBack', { reasons: '补写例外规定的理由' })).toMatchObject(ok)
    expect(desk.does(as.drafter, 'resubmit')).toMatchObject(ok)
  })
  it('given a violation by the bureau’s own first reading, then it is not sent on', () => {
    const form = { conclusion: '违反审查标准，不得出台', clauses: answers(2, '违反审查标准') }
    expect(concluded(form, 2, city).does(as.legalHead, 'forward')).toMatchObject(said('不送审'))
  })
})

describe('公平竞争审查：不需审查', () => {
  it('given fields of economic activity, a suspect clause or a scan, then nobody declares it exempt', () => {
    const exempt = (desk: Desk) => desk.does(as.reviewer, 'exempt', { reasons: '只规定内部流程' })
    expect(exempt(reviewing())).toMatchObject(said('已列明涉及的经营者经济活动'))
    expect(exempt(reviewing(2, { areas: [] }))).toMatchObject(said('可疑条款'))
    expect(exempt(reviewing(9, { areas: [] }))).toMatchObject(said('扫描件'))
    expect(sent(1, { areas: [] }).does(as.drafter, 'exempt', { reasons: '内部' })).toMatchObject({ ok: false })
    const desk = reviewing(1, { areas: [] })
    expect(desk.does(as.reviewer, 'exempt')).toMatchObject({ ok: false })
    expect(exempt(desk)).toMatchObject(ok)
    expect(desk.entries.at(-1)?.documents.map(({ kind }) => kind)).toEqual(['exemption'])
  })
})

describe('公平竞争审查：听取意见和逐条审查', () => {
  it('given nobody heard, or a hearing that has not ended or left out the public, then no conclusion', () => {
    expect(reviewing().does(as.reviewer, 'conclude')).toMatchObject({ code: 'case.too-early' })
    const hear = (changes: object) =>
      reviewing().does(as.reviewer, 'hear', { form: { ...samples.hearing, ...changes } })
    expect(hear({ until: '2024-09-03' })).toMatchObject(said('尚未结束'))
    expect(hear({ since: '2024-03-05' })).toMatchObject(said('不能早于开始日期'))
    expect(hear({ isPublicInterest: true })).toMatchObject(said('社会公众意见'))
    expect(hear({ isPublicInterest: true, publicly: true })).toMatchObject(ok)
  })
  it('given a grave candidate without an answer, then no conclusion; 五年内不得迁出 is one, 按国家规定加计扣除 is none', () => {
    expect(heard(2).does(as.reviewer, 'conclude')).toMatchObject(said('可疑条款须逐条答复'))
    expect(heard(4).does(as.reviewer, 'conclude')).toMatchObject(said('A9.1'))
    expect(heard(5).does(as.reviewer, 'conclude')).toMatchObject(ok)
  })
  it('given a scan, then no conclusion', () =>
    expect(heard(9).does(as.reviewer, 'conclude')).toMatchObject(said('扫描件')))
  it('given results of the clauses that say something else, then the conclusion does not stand', () => {
    const form = { conclusion: '符合审查标准', clauses: answers(2, '违反审查标准') }
    expect(heard(2).does(as.reviewer, 'conclude', { form })).toMatchObject(said('须与各条款的处理结果一致'))
  })
  it('given a clause that is said to be changed and still stands in the text, then refused', () => {
    const form = { conclusion: '修改后符合审查标准', clauses: answers(2, '已修改') }
    expect(heard(2).does(as.reviewer, 'conclude', { form })).toMatchObject(said('仍在送审文本中'))
    const [one] = form.clauses
    const gone = { ...form, clauses: [{ ...one, clause: '申报单位须在本市纳税满两年。' }] }
    expect(heard(1).does(as.reviewer, 'conclude', { form: gone })).toMatchObject(ok)
  })
  it('given a benefit for some that is said to be in order, then by a law or by each of four answers', () => {
    const told = (more: object) => ({ conclusion: '符合审查标准', clauses: answers(3, '没有问题', more) })
    const drawn = { fair: true, objective: true, clear: true, open: true }
    expect(heard(3).does(as.reviewer, 'conclude', { form: told({}) })).toMatchObject(said('特定经营者'))
    expect(heard(3).does(as.reviewer, 'conclude', { form: told({ ...drawn, open: false }) })).toMatchObject(
      said('特定经营者'),
    )
    expect(heard(3).does(as.reviewer, 'conclude', { form: told(drawn) })).toMatchObject(ok)
    expect(heard(3).does(as.reviewer, 'conclude', { form: told({ law: '某法第九条' }) })).toMatchObject(ok)
  })
})

describe('公平竞争审查：例外规定', () => {
  it('given an exception without an end, with an end that is past, or without its reasons, then refused', () => {
    const conclude = (form: object) => heard(2).does(as.reviewer, 'conclude', { form })
    expect(conclude(excepting({ until: undefined }))).toMatchObject(said('实施期限或者终止条件'))
    expect(conclude(excepting({ until: '2024-09-02' }))).toMatchObject(said('须晚于作出结论之日'))
    expect(conclude({ ...excepting(), exception: undefined })).toMatchObject(said('例外规定的说明'))
    expect(conclude(excepting({ leastImpact: '' }))).toMatchObject({ code: 'form.invalid' })
  })
  it('given the last day passed, then the exception has ended by itself, once', () => {
    const desk = concluded(excepting(), 2)
    expect(desk.does(as.legalHead, 'pass')).toMatchObject(said('不是符合或者修改后符合'))
    expect(desk.does(as.legalHead, 'exceptOnCondition')).toMatchObject(said('期限届满即终止'))
    desk.given(as.legalHead, 'except')
    expect(desk.clock('exception').due).toBe('2025-09-01')
    desk.on('2025-09-01')
    expect(desk.does('system', 'expire')).toMatchObject({ code: 'clock.invalid' })
    desk.on('2025-09-02')
    expect(desk.does('system', 'expire')).toMatchObject(ok)
    expect(desk.current?.state).toBe('lapsed')
    expect(desk.does('system', 'expire')).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given an exception up to a condition, then it is assessed every year until somebody records the condition', () => {
    const desk = concluded(excepting({ until: undefined, condition: '示范任务验收' }), 2)
    expect(desk.does(as.legalHead, 'except')).toMatchObject(said('没有写明实施期限'))
    desk.given(as.legalHead, 'exceptOnCondition')
    expect(desk.clock('assessment').due).toBe('2025-09-02')
    desk.on('2025-08-29').given(as.drafter, 'assess')
    expect(desk.clock('assessment').due).toBe('2026-08-31')
    desk.on('2026-09-08')
    expect(desk.does(as.drafter, 'assess')).toMatchObject({ code: 'clock.invalid' })
    expect(desk.does(as.drafter, 'assess', { reasons: '示范任务延期' })).toMatchObject(ok)
    expect(desk.does(as.drafter, 'endException', { reasons: '示范任务已验收' })).toMatchObject(ok)
    expect(desk.current?.state).toBe('lapsed')
  })
})

describe('公平竞争审查：退回、撤回、统计', () => {
  it('given a draft that is sent back, then it comes again as another version and both are kept', () => {
    const desk = reviewing(2)
    desk.given(as.reviewer, 'sendBack', { reasons: '删去地域限制' })
    desk.given(as.drafter, 'resubmit', { form: { ...samples.submission, draft: fileOf(1) } })
    expect(desk.current?.texts?.['draft']).toHaveLength(2)
    desk.given(as.reviewer, 'accept').given(as.reviewer, 'hear').given(as.reviewer, 'conclude')
    expect(desk.does(as.legalHead, 'redo', { reasons: '补充依据' })).toMatchObject(ok)
    expect(desk.does(as.drafter, 'withdraw', { reasons: '不再制定' })).toMatchObject(ok)
  })
  it('given an open review or a conclusion, then the same text is known by its hash; what was returned is free again', () => {
    const { of, releasedIn } = fairCompetitionReview.exclusive!
    expect(of(sent(1).current!.data)).toBe(fileOf(1).sha256)
    expect(releasedIn).not.toContain('passed')
    expect(releasedIn).not.toContain('violating')
    expect(releasedIn).toContain('superseded')
  })
  it('given a conclusion, then it counts by what was concluded, also after its text has changed', () => {
    const facts = (desk: Desk) =>
      fairCompetitionReview
        .facts({ ...desk.current!, number: '竞审1号' }, {} as never)
        .map(({ measure, group, key }) => [measure.split('.')[1], group ?? key])
    const passed = concluded(samples.conclusion).given(as.legalHead, 'pass')
    expect(facts(passed)).toEqual([
      ['concluded', '符合审查标准'],
      ['passed', '竞审1号'],
    ])
    const form = { conclusion: '违反审查标准，不得出台', clauses: answers(2, '违反审查标准') }
    expect(facts(concluded(form, 2).given(as.legalHead, 'bar'))).toEqual([['concluded', '违反审查标准，不得出台']])
    expect(facts(passed.given('system', 'supersede'))).toEqual([
      ['concluded', '符合审查标准'],
      ['passed', '竞审1号'],
    ])
  })
})
