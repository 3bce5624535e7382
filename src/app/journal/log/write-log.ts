import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import { balancedRoot, leafHash } from '#domain/journal/merkle.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { filesToWrite, readTile } from '#domain/journal/tile-io.ts'
import { decodeBundle, newBundles, newTiles, TILE_WIDTH, tilePath } from '#domain/journal/tiles.ts'
import type { JournalStore } from '../ports.ts'
import { step } from './crash-points.ts'
import { folderReader, writeWhole } from './log-folder.ts'

export type Growth = {
  readonly hash: Hash
  readonly folder: string
  readonly store: Pick<JournalStore, 'rows'>
  readonly oldSize: number
  readonly newSize: number
  readonly progress?: ((done: number, total: number) => void) | undefined
}

/** Writes the bundles and tiles by which a log grows; a crash leaves files that the next run writes again. */
export async function writeGrowth({ hash, folder, store, oldSize, newSize, progress }: Growth): Promise<void> {
  const rows = async (start: number, end: number) => store.rows(start, end)
  const files = filesToWrite(hash, oldSize, newSize, {
    // From the entry's bytes, for the twin has other leaf hashes than those in the database.
    leaves: async (start, end) => (await rows(start, end)).map(({ entry }) => leafHash(hash, entry)),
    entries: async (start, end) => (await rows(start, end)).map(({ entry }) => entry),
    written: folderReader(folder),
  })
  let entries = oldSize
  for await (const { path, bytes } of files) {
    await writeWhole(join(folder, path), bytes, { written: () => step('publish.file-written') })
    step('publish.file-renamed')
    if (path.startsWith('tile/entries/')) {
      entries = Math.min(newSize, entries - (entries % TILE_WIDTH) + TILE_WIDTH)
      progress?.(entries, newSize)
    }
  }
}

/**
 * Reads back what was written: every new leaf from the entry's bytes, and every new hash above from the tile below.
 * One bit that flipped on its way to the disk would otherwise be signed and could never be put right again.
 * Answers what is wrong, or null.
 */
export async function readBack({ hash, folder, oldSize, newSize }: Growth): Promise<string | null> {
  const read = folderReader(folder)
  for (const bundle of newBundles(oldSize, newSize)) {
    const bytes = await read(tilePath(bundle))
    const entries = bytes && decodeBundle(bytes, bundle.width)
    const leaves = await readTile(read, { ...bundle, level: 0 })
    if (!entries || !leaves) return tilePath(bundle)
    if (!leaves.every((leaf, i) => equal(leaf, leafHash(hash, entries[i] as Uint8Array)))) return tilePath(bundle)
  }
  for (const tile of newTiles(oldSize, newSize)) {
    if (tile.level === 0) continue
    const hashes = await readTile(read, tile)
    if (!hashes) return tilePath(tile)
    for (let i = firstNew(oldSize, tile); i < tile.width; i++) {
      const child = { level: tile.level - 1, index: tile.index * TILE_WIDTH + i, width: TILE_WIDTH }
      const below = await readTile(read, child)
      if (!below || !equal(balancedRoot(hash, below), hashes[i] as Uint8Array)) return tilePath(tile)
    }
  }
  return null
}

const firstNew = (oldSize: number, { level, index }: { level: number; index: number }): number =>
  Math.max(0, Math.floor(oldSize / TILE_WIDTH ** level) - index * TILE_WIDTH)
