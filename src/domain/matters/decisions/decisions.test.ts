import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Register } from '#domain/engine/register.ts'
import { brokenSamples, factsOfRow } from '../testing.ts'
import { collectiveDecision } from './collective-decision.ts'
import { counselAttendance } from './counsel-attendance.ts'
import { decisionCatalogue } from './decision-catalogue.ts'
import { legalCounsel } from './legal-counsel.ts'
import { legalOpinion } from './legal-opinion.ts'
import { majorDecision } from './major-decision.ts'

const registers = [
  collectiveDecision,
  counselAttendance,
  decisionCatalogue,
  legalCounsel,
  legalOpinion,
  majorDecision,
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

describe('法律顾问咨询答复', () => {
  const reply = { measure: 'legal-opinion.replied', on: '2024-03-06', group: '合同文件' }
  it('法律顾问的书面答复以答复日期计，按咨询对象分组', () => {
    expect(factsOf(legalOpinion)).toEqual([reply])
    expect(factsOf(legalOpinion, { subject: '行政决策' })).toEqual([{ ...reply, group: '行政决策' }])
  })
  it('公职律师的答复、尚未答复的咨询不计', () => {
    expect(factsOf(legalOpinion, { authorKind: '公职律师' })).toEqual([])
    expect(factsOf(legalOpinion, { repliedOn: undefined })).toEqual([])
  })
  it('电话答复经答复人确认记录后才计', () => {
    expect(factsOf(legalOpinion, { mode: '电话' })).toEqual([])
    expect(factsOf(legalOpinion, { mode: '电话', confirmed: true })).toEqual([reply])
  })
  it('未采纳须有理由；答复不早于咨询', () => {
    expect(refused(legalOpinion, { adoption: '未采纳' })).toEqual(['adoptionReason'])
    expect(refused(legalOpinion, { repliedOn: '2024-03-03' })).toEqual(['repliedOn'])
  })
})

describe('重大行政决策', () => {
  const sample = majorDecision.samples.row as unknown as z.input<typeof majorDecision.forms.row>
  it('公开征求意见不足30日且未说明理由的被拒绝', () => {
    const short = { ...sample.participation, until: '2024-06-04' }
    expect(refused(majorDecision, { participation: short })).toEqual(['participation.until'])
    expect(refused(majorDecision, { participation: { ...short, shortened: '上级要求限期出台' } })).toEqual([])
  })
  it('不经专家论证、风险评估的须写明理由', () => {
    const skipped = { done: false, experts: [] }
    expect(refused(majorDecision, { expertAppraisal: skipped })).toEqual(['expertAppraisal.ground'])
    expect(refused(majorDecision, { expertAppraisal: { ...skipped, ground: '专业性、技术性不强' } })).toEqual([])
    expect(refused(majorDecision, { riskAssessment: { done: true, reportedOn: '2024-06-25' } })).toEqual([
      'riskAssessment.conclusion',
    ])
  })
  it('合法性审查晚于集体讨论的被拒绝', () => {
    const late = { ...sample.legalityReview, concludedOn: '2024-07-19' }
    expect(refused(majorDecision, { legalityReview: late })).toEqual(['legalityReview.concludedOn'])
  })
  it('决定与多数意见不一致的须记录理由', () => {
    const alone = { ...sample.collectiveDiscussion, againstMajority: true }
    expect(refused(majorDecision, { collectiveDiscussion: alone })).toEqual(['collectiveDiscussion.reasons'])
  })
})

describe('决策目录', () => {
  it('未经党组同意先公布、无理由调整的被拒绝', () => {
    expect(refused(decisionCatalogue, { agreedOn: '2024-03-29' })).toEqual(['publishedOn'])
    expect(refused(decisionCatalogue, { version: 2 })).toEqual(['changes'])
  })
})
