import { toBase64 } from './base64.ts'
import { toHex } from './bytes.ts'
import { type Checkpoint, type Cosigned, openCheckpoint, parseCheckpoint, type Trust } from './checkpoint.ts'
import { readCases } from './log-cases.ts'
import type { Sighting } from './log-clock.ts'
import { type Finding, finding } from './log-findings.ts'
import { readTree } from './log-tree.ts'
import { leafHash } from './merkle.ts'
import { type NoteVerifier, parseNote } from './note.ts'
import type { Hash } from './ports.ts'
import type { Refusal } from './refusals.ts'
import type { ReadPath } from './tile-io.ts'
import { TileTree } from './tile-tree.ts'
import { decodeBundle, newBundles, TILE_WIDTH, type Tile, tilePath } from './tiles.ts'

export type VerifyOptions = Trust & {
  readonly sha256: Hash
  /** The tree's hash where it is another: SM3 for the twin. */
  readonly treeHash?: Hash | undefined
  /** Leaves out what the entries say (chains, kinds, times): for a second tree over entries that were read already. */
  readonly treeOnly?: boolean | undefined
  /** Older signed checkpoints that the reader kept. */
  readonly older?: readonly Uint8Array[] | undefined
  /** Keys that signed the log before a rotation: good for older checkpoints alone. */
  readonly formerKeys?: readonly NoteVerifier[] | undefined
  /** The closed public list of kinds; without it any kind passes. */
  readonly kinds?: ReadonlySet<string> | undefined
  /** When the log was seen at which size, from kept checkpoints and time stamps; this checkpoint's are added. */
  readonly sightings?: readonly Sighting[] | undefined
  /** POSIX seconds, for `maxAge`. */
  readonly now?: number | undefined
  /** Seconds that the latest cosignature may be old. */
  readonly maxAge?: number | undefined
  /** Findings to list at most; further ones are only counted. 100 by default. */
  readonly maxFindings?: number | undefined
  /** Told after each bundle: entries read, entries in all. */
  readonly progress?: ((done: number, total: number) => void) | undefined
}

export type LogReport = {
  /** No fault: the log is exactly what was signed, and keeps its own rules. */
  readonly intact: boolean
  readonly findings: readonly Finding[]
  /** Faults and doubts in all, listed or not. */
  readonly faults: number
  readonly doubts: number
  /** Null where there is no readable checkpoint. */
  readonly checkpoint: Checkpoint | null
  readonly cosignatures: readonly Cosigned[]
  /** Entries read. */
  readonly entries: number
  readonly cases: number
  /** Entries of each public kind. */
  readonly kinds: Readonly<Record<string, number>>
}

/**
 * Verifies a whole log: signature and witnesses of the checkpoint, every leaf recomputed from its entry, every tile,
 * the root, the chain of every case, entry times, and older checkpoints that the reader kept.
 */
export async function verifyLog(read: ReadPath, options: VerifyOptions): Promise<LogReport> {
  const { sha256, treeHash = sha256, maxFindings = 100, progress } = options
  const findings: Finding[] = []
  const counts = { fault: 0, doubt: 0 }
  const report = (found: readonly Finding[]) => {
    for (const each of found) {
      counts[each.severity] += 1
      if (findings.length < maxFindings) findings.push(each)
    }
  }
  const head = await readHead(read, options)
  report(head.findings)
  const { checkpoint, cosignatures } = head
  const size = checkpoint?.size ?? 0
  const older = openOlder(options, size)
  report(older.findings)
  report(older.compare(new TileTree(treeHash)))

  const seen = cosignatures.map(({ time }) => ({ size, time }))
  const cases = readCases(sha256, options.kinds, [...(options.sightings ?? []), ...older.sightings, ...seen])
  const tree = readTree(treeHash, size, read, older.compare)
  let done = 0
  let entryCount = 0
  for (const bundle of newBundles(0, size)) {
    const entries = await readBundle(read, bundle)
    if (Array.isArray(entries)) {
      const leaves = entries.map((entry) => leafHash(treeHash, entry))
      report(await tree.take(leaves, bundle.width))
      if (!options.treeOnly)
        entries.forEach((entry, i) => {
          const leaf = treeHash === sha256 ? (leaves[i] as Uint8Array) : leafHash(sha256, entry)
          report(cases.take(done + i, entry, toHex(leaf)))
        })
      entryCount += entries.length
    } else {
      report([entries])
      cases.lose()
      const found = await tree.take(null, bundle.width)
      report(found)
      // Neither entries nor hashes: the log ends here, whatever size a forged checkpoint may claim.
      if (entries.code === 'log.missing' && found.some(({ code }) => code === 'log.missing')) break
    }
    done += bundle.width
    progress?.(done, size)
  }
  if (checkpoint) report(await tree.close(checkpoint.root, toBase64))
  return {
    intact: counts.fault === 0,
    findings,
    faults: counts.fault,
    doubts: counts.doubt,
    checkpoint,
    cosignatures,
    entries: entryCount,
    cases: cases.cases(),
    kinds: cases.kinds(),
  }
}

