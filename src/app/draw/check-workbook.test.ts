import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ticketLine } from '#domain/draw/hash.ts'
import { D1 as d1 } from '#domain/draw/published-vectors.ts'
import { parseSheet } from '#domain/draw/sheet.ts'
import { solve } from '#domain/draw/solve.ts'
import { hasSoffice } from '../../../test/soffice.ts'
import { canBeChecked, checkWorkbook, mostRows } from './check-workbook.ts'
import { nodeDrawHashes } from './node-hash.ts'

const office = hasSoffice('calc')
const folder = mkdtempSync(join(tmpdir(), 'zhunsheng-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The rows of a workbook as a spreadsheet program recalculates them. */
async function recalculated(name: string, sheet: string, entropy: string): Promise<string[][]> {
  writeFileSync(join(folder, `${name}.xlsx`), await checkWorkbook(sheet, entropy))
  const profile = `-env:UserInstallation=file://${folder}/profile`
  const convert = ['--headless', '--convert-to', 'csv:Text - txt - csv (StarCalc):44,34,76,1', '--outdir', folder]
  execFileSync('soffice', [profile, ...convert, join(folder, `${name}.xlsx`)], { stdio: 'ignore' })
  const lines = readFileSync(join(folder, `${name}.csv`), 'utf8')
    .trim()
    .split('\n')
    .slice(3)
  return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')))
}

/** By the rank among the tickets of the stratum: what every row must say. */
function expectedRows(sheet: string, entropy: string): Map<string, { rank: number; hash: string }> {
  const seed = nodeDrawHashes.sha256.hex(entropy)
  const tickets = parseSheet(sheet).units.flatMap(({ id, stratum, weight }) =>
    Array.from({ length: weight }, (_, index) => ({
      name: `${id}|${index + 1}`,
      stratum,
      hash: nodeDrawHashes.sha256.hex(ticketLine(seed, id, index + 1)),
    })),
  )
  const rankOf = (one: (typeof tickets)[number]): number =>
    1 + tickets.filter(({ stratum, hash }) => stratum === one.stratum && hash < one.hash).length
  return new Map(tickets.map((one) => [one.name, { rank: rankOf(one), hash: one.hash }]))
}

/** A sheet of many units or of units with Chinese characters in their numbers, and an entropy file for it. */
function made(ids: readonly string[], weight: number): { sheet: string; entropy: string } {
  const units = [...ids].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
  const sheet = [
    'zs-draw/1',
    'draw\t2024-01-1',
    'task\t演示',
    'officers\t2\t2',
    'source\t1\t福彩快乐8\t2024305\tkl8',
    'stratum\tA\t3',
    ...units.map((id) => `unit\t${id}\tA\t${weight}\t单位${id}`),
    'officer\tZF01\t甲',
    'officer\tZF02\t乙',
    '',
  ].join('\n')
  const value = '2.5.8.13.17.21.24.29.33.38.41.44.50.52.57.61.66.70.75.79'
  const fingerprint = nodeDrawHashes.sha256.hex(sheet)
  return { sheet, entropy: `zs-draw-entropy/1\nsheet\t${fingerprint}\nsource\t1\t${value}\n` }
}

const certificates = ['SYXK(滇)K2024-0001', 'SYXK(滇)K2024-0002', 'SCXK（京）2019－0003', 'é-4', 'plain-5']
const many = Array.from({ length: 1000 }, (_, index) => `DW${String(index + 1).padStart(4, '0')}`)

describe('核算表', () => {
  it('given ids that do not fit two blocks, or more tickets than a workbook lists, then there is none', () => {
    expect(canBeChecked(d1.sheet)).toBe(true)
    expect(canBeChecked(d1.sheet.replace('DW012', '单位〇一'))).toBe(true)
    expect(canBeChecked(d1.sheet.replace('DW012', '单'.repeat(17)))).toBe(false)
    expect(canBeChecked(d1.sheet.replace('DW012', '𠀀'))).toBe(false)
    expect(canBeChecked(made(many, 21).sheet)).toBe(false)
  })

  // Only a real spreadsheet program can tell whether the formulas are right.
  it.skipIf(!office).each([
    ['D1', d1.sheet, d1.entropy, 14],
    ['证号含汉字', ...Object.values(made(certificates, 2)), 10],
    ['千个对象各五张券', ...Object.values(made(many, 5)), mostRows],
  ] as [string, string, string, number][])(
    `${office ? '' : '未安装 LibreOffice，未检查：'}given %s, when a spreadsheet recalculates it, then hashes and ranks are those of the draw, the selected first`,
    async (name, sheet, entropy, count) => {
      const rows = await recalculated(name, sheet, entropy)
      const expected = expectedRows(sheet, entropy)
      expect(rows).toHaveLength(count)
      for (const [, unit, ticket, rank, hash] of rows)
        expect([unit, ticket, { rank: Number(rank), hash }]).toEqual([unit, ticket, expected.get(`${unit}|${ticket}`)])
      const { selected } = solve(sheet, entropy, nodeDrawHashes)
      expect(rows.slice(0, selected.length).map(([, unit]) => unit)).toEqual(selected)
    },
    600_000,
  )
})
