import { describe, expect, it } from 'vitest'
import { describeRegisters } from '../registers.suite.ts'
import { factsOfRow, refusedAt } from '../testing.ts'
import { decisionCatalogue } from './decision-catalogue.ts'

const registers = [decisionCatalogue]

describeRegisters(registers)

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
