import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Sheet } from './sheet.ts'
import { parseSheet } from './sheet.ts'
import { writeSheet } from './sheet-text.ts'
import { draw } from './solve.ts'

const hex = (text: string) => hash('sha256', text, 'hex')
const pad = (i: number) => String(i).padStart(7, '0')

const roster = (units: number, officers: number, take: number): Sheet => ({
  algorithm: 'sha256',
  id: 'T',
  task: '计时',
  perUnit: 2,
  teamSize: 0,
  parties: [],
  sources: [{ name: '福彩快乐8', event: '1', format: 'kl8' }],
  strata: [{ code: 'A', take }],
  units: Array.from({ length: units }, (_, i) => ({ id: `DW${pad(i)}`, stratum: 'A', weight: 5, name: `单位${i}` })),
  officers: Array.from({ length: officers }, (_, i) => ({ id: `ZF${pad(i)}`, name: `人员${i}` })),
  avoid: Array.from({ length: units }, (_, i) => ({ unit: `DW${pad(i)}`, officer: `ZF${pad(i % officers)}` })),
})

/** Milliseconds of processor time: the machine may be busy with something else. */
function timed(act: () => void): number {
  const before = process.threadCpuUsage()
  act()
  return process.threadCpuUsage(before).user / 1000
}

test.each([100, 1000])('1,000 units of weight 5 and 38 officers, %d drawn, take under a second', (take) => {
  const text = writeSheet(roster(1000, 38, take))
  let crews = 0
  const took = timed(() => {
    crews = Object.keys(draw(parseSheet(text), hex('x'), hex).assignment).length
  })
  expect(crews).toBe(take)
  expect(took).toBeLessThan(1000)
})
