import { expect, it } from 'vitest'
import { sumOf } from './decimal.ts'

it.each([
  [['0.10', '0.20'], '0.30'],
  [['1767300.00', '-0.01', '12'], '1767311.99'],
  [['3', '4'], '7'],
  [['-0.05'], '-0.05'],
  [[], '0'],
])('%j 合计 %s', (texts, sum) => expect(sumOf(texts)).toBe(sum))
