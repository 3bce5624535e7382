import { dayOf, dayText, type Instant } from '#domain/calendar/day.ts'
import { isClosed, lacksOf, partsOf } from '#domain/documents/case-file.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { AttachmentStore } from '../files/attachments.ts'
import { checkCase } from '../fsck/check-case.ts'
import type { CaseRecords, FsckSource } from '../fsck/ports.ts'
import type { House } from '../house.ts'
import { nodeAlgorithms } from '../journal/log/node-algorithms.ts'
import { sha256 } from '../journal/log/node-crypto.ts'
import type { JournalHouse } from '../journal/ports.ts'
import { checkBundle, type ProofBundle } from '../journal/proofs/bundle.ts'
import { proofOf } from '../journal/publish/case-proof.ts'
import { sortKeys } from '../journal/verify/verify-published.ts'
import type { Press } from '../paper/press/press.ts'
import type { Printer } from '../paper/printer.ts'
import { type FileCheck, fourChecks } from './four-checks.ts'
import { type Piece, pieceOf } from './pieces.ts'

/** What a case file is made with. */
export type CaseFileDesk = {
  readonly bureau: string
  readonly house: Pick<House, 'matters' | 'calendar'>
  readonly press: Press
  readonly printer: Printer
  readonly attachments: AttachmentStore
  readonly journal: JournalHouse
  readonly source: FsckSource
}

/** Who makes it, and when. */
export type Maker = { readonly name: string; readonly at: Instant }

export type CaseFile = {
  readonly matter: Matter
  readonly current: Case
  readonly records: CaseRecords
  readonly pieces: readonly Piece[]
  readonly closed: boolean
  readonly lacks: readonly string[]
  readonly checks: readonly FileCheck[]
  /** The proof of all entries with all contents; undefined while the journal cannot be published. */
  readonly proof: ProofBundle | undefined
}

/** More than this is no file that one machine should hold at once. */
const mostBytes = 300 * 1024 * 1024

/** Too large a case file; the sentence says so. */
export class TooLarge extends Error {}

/** Everything of a case that belongs into its file, looked at piece by piece. @throws TooLarge */
export async function openCaseFile(desk: CaseFileDesk, records: CaseRecords): Promise<CaseFile> {
  const { current } = records.row!
  const { house, journal, source } = desk
  const matter = house.matters.version(current.matter, current.version)!
  const parts = partsOf(matter, records.entries)
  const size = parts.reduce((sum, part) => sum + (part.type === 'evidence' ? part.file.size : 0), 0)
  if (size > mostBytes)
    throw new TooLarge(`本案材料共 ${Math.ceil(size / 2 ** 20)} MiB，超过一次成卷的 ${mostBytes / 2 ** 20} MiB`)
  const pieces: Piece[] = []
  for (const part of parts) pieces.push(await pieceOf(desk, records, part))
  const bundle = await proofOf(journal, source, house.matters, current.id)
  const proof = 'code' in bundle ? undefined : bundle
  const closed = isClosed(matter, current)
  const lacks = [...(closed ? [] : ['办件尚未办结']), ...lacksOf(matter, current)]
  const checks = fourChecks({
    pieces,
    lacks,
    faults: checkCase(house.matters, house.calendar, records).findings,
    proof: 'code' in bundle ? bundle.message : checked(bundle),
    entries: records.entries.length,
  })
  return { matter, current, records, pieces, closed, lacks: allLacks(lacks, pieces), checks, proof }
}

const checked = (bundle: ProofBundle) =>
  checkBundle(sha256, bundle, { ...sortKeys(sha256, nodeAlgorithms, bundle.vkeys), quorum: 0 })

const allLacks = (lacks: readonly string[], pieces: readonly Piece[]): readonly string[] => [
  ...lacks,
  ...pieces.flatMap(({ part, lack }) => (lack === undefined ? [] : [`“${part.title}”${lack}`])),
]

/** The last day of what was done in the case. */
export const endedOn = ({ records }: CaseFile): string => dayText(dayOf(records.entries.at(-1)!.happenedAt))
