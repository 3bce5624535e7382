import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { article } from '../law/catalogue.ts'
import { refuse, refusedOn } from './refusal.ts'

const refusal = refuse(
  'case.too-early',
  { label: '登记', missing: '学习' },
  { basis: [article('代表法', 51), article('法治宣传教育法', 36)] },
)

describe('a refusal on a day', () => {
  it('cites the articles in force then, under their numbers of then', () => {
    expect(refusedOn(refusal, toDay('2024-12-04')).basis).toEqual([article('代表法(2015)', 42)])
    expect(refusedOn(refusal, toDay('2026-03-01')).basis).toEqual(refusal.basis)
  })
  it('cites nothing rather than what did not apply', () => {
    const { basis: _, ...bare } = refusal
    const before = { ...bare, basis: [article('法治宣传教育法', 36)] as const }
    expect(refusedOn(before, toDay('2024-12-04'))).toEqual(bare)
  })
})
