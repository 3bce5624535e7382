import { describe, expect, it } from 'vitest'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { DefinedMatter } from '#domain/engine/matter.ts'
import { noOthers, type Other, type Others } from '#domain/engine/others.ts'
import { openDesk } from '#domain/engine/testing.ts'
import { expertAppraisal } from './expert-appraisal.ts'
import { sampleCatalogue, sampleSteps } from './major-decision.samples.ts'
import { postEvaluation } from './post-evaluation.ts'
import { publicParticipation } from './public-participation.ts'
import { riskAssessment } from './risk-assessment.ts'

const under = (state: string, siblings: readonly Other[] = []): Others => ({
  ...noOthers,
  siblings,
  host: { ...sampleCatalogue, current: { ...sampleCatalogue.current, id: 'h', matter: 'major-decision', state } },
})
const host = { caseId: 'h', link: 'decision' }
const desk = (matter: DefinedMatter, state: string, variant?: string, siblings?: readonly Other[]) =>
  openDesk(matter, variant, undefined, undefined, { others: under(state, siblings) }).on('2024-03-05')
const formOf = (matter: DefinedMatter, name: string, changes: object = {}) => ({
  form: { ...(matter.samples[name] as object), ...changes },
})
const refused = (text: string) => ({ ok: false, code: 'guard.failed', message: expect.stringContaining(text) })

describe('公众参与', () => {
  const comment = (changes: object = {}) =>
    desk(publicParticipation, 'steps', 'comment').does('caseOfficer', 'publish', {
      host,
      ...formOf(publicParticipation, 'comment', changes),
    })
  it('given 29 days without reason, then it is refused with the article; given the reason in the notice, then not', () => {
    expect(comment({ until: '2024-04-03' })).toMatchObject({
      ...refused('不少于30日'),
      basis: [{ instrument: '重大行政决策程序暂行条例', article: '15' }],
    })
    expect(comment({ until: '2024-04-03', shortened: '上级要求限期出台' })).toMatchObject({ ok: true })
  })
  it('given a draft without its explanation, or a notice of tomorrow, then it is refused', () => {
    expect(comment({ explained: false })).toMatchObject(refused('说明须一并公布'))
    expect(comment({ from: '2024-03-06', until: '2024-04-08' })).toMatchObject(refused('尚未发布'))
  })
  it('given a decision that is not at its steps, then nobody is heard for it', () => {
    const one = desk(publicParticipation, 'drafted', 'comment')
    expect(one.does('caseOfficer', 'publish', { host })).toMatchObject({ code: 'other.wrong-state' })
  })
  it('given a period that runs, then it is not closed before it has run out', () => {
    const one = desk(publicParticipation, 'steps', 'comment').given('caseOfficer', 'publish', { host })
    expect(one.on('2024-04-04').does('caseOfficer', 'closeComment')).toMatchObject({ code: 'clock.invalid' })
    expect(one.on('2024-04-05').given('caseOfficer', 'closeComment').current?.state).toBe('closed')
  })
  it('given an opinion without what became of it, then the period is not closed', () => {
    const one = desk(publicParticipation, 'steps', 'comment').given('caseOfficer', 'publish', { host }).on('2024-04-08')
    const opinions = [{ no: '1', from: '某人', view: '建议' }]
    expect(
      one.does('caseOfficer', 'closeComment', formOf(publicParticipation, 'opinions', { opinions })),
    ).toMatchObject({ code: 'form.invalid' })
  })
  it('given a hearing, then its papers go out seven days before, and its record is signed after it was held', () => {
    const hearing = (changes: object) =>
      desk(publicParticipation, 'steps', 'hearing').does('caseOfficer', 'announce', {
        host,
        ...formOf(publicParticipation, 'hearing', changes),
      })
    expect(hearing({ heldOn: '2024-03-11' })).toMatchObject(refused('七日前'))
    const one = desk(publicParticipation, 'steps', 'hearing').given('caseOfficer', 'announce', { host })
    expect(one.does('caseOfficer', 'closeHearing')).toMatchObject(refused('尚未举行'))
    one.on('2024-03-12')
    const unsigned = formOf(publicParticipation, 'record', { signed: false })
    expect(one.does('caseOfficer', 'closeHearing', unsigned)).toMatchObject(refused('签字'))
    expect(one.given('caseOfficer', 'closeHearing').current?.state).toBe('closed')
  })
  it('given another way of hearing, then it has happened, and what was said is written down', () => {
    const one = desk(publicParticipation, 'steps', 'other')
    const later = formOf(publicParticipation, 'other', { heldOn: '2024-03-06' })
    expect(one.does('caseOfficer', 'hear', { host, ...later })).toMatchObject(refused('尚未听取意见'))
    one.given('caseOfficer', 'hear', { host })
    const none = formOf(publicParticipation, 'opinions', { opinions: [] })
    expect(one.does('caseOfficer', 'closeOther', none)).toMatchObject(refused('须逐条写明'))
  })
})

