const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const standard = alphabet(`${LETTERS}+/`)
const urlSafe = alphabet(`${LETTERS}-_`)

type Alphabet = { readonly letters: string; readonly values: Int8Array }

function alphabet(letters: string): Alphabet {
  const values = new Int8Array(128).fill(-1)
  for (let i = 0; i < letters.length; i++) values[letters.charCodeAt(i)] = i
  return { letters, values }
}

function encode(bytes: Uint8Array, { letters }: Alphabet): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const bits = ((bytes[at] as number) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    text += letters.charAt(bits >>> 18) + letters.charAt((bits >>> 12) & 63)
    if (left > 1) text += letters.charAt((bits >>> 6) & 63)
    if (left > 2) text += letters.charAt(bits & 63)
  }
  return text
}

/** Unpadded letters to bytes; null for a foreign letter, an impossible length or left-over bits that are not zero. */
function decode(text: string, { values }: Alphabet): Uint8Array | null {
  if (text.length % 4 === 1) return null
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4))
  let held = 0
  let bits = 0
  let at = 0
  for (let i = 0; i < text.length; i++) {
    const value = values[text.charCodeAt(i)] ?? -1
    if (value < 0) return null
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = (held >>> bits) & 0xff
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null
}

/** Standard base64 with padding (RFC 4648 §4). */
export function toBase64(bytes: Uint8Array): string {
  const text = encode(bytes, standard)
  return text + '='.repeat((4 - (text.length % 4)) % 4)
}

/** Strict standard base64: padding required, its spare bits zero, no blanks or line ends; null otherwise. */
export function fromBase64(text: string): Uint8Array | null {
  if (text.length % 4 !== 0) return null
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  return decode(text.slice(0, text.length - padding), standard)
}

/** base64url without padding (RFC 4648 §5 as RFC 7515 §2 uses it). */
export const toBase64url = (bytes: Uint8Array): string => encode(bytes, urlSafe)

/** Strict unpadded base64url; null otherwise. */
export const fromBase64url = (text: string): Uint8Array | null => decode(text, urlSafe)
