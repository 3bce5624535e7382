import { fieldsOf } from '#app/journal/sealing/case-fields.ts'
import { kindOf } from '#app/journal/sealing/entry-kinds.ts'
import { happeningsOf } from '#app/journal/sealing/house-entry.ts'
import { sealedDigests } from '#app/journal/sealing/redaction-entry.ts'
import { disclose, type Live, sameValue, stateOf } from '#app/journal/sealing/seal.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { evolve, isHouseAct } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { parseEntry } from '#domain/journal/entry.ts'
import { toWholeSeconds } from '#domain/journal/moment.ts'
import { type FsckFinding, found } from './findings.ts'
import type { CaseRecords } from './ports.ts'

/** A case as its entries make it, entry by entry, and what does not fit the journal on the way. */
export type Refolded = {
  /** The case after each entry, in order; the last is what the case must be now. */
  readonly steps: readonly { readonly entry: Entry; readonly before: Case | null; readonly after: Case }[]
  readonly live: Live
  /** Hash of the last journal entry of the case. */
  readonly leaf: string | null
  /** Digests whose contents were deleted under a recorded redaction. */
  readonly sealed: number
  readonly findings: readonly FsckFinding[]
}

const words: Readonly<Record<string, string>> = {
  '!actor': '经办人及其授权',
  '!act': '办理动作、时间、文书或期限',
  '!evidence': '佐证材料',
  '!reasons': '理由',
}

/** Folds the entries of a case anew and compares every digest with the journal. */
export function refold(matter: Matter, records: CaseRecords): Refolded {
  const { caseId, entries, seals, journal } = records
  const findings: FsckFinding[] = []
  const sealed = sealedDigests(entries)
  const steps: { entry: Entry; before: Case | null; after: Case }[] = []
  const live: Record<string, string> = {}
  let current: Case | null = null
  let prev: string | null = null
  for (const [i, entry] of entries.entries()) {
    const { n } = entry
    if (n !== i + 1) {
      findings.push(found('entry.order', { caseId, n }))
      break
    }
    const after: Case | null = next(matter, current, entry)
    if (after === null) {
      findings.push(found('entry.unknown-action', { caseId, n, action: entry.action }))
      break
    }
    const leaf = journal.get(n)
    const parsed = leaf && parseEntry(leaf.entry)
    if (!leaf) findings.push(found('entry.unsealed', { caseId, n }))
    else if (parsed?.ok) {
      const { value } = parsed
      if (value.kind !== kindOf(matter, entry.action)) findings.push(found('entry.link', { caseId, n, what: '种类' }))
      if (value.n !== n || value.case !== caseId) findings.push(found('entry.link', { caseId, n, what: '办件或次序' }))
      if (value.prev !== prev) findings.push(found('entry.link', { caseId, n, what: '前一条' }))
      if (value.t !== toWholeSeconds(entry.recordedAt)) findings.push(found('entry.link', { caseId, n, what: '时间' }))
      const salts = seals.get(n) ?? {}
      const own = { caseId, n, salts, sealed: sealed.get(n) ?? {} }
      findings.push(...compareLive(own, live, current, after, value))
      findings.push(...compareEvent(own, entry, value.ev))
      findings.push(...strangers(own, entry, after))
      if (stateOf(live) !== value.state) findings.push(found('entry.link', { caseId, n, what: '状态摘要' }))
      prev = leaf.leaf
    }
    steps.push({ entry, before: current, after })
    current = after
  }
  for (const n of journal.keys()) if (n > entries.length) findings.push(found('entry.missing', { caseId, n }))
  const count = [...sealed.values()].reduce((sum, paths) => sum + Object.keys(paths).length, 0)
  return { steps, live, leaf: prev, sealed: count, findings }
}

/** The case after one more entry; null where the matter knows no such action. */
function next(matter: Matter, current: Case | null, entry: Entry): Case | null {
  if (isHouseAct(entry.action)) return current && evolve(matter, current, entry)
  if (!matter.actions[entry.action]) return null
  try {
    return evolve(matter, current, entry)
  } catch {
    // A title cannot be made out of data of which a part is sealed.
    return evolve({ ...matter, describe: () => current?.title ?? '' }, current, entry)
  }
}

