import { leafHex } from '#domain/journal/chain.ts'
import type { Trust } from '#domain/journal/checkpoint.ts'
import { parseEntry } from '#domain/journal/entry.ts'
import { leafHash } from '#domain/journal/merkle.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { formatProof, parseProof, type TlogProof, verifyProof } from '#domain/journal/tlog-proof.ts'
import { fromUtf8, utf8 } from '#domain/journal/utf8.ts'
import { type CheckedEntry, checkDisclosures, type ProofBundle } from '../journal/proofs/bundle.ts'

// Runs on the server and in the reader's browser: nothing here may need Node.

const FORMAT = 'zs-document-proof/1'

/**
 * The proof that travels beside a document: a C2SP `.tlog-proof` of the act that issued it. What a reader needs beside
 * the path stands in its extra data, which C2SP leaves open: nothing of it is believed, all of it is hashed.
 */
export type DocumentProof = {
  readonly proof: TlogProof
  readonly vkeys: readonly string[]
  /** The bytes of the journal entry, as text: its hash is the leaf. */
  readonly entry: string
  readonly disclosures: readonly string[]
}

/** The proof of one act out of the bundle of its case; null when the bundle does not hold the act. */
export function formatDocumentProof(bundle: ProofBundle, n: number): string | null {
  for (const { entry, proof: text, disclosures } of bundle.entries) {
    const [parsed, proof] = [parseEntry(utf8(entry)), parseProof(utf8(text))]
    if (!parsed.ok || !proof.ok || parsed.value.n !== n) continue
    const extra = utf8(JSON.stringify({ format: FORMAT, vkeys: bundle.vkeys, entry, disclosures }))
    return fromUtf8(formatProof({ ...proof.value, extra }))
  }
  return null
}

/** Reads a `.tlog-proof` of a document; null when it is none. */
export function parseDocumentProof(text: string): DocumentProof | null {
  const proof = parseProof(utf8(text))
  if (!proof.ok || !proof.value.extra) return null
  try {
    const extra = JSON.parse(fromUtf8(proof.value.extra) ?? '') as Record<string, unknown>
    const { format, vkeys, entry, disclosures } = extra
    if (format !== FORMAT || typeof entry !== 'string' || !isTexts(vkeys) || !isTexts(disclosures)) return null
    return { proof: proof.value, vkeys, entry, disclosures }
  } catch {
    return null
  }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

export type CheckedProof = {
  readonly ok: boolean
  readonly findings: readonly string[]
  readonly entries: readonly CheckedEntry[]
}

/** Checks the proof without asking anybody: the entry's place under a signed checkpoint, and each digest that is shown. */
export function checkDocumentProof(
  sha256: Hash,
  { proof, entry: text, disclosures }: DocumentProof,
  trust: Trust,
): CheckedProof {
  const bytes = utf8(text)
  const verified = verifyProof(sha256, leafHash(sha256, bytes), proof, trust)
  const entry = parseEntry(bytes)
  if (!verified.ok) return { ok: false, findings: [verified.message], entries: [] }
  if (!entry.ok) return { ok: false, findings: [entry.message], entries: [] }
  const { n, kind, t } = entry.value
  const { findings, ...shown } = checkDisclosures(sha256, entry.value, disclosures)
  const checked = { index: proof.index, n, kind, t, leaf: leafHex(sha256, bytes), ...shown }
  return { ok: findings.length === 0, findings, entries: [checked] }
}
