import { describe, expect, it } from 'vitest'
import type { Instant } from '#domain/calendar/day.ts'
import { base32, codeAt, otpauth, stepAt, stepOf } from './totp.ts'

const secret = Buffer.from('12345678901234567890')
const moment = (seconds: number) => Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString() as Instant

describe('一次性验证码', () => {
  // RFC 6238, appendix B (SHA-1); the last six of its eight digits.
  it.each([
    [59, '287082'],
    [1111111109, '081804'],
    [1111111111, '050471'],
    [1234567890, '005924'],
    [2000000000, '279037'],
    [20000000000, '353130'],
  ])('at %i the code is %s', (seconds, code) => expect(codeAt(secret, stepAt(moment(seconds)))).toBe(code))

  // RFC 4226, appendix D.
  it.each(['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'])(
    '%s is a code of the counter',
    (code) => expect(Array.from({ length: 10 }, (_, step) => codeAt(secret, step))).toContain(code),
  )

  it('a clock may be off by half a minute, a code is taken once, and none older than it', () => {
    const at = (seconds: number, used = -1) => stepOf(secret, '287082', moment(seconds), used)
    expect([30, 59, 60, 89, 90, 3600].map((seconds) => at(seconds))).toEqual([1, 1, 1, 1, undefined, undefined])
    expect([at(59, 1), at(59, 2), at(59, 0)]).toEqual([undefined, undefined, 1])
    for (const typed of ['', '28708', '2870822', 'abcdef', '-87082', '28708２x'])
      expect(stepOf(secret, typed, moment(59), -1)).toBeUndefined()
    expect(stepOf(secret, ' ２８７ 082', moment(59), -1)).toBe(1)
  })

  it('is told to the authenticator as it expects', () => {
    expect(base32(Buffer.from('foobar'))).toBe('MZXW6YTBOI')
    expect(base32(Buffer.from('foo'))).toBe('MZXW6')
    expect(base32(Buffer.alloc(20, 255))).toBe('7'.repeat(32))
    const told = new URL(otpauth(secret, { site: '某局 & 科', person: 'P001' }))
    expect(told.searchParams.get('issuer')).toBe('某局 & 科')
    expect(told.searchParams.get('secret')).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ')
  })
})
