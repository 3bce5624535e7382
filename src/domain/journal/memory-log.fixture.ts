import { formatCheckpoint } from './checkpoint.ts'
import { leafHash, root } from './merkle.ts'
import { type NoteSigner, signNote } from './note.ts'
import type { Hash } from './ports.ts'
import { filesToWrite, type LogRows } from './tile-io.ts'

/** A whole log in memory, path → bytes, for tests: published at each of `sizes` in turn, as a real one grows. */
export async function memoryLog(log: {
  readonly hash: Hash
  readonly origin: string
  readonly entries: readonly Uint8Array[]
  readonly signers: readonly NoteSigner[]
  readonly sizes?: readonly number[]
}): Promise<Map<string, Uint8Array>> {
  const { hash, entries, origin, signers, sizes = [entries.length] } = log
  const files = new Map<string, Uint8Array>()
  const leaves = entries.map((entry) => leafHash(hash, entry))
  const rows: LogRows = {
    leaves: (start, end) => leaves.slice(start, end),
    entries: (start, end) => entries.slice(start, end),
    written: (path) => files.get(path) ?? null,
  }
  let old = 0
  for (const size of sizes) {
    for await (const { path, bytes } of filesToWrite(hash, old, size, rows)) files.set(path, bytes)
    const head = { origin, size, root: root(hash, leaves.slice(0, size)) }
    files.set('checkpoint', signNote(formatCheckpoint(head), signers))
    old = size
  }
  return files
}
