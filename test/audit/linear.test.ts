import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { auditText } from '#domain/audit/match.ts'
import { kunmingFigures } from './kunming-figures.ts'

const figures = kunmingFigures()
const audit = (text: string) => auditText(text, figures, { year: 2024 })
const repeated = (piece: string, length: number): string =>
  piece.repeat(Math.ceil(length / piece.length)).slice(0, length)

/** Processor time in microseconds: what else the machine does is not counted. */
function effort(text: string): number {
  const before = process.cpuUsage()
  audit(text)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

const small = 5_000
const times = 8

describe('the time grows with the text and with nothing else', () => {
  it.each([
    ['digits', '1234567890'],
    ['digits with commas', '123,'],
    ['decimal points', '1.'],
    ['Chinese digits', '一二三四五'],
    ['the beginning of percent', '百分之'],
    ['open titles', '《'],
    ['open quotations', '“'],
    ['open brackets', '('],
    ['mixed widths', '１２３，45６'],
    ['all and all', '均全部'],
    ['cells', '|1|2|\n'],
    ['columns', '事项\t1\n'],
    ['counts', '3个'],
    ['letters and digits', 'aB1-'],
    ['blanks between digits', '1 2 3 4 5 年 '],
    ['wrong rates', '受理投诉317件，办结298件，办结率97.3%。'],
    ['wrong parts', '其中甲类3个、乙类5个，合计9个，'],
    ['one number in many units', '培训人员5个、培训人员5件、培训人员5家，'],
    ['a sentence', '全年办理行政许可15件，同比增长12.5%，其中即办件9件，占六成。'],
  ])('%s', (_, piece) => {
    audit(repeated(piece, small))
    const one = Math.min(...[1, 2, 3].map(() => effort(repeated(piece, small))))
    const many = Math.min(...[1, 2].map(() => effort(repeated(piece, small * times))))
    // Twice the growth of the text, for collections of garbage; a square would be eight times.
    expect(many).toBeLessThan(Math.max(one, 10_000) * times * 2.5)
  })

  it('no sentence is like another', () => {
    // Numbers that grow, so that nothing that is kept from one sentence serves the next.
    const told = (count: number): string =>
      Array.from(
        { length: count },
        (_, n) => `全年办理行政许可${n + 3}件，其中即办件${n + 1}件，办结率${n % 100}%。`,
      ).join('')
    audit(told(100))
    const one = Math.min(...[1, 2, 3].map(() => effort(told(150))))
    const many = Math.min(...[1, 2].map(() => effort(told(150 * times))))
    expect(many).toBeLessThan(Math.max(one, 10_000) * times * 2.5)
  })

  it('a line of 400,000 digits ends', () => {
    expect(audit('9'.repeat(400_000)).claims).toEqual([])
  })
})

it('whatever bytes are read as text, nothing is thrown and every claim stands where it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) =>
      audit(text).claims.every((one) => text.slice(one.offset, one.offset + one.length) === one.text),
    ),
    { numRuns: 200 },
  )
})
