import fc from 'fast-check'
import { expect, test } from 'vitest'
import { maskNames } from './names.ts'
import { foldWidth, readChinese, readNumeral } from './numerals.ts'
import { unitShift } from './units.ts'

test.each([
  ['二十三', 23],
  ['十五', 15],
  ['两', 2],
  ['三百零五', 305],
  ['三千二百', 3200],
  ['三万五千', 35000],
  ['一亿二千万', 120_000_000],
  ['二〇二五', 2025],
  ['1,234.50', 1234.5],
  ['１２３', 123],
])('%s reads as %d', (text, value) => {
  expect(readNumeral(text)?.value).toBe(value)
})

test.each(['三五', '万亿万', '十百'])('%s is no numeral', (text) => {
  expect(readChinese(text)).toBeUndefined()
})

test('the decimals are those printed', () => {
  expect(readNumeral('1.90')?.decimals).toBe(2)
  expect(readNumeral('２１')?.decimals).toBe(0)
})

test('folding keeps every offset', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => foldWidth(text).length === text.length))
})

test('masking keeps every offset', () => {
  const pieces = fc.constantFrom(
    '《甲《乙》》',
    '三项制度',
    '第十二条',
    '〔2024〕1号',
    '12345热线',
    '\n',
    '1.',
    '一、',
    '140余',
    '《',
  )
  fc.assert(fc.property(fc.array(pieces), (parts) => maskNames(parts.join('')).length === parts.join('').length))
})

test.each([
  ['元', '亿元', -8],
  ['万元', '亿元', -4],
  ['件', '个', 0],
  ['人', '名', 0],
  ['期(序数)', '期', undefined],
  ['户', '%', undefined],
])('%s stands in %s with a shift of %s', (figure, claim, shift) => {
  expect(unitShift(figure, claim)).toBe(shift)
})
