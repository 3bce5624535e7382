import { createPublicKey, generateKeyPairSync, hash, sign, verify } from 'node:crypto'
import type { NoteVerifier } from './note.ts'
import type { Hash, Sign, Verify } from './ports.ts'
import { verifierOf } from './verifier.ts'
import { ED25519, type NoteKey, noteKey } from './vkey.ts'

// The journal's ports on Node for the tests of this folder: apart from the application's own, so that each checks the other.

export const sha256: Hash = (bytes) => new Uint8Array(hash('sha256', bytes, 'buffer'))
export const sm3: Hash = (bytes) => new Uint8Array(hash('sm3', bytes, 'buffer'))

export const ed25519: Verify = (raw, message, signature) => {
  const x = Buffer.from(raw).toString('base64url')
  return verify(null, message, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' }), signature)
}

export type TestKey = { readonly key: NoteKey; readonly verifier: NoteVerifier; readonly sign: Sign }

/** A fresh Ed25519 key under a name, of the log's type or a witness's (0x04). */
export function newKey(name: string, type: number = ED25519): TestKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519')
  const raw = new Uint8Array(Buffer.from(publicKey.export({ format: 'jwk' }).x as string, 'base64url'))
  const key = noteKey(sha256, name, type, raw)
  const verifier = verifierOf(key, { ed25519 })
  if (!verifier.ok) throw new Error(verifier.message)
  return { key, verifier: verifier.value, sign: (message) => new Uint8Array(sign(null, message, privateKey)) }
}
