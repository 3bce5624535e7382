import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { ticketLine } from '#domain/draw/hash.ts'
import { D1 as d1 } from '#domain/draw/published-vectors.ts'
import { parseSheet } from '#domain/draw/sheet.ts'
import { canBeChecked, checkWorkbook } from './check-workbook.ts'
import { nodeDrawHashes } from './node-hash.ts'

const office = spawnSync('soffice', ['--version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'zhunsheng-workbook-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('核算表', () => {
  it('given ids that a spreadsheet cannot hash, then there is no workbook', () => {
    expect(canBeChecked(d1.sheet)).toBe(true)
    expect(canBeChecked(d1.sheet.replace('DW012', '单位〇一'))).toBe(false)
  })

  // Only a real spreadsheet program can tell whether the formulas are right.
  it.skipIf(!office)(
    `${office ? '' : '未安装 LibreOffice，未检查：'}given D1, when a spreadsheet recalculates it, then all 14 hashes and ranks are those of the draw`,
    async () => {
      const seed = nodeDrawHashes.sha256.hex(d1.entropy)
      writeFileSync(join(folder, 'd1.xlsx'), await checkWorkbook(d1.sheet, d1.entropy))
      execFileSync(
        'soffice',
        [
          `-env:UserInstallation=file://${folder}/profile`,
          '--headless',
          '--convert-to',
          'csv',
          '--outdir',
          folder,
          join(folder, 'd1.xlsx'),
        ],
        { stdio: 'ignore', timeout: 60_000 },
      )
      const lines = readFileSync(join(folder, 'd1.csv'), 'utf8').trim().split('\n').slice(3)
      const expected = parseSheet(d1.sheet).units.flatMap(({ id, weight }) =>
        Array.from({ length: weight }, (_, index) => ({
          unit: id,
          ticket: String(index + 1),
          hash: nodeDrawHashes.sha256.hex(ticketLine(seed, id, index + 1)),
        })),
      )
      const ranks = [...expected].sort((a, b) => (a.hash < b.hash ? -1 : 1))
      expect(lines).toHaveLength(14)
      expect(lines.map((line) => line.split(',').slice(1, 5))).toEqual(
        expected.map((one) => [one.unit, one.ticket, String(ranks.indexOf(one) + 1), one.hash]),
      )
    },
  )
})
