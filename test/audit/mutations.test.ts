import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { auditText } from '#domain/audit/match.ts'
import { kunmingFigures } from './kunming-figures.ts'
import { mutationsOf } from './mutations.ts'

const published = join(import.meta.dirname, '../../../shared/seed/kunming-2024-report.txt')
const isPresent = existsSync(published)
if (!isPresent) console.warn('SKIPPED: the published report is not beside the project; its edits were not counted')

const figures = kunmingFigures()
const claimsOf = (text: string) => auditText(text, figures, { year: 2024 }).claims
const agreeingIn = (text: string) => claimsOf(text).filter(({ verdict }) => verdict === 'agrees')

/** Edits that make a statement no less true: more than 2405 of 2419, nearly 1005 of 997, within 2 days of one. */
const stillTrue = new Set(['F04 2405', 'F53 1005', 'F17 2', 'F17 5', 'F17 6', 'F17 8'])

/** How many edits of one number are called wrong, and which are not. */
function countOf(text: string): { readonly caught: number; readonly missed: readonly string[] } {
  const mutations = mutationsOf(text, agreeingIn(text))
  const missed = mutations.flatMap(({ text: edited, claim: { figure }, number }) =>
    claimsOf(edited).some((one) => one.verdict === 'differs' && one.figure === figure) ? [] : `${figure} ${number}`,
  )
  return { caught: mutations.length - missed.length, missed }
}

describe.skipIf(!isPresent)('the published report, one number at a time', () => {
  const text = isPresent ? readFileSync(published, 'utf8') : ''

  it('as it stands, then all its 59 claims agree', () => {
    expect([claimsOf(text).length, agreeingIn(text).length]).toEqual([59, 59])
  })

  it('given each edit of one number, then at least 125 are caught, and what is not is still true', () => {
    const { caught, missed } = countOf(text)
    expect(caught).toBeGreaterThanOrEqual(125)
    expect(missed.filter((one) => !stillTrue.has(one))).toEqual([])
  })
})

describe('the report of our own making, one number at a time', () => {
  it('given each edit of one number, then at least 100 are caught, and what is not is still true', () => {
    const { caught, missed } = countOf(readFileSync(join(import.meta.dirname, 'own-report.txt'), 'utf8'))
    expect(caught).toBeGreaterThanOrEqual(100)
    expect(missed.filter((one) => !stillTrue.has(one))).toEqual([])
  })
})
