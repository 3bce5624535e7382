import type { AttachmentStore } from '#app/files/attachments.ts'
import type { House } from '#app/house.ts'
import { filesOf } from '#domain/engine/files-in.ts'
import type { BroughtFact } from './fsck/brought-facts.ts'
import { checkCase } from './fsck/check-case.ts'
import { checkFigures, type FigureCount } from './fsck/check-figures.ts'
import { checkLog } from './fsck/check-log.ts'
import { checkPrintings } from './fsck/check-printings.ts'
import { checkReports, type ReportsChecked, type ReportText, reportTextsIn } from './fsck/check-reports.ts'
import { checkRight } from './fsck/check-rights.ts'
import { checkSeries } from './fsck/check-series.ts'
import { checkSights, type RecordedSight, sightsIn } from './fsck/check-sights.ts'
import { type FsckFinding, found } from './fsck/findings.ts'
import type { FsckSource } from './fsck/ports.ts'
import { openRightsBook, rightMatters } from './fsck/rights-book.ts'
import type { JournalHouse } from './journal/ports.ts'

export type FsckOptions = {
  /** Findings to list at most; further ones are only counted. */
  readonly maxFindings?: number
  readonly progress?: (title: string, done: number, total: number) => void
  /** Where the files behind evidence and documents lie; without it they are not read. */
  readonly attachments?: AttachmentStore
  /** Composes reports anew, to hold the kept texts against; they are read where `attachments` are. */
  readonly composeReport?: ReportsChecked['compose']
  /** Figures to derive anew, for these years, and where the report reads them. */
  readonly figures?: Parameters<typeof checkFigures>[0]
}

export type FsckReport = {
  readonly ok: boolean
  readonly findings: readonly FsckFinding[]
  readonly faults: number
  readonly doubts: number
  readonly cases: number
  readonly entries: number
  /** Leaves of the journal. */
  readonly size: number
  /** Digests whose contents were lawfully deleted. */
  readonly sealed: number
  readonly files: number
  /** Journal entries of each public kind. */
  readonly kinds: Readonly<Record<string, number>>
  readonly figures: readonly FigureCount[]
}

/**
 * Recomputes everything that can be recomputed: cases, digests, chains, clocks, facts, documents, publications,
 * numbers, files, figures, the journal's tree and its publication. Reads only.
 */
export async function fsck(
  house: Pick<House, 'matters' | 'calendar' | 'numberOf'>,
  journal: JournalHouse,
  source: FsckSource,
  options: FsckOptions = {},
): Promise<FsckReport> {
  const { maxFindings = 100, progress = () => undefined, attachments, figures, composeReport } = options
  const findings: FsckFinding[] = []
  const counts = { fault: 0, doubt: 0, cases: 0, entries: 0, sealed: 0 }
  const report = (more: readonly FsckFinding[]) => {
    for (const each of more) {
      counts[each.severity] += 1
      if (findings.length < maxFindings) findings.push(each)
    }
  }
  const log = await checkLog(journal, (done, total) => progress('核对封存日志', done, total))
  report(log.findings)
  const total = await source.cases()
  const files = new Set<string>()
  const facts: BroughtFact[] = []
  const sights: RecordedSight[] = []
  const reports: ReportText[] = []
  const rights = await rightsIn(house, source)
  for await (const batch of source.batches()) {
    for (const records of batch) {
      const checked = checkCase(house.matters, house.calendar, records)
      report(checked.findings)
      for (const step of checked.refolded?.steps ?? []) {
        const matter = house.matters.version(step.entry.matter, step.entry.version)
        const index = records.journal.get(step.entry.n)?.index
        if (matter && index !== undefined) report(checkRight({ ...house, rights }, matter, step, index))
      }
      counts.sealed += checked.sealed
      counts.cases += records.row ? 1 : 0
      counts.entries += records.entries.length
      if (figures) facts.push(...checked.facts)
      sights.push(...sightsIn(house.matters, records))
      reports.push(...reportTextsIn(records.entries))
      if (attachments) for (const { sha256 } of records.entries.flatMap(filesOf)) files.add(sha256)
    }
    progress('核对办件', counts.cases, total)
  }
  report(await checkSights(journal, sights))
  report(checkSeries(await source.series(), await source.documentNumbers(), house.numberOf))
  report(await checkPrintings(source, (done) => progress('核对印存的文书', done, done)))
  const counted = figures ? await checkFigures(figures, facts, counts.sealed === 0) : undefined
  if (counted) report(counted.findings)
  if (attachments && composeReport) report(await checkReports(reports, { attachments, compose: composeReport }))
  if (attachments) report(await checkFiles(attachments, [...files], (done) => progress('核对材料', done, files.size)))
  return {
    ok: counts.fault === 0,
    findings,
    faults: counts.fault,
    doubts: counts.doubt,
    cases: counts.cases,
    entries: counts.entries,
    size: log.size,
    sealed: counts.sealed,
    files: files.size,
    kinds: log.kinds,
    figures: counted?.counts ?? [],
  }
}

/** The rights of all people at any time, read first: every act rests on them. */
async function rightsIn({ matters, calendar }: Pick<House, 'matters' | 'calendar'>, source: FsckSource) {
  const book = openRightsBook(matters, calendar)
  for await (const batch of source.batches(rightMatters(matters))) for (const records of batch) book.take(records)
  return book.close()
}

async function checkFiles(
  attachments: AttachmentStore,
  files: readonly string[],
  progress: (done: number) => void,
): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = []
  for (const [i, sha256] of files.entries()) {
    try {
      await attachments.get(sha256)
    } catch (error) {
      const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
      findings.push(found('attachment.lost', { sha256, reason: isAbsent ? '文件不存在' : (error as Error).message }))
    }
    if (i % 500 === 0) progress(i)
  }
  progress(files.length)
  return findings
}
