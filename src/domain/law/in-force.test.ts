import { describe, expect, it } from 'vitest'
import { toDay } from '../calendar/day.ts'
import type { Instrument } from './catalogue.ts'
import { instrumentOn, isInForce } from './in-force.ts'

describe('the text that governs on a day', () => {
  it.each<[Instrument, string, Instrument | undefined]>([
    ['技术合同认定登记管理办法', '2026-02-28', '技术合同认定登记管理办法(2000)'],
    ['技术合同认定登记管理办法', '2026-03-01', '技术合同认定登记管理办法'],
    ['技术合同认定登记管理办法(2000)', '2026-03-01', '技术合同认定登记管理办法'],
    ['技术合同认定规则', '2026-02-28', '技术合同认定规则'],
    ['技术合同认定规则', '2026-03-01', '技术合同认定登记管理办法'],
    ['云科规〔2025〕9号', '2025-11-05', '云南省实验动物许可证管理办法(原)'],
    ['云科规〔2025〕9号', '2025-11-06', '云科规〔2025〕9号'],
    ['行政执法监督条例', '2026-01-31', '云南省行政执法监督规定'],
    ['行政执法监督条例', '2026-02-01', '行政执法监督条例'],
    ['行政复议法实施条例', '2026-06-30', '行政复议法实施条例(2007)'],
    ['行政复议法实施条例', '2026-07-01', '行政复议法实施条例'],
    ['公平竞争审查条例', '2024-07-31', '国市监反垄规〔2021〕2号'],
    ['公平竞争审查条例', '2020-01-01', '国发〔2016〕34号'],
    ['代表法', '2025-03-10', '代表法(2015)'],
    ['昆明市科学技术进步与创新条例', '2024-12-31', '昆明市科学技术进步与创新条例(2008)'],
    ['国办发〔2023〕27号', '2026-01-01', undefined],
    ['公平竞争审查条例', '2010-01-01', undefined],
    ['行政许可法', '2024-05-06', '行政许可法'],
  ])('%s on %s is %s', (key, day, expected) => {
    expect(instrumentOn(key, toDay(day))).toBe(expected)
  })

  it('lets a rule that was never repealed stay in force beside the regulation that prevails over it', () => {
    expect(isInForce('云南省行政执法监督规定', toDay('2026-02-01'))).toBe(true)
  })

  it('ends a text on the first day of the one that repeals it', () => {
    expect(isInForce('行政复议法实施条例(2007)', toDay('2026-07-01'))).toBe(false)
    expect(isInForce('行政复议法实施条例(2007)', toDay('2026-06-30'))).toBe(true)
  })
})
