import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { D1, D2 } from './published-vectors.ts'
import { initialState, pureDrawHashes, pureSha256, roundConstants, sha256Hex } from './pure-sha256.ts'
import { solve } from './solve.ts'

const node = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('hex')

describe('SHA-256 in plain TypeScript', () => {
  test('the constants are those of FIPS 180-4, first and last', () => {
    expect(roundConstants[0]).toBe(0x428a2f98)
    expect(roundConstants[63]).toBe(0xc67178f2)
    expect([initialState[0], initialState[7]]).toEqual([0x6a09e667, 0x5be0cd19])
  })

  test('the published examples', () => {
    expect(pureSha256.hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(pureSha256.hex('')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
  })

  test('every length around the block borders agrees with node:crypto', () => {
    for (let length = 0; length <= 200; length++) {
      const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff)
      expect(sha256Hex(bytes), `${length} bytes`).toBe(node(bytes))
    }
  })

  test('any bytes, any text and any 32 bytes in hex agree with node:crypto', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 1000 }), (bytes) => {
        expect(sha256Hex(bytes)).toBe(node(bytes))
      }),
      { seed: 1 },
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(pureSha256.hex(text)).toBe(node(text))
      }),
      { seed: 2 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (bytes) => {
        expect(pureSha256.hexOfHex(Buffer.from(bytes).toString('hex'))).toBe(node(bytes))
      }),
      { seed: 3 },
    )
  })
})

test('a draw solved with it is the published draw', () => {
  expect(solve(D1.sheet, D1.entropy, pureDrawHashes).selected).toEqual(['DW009', 'DW006', 'DW003'])
  expect(solve(D2.sheet, D2.entropy, pureDrawHashes, ['DW009']).substitution?.log).toEqual([
    { closed: 'DW009', substitute: 'DW007', officers: ['ZF05', 'ZF04'] },
  ])
})
