import type { CaseRecords, FsckSource } from '#app/fsck/ports.ts'
import { refold } from '#app/fsck/refold.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { parseNote } from '#domain/journal/note.ts'
import { folderReader } from '../log/log-folder.ts'
import type { JournalHouse } from '../ports.ts'
import { BUNDLE_FORMAT, type ProofBundle } from '../proofs/bundle.ts'
import { proveUnder } from '../proofs/prove-entry.ts'
import { fieldsOf } from '../sealing/case-fields.ts'
import { happeningsOf } from '../sealing/house-entry.ts'
import { disclose } from '../sealing/seal.ts'
import type { ProvenSight } from '../witnesses/first-sight.ts'
import { publish } from './publish.ts'

/** What an asker may see: by path, fields as `/form/field`, facts of an act as `!actor`. */
export type MayDisclose = (path: string, n: number) => boolean

export type ProofProblem = { readonly code: 'case.unknown' | 'journal.held' | 'journal.busy'; readonly message: string }

/**
 * The proof of one case's whole history, under the newest checkpoint; what is not yet published is published first.
 * Only contents that the asker may see are disclosed; the rest stays digests.
 */
export async function proofOf(
  journal: JournalHouse,
  source: FsckSource,
  matters: MatterBook,
  caseId: string,
  may: MayDisclose = () => true,
): Promise<ProofBundle | ProofProblem> {
  const records = await source.one(caseId)
  if (!records?.row) return { code: 'case.unknown', message: `没有办件 ${caseId}` }
  const last = Math.max(...[...records.journal.values()].map(({ index }) => index))
  const head = await publishedHead(journal, last)
  return 'code' in head ? head : bundleUnder(journal, matters, records, head, { last, may })
}

/** The proof of a case's history up to an entry, as a witness first saw it: under the checkpoint that it cosigned then. */
export async function sightProofOf(
  journal: JournalHouse,
  source: FsckSource,
  matters: MatterBook,
  caseId: string,
  sight: ProvenSight,
  may: MayDisclose,
): Promise<ProofBundle | ProofProblem> {
  const [records, published] = [await source.one(caseId), await readHead(journal)]
  if (!records?.row || !published) return { code: 'case.unknown', message: `没有办件 ${caseId}` }
  const head = { ...published, size: sight.size, note: Buffer.from(sight.checkpoint) }
  return bundleUnder(journal, matters, records, head, { last: sight.index, may })
}

/** Entries of a case up to the index `last`, each with its place under the checkpoint. */
async function bundleUnder(
  journal: JournalHouse,
  matters: MatterBook,
  records: CaseRecords,
  { size, note, vkeys }: Head,
  { last, may }: { readonly last: number; readonly may: MayDisclose },
): Promise<ProofBundle | ProofProblem> {
  const { id: caseId, matter: name, version } = records.row!.current
  const matter = matters.version(name, version)
  if (!matter) return { code: 'case.unknown', message: `没有办件 ${caseId}` }
  const prove = proveUnder(journal, size, note)
  const disclosures = disclosuresOf(matter, records, may)
  const entries: ProofBundle['entries'][number][] = []
  for (const [n, { index, entry }] of [...records.journal].sort(([a], [b]) => a - b)) {
    if (index > last) break
    const shown = (disclosures.get(n) ?? []).map(({ disclosure }) => disclosure)
    entries.push(await prove({ index, entry, disclosures: shown }))
  }
  const shown = [...disclosures.values()].flat().map(({ value }) => value)
  return {
    format: BUNDLE_FORMAT,
    case: caseId,
    vkeys,
    checkpoint: note.toString('utf8'),
    entries,
    files: filesIn(shown),
  }
}

type Head = { readonly size: number; readonly note: Buffer; readonly vkeys: readonly string[] }

/** The published checkpoint, once it covers an index. */
async function publishedHead(journal: JournalHouse, index: number): Promise<Head | ProofProblem> {
  const present = await readHead(journal)
  if (present && present.size > index) return present
  const outcome = await publish(journal)
  if (outcome.status === 'refused') return { code: 'journal.held', message: outcome.fault.message }
  const now = await readHead(journal)
  return now && now.size > index ? now : { code: 'journal.busy', message: '封存日志正在公布，请稍后再试' }
}

/** The published checkpoint as it stands; null before the first publication. */
export async function readHead({ folder }: Pick<JournalHouse, 'folder'>): Promise<Head | null> {
  const read = folderReader(folder)
  const [bytes, keys] = [await read('checkpoint'), await read('vkeys')]
  const note = bytes && parseNote(bytes)
  const checkpoint = note?.ok ? parseCheckpoint(note.value.text) : null
  if (!bytes || !keys || !checkpoint?.ok) return null
  const vkeys = Buffer.from(keys).toString('utf8').split('\n').filter(Boolean)
  return { size: checkpoint.value.size, note: Buffer.from(bytes), vkeys }
}

type Shown = { readonly path: string; readonly value: unknown; readonly disclosure: string }

/** By entry, every content whose salt is still there and that the asker may see. */
function disclosuresOf(matter: Matter, records: CaseRecords, may: MayDisclose): ReadonlyMap<number, readonly Shown[]> {
  const shown = new Map<number, Shown[]>()
  for (const { entry, after } of refold(matter, records).steps) {
    const salts = records.seals.get(entry.n) ?? {}
    const values = new Map<string, unknown>([...fieldsOf(after), ...happeningsOf(entry)])
    const list = Object.entries(salts)
      .filter(([path]) => values.has(path) && may(path, entry.n))
      .map(([path, salt]) => ({ path, value: values.get(path), ...disclose(salt, path, values.get(path)) }))
    shown.set(entry.n, list)
  }
  return shown
}

function filesIn(values: readonly unknown[]): ProofBundle['files'] {
  const files = new Map<string, string>()
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    const { sha256, name } = value as { sha256?: unknown; name?: unknown }
    if (typeof sha256 === 'string' && typeof name === 'string') files.set(sha256, name)
    for (const each of Object.values(value)) visit(each)
  }
  values.forEach(visit)
  return [...files].map(([sha256, name]) => ({ sha256, name }))
}
