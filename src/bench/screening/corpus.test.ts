import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import weights from '#domain/screening/likeness.weights.json' with { type: 'json' }
import { isFlagged, screenClause } from '#domain/screening/screen.ts'
import { standards } from '#domain/screening/standards.ts'
import { heldOutCorpus, tunedCorpus } from './corpus.ts'
import { learn } from './learn.ts'
import { score } from './score.ts'

const laws = join(import.meta.dirname, '../../../../shared/laws')
const all = [...tunedCorpus(), ...heldOutCorpus()]

describe('初筛的语料', () => {
  it('given the corpus, then no clause stands twice, half is innocent and each standard occurs', () => {
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length)
    const innocent = all.filter((clause) => clause.standards.length === 0).length
    expect(innocent / all.length).toBeGreaterThan(0.45)
    const named = new Set(all.flatMap((clause) => clause.standards))
    const known = new Set(standards.map(({ id }) => id))
    expect([...named].filter((id) => !known.has(id))).toEqual([])
    const bySigns = standards.filter(
      ({ byReaderOnly, id }) => !byReaderOnly && !['A9.6', 'A10.1b', 'A11.2c'].includes(id),
    )
    expect(bySigns.filter(({ id }) => !named.has(id))).toEqual([])
  })

  it.each([
    ['mended on', tunedCorpus],
    ['held out', heldOutCorpus],
  ])(
    'given the clauses that were %s, then nine of ten problems are flagged and nine of ten flags are problems',
    (_, corpus) => {
      const { recall, precision } = score(corpus())
      expect(recall).toBeGreaterThan(0.9)
      expect(precision).toBeGreaterThan(0.9)
    },
  )

  it.skipIf(!existsSync(laws))('given the texts of statutes, then hardly any paragraph is flagged', () => {
    const paragraphs = readdirSync(laws)
      .flatMap((name) => readFileSync(join(laws, name), 'utf8').split('\n'))
      .filter((line) => line.trim().length >= 12)
    const flagged = paragraphs.filter((line) => isFlagged(screenClause(line)))
    expect(flagged.length / paragraphs.length).toBeLessThan(0.015)
  })

  it('given the corpus, then the second reader learns from it just what he knows', () => {
    expect(learn(tunedCorpus())).toEqual(weights)
  })
})
