import { hash } from 'node:crypto'
import { dayOf, yearOf } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import { byKind } from '#domain/documents/house-wording.ts'
import { type Issued, issuePapers, type Letterhead } from '#domain/documents/issue-papers.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { evolve } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { none } from '#domain/settings/declaration.ts'
import { type Initials, settingOn } from '#domain/settings/settings.ts'
import type { Transaction } from '../ports.ts'

/** What the house needs to issue documents. */
export type Issuer = {
  readonly matters: Pick<MatterBook, 'all'>
  readonly letterhead: Letterhead
  readonly calendar: WorkingCalendar
  /** With which settings the bureau began. */
  readonly initials?: Initials
  /** Writes a document number: series, year and running number in the bureau's own words. */
  readonly numberOf: (series: string, year: number, running: number) => string
}

/** A decided act with the documents that it issues: their texts, and their hashes in the entry. */
export type WithPapers = { readonly entry: Entry; readonly after: Case; readonly papers: readonly Issued[] }

type Decided = {
  readonly matter: Matter
  readonly current: Case | null
  readonly entry: Entry
  readonly after: Case
  /** The words of texts that the act brings or reads. */
  readonly texts?: TextsRead | undefined
}

/** What of a transaction the issuing of documents asks. */
export type Numbers = Pick<Transaction, 'nextNumber' | 'settings' | 'wordings'>

/** Stands for a number while it is found out whether all else is there. */
export const unnumbered = '〔待编文号〕'

/**
 * Writes the documents of an act. A number is taken only when nothing else is missing: a refused act leaves no gap in
 * a series. What is sealed in the entry is the hash of each text, and the text is kept with it.
 */
export async function issue(
  issuer: Issuer,
  tx: Numbers,
  { matter, current, entry, after, texts }: Decided,
): Promise<WithPapers | Refusal> {
  if (entry.documents.length === 0) return { entry, after, papers: [] }
  const { wordings } = byKind(issuer.matters.all, await tx.wordings())
  const settings = { rows: await tx.settings(), initials: issuer.initials ?? {} }
  const { value } = settingOn(settings, 'paper.check-address', dayOf(entry.happenedAt))
  const letterhead = { ...issuer.letterhead, check: value === none ? undefined : value }
  const seriesOf = (kind: string): string | undefined => {
    const declared = matter.documents[kind]?.series
    return typeof declared === 'function' ? declared(after.data) : declared
  }
  const write = (numbers: ReadonlyMap<string, string>) => {
    const documents = entry.documents.map(({ kind }) => withNumber(kind, numbers.get(kind)))
    const signed = { ...entry, documents }
    const issued = issuePapers(
      { matter, entry: signed, after: evolve(matter, current, signed), texts },
      letterhead,
      issuer.calendar,
      wordings,
    )
    return { signed, issued }
  }
  const series = entry.documents.flatMap(({ kind }) => {
    const name = seriesOf(kind)
    return name === undefined ? [] : [[kind, name] as const]
  })
  const draft = write(new Map(series.map(([kind]) => [kind, unnumbered])))
  if (!draft.issued.ok) return draft.issued
  const year = yearOf(dayOf(entry.happenedAt))
  const numbers = new Map<string, string>()
  for (const [kind, name] of series) numbers.set(kind, issuer.numberOf(name, year, await tx.nextNumber(name, year)))
  const { signed, issued } = series.length ? write(numbers) : draft
  if (!issued.ok) return issued
  const { papers } = issued
  const documents = signed.documents.map((document, index) => {
    const { text, open } = papers[index]!
    return { ...document, sha256: hash('sha256', text, 'hex'), open: hash('sha256', open, 'hex') }
  })
  const sealed = { ...signed, documents }
  return { entry: sealed, after: evolve(matter, current, sealed), papers }
}

const withNumber = (kind: string, number: string | undefined) => (number === undefined ? { kind } : { kind, number })
