import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Deliberation,
  dissenters,
  headSpeaksLast,
  majority,
  outOfTurn,
  type Sitting,
  tally,
  unheard,
  type View,
  voters,
} from './collegial.ts'

const people = ['甲', '乙', '丙', '丁', '戊'] as const
const sitting: Sitting = { due: people, attended: ['甲', '乙', '丙', '丁'], head: '甲' }
const said = (...views: readonly (readonly [string, View['stance']])[]): Deliberation => ({
  recused: [],
  views: views.map(([person, stance]) => ({ person, stance })),
})

describe('集体讨论', () => {
  it('given three of four who came have spoken, then the fourth is named', () =>
    expect(unheard(sitting, said(['乙', '同意'], ['丙', '同意'], ['甲', '同意']))).toEqual(['丁']))
  it('given an absent member, one who left for the item and one who spoke twice, then each is out of turn', () => {
    const item = { ...said(['戊', '同意'], ['乙', '同意'], ['丙', '同意'], ['丙', '弃权']), recused: ['乙'] }
    expect(outOfTurn(sitting, item)).toEqual(['戊', '乙', '丙'])
  })
  it('given the head before another, then it is not last; given that he left for the item, then nobody waits for him', () => {
    expect(headSpeaksLast(sitting, said(['甲', '同意'], ['乙', '同意']))).toBe(false)
    expect(headSpeaksLast(sitting, { ...said(['乙', '同意']), recused: ['甲'] })).toBe(true)
  })
  it('given two for and two against, then there is no majority, and who stood against is named', () => {
    const item = said(['乙', '同意'], ['丙', '不同意'], ['丁', '不同意'], ['甲', '同意'])
    expect(majority(item)).toBeUndefined()
    expect(dissenters(item)).toEqual(['丙', '丁'])
    expect(tally(item, '同意')).toBe(2)
  })

  const anyItem = fc.record({
    recused: fc.uniqueArray(fc.constantFrom(...people)),
    views: fc.array(
      fc.record({
        person: fc.constantFrom(...people),
        stance: fc.constantFrom('同意' as const, '不同意' as const, '弃权' as const),
      }),
    ),
  })
  it('whoever decides is heard or named, and nobody else is counted', () => {
    fc.assert(
      fc.property(anyItem, (item) => {
        const heard = new Set(item.views.map(({ person }) => person))
        const missing = new Set(unheard(sitting, item))
        for (const one of voters(sitting, item)) expect(heard.has(one as never) !== missing.has(one)).toBe(true)
        if (outOfTurn(sitting, item).length || missing.size) return
        expect(item.views).toHaveLength(voters(sitting, item).length)
        const counted = (['同意', '不同意', '弃权'] as const).map((stance) => tally(item, stance))
        expect(counted.reduce((sum, one) => sum + one, 0)).toBe(item.views.length)
      }),
    )
  })
})
