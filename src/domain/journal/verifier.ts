import { equal } from './bytes.ts'
import { cosignatureVerifier } from './cosignature.ts'
import type { NoteSigner, NoteVerifier } from './note.ts'
import type { Hash, Sign, Verify } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { utf8 } from './utf8.ts'
import { COSIGNATURE, ECDSA, ED25519, type NoteKey, OTHER, parseVkey, SM2_IDENTIFIER } from './vkey.ts'

/** The signature algorithms that the reader's machine has. Ed25519 is the format's; the others are optional. */
export type Algorithms = {
  readonly ed25519: Verify
  /** Key as SPKI DER. */
  readonly ecdsa?: Verify
  /** Key as uncompressed point. */
  readonly sm2?: Verify
}

/** What checks the signatures of a key; refused where its algorithm is not at hand. */
export function verifierOf(key: NoteKey, { ed25519, ecdsa, sm2 }: Algorithms): Result<NoteVerifier> {
  const { name, id, type, material } = key
  if (type === COSIGNATURE) return accept(cosignatureVerifier(key, ed25519))
  const plain = (verify: Verify, publicKey: Uint8Array): Result<NoteVerifier> =>
    accept({ name, id, verify: (text, signature) => verify(publicKey, utf8(text), signature) })
  if (type === ED25519) return plain(ed25519, material)
  if (type === ECDSA && ecdsa) return plain(ecdsa, material)
  const prefix = material.subarray(0, SM2_IDENTIFIER.length)
  if (type === OTHER && sm2 && equal(prefix, SM2_IDENTIFIER)) return plain(sm2, material.subarray(prefix.length))
  return refuse('vkey.type', { type })
}

/** A vkey line to what checks its signatures. */
export function parseVerifier(sha256: Hash, vkey: string, algorithms: Algorithms): Result<NoteVerifier> {
  const key = parseVkey(sha256, vkey)
  return key.ok ? verifierOf(key.value, algorithms) : key
}

/** What signs notes with a plain (not cosigning) key. */
export const signerOf = ({ name, id }: NoteKey, sign: Sign): NoteSigner => ({
  name,
  id,
  sign: (text) => sign(utf8(text)),
})
