import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt } from '../testing.ts'
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
  it('答复后才计，按代表意见分组', () => {
    expect(factsOfRow(deputySuggestion)).toEqual([
      { measure: 'deputy-suggestion.recorded', on: '2024-05-31', group: '满意' },
    ])
    expect(factsOfRow(deputySuggestion, { repliedOn: undefined, satisfaction: undefined })).toEqual([])
  })
  it('未与代表沟通的答复、无理由的六个月期限被拒绝', () => {
    expect(refusedAt(deputySuggestion, { contactedOn: undefined })).toEqual(['contactedOn'])
    expect(refusedAt(deputySuggestion, { months: '六个月' })).toEqual(['extendedBecause'])
  })
})

describe('政府信息公开', () => {
  it('主动公开须有网址；不予公开须有理由', () => {
    expect(refusedAt(informationDisclosure, { url: undefined })).toEqual(['url'])
    expect(refusedAt(informationDisclosure, { kind: '依申请公开' })).toEqual(['answer'])
    expect(refusedAt(informationDisclosure, { kind: '依申请公开', answer: '不予公开' })).toEqual(['ground'])
  })
})