type Head = {
  readonly checkpoint: Checkpoint | null
  readonly cosignatures: readonly Cosigned[]
  readonly findings: readonly Finding[]
}

/** The checkpoint; where its signatures do not hold, what it claims is still compared with the entries. */
async function readHead(read: ReadPath, options: VerifyOptions): Promise<Head> {
  const bytes = await read('checkpoint')
  if (!bytes) return { checkpoint: null, cosignatures: [], findings: [finding('log.no-checkpoint')] }
  const opened = openCheckpoint(bytes, options)
  if (opened.ok) {
    const { cosignatures } = opened.value
    return { checkpoint: opened.value, cosignatures, findings: staleness(cosignatures, options) }
  }
  const note = parseNote(bytes)
  const claimed = note.ok ? parseCheckpoint(note.value.text) : note
  return { checkpoint: claimed.ok ? claimed.value : null, cosignatures: [], findings: [refused(opened)] }
}

const refused = ({ code, message }: Refusal): Finding => ({ severity: 'fault', code, message })

function staleness(cosignatures: readonly Cosigned[], { now, maxAge }: VerifyOptions): Finding[] {
  if (now === undefined || maxAge === undefined) return []
  if (cosignatures.length === 0) return [finding('log.undated')]
  const age = now - Math.max(...cosignatures.map(({ time }) => time))
  return age > maxAge ? [finding('log.stale', { age, limit: maxAge })] : []
}

/** Older checkpoints: those larger than the log are faults at once, the others are compared as the tree passes them. */
function openOlder({ older = [], formerKeys = [], ...present }: VerifyOptions, size: number) {
  const trust = { ...present, logKeys: [...present.logKeys, ...formerKeys] }
  const findings: Finding[] = []
  const roots = new Map<number, string[]>()
  const sightings: Sighting[] = []
  for (const bytes of older) {
    // An old checkpoint may come from before the witness: the log's own signature is enough.
    const opened = openCheckpoint(bytes, { ...trust, quorum: 0 })
    if (!opened.ok) findings.push(finding('log.older-refused', { message: opened.message }))
    else if (opened.value.size > size) findings.push(finding('log.shrank', { size, older: opened.value.size }))
    else {
      const { root, cosignatures } = opened.value
      roots.set(opened.value.size, [...(roots.get(opened.value.size) ?? []), toHex(root)])
      sightings.push(...cosignatures.map(({ time }) => ({ size: opened.value.size, time })))
    }
  }
  const compare = (tree: TileTree): Finding[] => {
    const expected = roots.get(tree.size)
    if (!expected) return []
    const root = toHex(tree.root())
    return expected.every((each) => each === root) ? [] : [finding('log.forked', { older: tree.size })]
  }
  return { findings, sightings, compare }
}

/** The entries of a bundle, or why there are none. A partial bundle may have been replaced by the full one since. */
export async function readBundle(read: ReadPath, bundle: Tile): Promise<Uint8Array[] | Finding> {
  const path = tilePath(bundle)
  const own = await read(path)
  const full = own || bundle.width === TILE_WIDTH ? null : await read(tilePath({ ...bundle, width: TILE_WIDTH }))
  if (!own && !full) return finding('log.missing', { path })
  const entries = own ? decodeBundle(own, bundle.width) : decodeBundle(full as Uint8Array, TILE_WIDTH)
  return entries?.slice(0, bundle.width) ?? finding('log.bundle', { path, width: bundle.width })
}
