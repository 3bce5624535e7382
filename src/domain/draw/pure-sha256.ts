import { utf8 } from '../journal/utf8.ts'
import type { DrawHash, DrawHashes } from './hash.ts'

/** Round constants: the first 32 bits of the fractional parts of the cube roots of the first 64 primes (FIPS 180-4 §4.2.2). */
export const roundConstants: readonly number[] = fractions(64, Math.cbrt)
/** Initial value: the same of the square roots of the first 8 primes (§5.3.3). */
export const initialState: readonly number[] = fractions(8, Math.sqrt)

function fractions(count: number, root: (prime: number) => number): readonly number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) {
    let divisor = 2
    while (n % divisor !== 0) divisor++
    if (divisor === n) found.push(Math.floor((root(n) % 1) * 2 ** 32))
  }
  return found
}

const rotate = (word: number, by: number): number => (word >>> by) | (word << (32 - by))

/** Adds one 64-byte block of `bytes` at `start` to the state; `schedule` is working space of 64 words. */
function compress(state: Uint32Array, schedule: Uint32Array, bytes: Uint8Array, start: number): void {
  for (let i = 0; i < 16; i++) {
    const at = start + i * 4
    schedule[i] = (bytes[at]! << 24) | (bytes[at + 1]! << 16) | (bytes[at + 2]! << 8) | bytes[at + 3]!
  }
  for (let i = 16; i < 64; i++) {
    const early = schedule[i - 15]!
    const late = schedule[i - 2]!
    const s0 = rotate(early, 7) ^ rotate(early, 18) ^ (early >>> 3)
    const s1 = rotate(late, 17) ^ rotate(late, 19) ^ (late >>> 10)
    schedule[i] = schedule[i - 16]! + s0 + schedule[i - 7]! + s1
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as Eight
  for (let i = 0; i < 64; i++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)
    const chosen = (e & f) ^ (~e & g)
    const t1 = (h + sum1 + chosen + roundConstants[i]! + schedule[i]!) | 0
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)
    const t2 = (sum0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + t1) | 0
    d = c
    c = b
    b = a
    a = (t1 + t2) | 0
  }
  const next: Eight = [a, b, c, d, e, f, g, h]
  for (let i = 0; i < 8; i++) state[i] = state[i]! + next[i]!
}

type Eight = [number, number, number, number, number, number, number, number]

/** SHA-256 (FIPS 180-4) of bytes, 64 lower-case hex digits. */
export function sha256Hex(bytes: Uint8Array): string {
  const padded = new Uint8Array(Math.ceil((bytes.length + 9) / 64) * 64)
  padded.set(bytes)
  padded[bytes.length] = 0x80
  const bits = new DataView(padded.buffer)
  bits.setUint32(padded.length - 8, Math.floor(bytes.length / 2 ** 29))
  bits.setUint32(padded.length - 4, (bytes.length << 3) >>> 0)
  const state = Uint32Array.from(initialState)
  const schedule = new Uint32Array(64)
  for (let start = 0; start < padded.length; start += 64) compress(state, schedule, padded, start)
  let hex = ''
  for (const word of state) hex += word.toString(16).padStart(8, '0')
  return hex
}

const bytesOfHex = (hex: string): Uint8Array =>
  Uint8Array.from({ length: hex.length / 2 }, (_, i) => Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16))

/**
 * SHA-256 without any library: for guards, which must decide the same in the browser and on the server and know
 * nothing but data. Where a library is at hand and the draw is large, an edge may use its own.
 */
export const pureSha256: DrawHash = {
  hex: (text) => sha256Hex(utf8(text)),
  hexOfHex: (hex64) => sha256Hex(bytesOfHex(hex64)),
}

export const pureDrawHashes: DrawHashes = { sha256: pureSha256 }
