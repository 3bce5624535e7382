import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { DrawHash, DrawHashes } from './hash.ts'
import { D1, D2 } from './published-vectors.ts'
import type { DrawRefusal } from './refusal.ts'
import { solve } from './solve.ts'

const port = (algorithm: string): DrawHash => ({
  hex: (text) => hash(algorithm, text, 'hex'),
  hexOfHex: (hex64) => hash(algorithm, Buffer.from(hex64, 'hex'), 'hex'),
})
const hashes: DrawHashes = { sha256: port('sha256'), sm3: port('sm3') }
const heads = (ranked: readonly { unit: string; ticket: number; key: string }[]) =>
  ranked.map(({ unit, ticket, key }) => `${unit}|${ticket} ${key.slice(0, 8)}`)

describe('公开算例 D1', () => {
  const result = solve(D1.sheet, D1.entropy, hashes)

  test('fingerprint and seed', () => {
    expect(result.sheet).toBe('1fa74fc86009dac755914c3782f4ef499bc160e53f80ba192f9467586487cc64')
    expect(result.seed).toBe('bc22097c25fb44eafe494b31282add1f4c5c6520743bdfb7515d4f4b8ed3ae5b')
  })

  test('ranking, selection and reserve', () => {
    expect(heads(result.ranking.A!).slice(0, 3)).toEqual(['DW009|2 2cefe54e', 'DW006|1 6d2e7ae4', 'DW003|1 6f76a745'])
    expect(result.ranking.A![0]!.key).toMatch(/^2cefe54e8e95b86b/)
    expect(result.selected).toEqual(['DW009', 'DW006', 'DW003'])
    const reserve = ['DW012', 'DW010', 'DW002', 'DW005', 'DW004', 'DW008', 'DW007', 'DW001', 'DW011']
    expect(result.ranking.A!.slice(3).map(({ unit }) => unit)).toEqual(reserve)
    expect(result.shortfall).toEqual({})
  })

  test('team and crews', () => {
    expect(result.teamOrder).toHaveLength(6)
    expect(result.teamOrder.slice(0, 3).map(({ officer, key }) => `${officer} ${key.slice(0, 8)}`)).toEqual([
      'ZF05 4f9560b6',
      'ZF04 63acfe82',
      'ZF01 7411bfec',
    ])
    expect(result.team).toEqual(['ZF05', 'ZF04', 'ZF01'])
    expect(result.loadLimit).toBe(2)
    expect(result.assignment).toEqual({ DW009: ['ZF05', 'ZF01'], DW006: ['ZF04', 'ZF05'], DW003: ['ZF01', 'ZF04'] })
    expect(result.skipped).toEqual([])
    expect(result).not.toHaveProperty('substitution')
  })
})

describe('公开算例 D2', () => {
  const result = solve(D2.sheet, D2.entropy, hashes, ['DW009'])

  test('fingerprint and seed', () => {
    expect(result.sheet).toBe('590d779385ae98f2f4f5b7fe85ed03769922583c678c8f993e81b391cf5119bf')
    expect(result.seed).toBe('3607db3ccc004cf711c82a603de42000a8b533652b008c66194e7200cd7db01b')
  })

  test('weights and strata', () => {
    expect(heads(result.ranking.A!)).toEqual(['DW002|2 2bba60d6', 'DW001|1 57ed9134', 'DW003|3 621378c7'])
    const b = ['DW009|1 07e32650', 'DW006|2 601c2269', 'DW007|2 88496270', 'DW010|1 ab5f2444', 'DW005|1 e7e101e2']
    expect(heads(result.ranking.B!)).toEqual(b)
    expect(result.selected).toEqual(['DW002', 'DW009', 'DW006'])
  })

  test('team and crews', () => {
    expect(result.team).toEqual(['ZF04', 'ZF05', 'ZF02'])
    expect(result.assignment).toEqual({ DW002: ['ZF04', 'ZF02'], DW009: ['ZF05', 'ZF02'], DW006: ['ZF05', 'ZF04'] })
    expect(result.loadLimit).toBe(2)
    expect(result.skipped).toEqual([])
  })

  test('DW009 has closed: DW007 takes its place, ZF02 keeps away', () => {
    expect(result.substitution).toEqual({
      active: ['DW002', 'DW007', 'DW006'],
      assignment: { DW002: ['ZF04', 'ZF02'], DW007: ['ZF05', 'ZF04'], DW006: ['ZF05', 'ZF04'] },
      log: [{ closed: 'DW009', substitute: 'DW007', officers: ['ZF05', 'ZF04'] }],
    })
  })
})

