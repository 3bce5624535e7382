import { equal } from '#domain/journal/bytes.ts'
import { append, emptyFrontier, type Frontier, foldSubtrees, leafHash } from '#domain/journal/merkle.ts'
import { cover } from '#domain/journal/merkle-proof.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { type ReadPath, tileHashes } from '#domain/journal/tile-io.ts'
import type { JournalRow, JournalStore } from '../ports.ts'
import { sha256 } from './node-crypto.ts'

/** Rows read at once: about 2 MB. */
const CHUNK = 4096

/** Rows of the journal from `start` to before `end`, piece by piece. */
export async function* rowsBetween(
  store: JournalStore,
  start: number,
  end: number,
): AsyncGenerator<readonly JournalRow[]> {
  for (let at = start; at < end; at += CHUNK) yield await store.rows(at, Math.min(end, at + CHUNK))
}

/** The right edge of a tree of `size` as its published tiles have it. @throws Error when a tile is missing or damaged */
export async function frontierFromTiles(hash: Hash, size: number, read: ReadPath): Promise<Frontier> {
  const hashAt = tileHashes(hash, size, read)
  const hashes = await Promise.all(cover(0, size).map(async ({ level, index }) => hashAt(level, index)))
  return { size, hashes }
}

export type Grown = { readonly frontier: Frontier } | { readonly alteredAt: number } | { readonly missingAt: number }

/** The tree after the rows that follow it, every leaf recomputed from its entry. */
export async function growFromRows(store: JournalStore, from: Frontier, end: number): Promise<Grown> {
  let frontier = from
  for await (const rows of rowsBetween(store, from.size, end)) {
    for (const row of rows) {
      if (row.index !== frontier.size) return { missingAt: frontier.size }
      const leaf = leafHash(sha256, row.entry)
      if (!equal(leaf, row.leaf)) return { alteredAt: row.index }
      frontier = append(sha256, frontier, leaf)
    }
  }
  return frontier.size === end ? { frontier } : { missingAt: frontier.size }
}

/** The tree of the first `end` rows, from nothing. */
export const treeOfRows = (store: JournalStore, end: number): Promise<Grown> => growFromRows(store, emptyFrontier, end)

export const sameFrontier = (a: Frontier, b: Frontier): boolean =>
  a.size === b.size &&
  a.hashes.length === b.hashes.length &&
  a.hashes.every((hash, i) => equal(hash, b.hashes[i] as Uint8Array))

export const rootOfFrontier = ({ hashes }: Frontier): Uint8Array => foldSubtrees(sha256, hashes)
