import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { noOthers, type Other, type Others } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import {
  decisionFacts,
  decisionReferences,
  otherMeetings,
  sampleCatalogue,
  sampleSteps,
  majorDecisionSamples as samples,
} from './major-decision.samples.ts'
import { majorDecision } from './major-decision.ts'

const around = (linked: readonly Other[] = sampleSteps): Others => ({
  ...noOthers,
  linked,
  referred: new Map(decisionReferences()),
})
const desk = (standing = decisionFacts): Desk =>
  openDesk(majorDecision, undefined, undefined, undefined, { standing, others: around() }).on('2024-03-05')

/** The acts of a decision in order, by whom: each row of its table that leads on. */
const way = [
  ['caseOfficer', 'propose', 'proposed'],
  ['caseOfficer', 'study', 'studied'],
  ['head', 'initiate', 'initiated'],
  ['caseOfficer', 'draft', 'drafted'],
  ['caseOfficer', 'coordinate', 'coordinated'],
  ['caseOfficer', 'list', 'steps'],
  ['caseOfficer', 'submit', 'legalPending'],
  ['legalReviewer', 'opine', 'legalDone'],
  ['caseOfficer', 'putOnAgenda', 'onAgenda'],
  ['keeper', 'adopt', 'adopted'],
  ['keeper', 'reportToParty', 'partyReported'],
  ['head', 'issue', 'issued'],
  ['publisher', 'publish', 'published'],
  ['head', 'execute', 'executing'],
  ['head', 'complete', 'completed'],
  ['keeper', 'archive', 'archived'],
] as const
type Act = (typeof way)[number][1]
type Changes = Partial<Record<Act, object>>

const formOf = (action: string, changes?: object) => {
  const name = majorDecision.actions[action as Act].form as keyof typeof samples | undefined
  return name ? { form: { ...samples[name], ...changes } } : {}
}
/** A decision that has come up to where an act can be done. */
function upTo(action: Act | 'end', changes: Changes = {}, standing = decisionFacts): Desk {
  const one = desk(standing)
  for (const [by, name] of way) {
    if (name === action) break
    one.given(by, name, formOf(name, changes[name]))
  }
  return one
}
const byOf = (action: Act) => way.find(([, name]) => name === action)![0]
const attempt = (action: Act, changes: object, earlier: Changes = {}, others?: Others) =>
  upTo(action, earlier).does(byOf(action), action, { ...formOf(action, changes), ...(others ? { others } : {}) })
const refused = (text: string) => ({ ok: false, code: 'guard.failed', message: expect.stringContaining(text) })
const without = (matter: string, variant?: string) =>
  around(sampleSteps.filter(({ current }) => current.matter !== matter || (variant && current.variant !== variant)))
/** The steps with one of them changed. */
const withStep = (matter: string, change: (other: Other) => Other) =>
  around(sampleSteps.map((other) => (other.current.matter === matter ? change(other) : other)))

