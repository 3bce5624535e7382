import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { nodeDrawHashes } from '#app/draw/node-hash.ts'
import { D1, D2 } from '#domain/draw/published-vectors.ts'
import { solve } from '#domain/draw/solve.ts'
import { openBrowser, patient } from '../../../test/e2e/browser.ts'
import { makeFolder } from '../../../test/folder.ts'
import { replayPage } from './replay.ts'

const { folder, remove } = makeFolder()
const saved = join(folder, 'replay.html')
let browser: Browser
let page: Page
const asked: string[] = []

beforeAll(async () => {
  writeFileSync(saved, (await replayPage()).html)
  browser = await openBrowser()
  page = patient(await browser.newPage())
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(async () => {
  await browser?.close()
  remove()
})

/** Opens the page from disk, hands it the files as a reader would, and reads what it says. */
async function replayed(sheet: string, entropy: string, published?: string): Promise<string> {
  await page.goto(pathToFileURL(saved).href)
  const file = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
  await page.setInputFiles('#sheet', file('sheet.txt', sheet))
  await page.setInputFiles('#entropy', file('entropy.txt', entropy))
  if (published) await page.setInputFiles('#published', file('result.json', published))
  await page.click('#compute')
  await page.waitForSelector('.ok, .bad')
  return (await page.textContent('#result')) ?? ''
}
const result = (closed: readonly string[] = []) => solve(D2.sheet, D2.entropy, nodeDrawHashes, closed)

it('given a saved page without a network, when the two files of a draw are chosen, then it draws the same', async () => {
  const shown = await replayed(D1.sheet, D1.entropy)
  const first = solve(D1.sheet, D1.entropy, nodeDrawHashes)
  for (const part of [first.sheet, first.seed, ...first.selected]) expect(shown).toContain(part)
  expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
})

it('given the published result, with or without a substitution, then 一致', async () => {
  expect(await replayed(D2.sheet, D2.entropy, JSON.stringify(result()))).toContain('一致：')
  const replaced = await replayed(D2.sheet, D2.entropy, JSON.stringify(result(['DW009'])))
  expect(replaced).toMatch(/^一致：/)
  expect(replaced).toContain('DW007')
})

it('given a published result that was changed, then 不一致', async () => {
  const { selected, ...rest } = result()
  const changed = JSON.stringify({ ...rest, selected: [...selected].reverse() })
  expect(await replayed(D2.sheet, D2.entropy, changed)).toMatch(/^不一致：/)
})

it('given a sheet that was changed, then it says why it does not compute', async () => {
  const shown = await replayed(D2.sheet.replace('DW001', 'DW000'), D2.entropy)
  expect(shown).toContain('不能计算：')
  expect(shown).toContain('这不是本抽签单的随机数文件')
})
