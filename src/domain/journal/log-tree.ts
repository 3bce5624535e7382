import { equal } from './bytes.ts'
import { type Finding, finding } from './log-findings.ts'
import type { Hash } from './ports.ts'
import { type ReadPath, readTile } from './tile-io.ts'
import { type FilledTile, TileTree } from './tile-tree.ts'
import { TILE_WIDTH, tilePath } from './tiles.ts'

/** A leaf whose entry and whose tile do not agree. */
type Disagreement = { readonly index: number; readonly path: string }

/** Rebuilds a log's tree out of its entries and compares every tile with it. */
export type TreeReading = {
  /** Takes the leaf hashes of the next bundle, null where the bundle could not be read, and reads the tiles due. */
  readonly take: (leaves: readonly Uint8Array[] | null, width: number) => Promise<Finding[]>
  /** After the last bundle: the partial tiles of the right edge, and what the signed root says about it all. */
  readonly close: (root: Uint8Array, printed: (root: Uint8Array) => string) => Promise<Finding[]>
}

/**
 * @param atSize called after each leaf with the tree of entries so far, so that old roots can be compared in passing
 */
export function readTree(hash: Hash, size: number, read: ReadPath, atSize: (tree: TileTree) => Finding[]): TreeReading {
  /** The tree of the entries themselves; null once a bundle was unreadable. */
  let entries: TileTree | null = new TileTree(hash)
  /** The tree of the leaf hashes in the tiles, told apart from the first disagreement on. */
  let tiles: TileTree | null = null
  const disagreements: Disagreement[] = []
  let index = 0

  const take: TreeReading['take'] = async (leaves, width) => {
    const tile = { level: 0, index: index / TILE_WIDTH, width }
    const path = tilePath(tile)
    const served = await readTile(read, tile)
    const found: Finding[] = served ? [] : [await whyUnread(read, tile)]
    if (!leaves) {
      tiles ??= entries?.fork() ?? null
      entries = null
    }
    for (let i = 0; i < width; i++, index++) {
      const own = leaves?.[i]
      const theirs = served?.[i] ?? own
      if (own && theirs && !equal(own, theirs)) {
        disagreements.push({ index, path })
        tiles ??= entries?.fork() ?? null
      }
      if (theirs) tiles?.add(theirs)
      if (!own || !entries) continue
      for (const tile of entries.add(own)) if (tile.level > 0) found.push(...(await compareNodes(read, tile)))
      found.push(...atSize(entries))
    }
    return found
  }

  const close: TreeReading['close'] = async (root, printed) => {
    const found: Finding[] = []
    for (const tile of entries?.edge() ?? []) if (tile.level > 0) found.push(...(await compareNodes(read, tile)))
    const computed = entries?.root()
    const entriesHold = computed !== undefined && equal(computed, root)
    const tilesHold = tiles !== null && tiles.size === size && equal(tiles.root(), root)
    const code = entriesHold ? 'log.leaf-altered' : tilesHold ? 'log.entry-altered' : 'log.entry-differs'
    found.push(...disagreements.map((each) => finding(code, each)))
    if (computed && !entriesHold) {
      found.push(finding('log.root', { size, computed: printed(computed), signed: printed(root) }))
    }
    return found
  }

  return { take, close }
}

async function compareNodes(read: ReadPath, tile: FilledTile): Promise<Finding[]> {
  const served = await readTile(read, tile)
  if (!served) return [await whyUnread(read, tile)]
  const at = tile.hashes.findIndex((hash, i) => !equal(hash, served[i] as Uint8Array))
  return at < 0 ? [] : [finding('log.node', { path: tilePath(tile), at })]
}

async function whyUnread(read: ReadPath, tile: { level: number; index: number; width: number }): Promise<Finding> {
  const path = tilePath(tile)
  return (await read(path)) ? finding('log.tile-length', { path, width: tile.width }) : finding('log.missing', { path })
}
