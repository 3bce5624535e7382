import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freeze, isIntact, unaccounted } from './frozen-list.ts'

const name = fc.string({ minLength: 1, maxLength: 8, unit: fc.constantFrom(...'某科规发〔〕年号0123456789') })
const names = fc.array(name, { minLength: 1, maxLength: 30 })

describe('冻结的名单', () => {
  it('given the same members in any order and however often, then the same list', () => {
    fc.assert(
      fc.property(names, fc.infiniteStream(fc.nat()), (list, chance) => {
        const order = list.map((one) => [chance.next().value as number, one] as const).sort(([a], [b]) => a - b)
        expect(freeze([...order.map(([, one]) => one), ...list])).toEqual(freeze(list))
        expect(isIntact(freeze(list))).toBe(true)
      }),
    )
  })
  it('given a member taken out, put in or written otherwise, then it is no longer that list', () => {
    fc.assert(
      fc.property(names, name, (list, other) => {
        const frozen = freeze(list)
        const [first, ...rest] = frozen.members
        expect(isIntact({ ...frozen, members: rest })).toBe(false)
        expect(isIntact({ ...frozen, members: rest, count: rest.length })).toBe(false)
        expect(isIntact({ ...frozen, members: [...frozen.members, other] })).toBe(false)
        expect(isIntact({ ...frozen, members: [`${first}甲`, ...rest] })).toBe(false)
      }),
    )
  })
  it('never loses a member: each is accounted for or named, whatever the accounts say', () => {
    fc.assert(
      fc.property(names, names, (list, accounts) => {
        const frozen = freeze(list)
        const { missing, strangers, twice } = unaccounted(frozen, accounts)
        expect(new Set([...missing, ...accounts.filter((one) => frozen.members.includes(one))])).toEqual(
          new Set(frozen.members),
        )
        if (missing.length + strangers.length + twice.length === 0) expect([...accounts].sort()).toEqual(frozen.members)
      }),
    )
  })
})
