import { describe, expect, it } from 'vitest'
import { featuresOf, likeEnough, likenessOf, shareOf, sumOf } from './likeness.ts'
import { readingOf, screenClause } from './screen.ts'

describe('第二读者', () => {
  it('given a problem in words that no rule names, then the clause is a candidate of the likeliest item, never graver than M', () => {
    const clause = '县内各单位购买办公家具，应当首先考虑本县家具厂的产品，价格可以略高。'
    expect(screenClause(clause, [])).toMatchObject([{ standard: expect.stringMatching(/^A9\.3/), severity: 'M' }])
  })

  it('given what the rules already find, then it adds nothing', () => {
    const clause = '同等条件下优先采用本地企业的产品。'
    expect(screenClause(clause).map(({ standard }) => standard)).toEqual(['A9.3b'])
  })

  it('given a ban that binds the authority in the same words, then it stays silent', () => {
    expect(screenClause('任何单位不得阻碍企业迁出本县或者要求企业返还补贴。', [])).toEqual([])
    expect(screenClause('建立公平竞争审查台账，逐条记录审查意见。', [])).toEqual([])
  })

  it('given a clause without words, then it is like nothing', () => {
    expect(screenClause('')).toEqual([])
    expect(screenClause('————')).toEqual([])
    expect(likenessOf(readingOf('。')).share).toBeLessThan(likeEnough)
  })

  it('given a stretch that was blanked, then its signs are no features', () => {
    const features = featuresOf(readingOf('不得要求投标人设立分支机构。'))
    expect(features.some((feature) => feature.includes('分支'))).toBe(false)
  })

  it('given a longer clause with the same share of suspicious words, then the sum does not grow without bound', () => {
    const weights = { bias: 0, of: { 甲: 100, 乙: 100, 丙: 100, 丁: 100 } }
    expect(sumOf(weights, ['甲'])).toBe(1)
    expect(sumOf(weights, ['甲', '乙', '丙', '丁'])).toBe(2)
    expect(shareOf(0)).toBe(0.5)
  })
})
