import { sm2 } from 'sm-crypto-v2'
import { fromHex, toHex } from '#domain/journal/bytes.ts'
import type { Verify } from '#domain/journal/ports.ts'
import type { SigningKey } from './node-crypto.ts'

// SM2 signatures (GB/T 32918.2) over SM3, with the user id that GB/T 35276 and GM/T 0009 give as default. Node's own SM2
// is of no use: it signs with an empty id, or plain ECDSA on the curve, depending on where the key came from.

/** Part of what is hashed before the message (Z_A); foreign programs must use the same (OpenSSL: `distid`). */
export const SM2_USER_ID = '1234567812345678'

/** Order of the curve (GB/T 32918.5). */
const ORDER = 'fffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123'

const options = { hash: true, userId: SM2_USER_ID } as const

/** The signing key of a 32-byte number below the curve's order. @throws RangeError for anything else */
export function sm2FromScalar(scalar: Uint8Array): SigningKey {
  const secret = toHex(scalar)
  if (scalar.length !== 32 || !isInRange(secret)) throw new RangeError(`E_SM2_KEY: ${scalar.length} bytes`)
  const publicKey = sm2.getPublicKeyFromPrivateKey(secret)
  return {
    publicKey: fromHex(publicKey) as Uint8Array,
    sign: (message) => toDer(sm2.doSignature(message, secret, { ...options, publicKey })),
  }
}

/** A fresh secret number from the system's entropy. */
export const newSm2Scalar = (): Uint8Array => fromHex(sm2.generateKeyPairHex().privateKey) as Uint8Array

/** Key as uncompressed point (65 bytes), signature as DER `SEQUENCE { r INTEGER, s INTEGER }` (GM/T 0009), strictly. */
export const verifySm2: Verify = (publicKey, message, signature) => {
  const plain = fromDer(signature)
  if (plain === null || publicKey.length !== 65) return false
  try {
    return sm2.doVerifySignature(message, plain, toHex(publicKey), options)
  } catch {
    // A key that is no point of the curve.
    return false
  }
}

const isInRange = (hex: string): boolean => /[1-9a-f]/.test(hex) && hex < ORDER

// The library's own DER reading takes what comes after the signature, and numbers out of range; a note's bytes must not be
// changeable without its signature failing.

/** DER of r and s, 64 hex digits each. */
function toDer(plain: string): Uint8Array {
  const integer = (hex: string): string => {
    const short = hex.replace(/^(00)+(?=..)/, '')
    const positive = short >= '8' ? `00${short}` : short
    return `02${byte(positive.length / 2)}${positive}`
  }
  const both = integer(plain.slice(0, 64)) + integer(plain.slice(64))
  return fromHex(`30${byte(both.length / 2)}${both}`) as Uint8Array
}

const byte = (value: number): string => value.toString(16).padStart(2, '0')

/** r and s out of DER; null unless it is the one right encoding of two numbers in range. */
function fromDer(der: Uint8Array): string | null {
  const hex = toHex(der)
  const rBytes = der[3] ?? 0
  const sAt = 8 + 2 * rBytes
  const number = (from: number, to?: number): string => hex.slice(from, to).slice(-64).padStart(64, '0')
  const plain = number(8, sAt) + number(sAt + 4)
  const isWhole = toHex(toDer(plain)) === hex
  return isWhole && isInRange(plain.slice(0, 64)) && isInRange(plain.slice(64)) ? plain : null
}
