import { evaluate, type FactSource, questionOf } from '#domain/figures/evaluate.ts'
import { type Figure, leavesOf } from '#domain/figures/figure.ts'
import { memorySource } from '#domain/figures/memory-source.ts'
import type { BroughtFact } from './brought-facts.ts'
import { decimal } from './check-facts.ts'
import { type FsckFinding, found } from './findings.ts'

/** A figure of a year, and how many acts of which kind in the journal brought the records that make it. */
export type FigureCount = {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly value: string | null
  readonly records: number
  readonly kinds: Readonly<Record<string, number>>
}

export type CheckedFigures = { readonly counts: readonly FigureCount[]; readonly findings: readonly FsckFinding[] }

type Asked = {
  readonly figures: readonly Figure[]
  readonly years: readonly number[]
  /** What the screens and the report read. */
  readonly source: FactSource
}

/**
 * Every figure once from the acts in the journal and once from the table that the report reads. `isWhole` is false when
 * contents were lawfully deleted: what they contributed can no longer be derived, and a difference is only a doubt.
 */
export async function checkFigures(
  { figures, years, source }: Asked,
  facts: readonly BroughtFact[],
  isWhole: boolean,
): Promise<CheckedFigures> {
  const own = memorySource(facts)
  const counts: FigureCount[] = []
  const findings: FsckFinding[] = []
  for (const year of years) {
    for (const { id, title, value: expression } of figures) {
      const [{ value, records }, stored] = [
        await evaluate(own, expression, year),
        await evaluate(source, expression, year),
      ]
      if (decimal(value) !== decimal(stored.value) || records !== stored.records) {
        const told = { id, title, year, own: value ?? '无', stored: stored.value ?? '无' }
        findings.push(found('figure.differs', told, isWhole ? 'fault' : 'doubt'))
      }
      const kinds: Record<string, number> = {}
      for (const leaf of leavesOf(expression))
        for (const { kind } of own.find(questionOf(leaf, year))) kinds[kind] = (kinds[kind] ?? 0) + 1
      counts.push({ id, title, year, value, records, kinds })
    }
  }
  return { counts, findings }
}
