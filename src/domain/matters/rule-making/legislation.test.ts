import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { issuePapers } from '#domain/documents/issue-papers.ts'
import { noOthers } from '#domain/engine/others.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { chinaCalendar } from '../../calendar/working-calendar.ts'
import { sampleFile } from '../fields.ts'
import { bureauMeeting, legislationFacts, legislationSamples as samples } from './legislation.samples.ts'
import { legislation } from './legislation.ts'

const version = (n: number) => ({ ...sampleFile(`第${n}稿.docx`), sha256: String(n).repeat(64) })
const read = (text: string) => ({ words: { ...sampleFile('文字.txt'), sha256: 'e'.repeat(64) }, text })
const old = '第一条　为促进科学技术进步，制定本条例。\n第二条　企业投入可以申请补助。\n第三条　奖励每年评审一次。'
const draft = '第一条　为促进科学技术进步与创新，制定本条例。\n第二条　企业投入可以申请补助。'
const texts: TextsRead = new Map([
  [version(1).sha256, read(draft)],
  [version(2).sha256, read(draft)],
  [version(5).sha256, read(old)],
  [version(6).sha256, read(draft)],
])

const as = {
  drafter: actorOf('caseOfficer', '起草人', '起草处室'),
  legal: actorOf('legalReviewer', '审查人', '法规处'),
  head: actorOf('head', '局长', '局领导'),
}
const ok = { ok: true }
const says = (text: string) => ({ ok: false, message: expect.stringContaining(text) })

const withMeeting = (held: string) => ({
  ...noOthers,
  referred: new Map([[samples.deliberation.meeting, bureauMeeting(held)]]),
})
const comparison = { removed: [{ no: '第三条', because: '由上级规定' }], checked: '删去的现行条款已逐条写明理由' }
const form = {
  draft: { ...samples.draft, draft: version(1), current: version(5) },
  second: { ...samples.revision, draft: version(2) },
}

/** The acts in their order, each with who does it and what he fills in. */
type Line = readonly [act: string, by: (typeof as)[keyof typeof as], form?: object]
const inside: readonly Line[] = [
  ['suggest', as.drafter],
  ['assess', as.legal],
  ['plan', as.legal],
  ['organise', as.head],
  ['research', as.drafter],
  ['draft', as.drafter, form.draft],
  ['tabulate', as.drafter],
  ['compare', as.drafter, comparison],
  ['consult', as.drafter],
  ['closeComments', as.drafter],
  ['argue', as.drafter],
  ['reviewLegality', as.legal],
  ['reviewCompetition', as.legal],
  ['assessRisk', as.drafter],
  ['reviewValues', as.legal],
  ['closeReviews', as.legal],
  ['deliberate', as.drafter],
  ['sign', as.head],
  ['submit', as.legal],
]
const examined: readonly Line[] = [
  ['receive', as.legal],
  ['passGovernment', as.legal, { ...samples.government, bill: version(6) }],
]
const council: readonly Line[] = [
  ['introduce', as.legal],
  ['commentByCongress', as.legal],
  ['read', as.legal, { ...samples.reading, bill: version(6) }],
  ['vote', as.legal, { ...samples.vote, bill: version(6) }],
  ['approve', as.legal],
  ['promulgate', as.legal, { ...samples.promulgation, bill: version(6) }],
]
const reviews = ['reviewLegality', 'reviewCompetition', 'assessRisk', 'reviewValues'] as const

type Kind = 'regulation' | 'governmentRule'
const open = (kind: Kind = 'regulation', held = '2027-01-01T00:00:00Z'): Desk =>
  openDesk(legislation, kind, undefined, undefined, {
    ...{ texts, standing: legislationFacts, others: withMeeting(held) },
  }).on('2024-05-06')
const act = (desk: Desk, [name, by, filled]: Line, changes: object = {}) => {
  if (name === 'closeComments') desk.on('2024-07-01')
  const own = filled ?? (legislation.actions[name as 'suggest'].form ? samples[formOf(name)] : undefined)
  return desk.does(by, name, { reasons: '理由', ...(own ? { form: { ...own, ...changes } } : {}) })
}
const formOf = (name: string) =>
  (legislation.actions as Readonly<Record<string, { readonly form?: keyof typeof samples }>>)[name]!.form!

