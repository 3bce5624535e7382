import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, toDay } from '../calendar/day.ts'
import { readValue, shapeOf, valueText } from './declaration.ts'
import { declarationOf, reaches, type SettingRow, settingKeys, settingOn, settingText } from './settings.ts'

const row = (value: string, from: string, more: Partial<SettingRow> = {}): SettingRow => ({
  key: 'licence.post-check',
  value,
  from: toDay(from),
  source: '通知',
  unverified: false,
  caseId: `case-${value}`,
  confirmedAt: `${from}T00:00:00Z`,
  ...more,
})
const on = (rows: readonly SettingRow[], day: string) =>
  settingOn({ rows, initials: {} }, 'licence.post-check', toDay(day))

describe.each(settingKeys)('设定 %s', (key) => {
  const declared = declarationOf(key)
  it('初始值合乎自己的形状，写明依据；没有核实的有标记', () => {
    const { value, source, unverified } = declared.initial
    expect(readValue(declared, String(value))).toBe(value)
    expect(source).toMatch(/\p{Script=Han}{4}/u)
    expect(source.includes('尚未核对')).toBe(unverified === true)
    const words = { roles: /^(无|\p{Script=Han}+(、\p{Script=Han}+)*)$/u, address: /^(无|https:.+)$/ }
    expect(valueText(declared, value)).toMatch(words[declared.kind as keyof typeof words] ?? /\d/)
  })
  it('拒绝不是数值的内容，并说明应当怎样写', () => {
    for (const wrong of ['', '许多', '-1', '1e3', '9999999999', '2/1', '02-30', '1,5'])
      expect(readValue(declared, wrong), wrong).toBeUndefined()
    expect(shapeOf(declared)).toMatch(/\p{Script=Han}/u)
  })
})

describe('某日适用的设定', () => {
  it('given nothing in the register, then the value is the one with which the bureau began, with its mark', () => {
    expect(on([], '2024-05-01')).toMatchObject({ value: 45, unverified: false })
    const validity = settingOn({ rows: [], initials: {} }, 'licence.validity', toDay('2024-05-01'))
    expect(validity).toMatchObject({ value: 5, unverified: true })
    expect(settingText(validity)).toMatch(/^5 年（.*\[unverified\] 尚未核实）$/)
  })
  it('given a bureau that began with another value, then that one', () => {
    const initials = { 'licence.post-check': { value: 60, source: '本局设定：人手不足' } } as const
    expect(settingOn({ rows: [], initials }, 'licence.post-check', toDay('2024-05-01'))).toMatchObject({ value: 60 })
  })
  it('given a later value, then the earlier one still answers for the days before it', () => {
    const rows = [row('30', '2024-04-01'), row('20', '2024-06-01')]
    expect(on(rows, '2024-03-31').value).toBe(45)
    expect(on(rows, '2024-04-01').value).toBe(30)
    expect(on(rows, '2024-05-31').value).toBe(30)
    expect(on(rows, '2024-06-01')).toMatchObject({ value: 20, caseId: 'case-20' })
  })
  it('given a value with an end, then the one before it comes back on that day', () => {
    const rows = [row('30', '2024-04-01'), row('20', '2024-05-01', { until: toDay('2024-06-01') })]
    expect(on(rows, '2024-05-31').value).toBe(20)
    expect(on(rows, '2024-06-01').value).toBe(30)
  })
  it('given two from one day, then the one confirmed later', () => {
    const late = row('20', '2024-04-01', { confirmedAt: '2024-04-03T00:00:00Z' })
    expect(on([late, row('30', '2024-04-01')], '2024-04-10').value).toBe(20)
  })
  it('does not depend on the order of the rows', () => {
    const rows = fc.array(fc.record({ value: fc.integer({ min: 1, max: 90 }), at: fc.integer({ min: 0, max: 400 }) }), {
      maxLength: 8,
    })
    fc.assert(
      fc.property(rows, fc.integer({ min: 0, max: 420 }), (list, day) => {
        const made = list.map(({ value, at }, i) =>
          row(String(value), addDays('2024-01-01' as Day, at), { confirmedAt: `2024-01-01T00:00:0${i}Z` }),
        )
        const asked = addDays('2024-01-01' as Day, day)
        expect(on(made.toReversed(), asked)).toEqual(on(made, asked))
      }),
    )
  })
})

describe('分数', () => {
  it.each([
    ['2/3', 6, 9, true],
    ['2/3', 5, 8, false],
    ['2/3', 6, 8, true],
    ['1/2', 4, 8, true],
  ])('%s of %d in %d', (fraction, part, whole, holds) => expect(reaches(fraction, part, whole)).toBe(holds))
})

describe('网址', () => {
  const declared = declarationOf('paper.check-address')
  it.each(['https://kj.example.gov.cn', 'https://kj.example.gov.cn:8443/zhunsheng', '无'])('收 %s', (written) => {
    expect(readValue(declared, written)).toBe(written)
  })
  it.each([
    'http://kj.example.gov.cn',
    'https://kj.example.gov.cn/',
    'https://kj',
    'https://a.cn/?q=1',
    'javascript:1',
  ])('不收 %s', (written) => expect(readValue(declared, written)).toBeUndefined())
})
