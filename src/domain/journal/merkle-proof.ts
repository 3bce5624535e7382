import { foldSubtrees, splitOf } from './merkle.ts'
import type { Hash } from './ports.ts'

/** A complete subtree: the hash over leaves `[index·2^level, (index+1)·2^level)`. Never changes once it is there. */
export type Subtree = { readonly level: number; readonly index: number }

/** Serves the hash of a complete subtree, out of tiles, rows or memory. */
export type HashAt = (level: number, index: number) => Uint8Array | Promise<Uint8Array>

/** A proof before its hashes are read: each of its nodes as the complete subtrees that it folds from, largest first. */
export type ProofPlan = readonly (readonly Subtree[])[]

/** Complete subtrees that together make `[start, end)`, largest first. */
export function cover(start: number, end: number): Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = start; at < end; ) {
    let width = 1
    let level = 0
    while (at % (width * 2) === 0 && at + width * 2 <= end) {
      width *= 2
      level += 1
    }
    subtrees.push({ level, index: at / width })
    at += width
  }
  return subtrees
}

/** `PATH(m, D[n])` of RFC 9162 §2.1.3.1, leaf's sibling first. @throws RangeError when the tree has no such leaf */
export function inclusionPlan(index: number, size: number): ProofPlan {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new RangeError(`E_PROOF: ${index} in ${size}`)
  const plan: Subtree[][] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + splitOf(end - start)
    if (index < middle) {
      plan.unshift(cover(middle, end))
      end = middle
    } else {
      plan.unshift(cover(start, middle))
      start = middle
    }
  }
  return plan
}

/** `PROOF(m, D[n])` of RFC 9162 §2.1.4.1; empty between equal sizes. @throws RangeError unless 0 < first ≤ second */
export function consistencyPlan(first: number, second: number): ProofPlan {
  if (!Number.isSafeInteger(first) || first < 1 || first > second)
    throw new RangeError(`E_PROOF: ${first} to ${second}`)
  const plan: Subtree[][] = []
  let start = 0
  let end = second
  while (end !== first) {
    const middle = start + splitOf(end - start)
    if (first <= middle) {
      plan.unshift(cover(middle, end))
      end = middle
    } else {
      plan.unshift(cover(start, middle))
      start = middle
    }
  }
  // The old root itself is known to the verifier; any other last node is not.
  if (start > 0) plan.unshift(cover(start, end))
  return plan
}

/** Reads and folds the hashes of a plan. */
export async function readProof(hash: Hash, plan: ProofPlan, hashAt: HashAt): Promise<Uint8Array[]> {
  const read = ({ level, index }: Subtree) => hashAt(level, index)
  return Promise.all(plan.map(async (node) => foldSubtrees(hash, await Promise.all(node.map(read)))))
}

/** Audit path of a leaf in the tree of `size`. @throws RangeError when the tree has no such leaf */
export const inclusionProof = async (hash: Hash, index: number, size: number, hashAt: HashAt): Promise<Uint8Array[]> =>
  readProof(hash, inclusionPlan(index, size), hashAt)

/** Consistency proof between two sizes of one tree. @throws RangeError unless 0 < first ≤ second */
export const consistencyProof = async (
  hash: Hash,
  first: number,
  second: number,
  hashAt: HashAt,
): Promise<Uint8Array[]> => readProof(hash, consistencyPlan(first, second), hashAt)
