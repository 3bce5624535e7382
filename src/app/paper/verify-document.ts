import type { Paper } from '#domain/documents/paper.ts'
import { toHex } from '#domain/journal/bytes.ts'
import type { Trust } from '#domain/journal/checkpoint.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { type CheckedEntry, checkBundle, type ProofBundle, parseBundle } from '../journal/proofs/bundle.ts'
import { type CheckedProof, checkDocumentProof, type DocumentProof, parseDocumentProof } from './document-proof.ts'

// Runs on the server and in the reader's browser: nothing here may need Node.

/** What may lie beside a document: the proof of its act, or that of its whole case. */
export type AnyProof = DocumentProof | ProofBundle

export const parseAnyProof = (text: string): AnyProof | null => parseBundle(text) ?? parseDocumentProof(text)

export const checkAnyProof = (sha256: Hash, proof: AnyProof, trust: Trust): CheckedProof =>
  'entries' in proof ? checkBundle(sha256, proof, trust) : checkDocumentProof(sha256, proof, trust)

export type DocumentVerdict = {
  readonly verdict: 'same' | 'different'
  /** The entry that sealed the text. */
  readonly entry?: CheckedEntry | undefined
  readonly findings: readonly string[]
}

type SealedAct = { readonly documents?: readonly { readonly sha256?: string; readonly open?: string }[] }

/** Holds the text of a document against a proof, without asking anybody: an act in the log must have sealed its hash. */
export function verifyDocument(sha256: Hash, text: string, proof: AnyProof, trust: Trust): DocumentVerdict {
  const checked = checkAnyProof(sha256, proof, trust)
  const digest = toHex(sha256(utf8(text)))
  const entry = checked.entries.find(({ shown }) =>
    shown.some(
      ({ path, value }) =>
        path === '!act' &&
        (value as SealedAct).documents?.some((document) => document.sha256 === digest || document.open === digest),
    ),
  )
  return { verdict: checked.ok && entry ? 'same' : 'different', entry, findings: checked.findings }
}

/** Everything that a document says, line by line in its order. */
export function documentLines({ title, number, to, body, signer, issuer, on, notes }: Paper): string[] {
  const said = body.flatMap((block): string[] => {
    if (block.type === 'fields') return block.rows.map(([label, value]) => `${label}：${value}`)
    if (block.type === 'table') return [block.head, ...block.rows].map((row) => row.join(' | '))
    return [block.type === 'roll' ? `${block.label}：${block.text}` : block.text]
  })
  return [
    title,
    number ?? '',
    to ? `${to}：` : '',
    ...said,
    signer ? `${signer.post} ${signer.name}` : '',
    issuer,
    on,
    ...notes,
  ].filter((one) => one !== '')
}
