import { hash } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Avoids } from './avoidance.ts'
import { assignCrews, type CrewTask, type Skip } from './crews.ts'
import { pairLine } from './hash.ts'
import { pickTeam } from './team.ts'

// The look-ahead parts against programs that know nothing but the definition and try everything.

function* subsets<T>(items: readonly T[], size: number, from = 0): Generator<readonly T[]> {
  if (size === 0) {
    yield []
    return
  }
  for (let i = from; i <= items.length - size; i++) {
    for (const rest of subsets(items, size - 1, i + 1)) yield [items[i]!, ...rest]
  }
}

const refusedAs = <T>(act: () => T): T | string => {
  try {
    return act()
  } catch (error) {
    return (error as { code: string }).code
  }
}

type Small = {
  readonly units: readonly string[]
  readonly officers: readonly string[]
  readonly avoids: Avoids
  readonly seed: string
}

const hex = (text: string) => hash('sha256', text, 'hex')
const tenths = (text: string) => Number.parseInt(hex(text).slice(0, 8), 16) % 10

/** A few units and officers; up to seven pairs in ten keep apart. */
const small = (mostUnits: number, mostOfficers: number): fc.Arbitrary<Small> =>
  fc
    .noBias(
      fc.record({
        units: fc.nat(mostUnits),
        officers: fc.integer({ min: 2, max: mostOfficers }),
        apart: fc.nat(7),
        seed: fc.nat().map(String),
      }),
    )
    .map(({ units, officers, apart, seed }) => ({
      units: Array.from({ length: units }, (_, u) => `u${u}`),
      officers: Array.from({ length: officers }, (_, o) => `o${o}`),
      avoids: (unit, officer) => tenths(`${seed} ${unit} ${officer}`) < apart,
      seed,
    }))

test('the team is the first of all teams that can serve every unit', () => {
  const changed = { n: 0 }
  const cases = fc.noBias(fc.tuple(small(6, 8), fc.integer({ min: 1, max: 3 }), fc.nat(4)))
  fc.assert(
    fc.property(cases, ([{ units, officers, avoids }, m, extra]) => {
      const perUnit = Math.min(m, officers.length)
      const size = Math.min(officers.length, perUnit + extra)
      const serves = (team: readonly string[]) =>
        units.every((unit) => team.filter((officer) => !avoids(unit, officer)).length >= perUnit)
      const first = [...subsets(officers, size)].find(serves)
      if (first && first.join() !== officers.slice(0, size).join()) changed.n++
      const picked = refusedAs(() => pickTeam({ order: officers, size, perUnit, units, avoids }))
      expect(picked).toEqual(first ?? 'team.infeasible')
    }),
    { numRuns: 3000, seed: 20241105 },
  )
  expect(changed.n).toBeGreaterThan(200)
})

/** Can the units from `u` on be served, given the places still open at each officer? */
function canServe(rows: readonly (readonly number[])[], needs: readonly number[], open: number[], u = 0): boolean {
  if (u === rows.length) return true
  for (const crew of subsets(rows[u]!, needs[u]!)) {
    if (crew.some((o) => open[o]! < 1)) continue
    for (const o of crew) open[o]!--
    const served = canServe(rows, needs, open, u + 1)
    for (const o of crew) open[o]!++
    if (served) return true
  }
  return false
}

function bruteCrews({ units, team, perUnit, avoids, pairKey }: CrewTask) {
  const indexes = [...team.keys()]
  const rows = units.map((unit) => indexes.filter((o) => !avoids(unit, team[o]!)))
  let limit = Math.ceil((units.length * perUnit) / team.length)
  const places = () => indexes.map(() => limit)
  while (
    !canServe(
      rows,
      units.map(() => perUnit),
      places(),
    )
  )
    limit++
  const load = indexes.map(() => 0)
  const skipped: Skip[] = []
  const assignment = units.map((unit, u) => {
    const crew: number[] = []
    for (let slot = 1; slot <= perUnit; slot++) {
      const candidates = rows[u]!.filter((o) => !crew.includes(o) && load[o]! < limit).sort(
        (a, b) => load[a]! - load[b]! || (pairKey(unit, team[a]!) < pairKey(unit, team[b]!) ? -1 : 1),
      )
      const taken = candidates.find((o) => {
        const rest = [rows[u]!.filter((x) => x !== o && !crew.includes(x)), ...rows.slice(u + 1)]
        const needs = [perUnit - slot, ...units.slice(u + 1).map(() => perUnit)]
        const open = indexes.map((x) => limit - load[x]! - (x === o ? 1 : 0))
        if (canServe(rest, needs, open)) return true
        skipped.push([unit, slot, team[o]!])
        return false
      })!
      crew.push(taken)
      load[taken]!++
    }
    return [unit, crew.map((o) => team[o]!)] as const
  })
  return { assignment: new Map(assignment), loadLimit: limit, skipped }
}

test('crews, load limit and skips are those of the definition', () => {
  const seen = { raised: 0, skipped: 0 }
  fc.assert(
    fc.property(small(5, 5), fc.integer({ min: 1, max: 3 }), ({ units, officers: team, avoids, seed }, m) => {
      const perUnit = Math.min(m, team.length)
      const pairKey = (unit: string, officer: string) => hex(pairLine(seed, unit, officer))
      const task = { units, team, perUnit, avoids, pairKey }
      const possible = units.every((unit) => team.filter((officer) => !avoids(unit, officer)).length >= perUnit)
      const crews = refusedAs(() => assignCrews(task))
      expect(crews).toEqual(possible ? bruteCrews(task) : 'team.infeasible')
      if (typeof crews === 'string') return
      if (crews.loadLimit > Math.ceil((units.length * perUnit) / team.length)) seen.raised++
      if (crews.skipped.length > 0) seen.skipped++
    }),
    { numRuns: 3000, seed: 20241105 },
  )
  expect(seen.raised).toBeGreaterThan(40)
  expect(seen.skipped).toBeGreaterThan(40)
})

test('a tangle of avoidances is given up, not searched for ever', () => {
  const officers = Array.from({ length: 80 }, (_, o) => `o${o}`)
  const pairs = officers.flatMap((a, i) => officers.slice(i + 1).map((b) => [a, b]))
  const conflicts = pairs.filter(([a, b]) => tenths(`${a} ${b}`) === 0)
  const avoids: Avoids = (unit, officer) => conflicts[Number(unit.slice(1))]!.includes(officer)
  const units = conflicts.map((_, i) => `u${i}`)
  const before = process.threadCpuUsage()
  const picked = refusedAs(() => pickTeam({ order: officers, size: 35, perUnit: 34, units, avoids }))
  expect(picked).toBe('team.too-hard')
  // Processor time: the machine may be busy with something else.
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(20_000)
})
