import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt, stepRefusedAt } from '../testing.ts'
import { counselAttendance } from './counsel-attendance.ts'
import { decisionCatalogue } from './decision-catalogue.ts'
import { legalCounsel } from './legal-counsel.ts'
import { legalOpinion } from './legal-opinion.ts'
import { majorDecision } from './major-decision.ts'

const registers = [counselAttendance, decisionCatalogue, legalCounsel, legalOpinion, majorDecision]

describeRegisters(registers)

describe('法律顾问咨询答复', () => {
  const reply = { measure: 'legal-opinion.replied', on: '2024-03-06', group: '合同文件' }
  it('法律顾问的书面答复以答复日期计，按咨询对象分组', () => {
    expect(factsOfRow(legalOpinion, {}, { reply: {} })).toEqual([reply])
    expect(factsOfRow(legalOpinion, { subject: '行政决策' }, { reply: {} })).toEqual([{ ...reply, group: '行政决策' }])
  })
  it('公职律师的答复另计，尚未答复的咨询不计', () => {
    expect(factsOfRow(legalOpinion, { authorKind: '公职律师' }, { reply: {} })).toEqual([
      { ...reply, measure: 'legal-opinion.public-lawyer' },
    ])
    expect(factsOfRow(legalOpinion)).toEqual([])
  })
  it('电话答复经答复人确认记录后才计', () => {
    expect(factsOfRow(legalOpinion, {}, { reply: { mode: '电话' } })).toEqual([])
    expect(factsOfRow(legalOpinion, {}, { reply: { mode: '电话' }, confirm: {} })).toEqual([reply])
  })
  it('未采纳须有理由', () => {
    expect(stepRefusedAt(legalOpinion, 'adopt', { adoption: '未采纳' })).toEqual(['reason'])
  })
})

describe('重大行政决策', () => {
  const sample = majorDecision.samples.row as unknown as z.input<typeof majorDecision.forms.row>
  it('公开征求意见不足30日且未说明理由的被拒绝', () => {
    const short = { ...sample.participation, until: '2024-06-04' }
    expect(refusedAt(majorDecision, { participation: short })).toEqual(['participation.until'])
    expect(refusedAt(majorDecision, { participation: { ...short, shortened: '上级要求限期出台' } })).toEqual([])
  })
  it('三个程序写“略”、主要负责人先发言、当天审完的决策被拒绝', () => {
    const skippedAll = { done: false, ground: '略' }
    expect(refusedAt(majorDecision, { riskAssessment: skippedAll })).toEqual(['riskAssessment.ground'])
    const first = { ...sample.collectiveDiscussion, headSpokeLast: false }
    expect(refusedAt(majorDecision, { collectiveDiscussion: first })).toEqual(['collectiveDiscussion.headSpokeLast'])
    const hasty = { ...sample.legalityReview, concludedOn: sample.legalityReview.acceptedOn }
    expect(refusedAt(majorDecision, { legalityReview: hasty })).toEqual(['legalityReview.shortBecause'])
  })
  it('不经专家论证、风险评估的须属于条例所列情形', () => {
    const skipped = { done: false, experts: [] }
    expect(refusedAt(majorDecision, { expertAppraisal: skipped })).toEqual(['expertAppraisal.ground'])
    expect(refusedAt(majorDecision, { expertAppraisal: { ...skipped, ground: '专业性、技术性不强' } })).toEqual([])
    expect(refusedAt(majorDecision, { riskAssessment: { done: true, reportedOn: '2024-06-25' } })).toEqual([
      'riskAssessment.conclusion',
    ])
  })
  it('跳过的程序、没有开展的评估、没有做过的审查都不算', () => {
    const steps = (changes: Record<string, unknown>) =>
      factsOfRow(majorDecision, changes).flatMap(({ measure, group }) =>
        measure === 'major-decision.step' ? [group] : [],
      )
    expect(steps({})).toEqual(['公众参与', '专家论证', '风险评估', '合法性审查', '集体讨论决定'])
    const skipped = { done: false, ground: '专业性、技术性不强', experts: [] }
    expect(steps({ expertAppraisal: skipped })).not.toContain('专家论证')
    const measures = (changes: Record<string, unknown>) =>
      factsOfRow(majorDecision, changes).map(({ measure }) => measure)
    expect(measures({})).not.toContain('major-decision.evaluated')
    const evaluated = factsOfRow(majorDecision, {}, { evaluate: {} }).map(({ measure }) => measure)
    expect(evaluated).toContain('major-decision.evaluated')
    const reviewed = factsOfRow(majorDecision).find(({ measure }) => measure === 'major-decision.fair-competition')
    expect(reviewed?.key).toBe('case-1')
  })
})

describe('决策目录', () => {
  it('第二版起是调整', () => {
    const measures = (changes: Record<string, unknown>) =>
      factsOfRow(decisionCatalogue, changes).map(({ measure }) => measure)
    expect(measures({})).toEqual(['decision-catalogue.recorded'])
    expect(measures({ version: 2, changes: '一项推迟' })).toContain('decision-catalogue.adjusted')
  })
  it('未经党组同意先公布、无理由调整的被拒绝', () => {
    expect(refusedAt(decisionCatalogue, { agreedOn: '2024-03-29' })).toEqual(['publishedOn'])
    expect(refusedAt(decisionCatalogue, { version: 2 })).toEqual(['changes'])
  })
})
