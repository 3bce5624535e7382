import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Instant } from '#domain/calendar/day.ts'

// One-time codes of RFC 6238 as every authenticator app makes them: SHA-1, six digits, a new one every 30 seconds.

const stepSeconds = 30
const digits = 6
/** How far a telephone's clock may be off, in steps to either side (RFC 6238, 5.2 and 6). */
const drift = 1

export const stepAt = (now: Instant): number =>
  Math.floor(Temporal.Instant.from(now).epochMilliseconds / 1000 / stepSeconds)

/** RFC 4226, 5.3: the code of one step of time. */
export function codeAt(secret: Uint8Array, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const digest = createHmac('sha1', secret).update(counter).digest()
  const offset = digest.at(-1)! & 15
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/** The step of time whose code this is, among those around now that have not been used. */
export function stepOf(secret: Uint8Array, typed: string, now: Instant, used: number): number | undefined {
  const code = typed.normalize('NFKC').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return undefined
  const [wanted, present] = [Buffer.from(code), stepAt(now)]
  let found: number | undefined
  // All are looked at, so that the time taken tells nothing.
  for (let step = present - drift; step <= present + drift; step += 1)
    if (timingSafeEqual(wanted, Buffer.from(codeAt(secret, step))) && step > used) found ??= step
  return found
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
/** RFC 4648, without padding: what a person types where a picture cannot be taken. */
export function base32(bytes: Uint8Array): string {
  let [text, held, bits] = ['', 0, 0]
  for (const byte of bytes) {
    held = (held << 8) | byte
    bits += 8
    for (; bits >= 5; bits -= 5) text += letters[(held >>> (bits - 5)) & 31]
    held &= (1 << bits) - 1
  }
  return bits ? text + letters[(held << (5 - bits)) & 31] : text
}

/** What the picture says to the authenticator: for whom and of which site the codes are. */
export function otpauth(
  secret: Uint8Array,
  { site, person }: { readonly site: string; readonly person: string },
): string {
  const [issuer, account] = [encodeURIComponent(site), encodeURIComponent(person)]
  return `otpauth://totp/${issuer}:${account}?secret=${base32(secret)}&issuer=${issuer}&algorithm=SHA1&digits=${digits}&period=${stepSeconds}`
}
