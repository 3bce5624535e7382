import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { Day } from '#domain/calendar/day.ts'
import {
  countyCode,
  creditCode,
  creditCodeCheckDigit,
  day,
  earliest,
  fenOf,
  isCreditCode,
  isPeriod,
  line,
  money,
  optional,
  text,
} from './fields.ts'
import { brokenSamples } from './testing.ts'

describe('统一社会信用代码', () => {
  it.each([
    '91350100M000100Y43',
    '91110000600037341L',
    '914403001922038216',
    '91110108551385082Q',
    '91320105780688132K',
    '91230500MA1B3N1N2M',
    '11230500001755309F',
    '91530102MA6TEXT050',
    '91530181MA7KM0016N',
    '125301004312000122',
    '1153010001511000X4',
    '93530124MA6KM0022D',
    '52530100MJT000010D',
  ])('%s 有效', (code) => expect(isCreditCode(code)).toBe(true))

  it.each([
    ['校验码错误', '91530102MA6TEXT051'],
    ['含字母S', '91530102MA6TEST050'],
    ['缺一位', '91530102MA6TEXT05'],
    ['多一位', '91530102MA6TEXT0500'],
    ['全角字符', '９1530102MA6TEXT050'],
  ])('%s：无效', (_why, code) => expect(isCreditCode(code)).toBe(false))

  it('小写按大写登记', () => expect(creditCode().parse(' 91530102ma6text050 ')).toBe('91530102MA6TEXT050'))

  const body = fc.string({ minLength: 17, maxLength: 17, unit: fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY') })
  it('任意改动一位都能发现', () => {
    fc.assert(
      fc.property(body, fc.nat(16), fc.constantFrom(...'0123456789ABCDEFGHJKLMNPQRTUWXY'), (first, at, other) => {
        const code = first + creditCodeCheckDigit(first)
        expect(isCreditCode(code)).toBe(true)
        fc.pre(code[at] !== other)
        expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false)
      }),
    )
  })
})

describe('金额', () => {
  it.each(['0', '0.5', '1327700.50', '999999999999999.99'])('%s 可以登记', (amount) =>
    expect(money('金额').safeParse(amount).success).toBe(true),
  )
  it.each(['', '1,000', '-1', '01', '1.', '1.005', '1e3', '１００', '1000000000000000'])('“%s”被拒绝', (amount) =>
    expect(money('金额').safeParse(amount).success).toBe(false),
  )
  it('按分精确比较', () => {
    expect(fenOf('12.3')).toBe(1230n)
    expect(fenOf('999999999999999.99')).toBe(99999999999999999n)
  })
})

describe('其他字段', () => {
  it('县级代码末两位不为00', () => {
    expect(countyCode().safeParse('530102').success).toBe(true)
    expect(countyCode().safeParse('530100').success).toBe(false)
  })
  it('非必填字段保留列名', () => expect(optional(text('备注')).meta()?.title).toBe('备注'))
  it('期间以最早的终止日为准，空期间不成立', () => {
    expect(earliest(undefined, '2024-05-02' as Day, '2024-05-01' as Day)).toBe('2024-05-01')
    expect(earliest(undefined)).toBeUndefined()
    expect(isPeriod('2024-05-01' as Day, '2024-05-01' as Day)).toBe(false)
  })
})

describe('示例的变异', () => {
  const form = z.object({
    name: text('名称'),
    on: day('日期'),
    lines: optional(z.array(z.object({ uscc: creditCode() }))),
  })
  const sample = { name: '甲', on: '2024-01-02', lines: [{ uscc: '91530102MA6TEXT050' }] }
  it('每处各坏一次，其余不动', () => {
    expect(brokenSamples(form, sample)).toEqual([
      { path: 'name', value: { ...sample, name: '' } },
      { path: 'on', value: { ...sample, on: '2024-02-30' } },
      { path: 'lines.0.uscc', value: { ...sample, lines: [{ uscc: '91530102MA6TEXT051' }] } },
    ])
  })
})

describe('a name on one line', () => {
  it.each([
    ['甲公司\n（虚构）', '甲公司 （虚构）'],
    ['  甲公司\r\n', '甲公司'],
    ['甲\t公司\u0000', '甲 公司'],
    ['\u200b甲公司\ufeff', '甲公司'],
  ])('given %j, then it is %j', (given, kept) => {
    expect(line('单位名称').parse(given)).toBe(kept)
  })
  it('given nothing but a break, then it is asked for', () => {
    expect(line('单位名称').safeParse('\n').error?.issues[0]?.message).toBe('请填写单位名称')
  })
})
