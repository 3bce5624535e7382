import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evolve, fold } from './evolve.ts'
import { example } from './example.fixture.ts'
import { factDifference, numberTwins } from './fact.ts'
import { actorOf, openDesk } from './testing.ts'

const granted = () =>
  openDesk(example, 'issue')
    .on('2024-03-05')
    .given('applicant', 'open')
    .on('2024-03-06')
    .given(actorOf('caseOfficer', '甲'), 'review')
    .given('legalReviewer', 'sendBack', { reasons: '再查' })
    .on('2024-03-07')
    .given(actorOf('caseOfficer', '乙'), 'review')
    .given('caseOfficer', 'visit')
    .given('head', 'grant')

describe('一件是其记录的折叠', () => {
  it('given all entries, when folded, then it is the case that the decisions made', () => {
    const { current, entries } = granted()
    expect(fold(example, entries)).toEqual(current)
    expect(fold(example, [])).toBeNull()
  })
  it('given acts done again, then the last counts, how often is known, and who did it before', () => {
    expect(granted().current?.acts.review).toEqual({
      on: '2024-03-07',
      at: '2024-03-07T01:00:00Z',
      actor: '乙',
      role: 'caseOfficer',
      times: 2,
      earlier: [{ actor: '甲', role: 'caseOfficer' }],
    })
  })
  it('given the same person again, then nobody else is named', () => {
    const desk = openDesk(example, 'issue').given('applicant', 'open')
    for (let times = 1; times <= 3; times += 1) desk.given(actorOf('caseOfficer', times === 2 ? '乙' : '甲'), 'visit')
    expect(desk.current?.acts.visit).toMatchObject({
      actor: '甲',
      times: 3,
      earlier: [{ actor: '乙', role: 'caseOfficer' }],
    })
  })
  it('given `same`, then the state stays', () => {
    const desk = openDesk(example, 'issue').given('applicant', 'open').given('caseOfficer', 'visit')
    expect(desk.current?.state).toBe('open')
  })
  it('given a numbered document, then its number is the number of the case, the first for good', () => {
    const { current, entries } = granted()
    const signed = { ...entries.at(-1)!, documents: [{ kind: 'grant', number: '示例〔2024〕1号' }] }
    const before = fold(example, entries.slice(0, -1))
    const after = evolve(example, before, signed)
    expect(current?.number).toBeUndefined()
    expect(after).toMatchObject({ number: '示例〔2024〕1号', published: [{ what: '决定', on: '2024-03-07' }] })
    const again = { ...signed, n: 7, documents: [{ kind: 'grant', number: '示例〔2024〕2号' }] }
    expect(evolve(example, after, again).number).toBe('示例〔2024〕1号')
  })
  it('given an entry of an action that the matter does not know, then it is a fault, not a guess', () => {
    const [first] = granted().entries
    expect(() => evolve(example, null, { ...first!, action: 'approve' })).toThrow('no action approve')
    expect(() => evolve(example, null, { ...first!, action: 'visit' })).toThrow('opens a case in no state')
  })
  it('leaves the case before as it was', () => {
    const { entries } = granted()
    const before = fold(example, entries.slice(0, 3))
    const copy = structuredClone(before)
    evolve(example, before, entries[3]!)
    expect(before).toEqual(copy)
  })
})

describe('数据之差', () => {
  const fact = fc.record({
    measure: fc.constantFrom('a', 'b'),
    on: fc.constantFrom('2024-01-01', '2024-01-02') as fc.Arbitrary<never>,
    value: fc.option(fc.constantFrom('1', 2), { nil: undefined }),
    key: fc.option(fc.constantFrom('k', ''), { nil: undefined }),
  })
  const facts = fc.array(fact, { maxLength: 8 })

  it('what stands, less what disappears, with what appears, is what shall stand', () => {
    fc.assert(
      fc.property(facts, facts, (before, after) => {
        const { added, removed } = factDifference(before, after)
        const name = (one: object) => JSON.stringify(one)
        const standing = numberTwins(before).map(name)
        const gone = new Set(removed.map(name))
        expect(standing).toEqual(expect.arrayContaining([...gone]))
        const result = [...standing.filter((one) => !gone.has(one)), ...added.map(name)]
        expect(result.sort()).toEqual(numberTwins(after).map(name).sort())
      }),
    )
  })
  it('nothing changes when nothing changed', () => {
    fc.assert(
      fc.property(facts, (same) => {
        expect(factDifference(same, same)).toEqual({ added: [], removed: [] })
      }),
    )
  })
})
