import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds, propose, type Qualifier, roundHalfUp, sameNumber, shiftDecimal } from './qualifier.ts'

describe('a printed number is true of the exact value', () => {
  test.each<[Qualifier, number, number, number | string, boolean]>([
    ['over', 140, 0, 143, true],
    ['over', 140, 0, 139, false],
    ['over', 140, 0, 140, false],
    ['over', 140, 0, 149, true],
    ['over', 140, 0, 150, false],
    ['over', 200, 0, 299, true],
    ['over', 200, 0, 300, false],
    ['over', 1.5, 1, '1.53', true],
    ['over', 1.5, 1, '1.6', false],
    ['near', 1000, 0, 997, true],
    ['near', 1000, 0, 900, true],
    ['near', 1000, 0, 899, false],
    ['near', 1000, 0, 1000, false],
    ['about', 100, 0, 95, true],
    ['about', 100, 0, '105.1', false],
    ['exceeds', 2400, 0, 2419, true],
    ['exceeds', 2400, 0, 2400, false],
    ['estimatedOver', 2400, 0, 2401, true],
    ['atLeast', 4, 0, 4, true],
    ['atLeast', 4, 0, 3, false],
    ['atMost', 1, 0, 2, false],
    ['below', 10, 0, 10, false],
    ['rounded', 1.92, 2, '1.9163', true],
    ['rounded', 66, 0, 66.04, true],
    ['rounded', 66, 0, 66.5, false],
    ['average', 21, 0, 798.4 / 38, true],
    ['average', 21, 0, 830 / 38, false],
    ['average', 22, 0, 830 / 38, true],
    ['all', 100, 0, '93.3', false],
    ['all', 100, 0, 100, true],
    ['runLength', 2, 0, 3, true],
    ['exact', 15, 0, '15.0', true],
    ['exact', 15, 0, 14, false],
  ])('%s %d (%d) of %s is %s', (qualifier, printed, decimals, exact, verdict) => {
    expect(holds(qualifier, printed, decimals, exact)).toBe(verdict)
  })

  test('a half rounds away from zero on decimal digits, not on the binary fraction', () => {
    expect(roundHalfUp(1.005, 2)).toBe('1.01')
    expect(roundHalfUp('8.5', 0)).toBe('9')
    expect(roundHalfUp('-2.5', 0)).toBe('-3')
    expect(roundHalfUp('1.9', 2)).toBe('1.90')
    expect(roundHalfUp(1e-7, 2)).toBe('0.00')
  })

  test('a scaled unit moves the point and nothing else', () => {
    expect(shiftDecimal('15071000000', -8)).toBe('150.71000000')
    expect(sameNumber(shiftDecimal('15071000000', -8), 150.71)).toBe(true)
    expect(shiftDecimal(150.71, 4)).toBe('1507100')
  })

  test('what is not a number is refused', () => {
    expect(() => holds('exact', 1, 0, '约3')).toThrow(RangeError)
  })
})

describe('a number is proposed in the wished words', () => {
  test.each<[number | string, Qualifier, string]>([
    [143, 'over', '140余'],
    [205, 'over', '200余'],
    [140, 'over', '140'],
    [150, 'over', '150'],
    [7, 'over', '7'],
    ['150.7', 'over', '150余'],
    [997, 'near', '近1000'],
    [1000, 'near', '1000'],
    [1871, 'near', '近2000'],
    [1101, 'near', '近1200'],
    [2419, 'exceeds', '突破2400'],
    [2419, 'estimatedOver', '预计突破2400'],
    [2400, 'exceeds', '2400'],
    [2419, 'about', '约2400'],
    [15, 'exact', '15'],
  ])('%s as %s is printed %s', (exact, qualifier, text) => {
    expect(propose(exact, qualifier).text).toBe(text)
  })

  test('averages and percentages are rounded to the printed decimals', () => {
    expect(propose(830 / 38, { qualifier: 'average' }).text).toBe('22')
    expect(propose('1.9163', { qualifier: 'rounded', decimals: 2 }).text).toBe('1.92')
  })

  test('another word of the same meaning may stand in', () => {
    expect(propose(1259, { qualifier: 'exceeds', word: '超过' }).text).toBe('超过1200')
    expect(propose(143, { qualifier: 'over', word: '多' }).text).toBe('140多')
  })

  const styles: Qualifier[] = [
    'exact',
    'over',
    'near',
    'about',
    'exceeds',
    'estimatedOver',
    'atLeast',
    'atMost',
    'below',
  ]
  const exacts = fc.oneof(
    fc.integer({ min: 0, max: 10_000_000 }),
    fc.tuple(fc.bigInt({ min: 0n, max: 10n ** 20n }), fc.integer({ min: 0, max: 9999 })).map(([a, b]) => `${a}.${b}`),
  )

  test('whatever is proposed holds', () => {
    fc.assert(
      fc.property(exacts, fc.constantFrom(...styles), (exact, style) => {
        const { qualifier, value, decimals } = propose(exact, style)
        return holds(qualifier, value, decimals, exact)
      }),
    )
    fc.assert(
      fc.property(exacts, fc.constantFrom<Qualifier>('rounded', 'average'), fc.nat(4), (exact, qualifier, decimals) => {
        const printed = propose(exact, { qualifier, decimals })
        return holds(printed.qualifier, printed.value, printed.decimals, exact)
      }),
    )
  })

  test('余, 突破 and 近 are never put before or after the exact number itself', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom<Qualifier>('over', 'exceeds', 'near'), (exact, style) => {
        const printed = propose(exact, style)
        return printed.qualifier === 'exact' ? printed.text === String(exact) : printed.value !== String(exact)
      }),
    )
  })
})
