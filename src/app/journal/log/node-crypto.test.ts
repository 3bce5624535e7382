import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { fromHex, toHex } from '#domain/journal/bytes.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { ed25519FromSeed, newEd25519Seed, sha256, sm3, verifyEcdsa, verifyEd25519 } from './node-crypto.ts'

const hex = (text: string) => fromHex(text) as Uint8Array

test('hashes have their published values', () => {
  expect(toHex(sha256(utf8('abc')))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(toHex(sm3(utf8('abc')))).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0')
})

describe('Ed25519', () => {
  test('the second test of RFC 8032 §7.1', () => {
    const key = ed25519FromSeed(hex('4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb'))
    const signature = key.sign(hex('72'))
    expect(toHex(key.publicKey)).toBe('3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c')
    expect(toHex(signature)).toBe(
      '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da' +
        '085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    )
    expect(verifyEd25519(key.publicKey, hex('72'), signature)).toBe(true)
    expect(verifyEd25519(key.publicKey, hex('73'), signature)).toBe(false)
  })
  test('a fresh key signs, and no other key verifies', () => {
    const [mine, other] = [ed25519FromSeed(newEd25519Seed()), ed25519FromSeed(newEd25519Seed())]
    const signature = mine.sign(utf8('准绳'))
    expect(verifyEd25519(mine.publicKey, utf8('准绳'), signature)).toBe(true)
    expect(verifyEd25519(other.publicKey, utf8('准绳'), signature)).toBe(false)
  })
  test('what is malformed is false, not an error', () => {
    const signature = new Uint8Array(64)
    expect(verifyEd25519(new Uint8Array(31), utf8('x'), signature)).toBe(false)
    expect(verifyEd25519(new Uint8Array(32).fill(255), utf8('x'), signature)).toBe(false)
    expect(verifyEd25519(new Uint8Array(32), utf8('x'), new Uint8Array(63))).toBe(false)
    expect(() => ed25519FromSeed(new Uint8Array(31))).toThrow('E_SEED')
  })
  test('more keys than are kept still verify', () => {
    for (let i = 0; i < 70; i++) {
      const key = ed25519FromSeed(randomBytes(32))
      expect(verifyEd25519(key.publicKey, utf8('x'), key.sign(utf8('x')))).toBe(true)
    }
  })
})

test('ECDSA on P-256', () => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const spki = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }))
  const signature = new Uint8Array(sign('sha256', utf8('x'), privateKey))
  expect(verifyEcdsa(spki, utf8('x'), signature)).toBe(true)
  expect(verifyEcdsa(spki, utf8('y'), signature)).toBe(false)
  expect(verifyEcdsa(spki.subarray(1), utf8('x'), signature)).toBe(false)
})