describe('递补', () => {
  const closing = (...closed: string[]) => solve(D2.sheet, D2.entropy, hashes, closed)
  const code = (act: () => unknown): string | undefined => {
    try {
      act()
      return undefined
    } catch (error) {
      return (error as DrawRefusal).code
    }
  }

  test('a substitute may close in turn, and places stay in order', () => {
    const { active, log } = closing('DW009', 'DW007', 'DW006').substitution!
    expect(active).toEqual(['DW002', 'DW010', 'DW005'])
    expect(log.map((step) => step.substitute)).toEqual(['DW007', 'DW010', 'DW005'])
  })

  test('a used-up stratum leaves the place empty; other strata do not fill in', () => {
    const { active, assignment, log } = closing('DW002', 'DW001', 'DW003').substitution!
    expect(active).toEqual(['DW009', 'DW006'])
    expect(Object.keys(assignment)).toEqual(['DW009', 'DW006'])
    expect(log.at(-1)).toEqual({ closed: 'DW003', substitute: null, officers: [] })
  })

  test('only a unit that is to be inspected now can close', () => {
    expect(code(() => closing('DW010'))).toBe('closed.not-active')
    expect(code(() => closing('DW009', 'DW009'))).toBe('closed.not-active')
    expect(code(() => closing(''))).toBe('closed.not-active')
    expect(code(() => closing('DW009'))).toBeUndefined()
  })

  test('a substitute whom the team cannot serve is refused, not sent one officer', () => {
    const lines = [
      ...D1.sheet.split('\n').slice(0, 3),
      ...['officers\t2\t0', 'source\t1\t福彩快乐8\t2024305\tkl8', 'stratum\tA\t1'],
      ...['unit\tDW001\tA\t999\t甲', 'unit\tDW002\tA\t1\t乙'],
      ...['officer\tZF01\t一', 'officer\tZF02\t二', 'avoid\tDW002\tZF01'],
    ]
    const sheet = lines.map((line) => `${line}\n`).join('')
    const entropy = D1.entropy.replace(/[0-9a-f]{64}/, hash('sha256', sheet, 'hex'))
    expect(solve(sheet, entropy, hashes).ranking.A!.map(({ unit }) => unit)).toEqual(['DW001', 'DW002'])
    expect(code(() => solve(sheet, entropy, hashes, ['DW001']))).toBe('closed.no-crew')
    const willing = sheet.replace('avoid\tDW002\tZF01\n', '')
    const again = D1.entropy.replace(/[0-9a-f]{64}/, hash('sha256', willing, 'hex'))
    expect(solve(willing, again, hashes, ['DW001']).substitution!.active).toEqual(['DW002'])
  })
})

describe('国密', () => {
  const sheet = D1.sheet.replace('zs-draw/1\n', 'zs-draw/1-sm3\n')
  const entropy = D1.entropy.replace(/[0-9a-f]{64}/, hash('sm3', sheet, 'hex'))

  test('the first line chooses SM3 for every hash', () => {
    const result = solve(sheet, entropy, hashes)
    expect(result.sheet).toBe(hash('sm3', sheet, 'hex'))
    expect(result.seed).toBe(hash('sm3', entropy, 'hex'))
    const { unit, ticket, key } = result.ranking.A![0]!
    expect(key).toBe(hash('sm3', `${result.seed}|U|${unit}|${ticket}`, 'hex'))
  })

  test('an edge without SM3 says so', () => {
    expect(() => solve(sheet, entropy, { sha256: hashes.sha256 })).toThrow('不能计算 sm3')
  })
})

describe('边界', () => {
  const both = (sheet: string, edit = (entropy: string) => entropy) =>
    solve(sheet, edit(D1.entropy.replace(/[0-9a-f]{64}/, hash('sha256', sheet, 'hex'))), hashes)

  test('fewer tickets than places is a stated shortfall', () => {
    const result = both(D1.sheet.replace('stratum\tA\t3', 'stratum\tA\t20'))
    expect(result.shortfall).toEqual({ A: 8 })
    expect(result.selected).toHaveLength(12)
  })

  test('weight 0 holds no ticket; a stratum of such units only draws nobody', () => {
    const result = both(D1.sheet.replaceAll(/\tA\t[12]\t/g, '\tA\t0\t'))
    expect(result).toMatchObject({
      ranking: { A: [] },
      selected: [],
      shortfall: { A: 3 },
      assignment: {},
      loadLimit: 0,
    })
    expect(result.team).toHaveLength(3)
  })

  test('team size 0 is everybody, in rank order', () => {
    const result = both(D1.sheet.replace('officers\t2\t3', 'officers\t2\t0'))
    expect(result.team).toEqual(result.teamOrder.map(({ officer }) => officer))
  })

  test('an identifier like __proto__ is an ordinary one', () => {
    const result = both(
      D1.sheet.replace('unit\tDW012\tA', 'unit\t__proto__\tA').replace('stratum\tA\t3', 'stratum\tA\t12'),
    )
    expect(Object.keys(result.assignment)).toContain('__proto__')
    expect(JSON.parse(JSON.stringify(result)).selected).toContain('__proto__')
  })

  test('the order of a file is that of UTF-8 bytes, not of UTF-16 units', () => {
    const last = 'unit\tDW012\tA\t1\t单位12\n'
    const privateUse = 'unit\t\uE000\tA\t1\t甲\n'
    const secondPlane = 'unit\t\u{20000}\tA\t1\t乙\n'
    expect(both(D1.sheet.replace(last, last + privateUse + secondPlane)).ranking.A).toHaveLength(14)
    expect(() => both(D1.sheet.replace(last, last + secondPlane + privateUse))).toThrow('第 20 行')
  })
})