describe('重大行政决策的状态表', () => {
  it.each(way.map(([, action, state]) => [action, state] as const))(
    'given the samples, then %s leads to %s',
    (action, state) => {
      const one = upTo(action)
      expect(one.given(byOf(action), action, formOf(action)).current?.state).toBe(state)
    },
  )
  it.each(way.map(([by, action]) => [action, by] as const))('given another state, then %s is refused', (action, by) => {
    const at = action === 'propose' ? upTo('study') : desk().given('caseOfficer', 'propose')
    if (action === 'study') at.given('caseOfficer', 'study')
    expect(at.does(by, action, formOf(action))).toMatchObject({ code: 'case.wrong-state' })
  })
  it('given a study, then the head may decide not to begin', () => {
    const one = upTo('initiate').given('head', 'reject', { reasons: '条件不成熟' })
    expect(one.current?.state).toBe('rejected')
    const files = { files: [{ title: '决策建议和启动决定' }] }
    expect(one.given('keeper', 'archive', { form: files }).current?.state).toBe('archived')
  })
  it.each([
    ['修改后再议', 'revise', 'steps'],
    ['暂不决定', 'postpone', 'legalDone'],
    ['不予通过', 'refuse', 'refused'],
  ] as const)(
    'given a meeting that decided %s, then the decision goes there and nowhere else',
    (outcome, action, state) => {
      const form = { meeting: otherMeetings[['修改后再议', '暂不决定', '不予通过'].indexOf(outcome)] }
      expect(attempt('adopt', form)).toMatchObject(refused('通过'))
      const adopting = { form: { meeting: samples.adoption.meeting } }
      expect(upTo('adopt').does('keeper', action, adopting)).toMatchObject(refused(outcome))
      expect(upTo('adopt').does('keeper', action, { form })).toMatchObject({ ok: true, after: { state } })
    },
  )
  it('given what must not be public, then it is withheld on that ground and carried out', () => {
    const one = upTo('publish').given('head', 'withhold', { reasons: '涉及国家秘密' })
    expect(one.clock('publication').status).toBe('stopped')
    expect(one.given('head', 'execute').current?.state).toBe('executing')
  })
  it('given a suspension, then it is resumed only after an evaluation, and its clock stops', () => {
    const one = upTo('complete').given('head', 'suspend', { reasons: '执行中发现问题' })
    expect(one.clock('suspension')).toMatchObject({ status: 'running', due: '2024-04-07' })
    expect(one.does('head', 'resume', { others: without('post-evaluation') })).toMatchObject(refused('决策后评估'))
    expect(one.given('head', 'resume').current?.state).toBe('executing')
    expect(one.clock('suspension').status).toBe('stopped')
  })
  it('given an adjustment, then a decision of its own stands under it, and takes its place once it is issued', () => {
    const one = upTo('complete').given('head', 'adjust', { reasons: '评估认为应当调整' })
    const host: Other = { current: one.current!, matterTitle: '重大行政决策', stateTitle: '调整中' }
    const anew = openDesk(majorDecision, undefined, undefined, undefined, { others: { ...around(), host } }).on(
      '2024-03-05',
    )
    const under = { host: { caseId: 'case-1', link: 'adjusts' } }
    expect(anew.does('head', 'reopen', under)).toMatchObject({ ok: true, after: { state: 'initiated' } })
    const running = { ...host, current: { ...host.current, state: 'executing' } }
    const early = openDesk(majorDecision).on('2024-03-05')
    expect(early.does('head', 'reopen', { ...under, others: { ...around(), host: running } })).toMatchObject({
      code: 'other.wrong-state',
    })
    expect(one.does('keeper', 'supersede', { others: around([]) })).toMatchObject({ code: 'other.missing' })
    expect(one.given('keeper', 'supersede').current?.state).toBe('superseded')
  })
  it('given an end before its time, then the head says why', () => {
    expect(upTo('complete').does('head', 'terminate')).toMatchObject({ code: 'reasons.required' })
    expect(upTo('complete').given('head', 'terminate', { reasons: '不可抗力' }).current?.state).toBe('terminated')
  })
})

describe('启动、草案和协商', () => {
  it('given a proposal of a deputy that comes to nothing, then the deputy is answered', () => {
    const deputy = { propose: { source: '人大代表', paper: '第12号建议' } }
    const one = upTo('initiate', deputy)
    expect(one.does('head', 'reject', { form: {}, reasons: '条件不成熟' })).toMatchObject(refused('须答复提出人'))
    expect(one.does('head', 'reject', { reasons: '条件不成熟' })).toMatchObject({ ok: true })
  })
  it.each([
    ['序号', { itemNo: '9' }],
    ['年度', { year: 2023 }],
    ['类别', { category: '其他重大事项' }],
  ])('given an item that the catalogue does not have (%s), then nothing is begun', (_what, changes) =>
    expect(attempt('initiate', changes)).toMatchObject(refused('列入现行目录')),
  )
  it('given a catalogue that was voided, then it lists nothing', () => {
    const voided = { ...sampleCatalogue, current: { ...sampleCatalogue.current, state: 'voided' } }
    const referred = new Map([...around().referred, [samples.initiation.catalogue, voided]])
    expect(attempt('initiate', {}, {}, { ...around(), referred })).toMatchObject(refused('列入现行目录'))
  })
  it('given views far apart, then there are two options', () => {
    expect(attempt('draft', { split: true })).toMatchObject(refused('两个以上方案'))
    expect(attempt('draft', { split: true, options: 2 })).toMatchObject({ ok: true })
  })
  it('given nobody asked, then the ground is named; given another view, then how it was handled', () => {
    expect(attempt('coordinate', { consulted: [] })).toMatchObject(refused('须写明情形'))
    expect(attempt('coordinate', { consulted: [], ground: '不涉及其他机关职责' })).toMatchObject({ ok: true })
    const consulted = [{ organ: '市财政局', reply: '有不同意见' }]
    expect(attempt('coordinate', { consulted })).toMatchObject(refused('协商情况和理由：市财政局'))
  })
})

