const LONE_SURROGATE = /\p{Surrogate}/u

/** True when the text has no half of a surrogate pair, so that UTF-8 can carry it unchanged. */
export function isWellFormed(text: string): boolean {
  for (let i = 0; i < text.length; i++) if ((text.charCodeAt(i) & 0xf800) === 0xd800) return !LONE_SURROGATE.test(text)
  return true
}

/** UTF-8 bytes. @throws RangeError when the text is not well-formed UTF-16 */
export function utf8(text: string): Uint8Array {
  const ascii = new Uint8Array(text.length)
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit > 0x7f) return encodeWide(text)
    ascii[i] = unit
  }
  return ascii
}

function encodeWide(text: string): Uint8Array {
  if (!isWellFormed(text)) throw new RangeError('E_UTF16: lone surrogate')
  const bytes = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text) {
    const point = character.codePointAt(0) as number
    if (point < 0x80) bytes[at++] = point
    else if (point < 0x800) {
      bytes[at++] = 0xc0 | (point >>> 6)
      bytes[at++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      bytes[at++] = 0xe0 | (point >>> 12)
      bytes[at++] = 0x80 | ((point >>> 6) & 0x3f)
      bytes[at++] = 0x80 | (point & 0x3f)
    } else {
      bytes[at++] = 0xf0 | (point >>> 18)
      bytes[at++] = 0x80 | ((point >>> 12) & 0x3f)
      bytes[at++] = 0x80 | ((point >>> 6) & 0x3f)
      bytes[at++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes.slice(0, at)
}

const CHUNK = 4096

function isAscii(bytes: Uint8Array): boolean {
  for (let i = 0; i < bytes.length; i++) if ((bytes[i] as number) > 0x7f) return false
  return true
}

/** Text of UTF-8 bytes; null for truncated, overlong or surrogate sequences (RFC 3629). A byte-order mark is kept. */
export function fromUtf8(bytes: Uint8Array): string | null {
  let text = ''
  for (let start = 0; start < bytes.length; start += CHUNK) {
    const chunk = bytes.subarray(start, start + CHUNK)
    if (!isAscii(chunk)) {
      const rest = decodeWide(bytes.subarray(start))
      return rest === null ? null : text + rest
    }
    text += String.fromCharCode.apply(null, chunk as unknown as number[])
  }
  return text
}

/** For each length of sequence: the bits of its first byte and the smallest code point that may use it. */
const shapes = [
  { mask: 0xe0, lead: 0xc0, more: 1, least: 0x80 },
  { mask: 0xf0, lead: 0xe0, more: 2, least: 0x800 },
  { mask: 0xf8, lead: 0xf0, more: 3, least: 0x10000 },
] as const

function decodeWide(bytes: Uint8Array): string | null {
  let text = ''
  for (let at = 0; at < bytes.length; ) {
    const first = bytes[at++] as number
    if (first < 0x80) {
      text += String.fromCharCode(first)
      continue
    }
    const shape = shapes.find(({ mask, lead }) => (first & mask) === lead)
    if (!shape) return null
    let point = first & ~shape.mask & 0xff
    for (let i = 0; i < shape.more; i++) {
      const next = bytes[at++]
      if (next === undefined || (next & 0xc0) !== 0x80) return null
      point = (point << 6) | (next & 0x3f)
    }
    if (point < shape.least || point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return null
    text += String.fromCodePoint(point)
  }
  return text
}
