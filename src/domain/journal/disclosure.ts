import { fromBase64url, toBase64url } from './base64.ts'
import { canonicalJson, type Json } from './canonical-json.ts'
import type { Hash } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { fromUtf8, utf8 } from './utf8.ts'

/** A value under a random salt: whoever holds it can show what a digest stands for. */
export type Disclosure = {
  /** base64url of the JSON `[salt, path, value]`. */
  readonly disclosure: string
  /** base64url of the SHA-256 of that text; this alone goes into the log. */
  readonly digest: string
}

/** What a disclosure says. */
export type Disclosed = { readonly salt: string; readonly path: string; readonly value: Json }

/** Random bytes that a salt needs at least: 128 bits, so that a digest whose salt is gone cannot be guessed back. */
export const SALT_BYTES = 16

// 43 letters hold 258 bits: the last two must be zero.
const DIGEST = /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/

/** Form of a digest: base64url of 32 bytes. */
export const isDigest = (text: string): boolean => DIGEST.test(text)

/** Digest of a disclosure as it was handed over (RFC 9901 §4.2.3): over its ASCII text, whatever blanks its JSON has. */
export const digestOf = (sha256: Hash, disclosure: string): string => toBase64url(sha256(utf8(disclosure)))

/** Discloses one value. @throws RangeError when the salt is shorter than 16 bytes or the value is no plain JSON */
export function disclosure(sha256: Hash, salt: Uint8Array, path: string, value: Json): Disclosure {
  if (salt.length < SALT_BYTES) throw new RangeError(`E_SALT: ${salt.length} bytes`)
  const text = toBase64url(utf8(canonicalJson([toBase64url(salt), path, value])))
  return { disclosure: text, digest: digestOf(sha256, text) }
}

/** Reads a disclosure of ours: three members in canonical JSON, salt of 128 bits or more. */
export function parseDisclosure(text: string): Result<Disclosed> {
  const bytes = fromBase64url(text)
  const json = bytes && fromUtf8(bytes)
  if (json === null) return refuse('disclosure.form')
  const members = parseJson(json)
  if (!Array.isArray(members) || members.length !== 3) return refuse('disclosure.form')
  const [salt, path, value] = members as [unknown, unknown, Json]
  if (typeof salt !== 'string' || typeof path !== 'string' || !isCanonical(members as Json[], json)) {
    return refuse('disclosure.form')
  }
  if ((fromBase64url(salt)?.length ?? 0) < SALT_BYTES) return refuse('disclosure.salt')
  return accept({ salt, path, value })
}

const isCanonical = (value: Json, json: string): boolean => {
  try {
    return canonicalJson(value) === json
  } catch {
    return false
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
