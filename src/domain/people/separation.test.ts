import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Role, roles } from '../engine/roles.ts'
import { administrators, isAdministrator, isGuarded, joined } from './separation.ts'

const day = fc.constantFrom('2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01')
const post = fc.record({
  role: fc.constantFrom(...(Object.keys(roles) as Role[])),
  from: day,
  until: fc.option(day, { nil: undefined }),
})

describe('三员分立', () => {
  it.each(administrators.flatMap((one) => administrators.map((other) => [one, other] as const)))(
    '%s 和 %s',
    (one, other) => {
      const found = joined([{ role: one, from: '2024-01-01' }], { role: other, from: '2024-03-01' })
      expect(found.length).toBe(one === other ? 0 : 1)
    },
  )
  it('given a period that is over, then the next one may begin on that very day', () => {
    const held = [{ role: 'head' as const, from: '2023-01-01', until: '2024-03-01' }]
    expect(joined(held, { role: 'auditAdministrator', from: '2024-03-01' })).toEqual([])
    expect(joined(held, { role: 'auditAdministrator', from: '2024-02-29' })).toEqual(held)
  })
  it('given a post that is yet to begin, then it counts from that day on', () => {
    const held = [{ role: 'systemAdministrator' as const, from: '2025-01-01' }]
    expect(joined(held, { role: 'keeper', from: '2024-03-01' })).toEqual(held)
    expect(joined(held, { role: 'keeper', from: '2024-03-01', until: '2025-01-01' })).toEqual([])
  })
  it('for any posts: whom the rule leaves alone holds on no day two posts of which one is an administrator', () => {
    const days = ['2024-01-01', '2024-01-15', '2024-02-01', '2024-02-15', '2024-03-01', '2024-03-15', '2024-04-01']
    fc.assert(
      fc.property(post, post, (one, other) => {
        const runsOn = ({ from, until }: typeof one, on: string) => from <= on && (until === undefined || on < until)
        const both = days.some((on) => runsOn(one, on) && runsOn(other, on))
        const clash = both && one.role !== other.role && (isAdministrator(one.role) || isAdministrator(other.role))
        expect(joined([one], other).length === 1).toBe(clash)
        expect(joined([other], one).length === 1).toBe(clash)
      }),
    )
  })
  it('a link needs a second person for whoever gives rights now or later, and no more when he has laid it down', () => {
    expect(isGuarded([{ role: 'head', from: '2024-05-01' }], '2024-03-01')).toBe(true)
    expect(isGuarded([{ role: 'head', from: '2024-01-01', until: '2024-03-01' }], '2024-03-01')).toBe(false)
    expect(isGuarded([{ role: 'keeper', from: '2024-01-01' }], '2024-03-01')).toBe(false)
  })
})
