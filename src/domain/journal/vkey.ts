import { fromBase64, toBase64 } from './base64.ts'
import { concat, toHex } from './bytes.ts'
import type { Hash } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { isWellFormed, utf8 } from './utf8.ts'

/** Signature types of C2SP signed-note. */
export const ED25519 = 0x01
export const ECDSA = 0x02
export const COSIGNATURE = 0x04
export const OTHER = 0xff

/** Our long identifier behind 0xff: SM2 with SM3 (GB/T 32918, GB/T 32905); the public key follows it. Decision 021. */
export const SM2_IDENTIFIER = utf8('zs-journal/sm2-sm3/1:')

/** A public key as notes name it: name and id together say which key and which algorithm made a signature. */
export type NoteKey = {
  readonly name: string
  /** Eight hex digits. */
  readonly id: string
  readonly type: number
  /** What follows the type byte: the public key; for 0xff a long identifier and then the key. */
  readonly material: Uint8Array
}

const FORBIDDEN_IN_NAME = /[\p{White_Space}+]|\p{Surrogate}/u

/** A key name: not empty, no Unicode space, no plus. */
export const isKeyName = (name: string): boolean => name !== '' && !FORBIDDEN_IN_NAME.test(name)

/** `SHA-256(name || 0x0A || type || key)[:4]`; for ECDSA `SHA-256(SPKI DER)[:4]`. Always SHA-256, in the twin log too. */
export function keyId(sha256: Hash, name: string, type: number, material: Uint8Array): string {
  const input = type === ECDSA ? material : concat(utf8(`${name}\n`), Uint8Array.of(type), material)
  return toHex(sha256(input).subarray(0, 4))
}

/** A key under a name. @throws RangeError when the name is not allowed or the key does not fit the type */
export function noteKey(sha256: Hash, name: string, type: number, material: Uint8Array): NoteKey {
  if (!isKeyName(name) || !isWellFormed(name)) throw new RangeError(`E_KEY_NAME: ${name}`)
  if (!fits(type, material)) throw new RangeError(`E_KEY: type ${type}, ${material.length} bytes`)
  return { name, id: keyId(sha256, name, type, material), type, material }
}

/** The SM2 key of a twin log (65 bytes, uncompressed point). */
export const sm2Key = (sha256: Hash, name: string, publicKey: Uint8Array): NoteKey =>
  noteKey(sha256, name, OTHER, concat(SM2_IDENTIFIER, publicKey))

/** `name+id+base64(type || material)` */
export const formatVkey = ({ name, id, type, material }: NoteKey): string =>
  `${name}+${id}+${toBase64(concat(Uint8Array.of(type), material))}`

/** The eight hex digits in a vkey line; not checked. */
export const keyIdOf = (vkey: string): string => vkey.split('+')[1] ?? ''

const VKEY = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s

/** Reads a vkey and checks its id against its contents. */
export function parseVkey(sha256: Hash, text: string): Result<NoteKey> {
  const match = VKEY.exec(text)
  if (!match) return refuse('vkey.form')
  const [, name = '', id = '', encoded = ''] = match
  if (!isKeyName(name)) return refuse('vkey.name')
  const bytes = fromBase64(encoded)
  if (!bytes || bytes.length < 2) return refuse('vkey.form')
  const type = bytes[0] as number
  const material = bytes.slice(1)
  if (!fits(type, material)) return refuse('vkey.type', { type })
  if (keyId(sha256, name, type, material) !== id) return refuse('vkey.id')
  return accept({ name, id, type, material })
}

const lengths: Readonly<Record<number, number>> = { [ED25519]: 32, [COSIGNATURE]: 32 }

const fits = (type: number, material: Uint8Array): boolean =>
  type in lengths ? material.length === lengths[type] : (type === ECDSA || type === OTHER) && material.length > 0
