import { describe, expect, it } from 'vitest'
import { gate } from './gate.ts'
import { Busy, outageOf } from './outage.ts'

describe('同时查询的上限', () => {
  it('lets so many in, others wait, and whoever comes after them is told at once', async () => {
    const through = gate(1, 1)
    const first = Promise.withResolvers<string>()
    const one = through(() => first.promise)
    const two = through(async () => 'second')
    await expect(through(async () => 'third')).rejects.toBeInstanceOf(Busy)
    first.resolve('first')
    expect(await Promise.all([one, two])).toEqual(['first', 'second'])
    expect(await through(async () => 'fourth')).toBe('fourth')
  })

  it('work that fails leaves its place to the next', async () => {
    const through = gate(1, 0)
    await expect(through(() => Promise.reject(new Error('no')))).rejects.toThrow('no')
    expect(await through(async () => 'next')).toBe('next')
  })
})

describe('不是谁的错', () => {
  it.each([
    [{ code: '57P01' }, 503, 'database.away'],
    [{ code: 'ECONNREFUSED' }, 503, 'database.away'],
    [{ code: 'ENOENT', syscall: 'connect' }, 503, 'database.away'],
    [new Error('Connection terminated unexpectedly'), 503, 'database.away'],
    [{ code: '57014' }, 503, 'database.busy'],
    [{ code: '53100' }, 507, 'disk.full'],
    [{ code: 'ENOSPC' }, 507, 'disk.full'],
    [new Busy(), 503, 'busy'],
  ])('%j is told as %i', (error, status, code) => {
    expect(outageOf(error)).toMatchObject({ status, code, message: expect.stringMatching(/\p{Script=Han}/u) })
  })
  it('a fault of the program stays one, and so does a missing file', () => {
    expect(outageOf(new TypeError('x is undefined'))).toBeUndefined()
    expect(outageOf({ code: 'ENOENT', syscall: 'open' })).toBeUndefined()
  })
})
