import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { attempt, deskBefore, factsOfRow, refusedAt, sampleRow, stepRefusedAt } from '../testing.ts'
import { budgetProject } from './budget-project.ts'
import { congressReport } from './congress-report.ts'
import { deputySuggestion } from './deputy-suggestion.ts'
import { informationDisclosure } from './information-disclosure.ts'
import { integrityEducation } from './integrity-education.ts'
import { internalAudit } from './internal-audit.ts'
import { partyMeeting } from './party-meeting.ts'
import { performanceMonitor } from './performance-monitor.ts'
import { performancePlan } from './performance-plan.ts'
import { postRisk } from './post-risk.ts'
import { postRotation } from './post-rotation.ts'
import { publicConsultation } from './public-consultation.ts'

const registers = [
  budgetProject,
  congressReport,
  deputySuggestion,
  informationDisclosure,
  integrityEducation,
  internalAudit,
  partyMeeting,
  performanceMonitor,
  performancePlan,
  postRisk,
  postRotation,
  publicConsultation,
]

describeRegisters(registers)

describe('财政专项和绩效监控', () => {
  it('专项自设立至终止按编号计', () => {
    const active = { measure: 'budget-project.active', on: '2024-01-01', key: '演示-ZX01' }
    expect(factsOfRow(budgetProject)).toEqual([{ ...active, until: '2025-01-01' }])
    expect(factsOfRow(budgetProject, { until: undefined })).toEqual([active])
    expect(refusedAt(budgetProject, { until: '2024-01-01' })).toEqual(['until'])
  })
  const on = '2024-04-10'
  const quarter = { measure: 'performance-monitor.quarter', on, key: '2024Q1', group: '全部专项' }
  it('监控全部专项：计季度，也计每个专项', () => {
    expect(factsOfRow(performanceMonitor)).toEqual([
      quarter,
      { measure: 'performance-monitor.project', on, key: '演示-ZX01' },
      { measure: 'performance-monitor.project', on, key: '演示-ZX02' },
    ])
  })
  it('监控整体预算：只计季度', () => {
    expect(factsOfRow(performanceMonitor, { scope: '整体预算', projects: [] })).toEqual([
      { ...quarter, group: '整体预算' },
    ])
  })
  it('专项未列编号、季度写错、未到季度、偏差无措施的被拒绝', () => {
    expect(refusedAt(performanceMonitor, { projects: [] })).toEqual(['projects'])
    expect(refusedAt(performanceMonitor, { quarter: '2024Q5' })).toEqual(['quarter'])
    expect(refusedAt(performanceMonitor, { quarter: '2024Q3' })).toEqual(['monitoredOn'])
    expect(refusedAt(performanceMonitor, { deviates: true, reason: '招标延期' })).toEqual(['correction'])
  })
})

describe('人大代表建议', () => {
  const replied = { measure: 'deputy-suggestion.recorded', on: '2024-05-31' }
  it('答复后才计，代表意见另计', () => {
    expect(factsOfRow(deputySuggestion)).toEqual([])
    expect(factsOfRow(deputySuggestion, {}, { reply: {} })).toEqual([replied])
    expect(factsOfRow(deputySuggestion, {}, { reply: {}, opinion: {} })).toEqual([
      replied,
      { measure: 'deputy-suggestion.rated', on: '2024-05-31', group: '满意' },
    ])
  })
  it('given 3月15日交办，then 6月17日（周末顺延）届满；批准延长后为9月15日后的第一个工作日', () => {
    const desk = deskBefore(deputySuggestion, 'extend')
    expect(desk.clock('reply')).toMatchObject({ due: '2024-06-17', status: 'running' })
    desk.given('keeper', 'extend', { reasons: '涉及面广、处理难度大' })
    expect(desk.clock('reply').due).toBe('2024-09-18')
  })
  it('延长在三个月届满后才批准的，被拒绝', () => {
    const late = attempt(deputySuggestion, 'extend', { approvedOn: '2024-06-18' })
    expect(late).toMatchObject({ ok: false, code: 'clock.invalid' })
  })
  it('会办件没有答复代表的期限', () => {
    expect(deskBefore(deputySuggestion, 'reply', { row: { role: '会办' } }).current?.clocks).toEqual([])
  })
  it('未与代表联系沟通的不能答复；答复日期不是第一张表的栏目', () => {
    const desk = deskBefore(deputySuggestion, 'contact')
    expect(desk.does('keeper', 'reply')).toMatchObject({ ok: false, code: 'case.too-early' })
    const whole = attempt(deputySuggestion, 'row', { repliedOn: '2025-01-03' })
    expect(whole).toMatchObject({ ok: false, code: 'form.invalid', fields: [{ path: 'repliedOn' }] })
  })
  it('交办日期写错的，更正后期限重新推算；更正不得与已办的步骤矛盾', () => {
    const desk = deskBefore(deputySuggestion, 'reply')
    const right = (assignedOn: string) => ({ form: sampleRow(deputySuggestion, { assignedOn }), reasons: '日期写错' })
    desk.given('keeper', 'correct', right('2024-03-18'))
    expect(desk.clock('reply').due).toBe('2024-06-18')
    expect(desk.does('keeper', 'correct', right('2024-04-23'))).toMatchObject({
      ok: false,
      message: '与代表联系沟通不能早于交办',
    })
  })
  it('答复日期写错的，更正答复后停止计时的日期随之更正', () => {
    const desk = deskBefore(deputySuggestion, 'opinion')
    const form = { ...(deputySuggestion.samples['reply'] as object), repliedOn: '2024-05-30' }
    desk.given('keeper', 'correctReply', { form, reasons: '日期写错' })
    expect(desk.clock('reply').stoppedOn).toBe('2024-05-30')
    expect(desk.does('keeper', 'reply')).toMatchObject({ ok: false })
  })
})

describe('政府信息公开', () => {
  const request = { row: { kind: '依申请公开' } }
  it('公开或答复后才计', () => {
    const disclosed = { measure: 'information-disclosure.recorded', on: '2024-07-29', group: '主动公开' }
    expect(factsOfRow(informationDisclosure)).toEqual([])
    expect(factsOfRow(informationDisclosure, {}, { publish: {} })).toEqual([disclosed])
    expect(factsOfRow(informationDisclosure, request.row, { answer: {} })).toEqual([
      { ...disclosed, on: '2024-08-15', group: '依申请公开' },
    ])
  })
  it('主动公开二十个工作日；依申请公开二十个工作日，可延长一次，征求意见的时间不计', () => {
    expect(deskBefore(informationDisclosure, 'publish').clock('publish').due).toBe('2024-08-22')
    const desk = deskBefore(informationDisclosure, 'consulted', request)
    desk.given('publisher', 'consulted')
    expect(desk.clock('answer').due).toBe('2024-08-29')
    desk.given('publisher', 'extend', { reasons: '资料需要检索' })
    expect(desk.clock('answer').due).toBe('2024-09-27')
    expect(desk.does('publisher', 'extend', { reasons: '再延' })).toMatchObject({ ok: false })
  })
  it('不予公开须有条款和理由；予以公开的不填', () => {
    expect(stepRefusedAt(informationDisclosure, 'answer', { answer: '不予公开' })).toEqual(['ground'])
    expect(stepRefusedAt(informationDisclosure, 'answer', { ground: '涉密' })).toEqual(['ground'])
  })
})
