import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { NoteVerifier } from '#domain/journal/note.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import { parseVerifier } from '#domain/journal/verifier.ts'
import { type LogReport, type VerifyOptions, verifyLog } from '#domain/journal/verify-log.ts'
import { folderReader } from './log-folder.ts'
import { nodeAlgorithms } from './node-algorithms.ts'
import { sha256 } from './node-crypto.ts'

export type FolderTrust = {
  /** Keys that the reader has from elsewhere; without them those that lie in the directory itself. */
  readonly vkeys?: readonly string[]
  /** How many witnesses must have cosigned; by default none, since a log without witness is still a log. */
  readonly quorum?: number
  readonly older?: readonly Uint8Array[]
  readonly now?: number
  readonly maxAge?: number
  readonly progress?: VerifyOptions['progress']
}

export type FolderReport = LogReport & {
  readonly vkeys: readonly string[]
  /** True when the keys came out of the very directory that they are to vouch for. */
  readonly isSelfVouched: boolean
}

/** Verifies a whole exported log in a directory. @throws Error when there are no usable keys */
export async function verifyFolder(folder: string, trust: FolderTrust = {}): Promise<FolderReport> {
  const read = folderReader(folder)
  const lines = trust.vkeys ?? textLines(await read('vkeys'))
  const { logKeys, witnesses } = trustOf(lines)
  if (logKeys.length === 0) throw new Error(`${folder} 中没有公钥文件 vkeys，请用 --vkey 给出日志公钥`)
  const kinds = textLines(await read('kinds'))
  const witnessed = await readWitnessed(folder)
  const report = await verifyLog(read, {
    sha256,
    logKeys,
    witnesses,
    quorum: trust.quorum ?? 0,
    older: [...witnessed, ...(trust.older ?? [])],
    kinds: kinds.length > 0 ? new Set(kinds) : undefined,
    now: trust.now,
    maxAge: trust.maxAge,
    progress: trust.progress,
  })
  return { ...report, vkeys: lines, isSelfVouched: trust.vkeys === undefined }
}

/** Cosigned checkpoints that the log keeps beside itself: each must still be a beginning of it. */
export async function readWitnessed(folder: string): Promise<Uint8Array[]> {
  const names = await readdir(join(folder, 'witnessed')).catch(() => [])
  const read = folderReader(folder)
  const notes = await Promise.all(names.filter((name) => /^\d+$/.test(name)).map((name) => read(`witnessed/${name}`)))
  return notes.filter((note) => note !== null)
}

const textLines = (bytes: Uint8Array | null): string[] =>
  ((bytes && fromUtf8(bytes)) ?? '').split('\n').filter((line) => line !== '')

/** Keys of the log and of its witnesses out of vkey lines. @throws Error when a line is no usable key */
export function trustOf(
  lines: readonly string[],
): Pick<VerifyOptions, 'logKeys'> & { witnesses: readonly NoteVerifier[] } {
  const keys = lines.map((line) => {
    const verifier = parseVerifier(sha256, line, nodeAlgorithms)
    if (!verifier.ok) throw new Error(verifier.message)
    return verifier.value
  })
  // Only cosignatures carry a time.
  const isWitness = ({ timeOf }: NoteVerifier) => timeOf !== undefined
  return { logKeys: keys.filter((key) => !isWitness(key)), witnesses: keys.filter(isWitness) }
}
