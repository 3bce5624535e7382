import fc from 'fast-check'
import { expect, test } from 'vitest'
import { untangle } from './untangle.ts'

test.each([
  ['核发许可证 15 个', '核发许可证15个'],
  ['核发许可证　15　个', '核发许可证15个'],
  ['登记 13 311项，1 3 3 1 1 项', '登记13311项，13311项'],
  ['投入150. 71 亿 元，150 .71亿元', '投入150.71亿元，150.71亿元'],
  ['占比 66 %', '占比66%'],
  ['第 五 期', '第五期'],
  ['合同13, 311项', '合同13,311项'],
])('blanks of typesetting and scanning: %s', (source, text) => {
  expect(untangle(source).text).toBe(text)
})

test.each([
  ['a year and a number', '2024 925 户', '2024 925户'],
  ['a date and a time', '2025-03-06 10:30', '2025-03-06 10:30'],
  ['the number of an item', '1. 15件许可', '1. 15件许可'],
  ['columns', '培训   17   场次', '培训   17   场次'],
  ['cells with a tab between', '行政许可\t15\n行政处罚\t2', '行政许可\t15\n行政处罚\t2'],
  ['a list of numbers', '1, 2, 3', '1, 2, 3'],
  ['words that are not Chinese', 'PostgreSQL 18 and Node 26', 'PostgreSQL 18 and Node 26'],
])('%s stay apart', (_, source, text) => {
  expect(untangle(source).text).toBe(text)
})

test('a line that was broken for want of room goes on', () => {
  const wrapped =
    '全年开展培训。2024年全市登记技术合同133\n11项，其中技术开发合同为主，合同成交额176.\n  73亿元，两项指标在全省各州\r\n（市）中均排名第一。\n下一段。'
  expect(untangle(wrapped).text).toBe(
    '全年开展培训。2024年全市登记技术合同13311项，其中技术开发合同为主，合同成交额176.73亿元，两项指标在全省各州（市）中均排名第一。\n下一段。',
  )
})

test('headings, items and cells stay lines of their own', () => {
  const text = [
    '二、加强党对法治政府建设的领导，全面提高依法行政能力',
    '全年培训',
    '17',
    '22',
    '（一）坚持以习近平法治思想为指导全面推进依法行政',
    '1.对全局行政执法人员做好执法证件管理和业务培训',
    '2.对全局行政执法案卷进行评查',
  ].join('\n')
  expect(untangle(text).text.split('\n')).toHaveLength(7)
})

test('lines with tabs are not joined, however long they are', () => {
  const text =
    '省级行政执法和监督平台录入事项数\t2024年（件）\n行政许可事项信息归集录入总数\t15\n行政处罚事项信息归集录入总数\t2'
  expect(untangle(text).text).toBe(text)
})

test('whatever is read, every stretch finds its way back', () => {
  const sign = fc.constantFrom(...' 　\n\t\u00a0\ufeff1506.,:年个第五一、。；（）#-项合同')
  fc.assert(
    fc.property(fc.string({ unit: sign, maxLength: 60 }), fc.nat(60), fc.nat(8), (source, at, size) => {
      const { text, original } = untangle(source)
      const offset = Math.min(at, text.length)
      const length = Math.min(size, text.length - offset)
      const back = original(offset, length)
      expect(source.slice(back.offset, back.offset + back.text.length)).toBe(back.text)
      expect(
        untangle(source)
          .text.slice(offset, offset + length)
          .replace(/\s/g, ''),
      ).toBe(back.text.replace(/[\s\ufeff]/g, ''))
    }),
  )
})
