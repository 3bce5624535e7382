import { equal } from '#domain/journal/bytes.ts'
import type { Checkpoint } from '#domain/journal/checkpoint.ts'
import { type Finding, finding } from '#domain/journal/log-findings.ts'
import type { NoteVerifier } from '#domain/journal/note.ts'
import type { Hash } from '#domain/journal/ports.ts'
import type { ReadPath } from '#domain/journal/tile-io.ts'
import { newBundles, TILE_WIDTH } from '#domain/journal/tiles.ts'
import { type LogReport, readBundle, verifyLog } from '#domain/journal/verify-log.ts'
import { withFindings } from './verify-published.ts'

/** Origin of the twin log: same entries, tree under SM3 (GB/T 32905), checkpoint signed with SM2 (GB/T 32918). */
export const twinOrigin = (origin: string): string => `${origin}-sm3`

/** Where the twin of a log lies. */
export const twinReader =
  (read: ReadPath): ReadPath =>
  (path) =>
    read(`sm3/${path}`)

export type TwinTrust = {
  readonly sha256: Hash
  readonly sm3: Hash
  /** SM2 keys of the twin. */
  readonly keys: readonly NoteVerifier[]
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/** Verifies the twin of a log whose own checkpoint is `head`: signature, tree, and that its entries are the log's. */
export async function verifyTwin(read: ReadPath, head: Checkpoint, trust: TwinTrust): Promise<LogReport> {
  const { sha256, sm3, keys, progress } = trust
  const twin = twinReader(read)
  const report = await verifyLog(twin, {
    sha256,
    treeHash: sm3,
    // Its entries are compared with the log's below, byte by byte.
    treeOnly: true,
    logKeys: keys,
    origin: twinOrigin(head.origin),
    quorum: 0,
    progress,
  })
  const size = report.checkpoint?.size ?? 0
  const more = await compareEntries(read, twin, Math.min(size, head.size))
  if (report.checkpoint && size < head.size) more.push(finding('twin.behind', { size, published: head.size }))
  const whole = withFindings(report, more)
  return { ...whole, findings: whole.findings.map((each) => ({ ...each, message: `国密副本：${each.message}` })) }
}

/** The first entry in which the two differ; what cannot be read at all is told of by the reading of each. */
async function compareEntries(log: ReadPath, twin: ReadPath, size: number): Promise<Finding[]> {
  for (const bundle of newBundles(0, size)) {
    const [own, copy] = [await readBundle(log, bundle), await readBundle(twin, bundle)]
    if (!Array.isArray(own) || !Array.isArray(copy)) continue
    const at = own.findIndex((entry, i) => !equal(entry, copy[i] as Uint8Array))
    if (at >= 0) return [finding('twin.differs', { index: bundle.index * TILE_WIDTH + at })]
  }
  return []
}
