import type { Json } from './canonical-json.ts'

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
