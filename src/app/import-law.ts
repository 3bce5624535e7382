import type { Day } from '#domain/calendar/day.ts'
import { type CatalogueCheck, checkCatalogue, instrumentOfText, type LawText } from '#domain/law/check-catalogue.ts'
import { type CitationCheck, type CitedPlace, checkCitations } from '#domain/law/check-citations.ts'
import type { Instruments } from '#domain/law/instrument.ts'
import { parseLaw } from '#domain/law/text-parser.ts'

export type LawFile = { readonly name: string; readonly markdown: string }

/** Where imported statute texts are kept; saving the same text twice leaves one copy. */
export interface LawStore {
  saveTexts(rows: readonly LawText[]): Promise<void>
  /** All that is held, of this import and of earlier ones. */
  heldTexts(): Promise<readonly LawText[]>
}

export type LawFileReport = {
  readonly name: string
  readonly title: string
  /** Absent when the catalogue has no instrument of that title: the text is not imported. */
  readonly instrument?: string
  readonly version?: string
  readonly articles: number
  readonly warnings: readonly string[]
}

export type LawImport = {
  readonly rows: readonly LawText[]
  readonly files: readonly LawFileReport[]
  readonly check: CatalogueCheck
}

/** Reads statute files into rows for the store, and says what did not fit the catalogue. Pure. */
export function importLaws(records: Instruments, files: readonly LawFile[]): LawImport {
  const rows = new Map<string, LawText>()
  const reports = files.map(({ name, markdown }): LawFileReport => {
    const law = parseLaw(name, markdown)
    const found = instrumentOfText(records, law)
    const head = { name, title: law.title, articles: law.articles.length }
    if (!found) return { ...head, warnings: [...law.warnings, '目录中没有这部文件，未导入'] }
    const version = law.date ?? records[found.instrument]?.textDate
    if (version === undefined) return { ...head, warnings: [...law.warnings, '看不出文本日期，未导入'] }
    const warnings = [...law.warnings, ...(found.exact ? [] : [`目录中没有${version}的文本，请核对条号`])]
    for (const { no, text } of law.articles) {
      const key = `${found.instrument}\n${version}\n${no}`
      if (rows.has(key)) warnings.push(`第${no}条在前一文件中已有，以本文件为准`)
      rows.set(key, { instrument: found.instrument, version, article: no, text })
    }
    return { ...head, instrument: found.instrument, version, warnings }
  })
  const all = [...rows.values()]
  return { rows: all, files: reports, check: checkCatalogue(records, all) }
}

/** What the house's declarations cite, and the day on which it asks. */
export type Asked = { readonly cited: readonly CitedPlace[]; readonly today: Day }

/** Imports and saves; then every citation of the house is held against all texts that it now has. */
export async function importLawTexts(
  records: Instruments,
  files: readonly LawFile[],
  store: LawStore,
  { cited, today }: Asked,
): Promise<LawImport & { readonly citations: CitationCheck }> {
  const result = importLaws(records, files)
  await store.saveTexts(result.rows)
  return { ...result, citations: checkCitations(records, cited, await store.heldTexts(), today) }
}
