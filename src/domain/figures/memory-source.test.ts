import { describe, expect, it } from 'vitest'
import type { Day, Instant } from '../calendar/day.ts'
import type { Aggregate } from './evaluate.ts'
import { questionOf } from './evaluate.ts'
import type { Leaf } from './figure.ts'
import { memorySource, type RecordedFact } from './memory-source.ts'

const fact = (on: string, more: Partial<Omit<RecordedFact, 'until'>> & { until?: string } = {}): RecordedFact =>
  ({ measure: 'm', on: on as Day, ...more }) as RecordedFact
const ask = async (facts: RecordedFact[], leaf: Partial<Leaf>, aggregate: Aggregate, asOf?: string) =>
  memorySource(facts).ask(questionOf({ measure: 'm', window: 'year', ...leaf }, 2024, asOf as Instant), aggregate)
const count = { op: 'count' } as const

describe('哪些记录属于一个指标', () => {
  const licence = fact('2023-05-10', { until: '2024-12-31' })
  it.each([
    ['年末', 'year-end', '0'],
    ['上年末', 'previous-year-end', '1'],
    ['年内存续', 'overlapping-year', '1'],
    ['年内发生', 'year', '0'],
    ['上年发生', 'previous-year', '1'],
  ] as const)('失效日当天不再计入：%s', async (_name, window, value) => {
    expect((await ask([licence], { window }, count)).value).toBe(value)
  })
  it('按组别和键缩小范围；没有组别的记录不属于任何一组', async () => {
    const facts = [fact('2024-01-02', { group: 'a', key: '1' }), fact('2024-01-02', { group: 'b' }), fact('2024-01-02')]
    expect((await ask(facts, {}, count)).value).toBe('3')
    expect((await ask(facts, { group: ['a', 'b'] }, count)).value).toBe('2')
    expect((await ask(facts, { key: '1' }, count)).value).toBe('1')
  })
  describe('不计其中被暂扣的', () => {
    const held = { measure: 'm', until: '2030-01-01' }
    const officers = [
      fact('2022-01-01', { ...held, key: '甲', group: '证1' }),
      fact('2022-01-01', { ...held, key: '甲', group: '证2' }),
      fact('2022-01-01', { ...held, key: '乙', group: '证3' }),
    ]
    const out = (group: string, until?: string) =>
      fact('2024-03-04', { measure: 'out', key: group === '证3' ? '乙' : '甲', group, ...(until ? { until } : {}) })
    const without = { window: 'year-end', without: { measure: 'out', window: 'year-end' } } as const
    const people = async (...more: RecordedFact[]) =>
      (await ask([...officers, ...more], without, { op: 'distinct' })).value
    it.each([
      ['没有暂扣', [], '2'],
      ['年末仍被暂扣', [out('证3')], '1'],
      ['年末前已恢复', [out('证3', '2024-12-01')], '2'],
      ['年末当天恢复', [out('证3', '2024-12-31')], '2'],
      ['另有一证未被暂扣', [out('证1')], '2'],
      ['两证都被暂扣', [out('证1'), out('证2')], '1'],
    ] as const)('%s', async (_why, more, value) => expect(await people(...more)).toBe(value))
  })
  it('以某一时刻为准，只看当时在册的记录', async () => {
    const first = fact('2024-03-01', {
      recordedFrom: '2024-03-02T01:00:00Z' as Instant,
      recordedUntil: '2024-05-01T01:00:00Z' as Instant,
    })
    const second = fact('2024-03-01', { recordedFrom: '2024-05-01T01:00:00Z' as Instant })
    const at = async (moment?: string) => (await ask([first, second, second], {}, count, moment)).value
    expect(await at('2024-03-01T01:00:00Z')).toBe('0')
    expect(await at('2024-04-01T01:00:00Z')).toBe('1')
    expect(await at('2024-05-01T01:00:00Z')).toBe('2')
    expect(await at()).toBe('2')
  })
})

describe('怎样算出一个数', () => {
  const values = [
    fact('2024-01-02', { key: 'a', value: '9.5' }),
    fact('2024-02-02', { key: 'b', value: '10.25' }),
    fact('2024-02-02', { key: 'a', value: 2 }),
    fact('2024-02-02'),
  ]
  it.each([
    [{ op: 'distinct' }, '2'],
    [{ op: 'sum' }, '21.75'],
    [{ op: 'max' }, '10.25'],
    [{ op: 'latest' }, '10.25'],
    [{ op: 'rank', own: 'a' }, '2'],
    [{ op: 'rank', own: 'nobody' }, null],
  ] as [Aggregate, string | null][])('%o 得 %s', async (aggregate, value) => {
    expect(await ask(values, {}, aggregate)).toEqual({ value, records: 4 })
  })
  it('没有记录：和为零，最大值、日期没有', async () => {
    expect((await ask([], {}, { op: 'sum' })).value).toBe('0')
    expect((await ask([], {}, { op: 'max' })).value).toBeNull()
    expect((await ask([], {}, { op: 'date' })).value).toBeNull()
  })
  it('占比按键去重；没有分母就没有占比', async () => {
    const having = questionOf({ measure: 'n', window: 'year' }, 2024)
    const facts = [...values, { ...fact('2024-06-01', { key: 'b' }), measure: 'n' }]
    expect((await ask(facts, {}, { op: 'share', having })).value).toBe('50')
    expect((await ask([], {}, { op: 'share', having })).value).toBeNull()
  })
  it('连续年数到断开为止', async () => {
    const facts = [fact('2024-03-01'), fact('2024-04-01'), fact('2023-03-01'), fact('2021-03-01')]
    expect(await ask(facts, { window: 'until-year-end' }, { op: 'run' })).toEqual({ value: '2', records: 3 })
    expect(await ask([fact('2023-03-01')], { window: 'until-year-end' }, { op: 'run' })).toEqual({
      value: '0',
      records: 0,
    })
  })
})
