import type { ArticleCitation } from './citation.ts'
import type { InstrumentRecord, Instruments } from './instrument.ts'

/** One article of one imported text; `version` is the day by which the text is known. */
export type LawText = {
  readonly instrument: string
  readonly version: string
  readonly article: string
  readonly text: string
}

export type CatalogueCheck = {
  /** Cited articles that the imported text of their version lacks. */
  readonly missing: readonly (ArticleCitation & { readonly version: string })[]
  /** Instruments whose text the catalogue calls held and nobody has imported. */
  readonly notImported: readonly string[]
}

/** The version that the catalogue summarises when it is there, else the newest imported one. */
export const versionChecked = (record: InstrumentRecord, versions: readonly string[]): string | undefined =>
  record.textDate && versions.includes(record.textDate) ? record.textDate : versions.toSorted().at(-1)

/** Holds the catalogue against imported texts: every cited article must be in the text it is cited from. */
export function checkCatalogue(records: Instruments, imported: readonly LawText[]): CatalogueCheck {
  const texts = new Map<string, Map<string, Set<string>>>()
  for (const row of imported) {
    const versions = texts.get(row.instrument) ?? new Map<string, Set<string>>()
    const articles = versions.get(row.version) ?? new Set<string>()
    texts.set(row.instrument, versions.set(row.version, articles.add(row.article)))
  }
  const missing: (ArticleCitation & { version: string })[] = []
  const notImported: string[] = []
  for (const [instrument, record] of Object.entries(records)) {
    const versions = texts.get(instrument)
    const version = versionChecked(record, [...(versions?.keys() ?? [])])
    if (!versions || version === undefined) {
      if (record.text === 'held') notImported.push(instrument)
      continue
    }
    for (const [no, entry] of Object.entries(record.articles)) {
      if (no === '全文' || entry.notHeld || versions.get(version)?.has(no)) continue
      missing.push({ instrument, article: no, version })
    }
  }
  return { missing, notImported }
}

/** Which instrument a text belongs to, by title and date; `exact` when the catalogue knows a text of that date. */
export function instrumentOfText(
  records: Instruments,
  text: { readonly title: string; readonly date?: string },
): { readonly instrument: string; readonly exact: boolean } | undefined {
  const same = Object.entries(records).filter(([, record]) => record.title === text.title)
  const exact = same.find(([, record]) => record.textDate !== undefined && record.textDate === text.date)
  if (exact) return { instrument: exact[0], exact: true }
  // An unknown date: the youngest known text that is not younger than it, else the oldest.
  const byDate = same.toSorted(([, a], [, b]) => startOf(a).localeCompare(startOf(b)))
  const { date } = text
  const older = date === undefined ? byDate : byDate.filter(([, record]) => startOf(record) <= date)
  const found = older.at(-1) ?? byDate[0]
  return found && { instrument: found[0], exact: false }
}

const startOf = (record: InstrumentRecord): string => record.textDate ?? record.inForceFrom ?? ''