/** The case just before an act of these lines. */
function upTo(name: string, lines: readonly Line[] = [...inside, ...examined, ...council], desk = open()): Desk {
  for (const line of lines) {
    if (line[0] === name) return desk
    expect(act(desk, line), line[0]).toMatchObject(ok)
  }
  return desk
}
const lineOf = (name: string): Line => [...inside, ...examined, ...council].find(([one]) => one === name)!
const tried = (name: string, changes: object = {}) => act(upTo(name), lineOf(name), changes)

describe('地方性法规从立项建议到施行', () => {
  it('given every act in its order, then the regulation is promulgated and tells its stages and its day', () => {
    const desk = upTo('end')
    expect(desk.current?.state).toBe('promulgated')
    const facts = legislation.facts(desk.current as never, { calendar: chinaCalendar })
    for (const group of ['立项', '调研', '征求意见', '合法性审查', '社会主义核心价值观审查', '审议', '批准', '公布'])
      expect(
        facts.some((fact) => fact.measure === 'legislation.stage' && fact.group === group),
        group,
      ).toBe(true)
    expect(facts).toContainEqual(
      expect.objectContaining({ measure: 'legislation.effective', key: samples.promulgation.effectiveOn }),
    )
  })
  it.each<[act: string, changes: object, why: string]>([
    ['assess', { reserved: true }, '只能制定法律'],
    ['assess', { opinion: undefined }, '权限的论证'],
    ['assess', { licence: true }, '拟设定行政许可'],
    ['organise', { targets: [{ stage: '报送', dueOn: '2024-05-06' }] }, '目标日期'],
    ['research', { implementation: undefined }, '实施情况'],
    ['research', { visits: [{ on: '2024-05-07', place: '某园区', found: '情况' }] }, '调研日期晚于'],
    ['draft', { current: undefined }, '须附现行文本'],
    ['tabulate', { clauses: [samples.clauses.clauses[0]] }, '每一条'],
    ['tabulate', { clauses: samples.clauses.clauses.map((one) => ({ ...one, source: undefined })) }, '来源条文'],
    ['compare', { removed: [], checked: '现行条款均有着落' }, '第三条'],
    ['compare', { checked: '现行条款均有着落' }, '不一致'],
    ['consult', { until: '2024-06-04' }, '不少于三十日'],
    ['closeComments', { replies: [] }, '市财政局'],
    ['closeComments', { replies: [{ organ: '市财政局', reply: '逾期未复' }] }, '协商情况'],
    [
      'closeComments',
      { opinions: [{ ...samples.opinions.opinions[0], disposition: '不采纳', because: undefined }] },
      '须写明理由',
    ],
    ['closeComments', { opinions: [{ ...samples.opinions.opinions[0], changed: undefined }] }, '修改的条款'],
    ['argue', { experts: [{ ...samples.argument.experts[0], independent: false }] }, '利害关系'],
    ['argue', { heldOn: '2024-07-02' }, '尚未发生'],
    ['argue', { hearing: true }, '先公告听证'],
    ['reviewLegality', { number: '没有的编号' }, '没有这一编号'],
    ['reviewCompetition', { number: '没有的编号' }, '没有这一编号'],
    ['reviewCompetition', { regulator: undefined }, '审查意见的编号'],
    ['assessRisk', { level: '高' }, '高风险'],
    ['reviewValues', { rows: [{ clause: '第一条', value: '公正', judgement: '需要修改' }] }, '尚未修改'],
    ['submit', { items: samples.package.items.slice(2) }, '材料不齐'],
    ['passGovernment', { billNo: undefined }, '议案编号'],
    ['passGovernment', { heldOn: '2022-12-31' }, '早于前一环节'],
    ['read', { changes: [{ clause: '第二条', change: '删去', position: '有异议' }] }, '须写明理由'],
    ['commentByCongress', { until: '2023-02-08', decided: undefined }, '三十日'],
    ['vote', { heldOn: '2023-01-09' }, '早于前一环节'],
    ['approve', { heldOn: '2023-01-09' }, '早于前一环节'],
    ['promulgate', { effectiveOn: '2023-01-09' }, '施行日期'],
    ['promulgate', { orderSource: undefined }, '比较范围和依据'],
  ])('%s given %j, then it is refused: %s', (name, changes, why) => {
    expect(tried(name, changes)).toMatchObject(says(why))
  })
  it('given fair competition reviewed on 2024-07-31 or 2024-08-01 by the drafter alone, then from August the regulator is needed', () => {
    const own = { by: '起草单位审查', regulator: undefined }
    expect(act(upTo('reviewCompetition').on('2024-07-31'), lineOf('reviewCompetition'), own)).toMatchObject(ok)
    const august = upTo('reviewCompetition').on('2024-08-01')
    expect(act(august, lineOf('reviewCompetition'), own)).toMatchObject(says('市场监管部门'))
  })
  it('given three of the four reviews, or one against the draft, then nothing goes on', () => {
    for (const left of reviews) {
      const desk = upTo(left)
      for (const name of [...reviews].filter((one) => one !== left)) act(desk, lineOf(name))
      expect(act(desk, lineOf('closeReviews')), left).toMatchObject({ ok: false })
    }
    const against = upTo('reviewLegality')
    act(against, lineOf('reviewLegality'), { conclusion: '不合法' })
    for (const name of reviews.slice(1)) act(against, lineOf(name))
    expect(act(against, lineOf('closeReviews'))).toMatchObject(says('合法性审查'))
  })
  it('given a draft that was changed after a review, then the review no longer counts', () => {
    const desk = upTo('closeReviews')
    expect(act(desk, ['revise', as.drafter, form.second])).toMatchObject(ok)
    expect(act(desk, lineOf('closeReviews'))).toMatchObject(says('都对现行草案'))
  })
  it('given a meeting that was recorded before the reviews were closed, then it has to discuss the draft again', () => {
    const desk = upTo('deliberate', inside, open('regulation', '2024-07-01T00:00:00Z'))
    expect(act(desk, lineOf('deliberate'))).toMatchObject(says('重新审议'))
  })
  it('given the drafter as reviewer or as the one who signs, then he is refused', () => {
    const drafter = actorOf('legalReviewer', '起草人', '法规处')
    expect(act(upTo('reviewLegality'), ['reviewLegality', drafter])).toMatchObject({ code: 'case.same-doer' })
    expect(act(upTo('sign'), ['sign', actorOf('head', '起草人')])).toMatchObject({ code: 'case.same-doer' })
  })
  it('given a draft sent back for want of consultation, then it is consulted upon again and not merely polished', () => {
    const desk = upTo('passGovernment')
    expect(act(desk, ['sendBack', as.legal], { ground: '未公开征求意见' })).toMatchObject(ok)
    expect(act(desk, ['continue', as.drafter])).toMatchObject(says('重新征求意见'))
    expect(act(desk, ['reopen', as.drafter])).toMatchObject({ ok: true, after: { state: 'drafted' } })
  })
  it('given a letter of the examiners, then every question is answered, and its limit is the day that it names', () => {
    const desk = upTo('passGovernment')
    expect(act(desk, ['askByExaminers', as.legal], { dueOn: '2024-07-01' })).toMatchObject(says('答复期限'))
    expect(act(desk, ['askByExaminers', as.legal], { dueOn: '2024-07-19' })).toMatchObject(ok)
    expect(desk.clock('answer').due).toBe('2024-07-19')
    expect(act(desk, ['answerExaminers', as.drafter], { answers: [] })).toMatchObject(says('逐项答复'))
    expect(act(desk, ['answerExaminers', as.drafter])).toMatchObject(ok)
  })
  it('given what came into force, then filing goes to whom the law names, and what is to be made becomes a task of the plan', () => {
    const desk = upTo('end')
    expect(act(desk, ['file', as.legal], { organs: ['国务院'] })).toMatchObject(says('全国人大常委会'))
    expect(act(desk, ['file', as.legal])).toMatchObject(ok)
    const taken = act(desk, ['takeEffect', as.drafter])
    if (!taken.ok) throw new Error(taken.message)
    expect(taken.consequences(taken.after)).toMatchObject([{ matter: 'plan-task', form: { owner: '成果转化处' } }])
    expect(act(desk, ['implement', as.drafter], { done: [] })).toMatchObject(says('某市成果转化办法'))
  })
  it('given two texts, then the three columns say what changed, why, and what went', () => {
    const desk = upTo('compare')
    const done = act(desk, lineOf('compare'))
    if (!done.ok) throw new Error(done.message)
    const organs = { reconsiderationOrgan: '某市人民政府', court: '法院' }
    const issued = issuePapers(
      { matter: legislation as never, entry: done.entry, after: done.after, texts },
      { bureau: '某局', organs, contact: { office: '某处' } },
      chinaCalendar,
    )
    if (!issued.ok) throw new Error(issued.message)
    for (const words of ['（删去）', '由上级规定', '进步与创新', '不作修改'])
      expect(issued.papers[0]!.text).toContain(words)
  })
})

