import { balancedRoot, foldSubtrees, frontierOf } from './merkle.ts'
import type { Hash } from './ports.ts'
import { TILE_WIDTH, type Tile } from './tiles.ts'

/** A tile with the hashes that it must have. */
export type FilledTile = Tile & { readonly level: number; readonly hashes: readonly Uint8Array[] }

/**
 * A tree grown leaf by leaf that keeps only its unfinished tiles, and hands out each tile as it fills.
 * Mutable, because it sits in the loop over every entry of a log.
 */
export class TileTree {
  readonly #hash: Hash
  readonly #rows: Uint8Array[][] = []
  readonly #filled: number[] = []
  #size = 0

  constructor(hash: Hash) {
    this.#hash = hash
  }

  get size(): number {
    return this.#size
  }

  /** Adds a leaf hash; returns the tiles that it completes, lowest first. */
  add(leaf: Uint8Array): FilledTile[] {
    this.#size += 1
    const completed: FilledTile[] = []
    let hash = leaf
    for (let level = 0; ; level++) {
      const row = this.#rows[level] ?? []
      this.#rows[level] = row
      row.push(hash)
      if (row.length < TILE_WIDTH) return completed
      const index = this.#filled[level] ?? 0
      completed.push({ level, index, width: TILE_WIDTH, hashes: row })
      this.#filled[level] = index + 1
      this.#rows[level] = []
      hash = balancedRoot(this.#hash, row)
    }
  }

  /** The partial tiles of the present size. */
  edge(): FilledTile[] {
    return this.#rows.flatMap((hashes, level) =>
      hashes.length > 0 ? [{ level, index: this.#filled[level] ?? 0, width: hashes.length, hashes }] : [],
    )
  }

  /** Root at the present size. */
  root(): Uint8Array {
    const subtrees = this.#rows.map((row) => frontierOf(this.#hash, row).hashes)
    return foldSubtrees(this.#hash, subtrees.reverse().flat())
  }

  /** An independent copy, to go on from here in two ways. */
  fork(): TileTree {
    const copy = new TileTree(this.#hash)
    this.#rows.forEach((row, level) => {
      copy.#rows[level] = [...row]
    })
    copy.#filled.push(...this.#filled)
    copy.#size = this.#size
    return copy
  }
}
