import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDrawHashes } from '#app/draw/node-hash.ts'
import { sha256 } from '#app/journal/log/node-crypto.ts'
import { checkBundle, parseBundle } from '#app/journal/proofs/bundle.ts'
import { trustOf } from '#app/journal/verify/verify-folder.ts'
import { solve } from '#domain/draw/solve.ts'
import { drawSamples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { bureauOf } from '../../test/bureau.ts'
import { openBrowser, patient } from '../../test/e2e/browser.ts'
import { drawStep, holdDraw, scriptOf } from '../../test/held-draw.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import type { Bureau } from '../bureau.ts'
import { drawsPage } from '../portal/draw/draw.page.ts'
import { makeApp, serve } from './server.ts'

let office: TestOffice
let bureau: Bureau
let app: ReturnType<typeof makeApp>
/** One draw at each stage that outsiders may ask for. */
const held = { planned: '', committed: '', drawn: '', published: '', voided: '' }
const samples = drawSamples('published')

beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  held.planned = await holdDraw(office, 'endorse', scriptOf(drawSamples('planned')))
  held.committed = await holdDraw(office, 'event', scriptOf(drawSamples('committed')))
  // The evidence of a closure is on file, and the closure is not public yet.
  held.drawn = await holdDraw(office, 'substitute', scriptOf(drawSamples('drawn')))
  held.published = await holdDraw(office, 'end', scriptOf(drawSamples('published')))
  held.voided = await holdDraw(office, 'event', scriptOf(drawSamples('voided')))
  const reasons = '见证方遗失随机数'
  await drawStep(office, held.voided, ['2024-05-20', 'head', 'void', { cause: '其他' }, { reasons }])
  bureau = bureauOf(office)
  app = makeApp(bureau)
})
afterAll(() => office.close())

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, headers: response.headers, text: await response.text() }
}

const { plan, commit } = samples
const names = [...plan.units, ...plan.officers].map(({ name }) => name)
/** What would let somebody warn a unit, or compute who will be inspected. */
const seeds = Object.keys(held).map((stage) => drawSamples(stage).result.seed)
const secrets = [...names, ...seeds, samples.reveal1.value, '0'.repeat(64)]
const told = (text: string): string[] => secrets.filter((secret) => text.includes(secret))

