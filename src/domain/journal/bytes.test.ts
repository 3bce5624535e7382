import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBase64, fromBase64url, toBase64, toBase64url } from './base64.ts'
import { concat, equal, fromHex, parseDecimal, readU64, toHex, u16, u64 } from './bytes.ts'
import { fromUtf8, utf8 } from './utf8.ts'

const bytes = fc.uint8Array({ maxLength: 70 })

describe('UTF-8', () => {
  test('every well-formed text is encoded as the platform does and comes back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        expect([...utf8(text)]).toEqual([...Buffer.from(text)])
        expect(fromUtf8(utf8(text))).toBe(text)
      }),
    )
  })
  test('any bytes are judged as a fatal decoder judges them', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const decode = (input: Uint8Array) => {
      try {
        return strict.decode(input)
      } catch {
        return null
      }
    }
    const lead = fc.constantFrom(
      0x7f,
      0x80,
      0xbf,
      0xc0,
      0xc2,
      0xe0,
      0xed,
      0xef,
      0xf0,
      0xf4,
      0xf5,
      0x9f,
      0xa0,
      0x90,
      0x8f,
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(lead, fc.nat(255)), { maxLength: 6 }), (input) => {
        expect(fromUtf8(Uint8Array.from(input))).toBe(decode(Uint8Array.from(input)))
      }),
      { numRuns: 2000 },
    )
  })
  test('a long text with one wide letter late comes back whole', () => {
    const text = `${'a'.repeat(10_000)}准${'b'.repeat(5000)}`
    expect(fromUtf8(utf8(text))).toBe(text)
  })
  test('half a surrogate pair is no text', () => {
    expect(() => utf8('准\ud83d绳')).toThrow('E_UTF16')
  })
})

describe('base64', () => {
  test('writes what the platform writes and reads it back', () => {
    fc.assert(
      fc.property(bytes, (input) => {
        expect(toBase64(input)).toBe(Buffer.from(input).toString('base64'))
        expect(toBase64url(input)).toBe(Buffer.from(input).toString('base64url'))
        expect(fromBase64(toBase64(input))).toEqual(input)
        expect(fromBase64url(toBase64url(input))).toEqual(input)
      }),
    )
  })
  test('one spelling for each byte string: whatever is accepted is written back the same', () => {
    const letters = fc.constantFrom(...'AQgw/+-_=\n 5'.split(''))
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 9 }), (parts) => {
        const text = parts.join('')
        const standard = fromBase64(text)
        const urlSafe = fromBase64url(text)
        if (standard) expect(toBase64(standard)).toBe(text)
        if (urlSafe) expect(toBase64url(urlSafe)).toBe(text)
      }),
      { numRuns: 3000 },
    )
  })
  test.each(['QQ', 'QQ=', 'QR==', 'QQ==\n', ' QQ==', 'QQ==QQ==', 'Q===', '====', 'QQ=A', '准==='])(
    'refuses %j',
    (text) => {
      expect(fromBase64(text)).toBeNull()
    },
  )
  test.each(['QQ==', 'QR', 'Q', 'Q+', 'Q Q'])('refuses %j as base64url', (text) => {
    expect(fromBase64url(text)).toBeNull()
  })
})

describe('numbers and hexadecimal', () => {
  test('integers go big-endian', () => {
    expect(toHex(u16(0x1234))).toBe('1234')
    expect(toHex(u64(1_735_689_600))).toBe('0000000067748580')
    expect(readU64(u64(Number.MAX_SAFE_INTEGER))).toBe(Number.MAX_SAFE_INTEGER)
    expect(readU64(Uint8Array.from(fromHex('0020000000000000') ?? []))).toBeNull()
    expect(readU64(new Uint8Array(7))).toBeNull()
    expect(() => u16(65_536)).toThrow('E_U16')
    expect(() => u64(-1)).toThrow('E_U64')
  })
  test('hexadecimal is lower-case and even', () => {
    expect(fromHex('0aff')).toEqual(Uint8Array.of(10, 255))
    for (const text of ['0A', 'f', 'xx', '0a ']) expect(fromHex(text)).toBeNull()
  })
  test('decimals have one spelling', () => {
    expect(parseDecimal('0')).toBe(0)
    expect(parseDecimal('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER)
    for (const text of ['', '00', '01', '+1', '-1', '1.0', '1e3', ' 1', '9007199254740992', '99999999999999999']) {
      expect(parseDecimal(text)).toBeNull()
    }
  })
  test('joining and comparing', () => {
    expect(concat(Uint8Array.of(1), Uint8Array.of(), Uint8Array.of(2, 3))).toEqual(Uint8Array.of(1, 2, 3))
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true)
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false)
    expect(equal(Uint8Array.of(1, 2), Uint8Array.of(1))).toBe(false)
  })
})