describe('政府规章', () => {
  const rule = [...inside, ...examined]
  const ordered = (changes: object = {}, desk = upTo('end', rule, open('governmentRule'))) =>
    act(desk, ['order', as.legal, { ...samples.order, bill: version(6), immediate: undefined }], changes)
  it('given a rule called 条例, then it is refused', () =>
    expect(act(open('governmentRule'), lineOf('suggest'), { title: '某市创新条例' })).toMatchObject(
      says('不得称“条例”'),
    ))
  it('given duties without a higher law, or a licence, then it is refused', () => {
    const assessed = (changes: object) => act(upTo('assess', inside, open('governmentRule')), lineOf('assess'), changes)
    expect(assessed({ burdenBasis: undefined })).toMatchObject(says('减损权利'))
    expect(assessed({ licence: true, licencePlan: '论证' })).toMatchObject(says('行政许可'))
  })
  it('given fewer than thirty days between publication and effect, then refused unless a ground of the law is named', () => {
    const early = { effectiveOn: '2023-02-08' }
    expect(ordered(early)).toMatchObject(says('三十日后施行'))
    expect(ordered({ ...early, immediate: '公布后不立即施行将有碍规章施行' })).toMatchObject(ok)
    expect(ordered()).toMatchObject(ok)
  })
  it('given a rule made early, then it lapses on the day after two years, and not before', () => {
    const desk = upTo('end', rule, open('governmentRule'))
    expect(ordered({ promulgatedOn: '2024-06-01', effectiveOn: '2024-07-01' }, desk)).toMatchObject(ok)
    expect(act(desk, ['takeEffect', as.drafter])).toMatchObject(ok)
    expect(desk.on('2026-06-30').does('system', 'lapse')).toMatchObject({ code: 'clock.invalid' })
    expect(desk.on('2026-07-01').does('system', 'lapse')).toMatchObject({ ok: true, after: { state: 'lapsed' } })
  })
  it('given a rule, then no council reads it', () =>
    expect(act(upTo('end', rule, open('governmentRule')), lineOf('introduce'))).toMatchObject({
      code: 'case.wrong-state',
    }))
})

describe('任意次序', () => {
  it('given any acts in any order, then nothing is sent without four reviews that stand on the text that is sent', () => {
    const wishes: readonly Line[] = [
      ...inside.slice(10),
      ['revise', as.drafter, form.second],
      ['revise', as.drafter, { ...samples.revision, draft: version(1) }],
      ['tabulate', as.drafter],
      ['compare', as.drafter, comparison],
      ['takeBack', as.drafter],
    ]
    let sent = 0
    fc.assert(
      fc.property(fc.array(fc.nat(wishes.length - 1), { maxLength: 30 }), (plan) => {
        const desk = upTo('argue')
        for (const at of plan) act(desk, wishes[at]!)
        for (const line of [...inside.slice(10)]) act(desk, line)
        if (!desk.current?.acts['submit']) return
        sent += 1
        const now = desk.current.texts?.['draft']?.at(-1)?.file.sha256
        for (const name of [...reviews, 'closeReviews', 'deliberate', 'sign', 'submit'])
          expect(desk.current.bound?.['draft']?.find(({ action }) => action === name)?.sha256, name).toBe(now)
      }),
      { seed: 20240709, numRuns: 60 },
    )
    expect(sent).toBeGreaterThan(10)
  })
})
