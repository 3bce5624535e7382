import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditText } from '#domain/audit/match.ts'
import { kunmingFigures } from './kunming-figures.ts'

const text = readFileSync(join(import.meta.dirname, 'own-report.txt'), 'utf8')
const figures = kunmingFigures()
const audit = (of: string) => auditText(of, figures, { year: 2024 })
const fitting = audit(text).claims.filter(({ verdict }) => verdict === 'agrees')

/** Another number with as many digits, so that no unit or qualifier moves. */
const other = (digits: string): string =>
  digits
    .replace(/^\d/, (sign) => String((Number(sign) % 9) + 1))
    .replace(/(?<=\.)\d/, (sign) => String((Number(sign) + 5) % 10))

/** Claims whose digits can be changed so that they are false. */
const written = fitting.filter(({ text: words, unit }) => /\d/.test(words) && unit !== '日期')

describe('a report of our own making', () => {
  it('given the true numbers, then none differs and the plan is not held against the year', () => {
    const { claims } = audit(text)
    expect(claims.filter(({ verdict }) => verdict === 'differs')).toEqual([])
    expect(fitting.length).toBeGreaterThanOrEqual(34)
    expect(claims.filter(({ mood }) => mood === 'planned').map(({ verdict }) => verdict)).not.toContain('agrees')
  })

  it.each(written)('given another number for $text at $offset, then that one differs', ({ text: words, offset }) => {
    const digits = /\d+(?:\.\d+)?/.exec(words)!
    const at = offset + digits.index
    const edited = text.slice(0, at) + other(digits[0]) + text.slice(at + digits[0].length)
    const claim = audit(edited).claims.find((one) => one.offset === offset)
    expect(claim?.verdict).toBe('differs')
  })

  it('given the full-width copy, then the verdicts are the same', () => {
    const wide = text.replace(/[\d%().]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0))
    expect(audit(wide).claims.map(({ verdict, figure }) => [verdict, figure])).toEqual(
      audit(text).claims.map(({ verdict, figure }) => [verdict, figure]),
    )
  })

  it('given another year without records, then nothing is accused', () => {
    const silent = figures.map((figure) => ({ ...figure, value: null, period: '2022' }))
    const { claims } = auditText(text, silent, { year: 2022 })
    expect(claims.filter(({ verdict }) => verdict === 'differs' || verdict === 'agrees')).toEqual([])
  })
})
