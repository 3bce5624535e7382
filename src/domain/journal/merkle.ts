import { equal } from './bytes.ts'
import type { Hash } from './ports.ts'

// The tree of RFC 9162 §2.1. Sizes and indices may pass 2^32, so halving is done by division, never by bit operators.

/** `H(0x00 || entry)` */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return hash(bytes)
}

/** `H(0x01 || left || right)` */
export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return hash(bytes)
}

/** The root of no leaves: `H("")`. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array(0))

/** The largest power of two below `n`, for n > 1: where a tree of n leaves splits. */
export function splitOf(n: number): number {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** The right edge of a tree: its complete subtrees, largest first, as many as `size` has one-bits. */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] }

export const emptyFrontier: Frontier = { size: 0, hashes: [] }

/** Adds one leaf hash: two subtrees merge for every trailing one-bit of the size. */
export function append(hash: Hash, frontier: Frontier, leaf: Uint8Array): Frontier {
  const hashes = [...frontier.hashes]
  let node = leaf
  for (let rest = frontier.size; rest % 2 === 1; rest = (rest - 1) / 2) {
    const left = hashes.pop()
    if (!left) throw new RangeError(`E_FRONTIER: ${frontier.hashes.length} hashes cannot hold ${frontier.size} leaves`)
    node = nodeHash(hash, left, node)
  }
  hashes.push(node)
  return { size: frontier.size + 1, hashes }
}

/** Root of adjoining complete subtrees, largest first. */
export function foldSubtrees(hash: Hash, subtrees: readonly Uint8Array[]): Uint8Array {
  const last = subtrees[subtrees.length - 1]
  if (!last) return emptyRoot(hash)
  return subtrees.slice(0, -1).reduceRight((right, left) => nodeHash(hash, left, right), last)
}

/** The tree's root at the frontier's size. */
export const rootOf = (hash: Hash, { hashes }: Frontier): Uint8Array => foldSubtrees(hash, hashes)

/** The right edge of a tree over these leaf hashes. */
export const frontierOf = (hash: Hash, leaves: readonly Uint8Array[]): Frontier =>
  leaves.reduce((frontier, leaf) => append(hash, frontier, leaf), emptyFrontier)

/** `MTH` over leaf hashes. */
export const root = (hash: Hash, leaves: readonly Uint8Array[]): Uint8Array => rootOf(hash, frontierOf(hash, leaves))

/** Root over 2^k hashes, pairwise. */
export function balancedRoot(hash: Hash, hashes: readonly Uint8Array[]): Uint8Array {
  let row = hashes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(hash, row[i] as Uint8Array, row[i + 1] as Uint8Array))
    row = above
  }
  return row[0] ?? emptyRoot(hash)
}

const half = (n: number): number => Math.floor(n / 2)
const odd = (n: number): boolean => n % 2 === 1
const sameLengths = (hashes: readonly Uint8Array[], length: number): boolean =>
  hashes.every((each) => each.length === length)

/** RFC 9162 §2.1.3.2: does this audit path lead from the leaf hash at `index` to the root of a tree of `size`? */
export function verifyInclusion(
  hash: Hash,
  index: number,
  size: number,
  leaf: Uint8Array,
  path: readonly Uint8Array[],
  expected: Uint8Array,
): boolean {
  if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size) || index < 0 || index >= size) return false
  if (!sameLengths([leaf, ...path], expected.length)) return false
  let fn = index
  let sn = size - 1
  let r = leaf
  for (const p of path) {
    if (sn === 0) return false
    if (odd(fn) || fn === sn) {
      r = nodeHash(hash, p, r)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else r = nodeHash(hash, r, p)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(r, expected)
}

/** RFC 9162 §2.1.4.2: is the tree of `first` leaves a beginning of the tree of `second`? A first size of 0 proves nothing: false. */
export function verifyConsistency(
  hash: Hash,
  first: number,
  second: number,
  firstRoot: Uint8Array,
  secondRoot: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  if (!Number.isSafeInteger(first) || !Number.isSafeInteger(second) || first < 1 || first > second) return false
  if (!sameLengths([firstRoot, ...proof], secondRoot.length)) return false
  if (first === second) return proof.length === 0 && equal(firstRoot, secondRoot)
  if (proof.length === 0) return false
  let fn = first - 1
  let sn = second - 1
  while (odd(fn)) {
    fn = half(fn)
    sn = half(sn)
  }
  // When `first` is a power of two its root is itself the first node, which the proof leaves out.
  const [start, ...rest] = fn === 0 ? [firstRoot, ...proof] : proof
  let fr = start as Uint8Array
  let sr = fr
  for (const c of rest) {
    if (sn === 0) return false
    if (odd(fn) || fn === sn) {
      fr = nodeHash(hash, c, fr)
      sr = nodeHash(hash, c, sr)
      while (!odd(fn) && fn !== 0) {
        fn = half(fn)
        sn = half(sn)
      }
    } else sr = nodeHash(hash, sr, c)
    fn = half(fn)
    sn = half(sn)
  }
  return sn === 0 && equal(fr, firstRoot) && equal(sr, secondRoot)
}
