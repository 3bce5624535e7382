import { fromBase64, toBase64 } from './base64.ts'
import { concat, parseDecimal } from './bytes.ts'
import { type Note, type NoteSignature, type NoteVerifier, parseSignature } from './note.ts'
import { HASH_BYTES } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { fromUtf8, utf8 } from './utf8.ts'

// Bodies of `add-checkpoint` (C2SP tlog-witness v1.0.0): over HTTP, or as two small files on a stick.

/** A log asks its witness to cosign: from which size the witness knows the tree, and the proof from there on. */
export type AddCheckpoint = {
  readonly old: number
  readonly proof: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: Uint8Array
}

const MAX_PROOF = 63

export const formatAddCheckpoint = ({ old, proof, checkpoint }: AddCheckpoint): Uint8Array =>
  concat(utf8(`${[`old ${old}`, ...proof.map(toBase64)].join('\n')}\n\n`), checkpoint)

export function parseAddCheckpoint(body: Uint8Array): Result<AddCheckpoint> {
  const text = fromUtf8(body)
  const blank = text?.indexOf('\n\n') ?? -1
  if (text === null || blank < 0) return refuse('request.form')
  const [oldLine = '', ...lines] = text.slice(0, blank).split('\n')
  const old = oldLine.startsWith('old ') ? parseDecimal(oldLine.slice(4)) : null
  const proof = lines.map(fromBase64)
  if (old === null || proof.length > MAX_PROOF) return refuse('request.form')
  if (!proof.every((hash) => hash?.length === HASH_BYTES)) return refuse('request.form')
  return accept({ old, proof: proof as Uint8Array[], checkpoint: utf8(text.slice(blank + 2)) })
}

/** Signature lines of a 200 answer. */
export function parseCosignatures(body: Uint8Array): Result<NoteSignature[]> {
  const text = fromUtf8(body)
  if (!text?.endsWith('\n')) return refuse('response.form')
  const signatures: NoteSignature[] = []
  for (const line of text.slice(0, -1).split('\n')) {
    const signature = parseSignature(line)
    if (!signature.ok) return signature
    signatures.push(signature.value)
  }
  return accept(signatures)
}

/** The signatures of an answer that are a known witness's and hold for this note; the rest is left aside. */
export function acceptCosignatures(
  note: Note,
  body: Uint8Array,
  witnesses: readonly NoteVerifier[],
): Result<NoteSignature[]> {
  const answered = parseCosignatures(body)
  if (!answered.ok) return answered
  return accept(
    answered.value.filter((each) =>
      witnesses.some(
        ({ name, id, verify }) => name === each.name && id === each.id && verify(note.text, each.signature),
      ),
    ),
  )
}

/** The size in a 409 answer; null when there is none. */
export function parseConflictSize(body: Uint8Array): number | null {
  const text = fromUtf8(body)
  return text?.endsWith('\n') ? parseDecimal(text.slice(0, -1)) : null
}
