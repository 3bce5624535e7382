import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt, stepRefusedAt } from '../testing.ts'
import { counselAttendance } from './counsel-attendance.ts'
import { decisionCatalogue } from './decision-catalogue.ts'
import { legalCounsel } from './legal-counsel.ts'
import { legalOpinion } from './legal-opinion.ts'

const registers = [counselAttendance, decisionCatalogue, legalCounsel, legalOpinion]

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
