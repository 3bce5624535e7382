/** Joins byte strings. */
export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  let length = 0
  for (const part of parts) length += part.length
  const joined = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    joined.set(part, at)
    at += part.length
  }
  return joined
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

const hexOf = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Lower-case hexadecimal. */
export function toHex(bytes: Uint8Array): string {
  let text = ''
  for (const byte of bytes) text += hexOf[byte]
  return text
}

/** Bytes of lower-case hexadecimal; null for anything else. */
export function fromHex(text: string): Uint8Array | null {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return null
  return Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16))
}

/** Two bytes, big-endian. @throws RangeError outside 0…65,535 */
export function u16(value: number): Uint8Array {
  if (!Number.isInteger(value) || value < 0 || value > 0xffff) throw new RangeError(`E_U16: ${value}`)
  return Uint8Array.of(value >>> 8, value & 0xff)
}

/** Eight bytes, big-endian. @throws RangeError when the value is negative or not a safe integer */
export function u64(value: number): Uint8Array {
  if (!Number.isSafeInteger(value) || value < 0) throw new RangeError(`E_U64: ${value}`)
  const bytes = new Uint8Array(8)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(value))
  return bytes
}

/** Reads eight bytes, big-endian; null when short or beyond the safe integers. */
export function readU64(bytes: Uint8Array, at = 0): number | null {
  if (at + 8 > bytes.length) return null
  const value = Number(new DataView(bytes.buffer, bytes.byteOffset + at, 8).getBigUint64(0))
  return Number.isSafeInteger(value) ? value : null
}

const DECIMAL = /^(0|[1-9]\d{0,15})$/

/** Reads ASCII decimal without sign or leading zero; null for anything else or beyond the safe integers. */
export function parseDecimal(text: string): number | null {
  const value = DECIMAL.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : null
}
