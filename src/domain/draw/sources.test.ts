import { describe, expect, test } from 'vitest'
import { checkCommitable, entropyBits } from './commit.ts'
import { D1, D2 } from './published-vectors.ts'
import { parseSheet, type Source } from './sheet.ts'
import { takeByPermille, writeSheet } from './sheet-text.ts'
import { sourceCodes, sourceFormat } from './sources.ts'

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i + 1).join('.')
const dice = (count: number, value = '6') => Array.from({ length: count }, () => value).join('.')

const good: Record<string, readonly string[]> = {
  kl8: [upTo(20), `${upTo(19)}.80`],
  ssq: ['1.2.3.4.5.6+16', '3.9.12.18.27.31+7', '28.29.30.31.32.33+1'],
  dlt: ['1.2.3.4.35+1.12', '1.2.3.4.5+1.2'],
  d5: ['0.0.0.0.0', '9.8.9.8.9'],
  d3: ['4.0.9'],
  index: ['3452.30', '0.05', '12345.00'],
  dice: [dice(20), dice(20, '1'), dice(31)],
  hex: ['0123456789abcdef'.repeat(4)],
}
const bad: Record<string, readonly string[]> = {
  kl8: [
    upTo(19),
    upTo(21),
    `${upTo(19)}.81`,
    `0.${upTo(19)}`,
    `${upTo(20)}+1`,
    `${upTo(20)}.`,
    upTo(20).replaceAll('.', ','),
    ` ${upTo(20)}`,
    `${upTo(18)}.20.19`,
  ],
  ssq: [
    '1.2.3.4.5.6+17',
    '1.2.3.4.5.6+0',
    '1.2.3.4.5.6+1+2',
    '1.2.3.4.5.6+',
    '1.2.3.4.5.6+1.2',
    '+1',
    '1.2.3.4.5.34+1',
  ],
  dlt: ['1.2.3.4.36+1.2', '1.2.3.4.5+2.1', '1.2.3.4.5+2.2', '1.2.3.4.5+1.13', '1.2.3.4.5+1', '1.2.3.4+1.2'],
  d5: ['0.0.0.0', '0.0.0.0.0.0', '0.0.0.0.10', '00000', '0.0.0.0.-1'],
  d3: ['409', '4.0', '4.0.9.1', '4.00.9', '4..9', '4.0.９'],
  index: ['3452.3', '3452', '3452.300', '03452.30', '3,452.30', '-1.00', '.30', '3452.', '1e3.00', '+1.00'],
  dice: [dice(19), dice(20, '0'), dice(20, '7'), dice(20).replaceAll('.', ''), '6', ''],
  hex: ['0'.repeat(63), '0'.repeat(65), 'A'.repeat(64), 'g'.repeat(64)],
}

describe.each(sourceCodes)('随机源 %s', (code) => {
  const format = sourceFormat(code)!
  test.each(good[code]!)('accepts %s', (value) => expect(format.accepts(value)).toBe(true))
  test.each(bad[code]!)('refuses %s', (value) => expect(format.accepts(value)).toBe(false))
})

test('bits of chance as published', () => {
  const bits = Object.fromEntries(sourceCodes.map((code) => [code, Number(sourceFormat(code)!.bits.toFixed(1))]))
  expect(bits).toEqual({ kl8: 61.6, ssq: 24.1, dlt: 24.4, d5: 16.6, d3: 10, index: 8, dice: 51.7, hex: 256 })
})

describe('登记前的检查', () => {
  const sheet = parseSheet(D2.sheet)
  const from = (...formats: readonly string[]) => ({
    ...sheet,
    sources: formats.map((format, i): Source => ({ name: `源${i}`, event: `${i}`, format })),
  })

  test('both published sheets may be committed', () => {
    expect(checkCommitable(parseSheet(D1.sheet))).toBeCloseTo(61.6, 1)
    expect(checkCommitable(sheet)).toBeCloseTo(24.08, 2)
  })

  test.each([['d3'], ['d5'], ['d3', 'index'], ['index', 'index']])('too little public chance: %s %s', (...formats) => {
    expect(() => checkCommitable(from(...formats.filter(Boolean)))).toThrow('不能登记')
  })

  test('parties do not stand in for a public event', () => {
    expect(entropyBits(from())).toBe(0)
    expect(() => checkCommitable(from())).toThrow('不能登记')
  })

  test('small events add up, the same event does not', () => {
    expect(checkCommitable(from('d3', 'd5'))).toBeCloseTo(26.6, 1)
    const twice = {
      ...sheet,
      sources: ['福彩3D', '3D', '三维'].map((name) => ({ name, event: '2024305', format: 'd3' })),
    }
    expect(() => checkCommitable(twice)).toThrow('只有 10.0 比特')
  })

  test('indexes and beacons are never enough alone', () => {
    expect(() => checkCommitable(from('hex'))).toThrow('附加随机源')
    expect(() => checkCommitable(from('index', 'index', 'index'))).toThrow('附加随机源')
    expect(checkCommitable(from('d3', 'hex'))).toBeGreaterThan(256)
  })

  test('a unit that no crew could inspect is found before the event', () => {
    const avoid = ['ZF01', 'ZF02', 'ZF03', 'ZF04'].map((officer) => ({ unit: 'DW001', officer }))
    expect(() => checkCommitable({ ...sheet, avoid })).toThrow('“DW001”')
    expect(checkCommitable({ ...sheet, avoid: avoid.slice(1) })).toBeGreaterThan(24)
    expect(
      checkCommitable({ ...sheet, avoid: avoid.map(({ officer }) => ({ unit: 'DW004', officer })) }),
    ).toBeGreaterThan(24)
  })

  test('a copied commitment is no second party', () => {
    const parties = sheet.parties.map((party) => ({ ...party, commitment: sheet.parties[0]!.commitment }))
    expect(() => checkCommitable({ ...sheet, parties })).toThrow('与他人相同')
  })
})

describe('抽签单的写法', () => {
  test.each([D1.sheet, D2.sheet])('what was read is written again byte for byte', (text) => {
    expect(writeSheet(parseSheet(text))).toBe(text)
  })

  test('lists are sorted on writing', () => {
    const sheet = parseSheet(D2.sheet)
    const { parties, strata, units, officers, avoid } = sheet
    const reversed = {
      ...sheet,
      parties: [...parties].reverse(),
      strata: [...strata].reverse(),
      units: [...units].reverse(),
      officers: [...officers].reverse(),
      avoid: [...avoid].reverse(),
    }
    expect(writeSheet(reversed)).toBe(D2.sheet)
  })

  test('a sheet that breaks a rule is not written', () => {
    const sheet = parseSheet(D2.sheet)
    expect(() => writeSheet({ ...sheet, task: '甲\t乙' })).toThrow('字段')
    expect(() => writeSheet({ ...sheet, task: '甲 ' })).toThrow('空白')
  })

  test('take by ratio is rounded up in integers', () => {
    expect([takeByPermille(61, 50), takeByPermille(60, 50), takeByPermille(1, 1), takeByPermille(0, 50)]).toEqual([
      4, 3, 1, 0,
    ])
  })
})