describe('专家论证', () => {
  const { experts } = expertAppraisal.samples['panel'] as { experts: readonly { name: string; employer: string }[] }
  const appoint = (changes: object) =>
    desk(expertAppraisal, 'steps').does('caseOfficer', 'appoint', {
      host,
      ...formOf(expertAppraisal, 'panel', changes),
    })
  it.each([
    ['受益单位的人', { beneficiaries: [experts[0]!.employer] }, `不得参加论证：${experts[0]!.name}`],
    ['没有声明的人', { experts: experts.map((one, index) => ({ ...one, independent: index > 0 })) }, '不得参加论证'],
    ['人数不足', { experts: experts.slice(1) }, '人数不足'],
    ['复杂事项只有三人', { complex: true }, '人数不足'],
  ])('given %s, then the panel is refused', (_why, changes, text) =>
    expect(appoint(changes)).toMatchObject(refused(text)),
  )
  it('given an opinion that is missing, not signed or of somebody else, then the panel has not concluded', () => {
    const { opinions } = expertAppraisal.samples['appraisal'] as { opinions: readonly object[] }
    const one = desk(expertAppraisal, 'steps').given('caseOfficer', 'appoint', { host })
    for (const list of [
      opinions.slice(1),
      opinions.map((told, index) => ({ ...told, signed: index > 0 })),
      [...opinions, { ...opinions[0], expert: '他人' }],
    ])
      expect(
        one.does('caseOfficer', 'conclude', formOf(expertAppraisal, 'appraisal', { opinions: list })),
      ).toMatchObject(refused('本人署名的意见'))
    const later = formOf(expertAppraisal, 'appraisal', { heldOn: '2024-03-06' })
    expect(one.does('caseOfficer', 'conclude', later)).toMatchObject(refused('尚未进行'))
    expect(one.given('caseOfficer', 'conclude').current?.state).toBe('concluded')
  })
})

describe('风险评估', () => {
  const report = (changes: object) =>
    desk(riskAssessment, 'steps')
      .given('caseOfficer', 'entrust', { host })
      .does('caseOfficer', 'report', formOf(riskAssessment, 'report', changes))
  it('given a high risk, then it is not called controllable', () => {
    expect(report({ level: '高' })).toMatchObject(refused('高风险的不得定为风险可控'))
    expect(report({ level: '高', conclusion: '风险不可控' })).toMatchObject({ ok: true })
  })
  it('given a medium risk, then each has its measure, owner and day', () => {
    expect(report({ level: '中' })).toMatchObject(refused('落实期限，方可定为可控：未获支持的单位有异议'))
    const risks = [{ point: '某点', cause: '某因', measure: '某措施', owner: '某处', dueOn: '2024-09-30' }]
    expect(report({ level: '中', risks })).toMatchObject({ ok: true })
  })
  it('given a report of tomorrow, then it is refused', () =>
    expect(report({ reportedOn: '2024-03-06' })).toMatchObject(refused('晚于登记之日')))
  it('given a draft changed because of it, then it is assessed again', () => {
    const one = desk(riskAssessment, 'steps').given('caseOfficer', 'entrust', { host }).given('caseOfficer', 'report')
    expect(one.given('caseOfficer', 'reassess', { reasons: '已调整' }).current?.state).toBe('assessing')
  })
})

describe('决策后评估', () => {
  const plan = (evaluator: string, state = 'executing') =>
    desk(postEvaluation, state, undefined, sampleSteps).does('legalReviewer', 'plan', {
      host,
      ...formOf(postEvaluation, 'plan', { evaluator }),
    })
  it('given who assessed or argued before the decision, then he does not evaluate it afterwards', () => {
    const { assessor } = riskAssessment.samples['assessor'] as { assessor: string }
    const { experts } = expertAppraisal.samples['panel'] as { experts: readonly { employer: string }[] }
    expect(plan(assessor)).toMatchObject(refused(`不得参加决策后评估：${assessor}`))
    expect(plan(experts[0]!.employer)).toMatchObject(refused('不得参加决策后评估'))
    expect(plan('另一研究院')).toMatchObject({ ok: true })
  })
  it('given a decision that is not carried out, then there is nothing to evaluate', () =>
    expect(plan('另一研究院', 'issued')).toMatchObject({ code: 'other.wrong-state' }))
  it('given its report, then it counts on its day, and not before', () => {
    const one = desk(postEvaluation, 'executing').given('caseOfficer', 'plan', { host })
    const early = formOf(postEvaluation, 'report', { evaluatedOn: '2024-03-06' })
    expect(one.does('caseOfficer', 'report', early)).toMatchObject(refused('晚于登记之日'))
    expect(postEvaluation.facts(one.current!, { calendar: chinaCalendar })).toEqual([])
    one.given('caseOfficer', 'report')
    expect(postEvaluation.facts(one.current!, { calendar: chinaCalendar })).toEqual([
      { measure: 'post-evaluation.reported', on: '2024-03-05' },
    ])
  })
})
