import { balancedRoot } from './merkle.ts'
import type { HashAt } from './merkle-proof.ts'
import { HASH_BYTES, type Hash } from './ports.ts'
import {
  decodeTile,
  encodeBundle,
  encodeTile,
  hashesAt,
  newBundles,
  newTiles,
  TILE_WIDTH,
  type Tile,
  tileAt,
  tilePath,
} from './tiles.ts'

/** Reads one resource of a log by its path; null when it is not there. */
export type ReadPath = (path: string) => Uint8Array | null | Promise<Uint8Array | null>

/** What writing a log's new files needs of the store: its rows by index and the tiles written before. */
export type LogRows = {
  readonly leaves: (start: number, end: number) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  readonly entries: (start: number, end: number) => readonly Uint8Array[] | Promise<readonly Uint8Array[]>
  readonly written: ReadPath
}

export type LogFile = { readonly path: string; readonly bytes: Uint8Array }

/**
 * The tile's bytes. A partial tile may have been replaced by the full one since, whose beginning is the same.
 * Null when neither is there or the bytes are too few.
 */
export async function readTile(read: ReadPath, tile: Tile & { readonly level: number }): Promise<Uint8Array[] | null> {
  const own = await read(tilePath(tile))
  if (own) return decodeTile(own, tile.width)
  if (tile.width === TILE_WIDTH) return null
  const full = await read(tilePath({ ...tile, width: TILE_WIDTH }))
  if (full?.length !== TILE_WIDTH * HASH_BYTES) return null
  return decodeTile(full.subarray(0, tile.width * HASH_BYTES), tile.width)
}

/**
 * Every file to write when a log grows from `oldSize` to `newSize`: bundles first, then tiles from the leaves upward,
 * so that nothing published ever refers to a file that is still to come. The checkpoint is the caller's, last.
 * @throws Error when rows or an earlier tile are missing
 */
export async function* filesToWrite(
  hash: Hash,
  oldSize: number,
  newSize: number,
  rows: LogRows,
): AsyncGenerator<LogFile> {
  for (const bundle of newBundles(oldSize, newSize)) {
    const start = bundle.index * TILE_WIDTH
    const entries = await rows.entries(start, start + bundle.width)
    if (entries.length !== bundle.width) throw new Error(`E_ROWS: ${entries.length} entries from ${start}`)
    yield { path: tilePath(bundle), bytes: encodeBundle(entries) }
  }
  // Roots of full tiles completed in this run: the new hashes of the level above, in order.
  let roots: Uint8Array[] = []
  let completed: Uint8Array[] = []
  let level = 0
  for (const tile of newTiles(oldSize, newSize)) {
    if (tile.level !== level) {
      level = tile.level
      roots = completed
      completed = []
    }
    const hashes = level === 0 ? await leavesOf(tile, rows) : await grownHashes(tile, oldSize, roots, rows)
    if (tile.width === TILE_WIDTH) completed.push(balancedRoot(hash, hashes))
    yield { path: tilePath(tile), bytes: encodeTile(hashes) }
  }
}

async function leavesOf(tile: Tile, rows: LogRows): Promise<readonly Uint8Array[]> {
  const start = tile.index * TILE_WIDTH
  const leaves = await rows.leaves(start, start + tile.width)
  if (leaves.length !== tile.width) throw new Error(`E_ROWS: ${leaves.length} leaves from ${start}`)
  return leaves
}

async function grownHashes(
  tile: Tile & { readonly level: number },
  oldSize: number,
  roots: readonly Uint8Array[],
  rows: LogRows,
): Promise<readonly Uint8Array[]> {
  const before = tileAt(oldSize, tile.level, tile.index)
  const kept = before ? await readTile(rows.written, { ...before, level: tile.level }) : []
  if (!kept) throw new Error(`E_TILE: ${tilePath({ ...tile, width: before?.width ?? 0 })} is missing or damaged`)
  const start = tile.index * TILE_WIDTH + kept.length - hashesAt(oldSize, tile.level)
  return [...kept, ...roots.slice(start, start + tile.width - kept.length)]
}

/** Serves subtree hashes out of the tiles of a log of `size`. @throws Error when a tile is missing or damaged */
export function tileHashes(hash: Hash, size: number, read: ReadPath): HashAt {
  const tiles = new Map<string, Promise<Uint8Array[] | null>>()
  return async (level, index) => {
    const height = level % 8
    const first = index * 2 ** height
    const tile = tileAt(size, (level - height) / 8, Math.floor(first / TILE_WIDTH))
    if (!tile || tile.level === 'entries') throw new Error(`E_TILE: no subtree ${level}/${index} in a tree of ${size}`)
    const path = tilePath(tile)
    const pending = tiles.get(path) ?? readTile(read, { ...tile, level: tile.level })
    tiles.set(path, pending)
    const hashes = (await pending)?.slice(first % TILE_WIDTH, (first % TILE_WIDTH) + 2 ** height)
    if (hashes?.length !== 2 ** height) throw new Error(`E_TILE: ${path} is missing or damaged`)
    return balancedRoot(hash, hashes)
  }
}
