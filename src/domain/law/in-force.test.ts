import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import { article, catalogue } from './catalogue.ts'
import { during, systemRule } from './citation.ts'
import { printBasisOn } from './cite.ts'
import { basisOn, citationOn, isInForce } from './in-force.ts'
import type { InstrumentRecord } from './instrument.ts'

const written = (citation: ReturnType<typeof citationOn>): string | undefined =>
  citation && 'instrument' in citation ? `${citation.instrument} ${citation.article}` : undefined

describe('the article that governs on a day', () => {
  it.each([
    [article('代表法', 51), '2024-06-01', '代表法(2015) 42'],
    [article('代表法', 51), '2025-03-11', '代表法 51'],
    [article('代表法(2015)', 42), '2026-01-01', '代表法 51'],
    [article('代表法', 51), '2015-08-28', undefined],
    [article('公平竞争审查条例', 14), '2024-07-31', '国市监反垄规〔2021〕2号 全文'],
    [article('公平竞争审查条例', 14), '2024-08-01', '公平竞争审查条例 14'],
    [article('公平竞争审查条例', 14), '2020-01-01', '国发〔2016〕34号 全文'],
    [article('公平竞争审查条例', 2), '2024-07-31', undefined],
    [article('统计法', 9), '2024-09-12', '统计法(2009) 7'],
    [article('昆明市科学技术进步与创新条例', '全文'), '2024-12-31', '昆明市科学技术进步与创新条例(2008) 全文'],
    [article('法治宣传教育法', 36), '2024-12-04', undefined],
    [article('行政许可法', 45), '2024-05-06', '行政许可法 45'],
    [article('行政许可法', 45), '2004-06-30', undefined],
    [article('国办发〔2023〕27号', '全文'), '2026-01-01', undefined],
  ])('%j on %s is %s', (citation, day, expected) => {
    expect(written(citationOn(citation, toDay(day)))).toBe(expected)
  })

  it('keeps paragraph and item where the article is itself in force', () => {
    const cited = article('行政许可法', 32, '第一款第四项')
    expect(citationOn(cited, toDay('2024-05-06'))).toEqual(cited)
  })

  it('ends a text on the first day of the one that repeals it', () => {
    expect(isInForce(article('行政复议法实施条例(2007)', '全文'), toDay('2026-07-01'))).toBe(false)
    expect(isInForce(article('行政复议法实施条例(2007)', '全文'), toDay('2026-06-30'))).toBe(true)
  })

  it('lets a rule that was never repealed stay in force beside the regulation that prevails over it', () => {
    expect(isInForce(article('云南省行政执法监督规定', 4), toDay('2026-02-01'))).toBe(true)
  })

  it('names only earlier articles that the catalogue has, in texts that had begun before', () => {
    const all: Readonly<Record<string, InstrumentRecord>> = catalogue
    for (const [key, { articles, inForceFrom }] of Object.entries(all))
      for (const { formerly = [] } of Object.values(articles))
        for (const earlier of formerly) {
          expect(Object.keys(all[earlier.instrument]?.articles ?? {}), key).toContain(String(earlier.article))
          expect((all[earlier.instrument]?.inForceFrom ?? '') < (inForceFrom ?? '9'), key).toBe(true)
        }
  })
})

describe('a basis on a day', () => {
  const own = systemRule('只更正不删除', '可以追溯')

  it('leaves out what did not apply yet, and rules that a law has replaced', () => {
    const basis = [during(undefined, '2025-11-01', own), article('法治宣传教育法', 36)] as const
    expect(basisOn(basis, toDay('2025-10-31'))).toEqual([own])
    expect(basisOn(basis, toDay('2025-11-01'))).toEqual([article('法治宣传教育法', 36)])
    expect(basisOn([during('2025-01-01', undefined, own)], toDay('2024-12-31'))).toEqual([])
  })

  it('prints once what two later articles were in one earlier text', () => {
    const basis = [article('公平竞争审查条例', 13), article('公平竞争审查条例', 14)]
    expect(printBasisOn(basis, toDay('2024-03-01'))).toBe(
      '《公平竞争审查制度实施细则》（国市监反垄规〔2021〕2号）[未核对]',
    )
  })
})
