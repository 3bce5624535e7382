import { concat, u16 } from './bytes.ts'
import { HASH_BYTES } from './ports.ts'

// Static resources of a tiled log (C2SP tlog-tiles v0.1.0).

/** Hashes in a full tile, entries in a full bundle. */
export const TILE_WIDTH = 256
/** Longest entry that the two-byte length of a bundle can carry. */
export const MAX_ENTRY_BYTES = 0xffff
const MAX_LEVEL = 63

/** One tile or entry bundle; `width` 1…256, below 256 it is partial. */
export type Tile = { readonly level: number | 'entries'; readonly index: number; readonly width: number }

/** Hashes that level `level` of a tree of `size` has in all: `floor(size / 256^level)`. */
export const hashesAt = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level)

/** Path under the log's prefix, e.g. `tile/0/x001/x234/067.p/12`. */
export function tilePath({ level, index, width }: Tile): string {
  const digits = String(index)
  const groups = digits.padStart(Math.ceil(digits.length / 3) * 3, '0').match(/\d{3}/g) ?? []
  const path = groups.map((group, i) => (i < groups.length - 1 ? `x${group}` : group)).join('/')
  return `tile/${level}/${path}${width < TILE_WIDTH ? `.p/${width}` : ''}`
}

const PATH = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/

/** The tile that a path names; null unless the path is exactly as `tilePath` writes it. */
export function parseTilePath(path: string): Tile | null {
  const match = PATH.exec(path)
  if (!match) return null
  const [, level = '', groups = '', width] = match
  const tile: Tile = {
    level: level === 'entries' ? level : Number(level),
    index: Number(groups.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  }
  if (tile.width < 1 || (width !== undefined && tile.width >= TILE_WIDTH)) return null
  if (typeof tile.level === 'number' && tile.level > MAX_LEVEL) return null
  return Number.isSafeInteger(tile.index) && tilePath(tile) === path ? tile : null
}

/** The tile `index` at `level` in a tree of `size`; null where that would be empty. */
export function tileAt(size: number, level: number | 'entries', index: number): Tile | null {
  const count = hashesAt(size, level === 'entries' ? 0 : level)
  const width = Math.min(TILE_WIDTH, count - index * TILE_WIDTH)
  return width > 0 ? { level, index, width } : null
}

/** Tiles (without bundles) that a tree of `newSize` has and one of `oldSize` had not, level by level. */
export function* newTiles(oldSize: number, newSize: number): Generator<Tile & { readonly level: number }> {
  for (let level = 0; hashesAt(newSize, level) > 0; level++) {
    for (const { index, width } of grownTiles(hashesAt(oldSize, level), hashesAt(newSize, level))) {
      yield { level, index, width }
    }
  }
}

/** Entry bundles that a log of `newSize` has and one of `oldSize` had not. */
export function* newBundles(oldSize: number, newSize: number): Generator<Tile & { readonly level: 'entries' }> {
  for (const { index, width } of grownTiles(oldSize, newSize)) yield { level: 'entries', index, width }
}

function* grownTiles(oldCount: number, newCount: number): Generator<{ index: number; width: number }> {
  if (newCount <= oldCount) return
  for (let index = Math.floor(oldCount / TILE_WIDTH); index * TILE_WIDTH < newCount; index++) {
    yield { index, width: Math.min(TILE_WIDTH, newCount - index * TILE_WIDTH) }
  }
}

/** Bytes of a tile. */
export const encodeTile = (hashes: readonly Uint8Array[]): Uint8Array => concat(...hashes)

/** The hashes of a tile; null when its length is not that of `width` hashes. */
export function decodeTile(bytes: Uint8Array, width: number): Uint8Array[] | null {
  if (bytes.length !== width * HASH_BYTES) return null
  return Array.from({ length: width }, (_, i) => bytes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES))
}

/** Bytes of an entry bundle. @throws RangeError when an entry is longer than 65,535 bytes */
export const encodeBundle = (entries: readonly Uint8Array[]): Uint8Array =>
  concat(...entries.flatMap((entry) => [u16(entry.length), entry]))

/** The entries of a bundle; null unless exactly `width` of them fill it to the last byte. */
export function decodeBundle(bytes: Uint8Array, width: number): Uint8Array[] | null {
  const entries: Uint8Array[] = []
  let at = 0
  while (at < bytes.length) {
    if (at + 2 > bytes.length) return null
    const start = at + 2
    const end = start + (bytes[at] as number) * 256 + (bytes[at + 1] as number)
    if (end > bytes.length) return null
    entries.push(bytes.subarray(start, end))
    at = end
  }
  return entries.length === width ? entries : null
}
