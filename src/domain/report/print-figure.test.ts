import { describe, expect, it } from 'vitest'
import type { Figure, Print } from '../figures/figure.ts'
import { nothing, printFigure } from './print-figure.ts'

const figure = (print: Print, unit: string): Figure => ({
  id: 'sessions',
  title: '集中学习次数',
  chapter: 'services',
  definition: '年度内的集中学习',
  unit,
  kind: 'derived',
  value: { op: 'count', of: { measure: 'study-session.held', window: 'year' } },
  print,
  words: [],
})
const printed = (print: Partial<Print>, unit: string, exact: string | null) =>
  printFigure(figure({ qualifier: 'exact', ...print }, unit), exact).text

describe('a number in the prose', () => {
  it('carries its unit, without what only a definition needs', () => {
    expect(printed({}, '个', '15')).toBe('15个')
    expect(printed({}, '学时/人', '62')).toBe('62学时')
    expect(printed({ style: 'ordinal' }, '期（序数）', '5')).toBe('第五期')
    expect(printed({ style: 'ordinal' }, '期（序数）', '1')).toBe('首期')
    expect(printed({ style: 'name' }, '个方面', '4')).toBe('四个方面')
    expect(printed({ style: 'date' }, '', '2025-01-01')).toBe('2025年1月1日')
  })

  it('of a year without a record has no first or fifth, and nothing fails', () => {
    expect(printed({ style: 'ordinal' }, '期（序数）', '0')).toBe(nothing.text)
    expect(printed({ style: 'rank' }, '位', '0')).toBe(nothing.text)
    expect(printed({ style: 'name' }, '个方面', '0')).toBe('零个方面')
    expect(printed({}, '个', '0')).toBe('0个')
    expect(printed({}, '个', null)).toBe(nothing.text)
  })
})
