import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import type { VerifyOptions } from '#domain/journal/verify-log.ts'
import { folderReader } from './log-folder.ts'
import { nodeAlgorithms } from './node-algorithms.ts'
import { sha256 } from './node-crypto.ts'
import { type PublishedReport, type SortedKeys, sortKeys, verifyPublished } from './verify-published.ts'

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

export type FolderReport = PublishedReport & {
  readonly vkeys: readonly string[]
  /** True when the keys came out of the very directory that they are to vouch for. */
  readonly isSelfVouched: boolean
}

/** Verifies a whole exported log in a directory. @throws Error when there are no usable keys */
export async function verifyFolder(folder: string, trust: FolderTrust = {}): Promise<FolderReport> {
  const read = folderReader(folder)
  const vkeys = trust.vkeys ?? textLines(await read('vkeys'))
  if (trustOf(vkeys).logKeys.length === 0) {
    throw new Error(`${folder} 中没有公钥文件 vkeys，请用 --vkey 给出日志公钥`)
  }
  const kinds = textLines(await read('kinds'))
  const report = await verifyPublished(read, {
    sha256,
    algorithms: nodeAlgorithms,
    vkeys,
    quorum: trust.quorum ?? 0,
    older: [...(await readWitnessed(folder)), ...(trust.older ?? [])],
    kinds: kinds.length > 0 ? new Set(kinds) : undefined,
    now: trust.now,
    maxAge: trust.maxAge,
    progress: trust.progress,
  })
  return { ...report, vkeys, isSelfVouched: trust.vkeys === undefined }
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
export const trustOf = (lines: readonly string[]): SortedKeys => sortKeys(sha256, nodeAlgorithms, lines)
