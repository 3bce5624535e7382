import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { concat, fromHex, toHex } from '#domain/journal/bytes.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { temporaryFolder } from '../../../../test/folder.ts'
import { hasOpenssl, openssl } from '../../../../test/openssl.ts'
import { newSm2Scalar, SM2_USER_ID, sm2FromScalar, verifySm2 } from './sm2.ts'

const bytes = (hex: string): Uint8Array => fromHex(hex.replaceAll(' ', '').toLowerCase())!

/** GB/T 32918.5-2017 Annex A: the example on the recommended curve, user id 1234567812345678. */
const example = {
  secret: bytes('3945208F7B2144B13F36E38AC6D39F95889393692860B51A42FB81EF4DF7C5B8'),
  publicKey: bytes(
    '04 09F9DF311E5421A150DD7D161E4BC5C672179FAD1833FC076BB08FF356F35020 CCEA490CE26775A52DC6EA718CC1AA600AED05FBF35E084A6632F6072DA9AD13',
  ),
  message: utf8('message digest'),
  r: 'F5A03B0648D2C4630EEAC513E1BB81A15944DA3827D5B74143AC7EACEEE720B3',
  s: 'B1B6AA29DF212FD8763182BC0D421CA1BB9038FD1F7F42D4840B69C485BBC1AA',
}
const der = (r: string, s: string): Uint8Array => bytes(`3046 0221 00${r} 0221 00${s}`)

describe('SM2 签名', () => {
  const { publicKey, message, r, s } = example
  test("the standard's own example holds", () => {
    expect(sm2FromScalar(example.secret).publicKey).toEqual(publicKey)
    expect(verifySm2(publicKey, message, der(r, s))).toBe(true)
    expect(verifySm2(publicKey, utf8('message digest.'), der(r, s))).toBe(false)
  })
  test('what is signed here is verified here, each signature another, and nowhere under another key or message', () => {
    const [own, other] = [sm2FromScalar(newSm2Scalar()), sm2FromScalar(newSm2Scalar())]
    const [first, second] = [own.sign(message), own.sign(message)]
    expect(first).not.toEqual(second)
    for (const signature of [first, second]) expect(verifySm2(own.publicKey, message, signature)).toBe(true)
    expect(verifySm2(other.publicKey, message, first)).toBe(false)
    expect(verifySm2(own.publicKey, utf8('another'), first)).toBe(false)
  })
  const order = 'FFFFFFFEFFFFFFFFFFFFFFFFFFFFFFFF7203DF6B21C6052B53BBF40939D54123'
  const more = (BigInt(`0x${s}`) + BigInt(`0x${order}`)).toString(16).padStart(66, '0')
  test.each([
    ['empty', new Uint8Array()],
    ['something behind it', concat(der(r, s), Uint8Array.of(0))],
    ['cut short', der(r, s).slice(0, -1)],
    ['a needless zero', bytes(`3047 0222 0000${r} 0221 00${s}`)],
    ['a negative number', bytes(`3044 0220 ${r} 0220 ${s}`)],
    ['a long form of length', bytes(`308146 0221 00${r} 0221 00${s}`)],
    ['r and s as 64 plain bytes', bytes(r + s)],
    ['s beyond the order', bytes(`3046 0221 00${r} 0221 ${more}`)],
    ['r of zero', bytes(`3026 0201 00 0221 00${s}`)],
    ['s of zero', bytes(`3026 0221 00${r} 0201 00`)],
    ['another tag', bytes(`3146 0221 00${r} 0221 00${s}`)],
  ])('a signature with %s is refused', (_, signature) => {
    expect(verifySm2(publicKey, message, signature)).toBe(false)
  })
  test.each([
    ['no point of the curve', bytes(`04${'11'.repeat(64)}`)],
    ['a compressed point', bytes(`03${toHex(publicKey.slice(1, 33))}`)],
    ['nothing', new Uint8Array()],
  ])('a key that is %s verifies nothing', (_, key) => expect(verifySm2(key, message, der(r, s))).toBe(false))
  test.each([new Uint8Array(32), bytes(order), new Uint8Array(31).fill(1)])(
    'a secret out of range is refused',
    (secret) => expect(() => sm2FromScalar(secret)).toThrow('E_SM2_KEY'),
  )
})

describe.skipIf(!hasOpenssl('SM2'))('OpenSSL（本机未安装或不支持 SM2 时跳过）', () => {
  /** SubjectPublicKeyInfo: id-ecPublicKey on the SM2 curve 1.2.156.10197.1.301. */
  const spki = (point: Uint8Array) => concat(bytes('3059301306072a8648ce3d020106082a811ccf5501822d034200'), point)
  const check = (point: Uint8Array, message: Uint8Array, signature: Uint8Array, id: string): string => {
    const folder = temporaryFolder()
    for (const [name, content] of Object.entries({ key: spki(point), message, signature }))
      writeFileSync(join(folder, name), content)
    const args = ['dgst', '-sm3', '-verify', 'key', '-keyform', 'DER', '-sigopt', `distid:${id}`]
    return openssl([...args, '-signature', 'signature', 'message'], { cwd: folder })
      .toString('utf8')
      .trim()
  }
  test('verifies what is signed here, under the standard user id only', () => {
    const { publicKey, sign } = sm2FromScalar(newSm2Scalar())
    const message = utf8('zhunsheng.example/journal-sm3\n5\n树根\n')
    const signature = sign(message)
    expect(check(publicKey, message, signature, SM2_USER_ID)).toBe('Verified OK')
    expect(() => check(publicKey, message, signature, 'another')).toThrow('Verification failure')
  })
  test('and what OpenSSL signs is verified here', () => {
    const folder = temporaryFolder()
    openssl(['genpkey', '-algorithm', 'SM2', '-out', 'key'], { cwd: folder })
    const point = openssl(['pkey', '-in', 'key', '-pubout', '-outform', 'DER'], { cwd: folder }).subarray(-65)
    const message = utf8('正文\n')
    writeFileSync(join(folder, 'message'), message)
    const args = ['dgst', '-sm3', '-sign', 'key', '-sigopt', `distid:${SM2_USER_ID}`, '-out', 'signature', 'message']
    openssl(args, { cwd: folder })
    const signature = readFileSync(join(folder, 'signature'))
    expect(verifySm2(point, message, signature)).toBe(true)
  })
})
