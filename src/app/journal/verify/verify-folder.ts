import { type Finding, finding } from '#domain/journal/log-findings.ts'
import type { ReadPath } from '#domain/journal/tile-io.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import type { VerifyOptions } from '#domain/journal/verify-log.ts'
import { OTHER, parseVkey } from '#domain/journal/vkey.ts'
import { folderReader } from '../log/log-folder.ts'
import { nodeAlgorithms } from '../log/node-algorithms.ts'
import { sha256, sm3 } from '../log/node-crypto.ts'
import { witnessedNotes } from '../witnesses/witnessed-notes.ts'
import { type PublishedReport, type SortedKeys, sortKeys, verifyPublished, withFindings } from './verify-published.ts'
import { type TimestampReport, verifyTimestamps } from './verify-timestamps.ts'
import { twinReader, verifyTwin } from './verify-twin.ts'

export type FolderTrust = {
  /** Keys that the reader has from elsewhere; without them those that lie in the directory itself. */
  readonly vkeys?: readonly string[]
  /** How many witnesses must have cosigned; by default none, since a log without witness is still a log. */
  readonly quorum?: number
  readonly older?: readonly Uint8Array[]
  readonly now?: number
  readonly maxAge?: number
  readonly progress?: VerifyOptions['progress']
  /** PEM certificates of the time-stamping authorities that the reader trusts; without them those in the directory. */
  readonly authorities?: string
  /** `sha256` leaves the twin out, `sm3` demands it; by default it is verified where there is one. */
  readonly hash?: 'sha256' | 'sm3'
}

export type FolderReport = PublishedReport & {
  readonly vkeys: readonly string[]
  /** True when the keys came out of the very directory that they are to vouch for. */
  readonly isSelfVouched: boolean
  /** Time stamps of its checkpoints that hold. */
  readonly timestamps: Pick<TimestampReport, 'tokens' | 'isSelfVouched'>
  /** The twin under SM3 with its own size and keys; null where there is none or it was left out. */
  readonly twin: TwinReport | null
}

export type TwinReport = Pick<PublishedReport, 'intact' | 'entries'> & Pick<FolderReport, 'vkeys' | 'isSelfVouched'>

/** Verifies a whole exported log in a directory. @throws Error when there are no usable keys */
export async function verifyFolder(folder: string, trust: FolderTrust = {}): Promise<FolderReport> {
  const read = folderReader(folder)
  const given = trust.vkeys?.filter((vkey) => !isTwinKey(vkey))
  const vkeys = given ?? textLines(await read('vkeys'))
  if (trustOf(vkeys).logKeys.length === 0) {
    throw new Error(`${folder} 中没有公钥文件 vkeys，请用 --vkey 给出日志公钥`)
  }
  const kindLines = textLines(await read('kinds'))
  const kinds = kindLines.length > 0 ? new Set(kindLines) : undefined
  const timestamps = await verifyTimestamps(folder, trust.authorities)
  const report = await verifyPublished(read, {
    sha256,
    algorithms: nodeAlgorithms,
    vkeys,
    quorum: trust.quorum ?? 0,
    older: [...(await witnessedNotes(folder)).values(), ...timestamps.notes, ...(trust.older ?? [])],
    sightings: timestamps.sightings,
    kinds,
    now: trust.now,
    maxAge: trust.maxAge,
    progress: trust.progress,
  })
  const twin = await twinOf(read, report, trust)
  return {
    ...withFindings(report, [...timestamps.findings, ...twin.findings]),
    vkeys,
    isSelfVouched: trust.vkeys === undefined,
    timestamps: { tokens: timestamps.tokens, isSelfVouched: timestamps.isSelfVouched },
    twin: twin.report,
  }
}

/** The twin of a log that was verified, where it is there and wanted. */
async function twinOf(
  read: ReadPath,
  { checkpoint }: PublishedReport,
  { vkeys: given, hash, progress }: FolderTrust,
): Promise<{ readonly report: TwinReport | null; readonly findings: readonly Finding[] }> {
  if (hash === 'sha256' || !checkpoint) return { report: null, findings: [] }
  if (!(await twinReader(read)('checkpoint'))) {
    return { report: null, findings: hash === 'sm3' ? [finding('twin.absent')] : [] }
  }
  const elsewhere = given?.filter(isTwinKey) ?? []
  const isSelfVouched = elsewhere.length === 0
  const vkeys = isSelfVouched ? textLines(await twinReader(read)('vkeys')) : elsewhere
  const keys = trustOf(vkeys).logKeys
  const { intact, entries, findings } = await verifyTwin(read, checkpoint, { sha256, sm3, keys, progress })
  return { report: { intact, entries, vkeys, isSelfVouched }, findings }
}

const isTwinKey = (vkey: string): boolean => {
  const key = parseVkey(sha256, vkey)
  return key.ok && key.value.type === OTHER
}

const textLines = (bytes: Uint8Array | null): string[] =>
  ((bytes && fromUtf8(bytes)) ?? '').split('\n').filter((line) => line !== '')

/** Keys of the log and of its witnesses out of vkey lines. @throws Error when a line is no usable key */
export const trustOf = (lines: readonly string[]): SortedKeys => sortKeys(sha256, nodeAlgorithms, lines)
