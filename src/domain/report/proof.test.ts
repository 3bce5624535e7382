import { describe, expect, it } from 'vitest'
import type { Day } from '../calendar/day.ts'
import type { Leaf } from '../figures/figure.ts'
import { memorySource, type RecordedFact } from '../figures/memory-source.ts'
import { type Need, prove } from './proof.ts'

const fact = (measure: string, on: string, more: object = {}): RecordedFact => ({ measure, on: on as Day, ...more })
const leaf = (measure: string, more: Partial<Leaf> = {}): Leaf => ({ measure, window: 'year', ...more })
const plan = { what: '年度计划', of: leaf('plan') } satisfies Need
const supervision = { what: '督办', of: leaf('supervision') } satisfies Need

const whyNot = async (facts: readonly RecordedFact[], needs: readonly Need[], today = '2025-03-01') => {
  const time = { year: 2024, today: today as Day }
  const { holds, findings } = await prove(memorySource(facts), 'Q', { title: '佐证', needs }, time)
  expect(holds).toBe(needs.length > 0 && findings.every(({ why }) => why === ''))
  return findings.map(({ why }) => why)
}

describe('given a proof of several needs', () => {
  it('then each must hold: a plan alone proves no supervision, however many plans there are', async () => {
    const plans = [fact('plan', '2024-02-01'), fact('plan', '2024-03-01'), fact('plan', '2024-04-01')]
    expect(await whyNot(plans, [plan, supervision])).toEqual(['', '没有记录'])
    expect(await whyNot([...plans, fact('supervision', '2024-07-01')], [plan, supervision])).toEqual(['', ''])
  })
  it('then records of other years prove nothing, and no need at all is no proof', async () => {
    expect(await whyNot([fact('plan', '2023-12-31'), fact('plan', '2025-01-01')], [plan])).toEqual(['没有记录'])
    expect(await whyNot([fact('plan', '2024-01-01')], [])).toEqual([])
  })
  it('then the kind counts: the plan of another year, in the group of that year, is not the plan of the year', async () => {
    const own: Need = { what: '年度计划', of: leaf('plan', { group: '{year}' }) }
    expect(await whyNot([fact('plan', '2024-12-20', { group: '2025' })], [own])).toEqual(['没有记录'])
    expect(await whyNot([fact('plan', '2024-02-20', { group: '2024' })], [own])).toEqual([''])
  })
})

describe('given words that say when', () => {
  it('then 年初 is not proven by a plan of November, nor of the day itself', async () => {
    const early: Need = { ...plan, before: '04-01' }
    expect(await whyNot([fact('plan', '2024-11-02')], [early])).toEqual(['04月01日以前没有记录'])
    expect(await whyNot([fact('plan', '2024-04-01')], [early])).toEqual(['04月01日以前没有记录'])
    expect(await whyNot([fact('plan', '2024-03-31')], [early])).toEqual([''])
  })
  it('then 按季度 needs all four quarters and 定期 both halves', async () => {
    const each: Need = { what: '监控', of: leaf('watch'), inEach: 'quarter' }
    const days = ['2024-01-01', '2024-04-01', '2024-07-01', '2024-12-31']
    expect(
      await whyNot(
        days.map((on) => fact('watch', on)),
        [each],
      ),
    ).toEqual([''])
    expect(
      await whyNot(
        days.slice(1).map((on) => fact('watch', on)),
        [each],
      ),
    ).toEqual(['第1季度没有记录'])
    const half: Need = { what: '教育', of: leaf('watch'), inEach: 'half' }
    expect(await whyNot([fact('watch', '2024-01-05'), fact('watch', '2024-06-30')], [half])).toEqual([
      '第2半年没有记录',
    ])
  })
  it('then a number of times is that number', async () => {
    const twice: Need = { ...plan, atLeast: 2 }
    expect(await whyNot([fact('plan', '2024-01-05')], [twice])).toEqual(['只有 1 条记录'])
  })
  it('then a stock at the end of a year that is not over proves nothing yet', async () => {
    const stock: Need = { what: '在册', of: leaf('officer', { window: 'year-end' }) }
    const officer = [fact('officer', '2020-01-01', { key: 'P1' })]
    expect(await whyNot(officer, [stock], '2024-12-30')).toEqual(['截至日未到'])
    expect(await whyNot(officer, [stock], '2024-12-31')).toEqual([''])
  })
})

describe('given words that say all', () => {
  const all: Need = { what: '均已公开', each: leaf('visit'), has: leaf('published', { window: 'until-year-end' }) }
  const visits = [fact('visit', '2024-05-01', { key: 'a' }), fact('visit', '2024-06-01', { key: 'b' })]
  it('then one of the population left out breaks the sentence', async () => {
    const one = fact('published', '2024-05-09', { key: 'a' })
    expect(await whyNot([...visits, one], [all])).toEqual(['2 条记录中只有 50% 符合'])
    expect(await whyNot([...visits, one, fact('published', '2024-06-09', { key: 'b' })], [all])).toEqual([''])
  })
  it('then an empty population proves nothing', async () => {
    expect(await whyNot([fact('published', '2024-05-09', { key: 'a' })], [all])).toEqual(['没有记录'])
  })
})
