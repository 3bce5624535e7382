import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { chiSquareTail } from './chi-square.ts'
import { assignCrews } from './crews.ts'
import { pairLine } from './hash.ts'
import { pickTeam, rankOfficers } from './team.ts'
import { rankUnits } from './tickets.ts'

// Seeds are fixed, so these tests say the same on every machine and every day.
const hex = (text: string) => hash('sha256', text, 'hex')
const draws = 20_000
const seeds = Array.from({ length: draws }, (_, i) => hex(`准绳|${i}`))
/** Nine tests together may be unlucky once in a thousand. */
const criterion = 0.001 / 9

const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const order = (weights: readonly number[], seed: string) => {
  const units = weights.map((weight, i) => ({ id: `${i}`, stratum: 'A', weight, name: `${i}` }))
  return rankUnits([{ code: 'A', take: 1 }], units, seed, hex).get('A')!
}
const first = (count: number, weights: readonly number[], seed: string) =>
  order(weights, seed)
    .slice(0, count)
    .map(({ unit }) => unit)
const equal = (count: number) => Array<number>(count).fill(1)
const sorted = (items: readonly string[]) => [...items].sort().join(' ')

/** p of the counts of what `outcome` gives, against the stated chances. */
function pValue(outcomes: Iterable<string>, chances: ReadonlyMap<string, number>): number {
  const counts = new Map([...chances.keys()].map((key) => [key, 0]))
  let n = 0
  for (const outcome of outcomes) {
    const count = counts.get(outcome)
    if (count === undefined) throw new Error(`impossible outcome: ${outcome}`)
    counts.set(outcome, count + 1)
    n++
  }
  let chi = 0
  for (const [key, chance] of chances) chi += (counts.get(key)! - n * chance) ** 2 / (n * chance)
  return chiSquareTail(chi, chances.size - 1)
}

const uniform = (outcomes: readonly string[]) => new Map(outcomes.map((outcome) => [outcome, 1 / outcomes.length]))

function subsets(items: readonly string[], size: number): readonly string[] {
  if (size === 0) return ['']
  return items.flatMap((item, i) =>
    subsets(items.slice(i + 1), size - 1).map((rest) => (rest === '' ? item : `${item} ${rest}`)),
  )
}

const permutations = (items: readonly string[]): readonly string[] =>
  items.length <= 1
    ? [...items]
    : items.flatMap((item) => permutations(items.filter((x) => x !== item)).map((rest) => `${item} ${rest}`))

describe('机会均等（卡方检验）', () => {
  const digits = ids('', 10)

  test('the first of ten units', () => {
    expect(
      pValue(
        seeds.map((seed) => first(1, equal(10), seed)[0]!),
        uniform(digits),
      ),
    ).toBeGreaterThan(criterion)
  })

  test('every sample of three from ten', () => {
    const samples = subsets(digits, 3)
    expect(samples).toHaveLength(120)
    expect(
      pValue(
        seeds.map((seed) => sorted(first(3, equal(10), seed))),
        uniform(samples),
      ),
    ).toBeGreaterThan(criterion)
  })

  test('every order of four', () => {
    const orders = permutations(ids('', 4))
    expect(
      pValue(
        seeds.map((seed) => first(4, equal(4), seed).join(' ')),
        uniform(orders),
      ),
    ).toBeGreaterThan(criterion)
  })

  test('weights give exactly the stated chances, for the first and the second together', () => {
    const weights = [1, 2, 3, 5, 0, 4]
    const total = 15
    const chances = new Map<string, number>()
    for (const [a, wa] of weights.entries()) {
      for (const [b, wb] of weights.entries()) {
        if (a !== b && wa * wb > 0) chances.set(`${a} ${b}`, ((wa / total) * wb) / (total - wa))
      }
    }
    expect([...chances.values()].reduce((x, y) => x + y)).toBeCloseTo(1)
    const pairs = seeds.map((seed) => first(2, weights, seed).join(' '))
    expect(pValue(pairs, chances)).toBeGreaterThan(criterion)
    // the same counts do not fit chances that ignore the weights
    expect(pValue(pairs, uniform([...chances.keys()]))).toBeLessThan(1e-100)
  })

  test('every team of three from six', () => {
    const officers = ids('', 6)
    const teams = seeds.map((seed) => {
      const ranked = rankOfficers(officers, seed, hex).map(({ officer }) => officer)
      return sorted(pickTeam({ order: ranked, size: 3, perUnit: 2, units: [], avoids: () => false }))
    })
    expect(pValue(teams, uniform(subsets(officers, 3)))).toBeGreaterThan(criterion)
  })

  test('every crew of two from six, at each of three units', () => {
    const team = ids('', 6)
    const units = ['甲', '乙', '丙']
    const crews = seeds.map((seed) => {
      const pairKey = (unit: string, officer: string) => hex(pairLine(seed, unit, officer))
      return assignCrews({ units, team, perUnit: 2, avoids: () => false, pairKey }).assignment
    })
    for (const unit of units) {
      const drawn = crews.map((assignment) => sorted(assignment.get(unit)!))
      expect(pValue(drawn, uniform(subsets(team, 2)))).toBeGreaterThan(criterion)
    }
  })

  test('the leading six bits of tickets', () => {
    const leading = (key: string) => String(Number.parseInt(key.slice(0, 2), 16) >> 2)
    const keys = seeds.map((seed) => leading(order([1], seed)[0]!.key))
    expect(pValue(keys, uniform(ids('', 64)))).toBeGreaterThan(criterion)
  })
})

describe('检验本身能发现偏差', () => {
  test('a byte taken modulo ten', () => {
    const bytes = seeds.flatMap((seed) => [...Buffer.from(seed, 'hex')].map((byte) => String(byte % 10)))
    expect(pValue(bytes, uniform(ids('', 10)))).toBeLessThan(1e-9)
  })

  test('the naïve shuffle', () => {
    const shuffled = seeds.map((seed) => {
      const items = ids('', 4)
      for (let i = 0; i < 4; i++) {
        const j = Number.parseInt(seed[i]!, 16) % 4
        const held = items[i]!
        items[i] = items[j]!
        items[j] = held
      }
      return items.join(' ')
    })
    expect(pValue(shuffled, uniform(permutations(ids('', 4))))).toBeLessThan(1e-100)
  })

  test('the tail of χ² against the printed tables', () => {
    expect(chiSquareTail(16.919, 9)).toBeCloseTo(0.05, 4)
    expect(chiSquareTail(27.877, 9)).toBeCloseTo(0.001, 5)
    expect(chiSquareTail(5.87, 9)).toBeCloseTo(0.75, 2)
    expect(chiSquareTail(133.3, 119)).toBeCloseTo(0.17, 2)
  })
})
