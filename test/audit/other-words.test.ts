import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditText } from '#domain/audit/match.ts'
import { kunmingFigures } from './kunming-figures.ts'

const figures = kunmingFigures()
const judge = (text: string): string[] =>
  auditText(text, figures, { year: 2024 }).claims.map(({ verdict, figure }) => `${verdict} ${figure ?? ''}`)

const lines = readFileSync(join(import.meta.dirname, 'other-words.txt'), 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const pairs = lines.filter((line) => line.includes('|')).map((line) => line.split('|') as [string, string, string])

describe('a figure in other words', () => {
  it.each(pairs)('%s agrees: %s — and differs: %s', (id, right, wrong) => {
    expect(judge(right)).toContain(`agrees ${id}`)
    expect(judge(right).filter((verdict) => verdict.startsWith('differs'))).toEqual([])
    expect(judge(wrong)).toContain(`differs ${id}`)
  })
})

describe('the same number of something else is not confirmed', () => {
  it.each(lines.filter((line) => !line.includes('|')))('%s', (text) => {
    expect(judge(text).filter((verdict) => verdict.startsWith('agrees'))).toEqual([])
  })
})

/** Of another year nothing is on record: silence accuses nobody, and confirms nobody. */
it('given figures of 2022 without records, then a report of 2022 is “no record”, never “differs”', () => {
  const silent = figures.map((figure) => ({ ...figure, value: null, period: '2022' }))
  const { claims } = auditText('2022年共核发实验动物行政许可证15个，登记技术合同13311项。', silent, { year: 2022 })
  expect(claims.map(({ verdict }) => verdict)).toEqual(['no-record', 'no-record'])
})
