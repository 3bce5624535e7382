import { afterAll, describe, expect, test } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { hasPoppler, readPdf } from '../../../test/pdf.ts'
import { openPress } from './press/press.ts'
import { registerPdf, sharesOf } from './print-register.ts'

const press = openPress()
afterAll(() => press.close())

const bookOf = (count: number) => ({
  title: '法律顾问咨询台账',
  issuer: '某某市科学技术局',
  on: toDay('2025-01-05'),
  head: ['日期', '事项', '结论'],
  rows: Array.from({ length: count }, (_, index) => [
    `2024-03-${String((index % 28) + 1).padStart(2, '0')}`,
    `事项${index + 1}`,
    '无异议',
  ]),
})

test('栏宽随内容而定，短的不占长的地方，再长也有限度', () => {
  const rows = [
    ['1', '很长的一段说明'.repeat(20)],
    ['2', '很长的一段说明'.repeat(20)],
  ]
  expect(sharesOf({ head: ['号', '说明'], rows })).toEqual([8, 48])
})

describe.skipIf(!hasPoppler)('台账簿（须装有 poppler）', () => {
  test('三十七行印在两页之内，表头每页都有，末尾有合计', async () => {
    const { info, text } = readPdf(await registerPdf(press, bookOf(37)))
    expect(info['Pages']).toBe('2')
    expect(text.match(/结论/g)).toHaveLength(2)
    expect(text).toContain('合计37条')
    expect(text).toContain('第 2 页，共 2 页')
  })

  test('单行的记录一页三十条左右，读得清：第一页三十条', async () => {
    const pdf = readPdf(await registerPdf(press, bookOf(70)))
    const rows = (page: number) => pdf.words(page).filter(({ text }) => text === '无异议').length
    expect(rows(1)).toBe(30)
    expect(rows(2)).toBeGreaterThanOrEqual(30)
    expect(rows(1) + rows(2) + rows(3)).toBe(70)
  })

  test('没有记录的台账也能印，写明零条', async () => {
    expect(readPdf(await registerPdf(press, bookOf(0))).text).toContain('共0条')
  })
})
