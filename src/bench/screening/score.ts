import { isFlagged, screenClause } from '#domain/screening/screen.ts'
import type { Annotated } from './corpus.ts'

export type Score = {
  readonly clauses: number
  /** Of the problematic clauses, those flagged H or M. */
  readonly recall: number
  /** Of the flagged clauses, those that are problematic. */
  readonly precision: number
  /** Of the rightly flagged, those with a standard of the right item of the regulation (A9.3, whichever letter). */
  readonly standard: number
}

const item = (standard: string): string => standard.replace(/[a-z]$/, '')

export function score(corpus: readonly Annotated[]): Score {
  const read = corpus.map(({ text, standards }) => ({ hits: screenClause(text), wanted: new Set(standards.map(item)) }))
  const flagged = read.filter(({ hits }) => isFlagged(hits))
  const right = flagged.filter(({ wanted }) => wanted.size > 0)
  const named = right.filter(({ hits, wanted }) => hits.some(({ standard }) => wanted.has(item(standard))))
  return {
    clauses: corpus.length,
    recall: right.length / read.filter(({ wanted }) => wanted.size > 0).length,
    precision: right.length / flagged.length,
    standard: named.length / right.length,
  }
}