describe('双随机公开页', () => {
  it('还没有抽取的，不说编号', () => {
    const text = String(drawsPage([]))
    expect(text).toContain('还没有抽取')
    expect(text).not.toContain('编号连续，没有缺号')
  })

  it('列出每一次已锁定的抽取，作废的也在，未锁定的不在，编号连续', async () => {
    const { text } = await get('/draws')
    for (const id of [held.committed, held.drawn, held.published, held.voided]) expect(text).toContain(`/draws/${id}`)
    expect(text).not.toContain(held.planned)
    expect(text).toContain('编号连续，没有缺号')
    expect(text).toContain('见证方遗失随机数')
    expect(told(text)).toEqual([])
  })

  it.each(['committed', 'drawn'] as const)('公布之前（%s）只见指纹、事件和见证方登记的指纹', async (stage) => {
    const { status, text } = await get(`/draws/${held[stage]}`)
    expect(status).toBe(200)
    for (const shown of [
      drawSamples(stage).commit.fingerprint,
      '2024101',
      ...plan.parties.map(({ commitment }) => commitment),
    ])
      expect(text).toContain(shown)
    expect(told(text)).toEqual([])
    for (const file of ['sheet.txt', 'entropy.txt', 'result.json', 'check.xlsx'])
      expect((await get(`/draws/${held[stage]}/${file}`)).status).toBe(404)
  })

  it('公布之前，记录、台账、附件和数字页也都不透露名录和结果', async () => {
    const drawn = held.drawn
    const pages = [
      `/records/${drawn}`,
      ...scriptOf(drawSamples('drawn'))
        .slice(0, 10)
        .map((_, index) => `/records/${drawn}/entries/${index + 1}`),
      '/registers/random-inspection',
      '/registers/random-inspection.csv',
    ]
    for (const path of pages) {
      const { status, text } = await get(path)
      expect([path, status, told(text)]).toEqual([path, 200, []])
    }
    for (const path of ['/figures/F38?year=2024', '/figures/F38/panel?year=2024', '/figures/F38.csv?year=2024']) {
      const rows = (await get(path)).text.split(/\r\n|<tr>|<li>/).filter((row) => row.includes(drawn))
      expect([path, rows.length > 0]).toEqual([path, true])
      for (const row of rows)
        expect(drawSamples('drawn').result.selected.filter((unit) => row.includes(unit))).toEqual([])
    }
    const [evidence] = samples.closure.evidence
    expect((await get(`/attachments/${evidence!.sha256}?of=${drawn}/10`)).text).toContain('没有这份可以公开的附件')
  })

  it('锁定之前，台账只说有一条尚未公开的记录：任务和日期不写，也搜不到', async () => {
    const { task } = drawSamples('planned').plan
    for (const path of ['/registers/random-inspection', '/registers/random-inspection.csv']) {
      const rows = (await get(path)).text.split(/\r\n|<tr>/).filter((row) => row.includes(held.planned))
      expect([path, rows.length]).toEqual([path, 1])
      expect(rows[0]).toContain('内容尚未公开')
      expect(rows[0]).not.toContain(task)
      expect(rows[0]).not.toContain('2024-04')
    }
    const found = (await get(`/registers/random-inspection.csv?q=${encodeURIComponent(task)}`)).text
    expect([found.includes(held.planned), found.includes(held.committed)]).toEqual([false, true])
  })

  it('凭公告上的编号也能打开', async () => {
    const [{ number }] = (await office.rows('select number from case_ where id = $1', [held.published])) as [
      { number: string },
    ]
    const byNumber = await get(`/draws/${encodeURIComponent(number)}`)
    expect(byNumber.text).toBe((await get(`/draws/${held.published}`)).text)
  })

  it('未锁定的和不存在的，没有网页', async () => {
    expect((await get(`/draws/${held.planned}`)).status).toBe(404)
    expect((await get('/draws/nothing')).status).toBe(404)
  })

  it('公布之后，凭下载的两个文件可以算出公布的结果', async () => {
    const page = await get(`/draws/${held.published}`)
    for (const unit of samples.result.selected.filter((id) => id !== samples.closure.unit))
      expect(page.text).toContain(plan.units.find(({ id }) => id === unit)!.name)
    const [sheet, entropy, published, workbook] = await Promise.all(
      ['sheet.txt', 'entropy.txt', 'result.json', 'check.xlsx'].map((file) => get(`/draws/${held.published}/${file}`)),
    )
    expect(nodeDrawHashes.sha256.hex(sheet!.text)).toBe(commit.fingerprint)
    const computed = solve(sheet!.text, entropy!.text, nodeDrawHashes, [samples.closure.unit])
    expect(JSON.parse(published!.text)).toEqual(JSON.parse(JSON.stringify(computed)))
    expect(workbook!.text.slice(0, 2)).toBe('PK')
  })

  it('锁定之后即公布外部见证及其存证：只披露指纹，谁都可以核对', async () => {
    const { text } = await get(`/draws/${held.committed}`)
    expect(text).toMatch(/2024-04-17 10:01 由 witness\.example\/jijian 见证/)
    const file = await get(`/draws/${held.committed}/lock.json`)
    expect(told(file.text)).toEqual([])
    const bundle = parseBundle(file.text)!
    const checked = checkBundle(sha256, bundle, { ...trustOf(bundle.vkeys), quorum: 1 })
    expect(checked.findings).toEqual([])
    expect(checked.cosignatures).toMatchObject([{ name: 'witness.example/jijian' }])
    expect(checked.entries.at(-1)).toMatchObject({ kind: 'random-inspection.commit' })
    const shown = checked.entries.flatMap((entry) => entry.shown.map(({ path, value }) => [path, value]))
    expect(shown).toEqual([['/commit/fingerprint', drawSamples('committed').commit.fingerprint]])
  })

  it('作废的留有编号和理由，没有结果', async () => {
    const { text } = await get(`/draws/${held.voided}`)
    expect(text).toContain('本次抽取已作废：见证方遗失随机数')
    expect((await get(`/draws/${held.voided}/result.json`)).status).toBe(404)
  })

  it('页面不含脚本，重算页只运行自己带的脚本', async () => {
    for (const path of ['/draws', `/draws/${held.published}`]) {
      const { text } = await get(path)
      expect([...text.matchAll(/<script\b[^>]*>([^<]*)/g)].map(([, body]) => body)).toEqual([''])
    }
    const replay = await get('/draws/replay')
    expect(replay.headers.get('content-security-policy')).toMatch(/script-src 'sha256-[^']+';/)
    expect(replay.text).not.toMatch(/(src|href)="/)
  })

  it('重算页再次打开时，仍可运行自己带的脚本', async () => {
    for (const path of ['/draws/replay', '/verifier.html']) {
      const first = (await get(path)).headers
      const again = await app.request(path, { headers: { 'if-none-match': first.get('etag')! } })
      expect(again.status).toBe(304)
      expect(again.headers.get('content-security-policy')).toBe(first.get('content-security-policy'))
    }
  })

  it('从公布页点开重算页，在浏览器里算得一致', async () => {
    const serving = await serve(bureau, 0)
    const browser = await openBrowser()
    try {
      const page = patient(await browser.newPage())
      await page.goto(`http://127.0.0.1:${serving.port}/draws/${held.published}`)
      await page.click('a[href^="/draws/replay#"]')
      await page.waitForSelector('#result .ok, #result .bad')
      expect(await page.textContent('#result')).toMatch(/^一致：/)
    } finally {
      await browser.close()
      await serving.stop()
    }
  })

  it('公布结果的递补次序被改动，重算页说不一致；行文不同的同一结果，一致', async () => {
    const file = async (name: string) => (await get(`/draws/${held.published}/${name}`)).text
    const result = JSON.parse(await file('result.json'))
    const altered = structuredClone(result)
    Object.values<unknown[]>(altered.ranking)[0]!.reverse()
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.setContent((await get('/draws/replay')).text)
      const given = (name: string, text: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })
      await page.setInputFiles('#sheet', given('sheet.txt', await file('sheet.txt')))
      await page.setInputFiles('#entropy', given('entropy.txt', await file('entropy.txt')))
      const verdict = async (published: unknown) => {
        await page.setInputFiles('#published', given('result.json', JSON.stringify(published)))
        await page.click('#compute')
        await page.waitForSelector('#result .ok, #result .bad')
        return page.textContent('#result')
      }
      expect(await verdict(altered)).toMatch(/^不一致：/)
      expect(await verdict(Object.fromEntries(Object.entries(result).reverse()))).toMatch(/^一致：/)
    } finally {
      await browser.close()
    }
  })
})
