import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hash,
  type KeyObject,
  sign as signWith,
  verify as verifyWith,
} from 'node:crypto'
import type { Hash, Sign, Verify } from '#domain/journal/ports.ts'

// The journal's ports on node:crypto. Keys are raw 32 bytes (RFC 8032), as notes carry them.

export const sha256: Hash = (bytes) => hash('sha256', bytes, 'buffer')

/** Only to recognize a certificate by the name that RFC 3161 gives it; nothing rests on it. */
export const sha1: Hash = (bytes) => hash('sha1', bytes, 'buffer')

/** GB/T 32905. */
export const sm3: Hash = (bytes) => hash('sm3', bytes, 'buffer')

/** DER in front of the raw key: SubjectPublicKeyInfo and PKCS #8 of RFC 8410. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex')
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex')

const publicKeys = new Map<string, KeyObject>()
const MAX_KEPT_KEYS = 64

function publicKeyOf(raw: Uint8Array): KeyObject {
  const name = Buffer.from(raw).toString('hex')
  const kept = publicKeys.get(name)
  if (kept) return kept
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' })
  if (publicKeys.size >= MAX_KEPT_KEYS) publicKeys.clear()
  publicKeys.set(name, key)
  return key
}

export const verifyEd25519: Verify = (publicKey, message, signature) => {
  if (publicKey.length !== 32 || signature.length !== 64) return false
  try {
    return verifyWith(null, message, publicKeyOf(publicKey), signature)
  } catch {
    // A key that is no point of the curve.
    return false
  }
}

/** Key as SPKI DER, signature as ASN.1 DER over SHA-256. */
export const verifyEcdsa: Verify = (publicKey, message, signature) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
    return key.asymmetricKeyType === 'ec' && verifyWith('sha256', message, key, signature)
  } catch {
    return false
  }
}

export type SigningKey = { readonly publicKey: Uint8Array; readonly sign: Sign }

/** The signing key of a 32-byte seed. @throws RangeError for another length */
export function ed25519FromSeed(seed: Uint8Array): SigningKey {
  if (seed.length !== 32) throw new RangeError(`E_SEED: ${seed.length} bytes`)
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return { publicKey: new Uint8Array(spki.subarray(-32)), sign: (message) => signWith(null, message, key) }
}

/** A fresh seed from the system's entropy, to be kept secret. */
export function newEd25519Seed(): Uint8Array {
  const { privateKey } = generateKeyPairSync('ed25519')
  return new Uint8Array(privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32))
}