describe('哪些程序可以省略', () => {
  it.each([
    ['没有情形的不公开征求意见', { openComment: false }, '依法不予公开'],
    ['没有认定人的不论证', { expert: false, expertGround: '专业性、技术性不强' }, '认定的分管领导'],
    ['没有筛查情况的不评估', { risk: false, riskGround: '经筛查不会造成不利影响' }, '筛查情况'],
    ['没有编号的公平竞争审查', { fairNumber: undefined }, '写明编号'],
    ['没有认定人的不审查', { fair: false, fairNumber: undefined, fairGround: '不涉及经营者经济活动' }, '认定的审查人'],
  ])('given %s, then the list of steps is refused', (_why, changes, text) =>
    expect(attempt('list', changes)).toMatchObject(refused(text)),
  )
  const waived = { expert: false, expertGround: '专业性、技术性不强', expertBy: 'P003' }
  it('given a plan of science, then its experts are never left out (科学技术进步法第九十九条)', () => {
    expect(attempt('list', waived)).toMatchObject(refused('不得省略'))
    expect(attempt('list', waived, { initiate: { science: false } })).toMatchObject({ ok: true })
  })
  it('given 略 for a ground, then it is no ground', () =>
    expect(attempt('list', { ...waived, expertGround: '略' })).toMatchObject({ code: 'form.invalid' }))
  it('given a step left out on its ground, then it is not counted as done', () => {
    const earlier = { initiate: { science: false }, list: waived }
    const one = upTo('reportToParty', earlier)
    const steps = majorDecision
      .facts(one.current!, { calendar: chinaCalendar })
      .filter(({ measure }) => /step/.test(measure))
    expect(steps.map(({ group }) => group)).toEqual(['公众参与', '风险评估', '合法性审查', '集体讨论决定'])
  })
})

describe('送审之前各程序须已完成', () => {
  const open = (other: Other, state: string): Other => ({ ...other, current: { ...other.current, state } })
  const report = (conclusion: string) =>
    withStep('risk-assessment', (other) => ({
      ...other,
      current: { ...other.current, data: { ...other.current.data, report: { conclusion } } },
    }))
  it.each([
    ['没有公众参与', without('public-participation'), '公众参与尚未完成'],
    [
      '没有公开征求意见',
      withStep('public-participation', (one) => ({ ...one, current: { ...one.current, variant: 'other' } })),
      '向社会公开征求意见尚未完成',
    ],
    ['没有专家论证', without('expert-appraisal'), '专家论证尚未完成'],
    ['没有风险评估', without('risk-assessment'), '风险评估尚未完成'],
    ['风险不可控', report('风险不可控'), '调整草案至可控'],
    ['还有没有办结的程序', around([...sampleSteps, open(sampleSteps[1]!, 'appointed')]), '还有未办结的'],
  ])('given %s, then the draft is not submitted', (_why, others, text) =>
    expect(attempt('submit', {}, {}, others)).toMatchObject(refused(text)),
  )
  it('given a hearing that law demands, then it has to have been held', () => {
    const mandated = { list: { mandatedHearing: true } }
    expect(attempt('submit', {}, mandated)).toMatchObject(refused('应当举行的听证尚未完成'))
    const held = around([
      ...sampleSteps,
      { ...sampleSteps[0]!, current: { ...sampleSteps[0]!.current, id: '9'.repeat(32), variant: 'hearing' } },
    ])
    expect(attempt('submit', {}, mandated, held)).toMatchObject({ ok: true })
  })
  it('given a number that no review bears, then it is no review', () =>
    expect(attempt('submit', {}, { list: { fairNumber: '编造〔2024〕1号' } })).toMatchObject(
      refused('没有这一编号的通过记录'),
    ))
})

