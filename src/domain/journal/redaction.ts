import type { Json } from './canonical-json.ts'
import { type Disclosed, digestOf, isDigest, parseDisclosure } from './disclosure.ts'
import type { Hash } from './ports.ts'

// Redaction deletes salt and value and keeps the digest: every hash and proof stays valid, the value cannot be
// guessed back (个人信息保护法 Art. 73(4) 匿名化). A `redact` entry of the case says which digests, why, who approved.

/** Kind of the entry that records a redaction; its state is that of the entry before. */
export const REDACT_KIND = 'redact'

export type Redaction = {
  /** Digests whose contents are gone. */
  readonly digests: readonly string[]
  /** The legal basis, as cited. */
  readonly basis: string
  readonly approver: string
}

const SEALED = '!sealed'

/** The facts of a redaction, to be disclosed under a fresh salt each. Facts of an event have paths with `!` in front. */
export const redactionFacts = ({ digests, basis, approver }: Redaction): readonly (readonly [string, Json])[] => [
  [SEALED, [...digests].sort()],
  ['!basis', basis],
  ['!approver', approver],
]

/** Digests that these facts of a case's `redact` entries declare sealed. */
export function sealedBy(facts: readonly Disclosed[]): ReadonlySet<string> {
  const listed = facts.flatMap(({ path, value }) => (path === SEALED && Array.isArray(value) ? value : []))
  return new Set(listed.filter((digest): digest is string => typeof digest === 'string' && isDigest(digest)))
}

/** A case's live digests against what can be shown for them. */
export type Opened = {
  readonly open: ReadonlyMap<string, Disclosed>
  /** Redacted: declared so, nothing to show. */
  readonly sealed: readonly string[]
  /** Nothing to show and no redaction on record: contents lost or withheld. */
  readonly missing: readonly string[]
  /** Shown, but standing for no live digest: contents altered after they were logged. */
  readonly strange: readonly string[]
}

/** Matches disclosures (base64url) to the live digests of a case. */
export function openState(
  sha256: Hash,
  live: readonly string[],
  disclosures: readonly string[],
  sealed: ReadonlySet<string>,
): Opened {
  const expected = new Set(live)
  const open = new Map<string, Disclosed>()
  const strange: string[] = []
  for (const text of disclosures) {
    const disclosed = parseDisclosure(text)
    const digest = disclosed.ok ? digestOf(sha256, text) : ''
    if (disclosed.ok && expected.has(digest)) open.set(digest, disclosed.value)
    else strange.push(text)
  }
  const closed = live.filter((digest) => !open.has(digest))
  return {
    open,
    sealed: closed.filter((digest) => sealed.has(digest)),
    missing: closed.filter((digest) => !sealed.has(digest)),
    strange,
  }
}
