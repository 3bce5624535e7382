import { inclusionProof } from '#domain/journal/merkle-proof.ts'
import { tileHashes } from '#domain/journal/tile-io.ts'
import { formatProof } from '#domain/journal/tlog-proof.ts'
import { folderReader } from '../log/log-folder.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'
import type { ProofBundle } from './bundle.ts'

type Entry = { readonly index: number; readonly entry: Uint8Array; readonly disclosures: readonly string[] }
export type ProveEntry = (entry: Entry) => Promise<ProofBundle['entries'][number]>

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8')

/** Proves entries of the published log, each by its place under one signed checkpoint of `size` entries. */
export function proveUnder({ folder }: Pick<JournalHouse, 'folder'>, size: number, checkpoint: Uint8Array): ProveEntry {
  const hashAt = tileHashes(sha256, size, folderReader(folder))
  return async ({ index, entry, disclosures }) => {
    const path = await inclusionProof(sha256, index, size, hashAt)
    return { index, entry: textOf(entry), proof: textOf(formatProof({ index, path, checkpoint })), disclosures }
  }
}
