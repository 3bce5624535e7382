import { describe, expect, it } from 'vitest'
import type { Register } from '#domain/engine/register.ts'
import { brokenSamples, factsOfRow } from '../testing.ts'
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
] as unknown as readonly Register[]

const sampleOf = (register: { samples: Readonly<Record<string, unknown>> }, changes: object = {}) => ({
  ...(register.samples.row as Record<string, unknown>),
  ...changes,
})
const factsOf = (register: object, changes?: object) =>
  factsOfRow(register as Register, sampleOf(register as Register, changes))
const refused = (register: object, changes: object) =>
  (register as Register).forms.row
    .safeParse(sampleOf(register as Register, changes))
    .error?.issues.map((issue) => issue.path.join('.')) ?? []

describe.each(registers.map((register) => [register.id, register] as const))('%s', (_id, register) => {
  const { row } = register.forms
  it('示例行可以登记，各列有中文列名，记录都属于所列口径', () => {
    expect(row.safeParse(sampleOf(register)).error).toBeUndefined()
    for (const column of Object.keys(row.shape)) expect(row.shape[column]?.meta()?.title, column).toBeTruthy()
    const measured = factsOfRow(register, sampleOf(register)).map(({ measure }) => measure)
    expect(Object.keys(register.measures)).toEqual(expect.arrayContaining(measured))
    expect(measured.length).toBeGreaterThan(0)
  })
  it('词或日期有误的行被拒绝', () => {
    const broken = brokenSamples(row, sampleOf(register))
    expect(broken.length).toBeGreaterThan(0)
    for (const { path, value } of broken)
      expect(row.safeParse(value).error?.issues.map((issue) => issue.path.join('.'))).toContain(path)
  })
})

describe('财政专项和绩效监控', () => {
  it('专项自设立至终止按编号计', () => {
    const active = { measure: 'budget-project.active', on: '2024-01-01', key: '演示-ZX01' }
    expect(factsOf(budgetProject)).toEqual([{ ...active, until: '2025-01-01' }])
    expect(factsOf(budgetProject, { until: undefined })).toEqual([active])
    expect(refused(budgetProject, { until: '2024-01-01' })).toEqual(['until'])
  })
  const on = '2024-04-10'
  const quarter = { measure: 'performance-monitor.quarter', on, key: '2024Q1' }
  it('监控全部专项：计季度，也计每个专项', () => {
    expect(factsOf(performanceMonitor)).toEqual([
      quarter,
      { measure: 'performance-monitor.project', on, key: '演示-ZX01' },
      { measure: 'performance-monitor.project', on, key: '演示-ZX02' },
    ])
  })
  it('监控整体预算：只计季度', () => {
    expect(factsOf(performanceMonitor, { scope: '整体预算', projects: [] })).toEqual([quarter])
  })
  it('专项未列编号、季度写错、未到季度、偏差无措施的被拒绝', () => {
    expect(refused(performanceMonitor, { projects: [] })).toEqual(['projects'])
    expect(refused(performanceMonitor, { quarter: '2024Q5' })).toEqual(['quarter'])
    expect(refused(performanceMonitor, { quarter: '2024Q3' })).toEqual(['monitoredOn'])
    expect(refused(performanceMonitor, { deviates: true, reason: '招标延期' })).toEqual(['correction'])
  })
})

describe('人大代表建议', () => {
  it('答复后才计，按代表意见分组', () => {
    expect(factsOf(deputySuggestion)).toEqual([
      { measure: 'deputy-suggestion.recorded', on: '2024-05-31', group: '满意' },
    ])
    expect(factsOf(deputySuggestion, { repliedOn: undefined, satisfaction: undefined })).toEqual([])
  })
  it('未与代表沟通的答复、无理由的六个月期限被拒绝', () => {
    expect(refused(deputySuggestion, { contactedOn: undefined })).toEqual(['contactedOn'])
    expect(refused(deputySuggestion, { months: '六个月' })).toEqual(['extendedBecause'])
  })
})

describe('政府信息公开', () => {
  it('主动公开须有网址；不予公开须有理由', () => {
    expect(refused(informationDisclosure, { url: undefined })).toEqual(['url'])
    expect(refused(informationDisclosure, { kind: '依申请公开' })).toEqual(['answer'])
    expect(refused(informationDisclosure, { kind: '依申请公开', answer: '不予公开' })).toEqual(['ground'])
  })
})
