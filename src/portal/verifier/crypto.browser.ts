import * as ed from '@noble/ed25519'
import { sha256 as nobleSha256, sha512 } from '@noble/hashes/sha2.js'
import type { Hash, Verify } from '../../domain/journal/ports.ts'

// The browser's own digest needs a secure address; a page opened from a stick or over plain http has none.
ed.hashes.sha512 = sha512

export const sha256: Hash = (bytes) => nobleSha256(bytes)

export const verifyEd25519: Verify = (publicKey, message, signature) => {
  try {
    return ed.verify(signature, message, publicKey)
  } catch {
    return false
  }
}
