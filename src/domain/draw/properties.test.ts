import { hash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assignCrews } from './crews.ts'
import { pairLine, teamLine } from './hash.ts'
import { pickTeam } from './team.ts'
import { rankUnits } from './tickets.ts'

const hex = (text: string) => hash('sha256', text, 'hex')
const ids = (prefix: string, count: number) => Array.from({ length: count }, (_, i) => `${prefix}${i}`)
const never = () => false

describe('抽签券', () => {
  const rank = (units: readonly string[], seed: string, weight = 1) => {
    const list = units.map((id) => ({ id, stratum: 'A', weight, name: id }))
    return rankUnits([{ code: 'A', take: 1 }], list, seed, hex)
      .get('A')!
      .map(({ unit }) => unit)
  }

  test('striking units leaves the order of all others as it was', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), fc.string(), fc.func(fc.boolean()), (count, seed, stays) => {
        const all = ids('DW', count)
        const kept = all.filter((unit) => stays(unit))
        expect(rank(kept, seed)).toEqual(rank(all, seed).filter((unit) => kept.includes(unit)))
      }),
      { seed: 1 },
    )
  })

  test('more weight never moves a unit back', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (seed, weight) => {
        const units = ids('DW', 8).map((id) => ({ id, stratum: 'A', weight: id === 'DW3' ? weight : 2, name: id }))
        const place = (extra: number) =>
          rankUnits(
            [{ code: 'A', take: 1 }],
            units.map((unit) => (unit.id === 'DW3' ? { ...unit, weight: weight + extra } : unit)),
            seed,
            hex,
          )
            .get('A')!
            .findIndex(({ unit }) => unit === 'DW3')
        expect(place(3)).toBeLessThanOrEqual(place(0))
      }),
      { seed: 2 },
    )
  })
})

describe('执法人员', () => {
  const crewsOf = (
    officers: readonly string[],
    perUnit: number,
    units: readonly string[],
    key: (line: string) => string,
  ) => {
    const order = [...officers].sort((a, b) => (key(teamLine('s', a)) < key(teamLine('s', b)) ? -1 : 1))
    const team = pickTeam({ order, size: Math.max(perUnit, order.length - 2), perUnit, units, avoids: never })
    const pairKey = (unit: string, officer: string) => key(pairLine('s', unit, officer))
    return { team, ...assignCrews({ units, team, perUnit, avoids: never, pairKey }) }
  }

  test('without avoidance, renaming the officers renames the result and nothing else', () => {
    const cases = fc.tuple(fc.integer({ min: 3, max: 9 }), fc.nat(12), fc.string()).chain(([n, units, salt]) =>
      fc.record({
        officers: fc.constant(ids('o', n)),
        renamed: fc.shuffledSubarray(ids('o', n), { minLength: n, maxLength: n }),
        units: fc.constant(ids('u', units)),
        salt: fc.constant(salt),
      }),
    )
    fc.assert(
      fc.property(cases, ({ officers, renamed, units, salt }) => {
        const rename = new Map(officers.map((officer, i) => [officer, renamed[i]!]))
        const back = new Map(officers.map((officer, i) => [renamed[i]!, officer]))
        const key = (line: string) => hex(salt + line)
        // the same chance, dealt to the officers under their new names
        const keyOfRenamed = (line: string) => key(line.replace(/o\d+$/, (officer) => back.get(officer)!))
        const plain = crewsOf(officers, 2, units, key)
        const after = crewsOf(officers, 2, units, keyOfRenamed)
        expect(after.team).toEqual(plain.team.map((officer) => rename.get(officer)))
        for (const [unit, crew] of plain.assignment) {
          expect(after.assignment.get(unit)).toEqual(crew.map((officer) => rename.get(officer)))
        }
      }),
      { seed: 3 },
    )
  })

  test('without avoidance loads differ by at most one and nobody is passed over', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 3, max: 12 }),
        fc.integer({ min: 1, max: 3 }),
        fc.nat(40),
        fc.string(),
        (n, m, u, salt) => {
          const { team, assignment, skipped, loadLimit } = crewsOf(ids('o', n), m, ids('u', u), (line) =>
            hex(salt + line),
          )
          const loads = team.map((officer) => [...assignment.values()].filter((crew) => crew.includes(officer)).length)
          expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1)
          expect(Math.max(...loads)).toBe(loadLimit)
          expect(skipped).toEqual([])
          for (const crew of assignment.values()) expect(new Set(crew).size).toBe(m)
        },
      ),
      { seed: 4 },
    )
  })
})
