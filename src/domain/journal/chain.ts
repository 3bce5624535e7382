import { toHex } from './bytes.ts'
import { ENTRY_VERSION, type Entry, formatEntry, parseEntry } from './entry.ts'
import { leafHash } from './merkle.ts'
import { toWholeSeconds } from './moment.ts'
import type { Hash } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { utf8 } from './utf8.ts'

/** Where a case stands after its entries so far. */
export type Chain = {
  readonly case: string
  /** Entries so far. */
  readonly n: number
  /** Hex leaf hash of the last entry. */
  readonly prev: string | null
  /** Live digests, sorted. */
  readonly live: readonly string[]
}

/** A case before its first entry. */
export const newChain = (id: string): Chain => ({ case: id, n: 0, prev: null, live: [] })

/** `SHA-256(concat(sorted live digests, each + "\n"))`, hex. The order of the argument does not matter. */
export const stateOf = (sha256: Hash, live: readonly string[]): string => stateOfSorted(sha256, [...live].sort())

const stateOfSorted = (sha256: Hash, sorted: readonly string[]): string =>
  toHex(sha256(utf8(sorted.length === 0 ? '' : `${sorted.join('\n')}\n`)))

/** Leaf hash of an entry as the next entry of its case quotes it: always SHA-256, in the twin log too. */
export const leafHex = (sha256: Hash, entry: Uint8Array): string => toHex(leafHash(sha256, entry))

/** Takes the next entry of the case, as `parseEntry` read it, refusing what does not follow: case, number, predecessor, digests, state. */
export function extend(sha256: Hash, chain: Chain, entry: Entry, leaf: string): Result<Chain> {
  const { case: id, n } = entry
  if (id !== chain.case) return refuse('chain.case', { case: id, expected: chain.case })
  if (n !== chain.n + 1) return refuse('chain.n', { case: id, n, expected: chain.n + 1 })
  if (entry.prev !== chain.prev) return refuse('chain.prev', { case: id, n })
  const next = liveAfter(chain, entry.del, entry.add, n)
  if (!next.ok) return next
  if (stateOfSorted(sha256, next.value) !== entry.state) return refuse('chain.state', { case: id, n })
  return accept({ case: id, n, prev: leaf, live: next.value })
}

/**
 * `live − del + add`; what leaves must be there, what enters must not. All three sorted, so that one pass does it:
 * a whole log is folded this way.
 */
function liveAfter(chain: Chain, del: readonly string[], add: readonly string[], n: number): Result<readonly string[]> {
  if (del.length === 0 && add.length === 0) return accept(chain.live)
  const live: string[] = []
  let gone = 0
  let come = 0
  for (const digest of chain.live) {
    if (digest === del[gone]) {
      gone += 1
      continue
    }
    while (come < add.length && (add[come] as string) < digest) live.push(add[come++] as string)
    if (digest === add[come]) return refuse('chain.add', { case: chain.case, n, digest })
    live.push(digest)
  }
  const absent = del[gone]
  if (absent !== undefined) return refuse('chain.del', { case: chain.case, n, digest: absent })
  return accept([...live, ...add.slice(come)])
}

/** Folds all entries of one case, in order, from nothing. */
export function fold(sha256: Hash, entries: readonly Uint8Array[], kinds?: ReadonlySet<string>): Result<Chain> {
  let chain: Chain | undefined
  for (const bytes of entries) {
    const entry = parseEntry(bytes, kinds)
    if (!entry.ok) return entry
    const next = extend(sha256, chain ?? newChain(entry.value.case), entry.value, leafHex(sha256, bytes))
    if (!next.ok) return next
    chain = next.value
  }
  return accept(chain ?? newChain(''))
}

/** One transaction on a case, before it has its place in the chain. */
export type Act = {
  readonly kind: string
  /** Moment of recording in UTC; fractions of a second are cut off. */
  readonly t: string
  /** Digests, in any order. */
  readonly add?: readonly string[]
  readonly del?: readonly string[]
  readonly ev?: readonly string[]
}

export type Appended = {
  readonly entry: Entry
  readonly bytes: Uint8Array
  /** Hex leaf hash, the officer's and applicant's receipt. */
  readonly leaf: string
  readonly chain: Chain
}

/** Writes the next entry of a case. Refused where the act does not fit the case's live state or is out of form. */
export function nextEntry(sha256: Hash, chain: Chain, act: Act, kinds?: ReadonlySet<string>): Result<Appended> {
  const n = chain.n + 1
  // Sorted, so that the order of facts tells nothing either.
  const [add, del, ev] = [act.add, act.del, act.ev].map((digests) => [...(digests ?? [])].sort()) as [
    string[],
    string[],
    string[],
  ]
  const live = liveAfter(chain, del, add, n)
  if (!live.ok) return live
  const entry: Entry = {
    add,
    case: chain.case,
    del,
    ev,
    kind: act.kind,
    n,
    prev: chain.prev,
    state: stateOfSorted(sha256, live.value),
    t: toWholeSeconds(act.t),
    v: ENTRY_VERSION,
  }
  const bytes = formatEntry(entry, kinds)
  if (!bytes.ok) return bytes
  const leaf = leafHex(sha256, bytes.value)
  return accept({ entry, bytes: bytes.value, leaf, chain: { case: chain.case, n, prev: leaf, live: live.value } })
}
