import { fromBase64url } from '#domain/journal/base64.ts'
import { type Chain, extend, leafHex, newChain } from '#domain/journal/chain.ts'
import { type Cosigned, openCheckpoint, type Trust } from '#domain/journal/checkpoint.ts'
import { type Disclosed, digestOf, parseDisclosure } from '#domain/journal/disclosure.ts'
import { type Entry, parseEntry } from '#domain/journal/entry.ts'
import { leafHash } from '#domain/journal/merkle.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { parseProof, verifyProof } from '#domain/journal/tlog-proof.ts'
import { utf8 } from '#domain/journal/utf8.ts'

// Runs on the server and in the reader's browser: nothing here may need Node.

export const BUNDLE_FORMAT = 'zs-proof/1'

/** One case's entries with what proves that they stand in the log, and what the asker may see of their contents. */
export type ProofBundle = {
  readonly format: typeof BUNDLE_FORMAT
  readonly case: string
  /** Keys as the log itself names them; a reader compares them with those that were published elsewhere. */
  readonly vkeys: readonly string[]
  /** The signed checkpoint under which every proof stands. */
  readonly checkpoint: string
  readonly entries: readonly {
    readonly index: number
    /** The entry's bytes, as text. */
    readonly entry: string
    /** A `.tlog-proof` file. */
    readonly proof: string
    /** base64url of `[salt, path, value]`, for the digests that the asker may see. */
    readonly disclosures: readonly string[]
  }[]
  /** Names of the files whose hashes stand in the disclosures. */
  readonly files: readonly { readonly sha256: string; readonly name: string }[]
}

export type CheckedEntry = {
  readonly index: number
  readonly n: number
  readonly kind: string
  readonly t: string
  readonly leaf: string
  readonly shown: readonly Disclosed[]
  /** Digests without a disclosure: withheld, or lawfully deleted. */
  readonly hidden: number
}

export type CheckedBundle = {
  readonly ok: boolean
  readonly findings: readonly string[]
  readonly case: string
  readonly entries: readonly CheckedEntry[]
  readonly size: number | null
  readonly cosignatures: readonly Cosigned[]
}

/** Reads a bundle; null when it is none. */
export function parseBundle(text: string): ProofBundle | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const bundle = value as ProofBundle | null
  const isBundle =
    typeof bundle === 'object' &&
    bundle?.format === BUNDLE_FORMAT &&
    Array.isArray(bundle.entries) &&
    Array.isArray(bundle.vkeys) &&
    typeof bundle.checkpoint === 'string'
  return isBundle ? bundle : null
}

/**
 * Checks a bundle without asking anybody: signatures, every entry's place in the log, the chain of the case from its
 * first entry, and every shown content against its digest. Whether later entries exist only the whole log tells.
 */
export function checkBundle(sha256: Hash, bundle: ProofBundle, trust: Trust): CheckedBundle {
  const findings: string[] = []
  const entries: CheckedEntry[] = []
  const opened = openCheckpoint(utf8(bundle.checkpoint), trust)
  if (!opened.ok) findings.push(opened.message)
  let chain: Chain | null = newChain(bundle.case)
  let lastIndex = -1
  for (const { index, entry: text, proof: proofText, disclosures } of bundle.entries) {
    const bytes = utf8(text)
    const leaf = leafHex(sha256, bytes)
    const say = (message: string) => findings.push(`第 ${index} 号记录：${message}`)
    const proof = parseProof(utf8(proofText))
    if (!proof.ok) say(proof.message)
    else if (proof.value.index !== index) say(`存证文件是第 ${proof.value.index} 号记录的`)
    else {
      const verified = verifyProof(sha256, leafHash(sha256, bytes), proof.value, trust)
      if (!verified.ok) say(verified.message)
    }
    if (index <= lastIndex) say('次序颠倒')
    lastIndex = index
    const entry = parseEntry(bytes)
    if (!entry.ok) {
      say(entry.message)
      chain = null
      continue
    }
    const next: ReturnType<typeof extend> | null = chain && extend(sha256, chain, entry.value, leaf)
    if (next && !next.ok) say(next.message)
    chain = next?.ok ? next.value : null
    const { n, kind, t } = entry.value
    const { findings: wrong, ...disclosed } = checkDisclosures(sha256, entry.value, disclosures)
    wrong.forEach(say)
    entries.push({ index, n, kind, t, leaf, ...disclosed })
  }
  if (bundle.entries.length === 0) findings.push('没有任何记录')
  return {
    ok: findings.length === 0,
    findings,
    case: bundle.case,
    entries,
    size: opened.ok ? opened.value.size : null,
    cosignatures: opened.ok ? opened.value.cosignatures : [],
  }
}

/** What an entry is said to hold, against its digests: each disclosure stands for one of them, and for one only. */
export function checkDisclosures(
  sha256: Hash,
  { add, ev }: Pick<Entry, 'add' | 'ev'>,
  disclosures: readonly string[],
): Pick<CheckedEntry, 'shown' | 'hidden'> & { readonly findings: readonly string[] } {
  const expected = new Set([...add, ...ev])
  const findings: string[] = []
  const shown: Disclosed[] = []
  for (const disclosure of disclosures) {
    const disclosed = parseDisclosure(disclosure)
    const isLogged = fromBase64url(disclosure) !== null && expected.delete(digestOf(sha256, disclosure))
    if (!disclosed.ok) findings.push(disclosed.message)
    else if (!isLogged) findings.push(`披露的“${disclosed.value.path}”与封存的摘要不符：内容在封存之后被改动`)
    else shown.push(disclosed.value)
  }
  return { findings, shown, hidden: expected.size }
}