type Own = {
  readonly caseId: string
  readonly n: number
  readonly salts: Readonly<Record<string, string>>
  /** Paths that this entry brought in and that were redacted since, with their digests. */
  readonly sealed: Readonly<Record<string, string>>
}

/** Carries the live digests from one entry to the next and compares what entered and left with the journal. */
function compareLive(
  own: Own,
  live: Record<string, string>,
  before: Case | null,
  after: Case,
  logged: { readonly add: readonly string[]; readonly del: readonly string[] },
): FsckFinding[] {
  const { caseId, n, salts, sealed } = own
  const findings: FsckFinding[] = []
  const old = before ? fieldsOf(before) : new Map<string, unknown>()
  const now = fieldsOf(after)
  const [added, deleted] = [new Set(logged.add), new Set(logged.del)]
  const leave = (path: string) => {
    const digest = live[path]
    if (digest === undefined) return
    if (!deleted.delete(digest)) findings.push(found('entry.altered', { caseId, n, what: fieldWord(path) }))
    delete live[path]
  }
  for (const path of Object.keys(live)) {
    // A field that was redacted earlier is not in the old data any more, though its digest still leaves here.
    const leaves = old.has(path) || deleted.has(live[path]!)
    if (!now.has(path) && sealed[path] === undefined && leaves) leave(path)
  }
  for (const [path, value] of now) {
    const salt = salts[path]
    if (salt === undefined) {
      if (live[path] !== undefined && sameValue(old.get(path), value)) continue
      findings.push(found('entry.salt', { caseId, n, what: fieldWord(path) }))
      continue
    }
    leave(path)
    const { digest } = disclose(salt, path, value)
    if (!added.delete(digest)) findings.push(found('entry.altered', { caseId, n, what: fieldWord(path) }))
    live[path] = digest
  }
  for (const [path, digest] of Object.entries(sealed)) {
    if (path.startsWith('!')) continue
    leave(path)
    if (!added.delete(digest)) findings.push(found('entry.digest', { caseId, n }))
    live[path] = digest
  }
  if (added.size + deleted.size > 0 && findings.length === 0) findings.push(found('entry.digest', { caseId, n }))
  return findings
}

function compareEvent({ caseId, n, salts, sealed }: Own, entry: Entry, logged: readonly string[]): FsckFinding[] {
  const findings: FsckFinding[] = []
  const left = new Set(logged)
  for (const [path, value] of happeningsOf(entry)) {
    const salt = salts[path]
    const what = words[path] ?? path
    if (salt === undefined) {
      if (!left.delete(sealed[path] ?? '')) findings.push(found('entry.salt', { caseId, n, what }))
    } else if (!left.delete(disclose(salt, path, value).digest)) {
      findings.push(found('entry.altered', { caseId, n, what }))
    }
  }
  for (const [path, digest] of Object.entries(sealed)) if (path.startsWith('!')) left.delete(digest)
  if (left.size > 0 && findings.length === 0) findings.push(found('entry.digest', { caseId, n }))
  return findings
}

const entryMembers = new Set([
  ...['caseId', 'n', 'commandId', 'matter', 'version', 'variant', 'action', 'actor', 'grant', 'happenedAt'],
  ...[
    'recordedAt',
    'form',
    'reasons',
    'evidence',
    'clocks',
    'documents',
    'publishes',
    'settings',
    'host',
    'because',
    'late',
    'texts',
    'binds',
  ],
])

/** What stands in an entry or among its salts and belongs to nothing that was sealed. */
function strangers({ caseId, n, salts }: Own, entry: Entry, after: Case): FsckFinding[] {
  const paths = new Set([...fieldsOf(after).keys(), ...happeningsOf(entry).map(([path]) => path)])
  const strange = [
    ...Object.keys(entry).filter((member) => !entryMembers.has(member)),
    ...Object.keys(salts).filter((path) => !paths.has(path)),
  ]
  return strange.map((what) => found('entry.strange', { caseId, n, what }))
}

const fieldWord = (path: string): string =>
  ({ '/state': '状态', '/number': '文号', '/applicant': '申请人', '/variant': '情形' })[path] ?? path