describe('合法性审查和提请讨论', () => {
  it('given who drafted, then he does not review (separation)', () => {
    const drafter = actorOf('caseOfficer', 'P-both')
    const one = upTo('draft').given(drafter, 'draft')
    for (const name of ['coordinate', 'list', 'submit'] as const) one.given('caseOfficer', name)
    expect(one.does(actorOf('legalReviewer', 'P-both'), 'opine')).toMatchObject({ code: 'case.same-doer' })
  })
  it.each([
    ['没有听取法律顾问、公职律师', { counselHeard: false }, '法律顾问、公职律师'],
    ['不足七个工作日而没有原因', { shortBecause: undefined }, '不少于七个工作日'],
    ['没有逐条写明', { points: [] }, '须逐条写明'],
  ])('given an opinion that %s, then it is refused', (_why, changes, text) =>
    expect(attempt('opine', changes)).toMatchObject(refused(text)),
  )
  it('given seven working days, then nobody asks why', () => {
    const one = upTo('opine').on('2024-03-14')
    expect(one.does('legalReviewer', 'opine', formOf('opine', { shortBecause: undefined }))).toMatchObject({ ok: true })
  })
  it('given a package that lacks something, then it goes back with reasons', () => {
    const one = upTo('opine').given('legalReviewer', 'returnPackage', { reasons: '缺少征求意见材料' })
    expect(one.current?.state).toBe('steps')
  })
  it('given ILLEGAL, then it is never discussed; given a risk shown, then only exploratory reform is', () => {
    expect(attempt('putOnAgenda', {}, { opine: { conclusion: '不合法' } })).toMatchObject(refused('不得提请讨论'))
    const risky = { opine: { conclusion: '提示法律风险' } }
    expect(attempt('putOnAgenda', {}, risky)).toMatchObject(refused('探索性改革'))
    expect(attempt('putOnAgenda', { exploratory: true }, risky)).toMatchObject({ ok: true })
  })
  it('given a point without an answer, or an answer to none, then it is named', () => {
    expect(attempt('putOnAgenda', { answers: [] })).toMatchObject(refused('逐条答复：第1条'))
    const answers = [...samples.package.answers, { no: '2', answer: '已改' }]
    expect(attempt('putOnAgenda', { answers })).toMatchObject(refused('逐条答复：第2条'))
  })
  it('given an opinion that the register of reviews does not have, then it is none', () => {
    const fair = decisionFacts.filter(({ measure }) => measure.startsWith('fair'))
    expect(upTo('putOnAgenda', {}, fair).does('caseOfficer', 'putOnAgenda')).toMatchObject(
      refused('合法性审查台账中没有'),
    )
  })
  it('given a draft changed after the opinion, then the steps and the review begin anew', () => {
    const one = upTo('putOnAgenda').given('caseOfficer', 'redraft', { reasons: '增加一条' })
    expect(one.current?.state).toBe('steps')
    expect(one.does('caseOfficer', 'putOnAgenda')).toMatchObject({ code: 'case.wrong-state' })
  })
})

describe('决定、报告、出台和公布', () => {
  it('given a meeting on another case, or a day that was not the meeting, then nothing is adopted', () => {
    const others: Others = { ...around(), referred: new Map(decisionReferences('another')) }
    expect(attempt('adopt', {}, {}, others)).toMatchObject(refused('纪要尚未确认'))
    expect(attempt('adopt', { decidedOn: '2024-03-04' })).toMatchObject(refused('决定日期是讨论通过的会议日期'))
  })
  it.each([
    ['既没有报告也没有情形', { reportedOn: undefined }, '须向同级党组织报告'],
    ['以后的日期', { reportedOn: '2024-03-06' }, '晚于登记之日'],
    ['“三重一大”事项不报告', { reportedOn: undefined, ground: '党内法规未要求报告' }, '不得省略'],
  ])('given %s, then it is not issued', (_why, changes, text) =>
    expect(attempt('reportToParty', changes)).toMatchObject(refused(text)),
  )
  it('given what the congress must decide, then it has decided first', () => {
    expect(attempt('issue', { congress: true })).toMatchObject(refused('须先办理'))
    expect(attempt('issue', { congress: true, congressDone: '已报告' })).toMatchObject({ ok: true })
  })
  it('given a day before the issue or after today, then it is not the day of publication', () => {
    for (const publishedOn of ['2024-03-04', '2024-03-06'])
      expect(attempt('publish', { publishedOn })).toMatchObject(refused('公布日期'))
  })
  it('given more than twenty working days, then the publication says why it is late', () => {
    const one = upTo('publish').on('2024-04-15')
    const late = formOf('publish', { publishedOn: '2024-04-03' })
    expect(one.clock('publication').due).toBe('2024-04-02')
    expect(one.does('publisher', 'publish', late)).toMatchObject({ code: 'clock.invalid' })
    expect(one.does('publisher', 'publish', { ...late, reasons: '网站改版' })).toMatchObject({ ok: true })
  })
  it('given a file without the paper of a step, then it is not archived', () => {
    const files = samples.archive.files.filter(({ title }) => title !== '专家论证意见')
    expect(attempt('archive', { files })).toMatchObject(refused('归档材料不全：专家论证意见'))
  })
  it('given a decision, then it counts on the day of its meeting with each step and both reviews', () => {
    const facts = majorDecision.facts(upTo('end').current!, { calendar: chinaCalendar })
    expect(facts.map(({ measure, on }) => [measure.split('.')[1], on])).toEqual(
      ['recorded', 'step', 'step', 'step', 'step', 'step', 'legality', 'fair-competition'].map((name) => [
        name,
        '2024-03-05',
      ]),
    )
    expect(majorDecision.facts(upTo('adopt').current!, { calendar: chinaCalendar })).toEqual([])
  })
})
