import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { axeFinds, openBrowser, patient } from './browser.ts'
import { contractCount, openSite, type TestSite } from './site.ts'

let site: TestSite
let serving: Serving
let browser: Browser
beforeAll(async () => {
  site = await openSite()
  ;[serving, browser] = await Promise.all([serve(site.bureau, 0), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await site?.close()
})

async function visit(javaScriptEnabled: boolean, look: (page: Page) => Promise<void>): Promise<void> {
  const baseURL = `http://127.0.0.1:${serving.port}`
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, javaScriptEnabled, baseURL })
  try {
    await look(patient(await context.newPage()))
  } finally {
    await context.close()
  }
}

const report = [
  '我局2024年法治政府建设工作报告',
  '一、主要举措和成效',
  `全年登记技术合同${contractCount}项。核发实验动物许可证3个。受理申请100件，办结98件，办结率97%。`,
].join('\n')

/** Two megabytes in which no sentence is like another, so that each is really read. */
function longReport(): string {
  const [whom, what, how] = [
    '全市 各级 机关 干部 职工 企业 群众 社区 乡镇 街道 园区 学校 医院 协会 律师 村组 窗口 队所 站点 县区'.split(' '),
    '学习 宣传 贯彻 落实 研究 推进 部署 检查 督促 总结 交流 分享 体会 领会 把握 践行 执行 遵守 维护 弘扬'.split(' '),
    '深入 扎实 认真 全面 持续 及时 主动 积极 严格 依法 规范 有序 稳妥 精心 精准 细致 务实 高效 广泛 定期'.split(' '),
  ]
  const sentences = whom!.flatMap((one) =>
    what!.flatMap((act) =>
      how!.map(
        (way) =>
          `${one}${way}${act}法治思想，每一季度${way}${act}三次，${one}的各项工作取得新的成效，法治环境更加完善。`,
      ),
    ),
  )
  return `${report}\n${sentences.join('').repeat(3)}`
}

const rows = (page: Page): Promise<string[]> => page.locator('.audit tbody tr:visible').allTextContents()

describe('核对一份报告', () => {
  it.each([true, false])('given a pasted report, then every number is marked and judged (script: %s)', (script) =>
    visit(script, async (page) => {
      await page.goto('/audit')
      await page.fill('#text', report)
      await page.click('.audit-form button')
      await page.waitForSelector('.audit .source')
      expect(await page.textContent('main')).toContain('按 2024 年度的记录核对')
      const read = await rows(page)
      expect(read.find((row) => row.includes(`${contractCount}项`))).toContain('相符')
      expect(read.find((row) => row.includes('3个'))).toMatch(/不符[\s\S]*记录为 1/)
      expect(await page.textContent('.findings')).toContain('98件 ÷ 100件')
      expect(await page.locator('.source .verdict.agrees').first().textContent()).toContain(`${contractCount}项`)
      await page.check('#show-differs')
      expect(await rows(page)).toHaveLength(1)
    }),
  )

  it.each([true, false])('given an uploaded file in GBK, then it is read; a picture is named (script: %s)', (script) =>
    visit(script, async (page) => {
      await page.goto('/audit')
      const gbk = Buffer.from('b7a8d6ced1a7cfb039b4cea1a3', 'hex')
      await page.setInputFiles('#file', { name: '报告.txt', mimeType: 'text/plain', buffer: gbk })
      await page.fill('#year', '2024')
      await page.click('.audit-form button')
      await page.waitForSelector('.audit .source')
      expect(await page.textContent('.source')).toContain('法治学习')
      await page.goto('/audit')
      const picture = Buffer.from('89504e470d0a1a0a', 'hex')
      await page.setInputFiles('#file', { name: '扫描.png', mimeType: 'image/png', buffer: picture })
      await page.click('.audit-form button')
      await page.waitForSelector('[role=alert]')
      expect(await page.textContent('[role=alert]')).toContain('是图片')
    }),
  )

  it("given another bureau's report, then one sentence says so", () =>
    visit(false, async (page) => {
      await page.goto('/audit')
      await page.fill('#text', `市水务局关于2024年法治政府建设情况的报告\n${report}`)
      await page.click('.audit-form button')
      await page.waitForSelector('[role=alert]')
      expect(await page.textContent('[role=alert]')).toContain('市水务局')
    }))

  it('given a paste of two megabytes, then a percentage grows while it is read, and the result comes', () =>
    visit(true, async (page) => {
      await page.goto('/audit')
      // What the page showed, kept beyond the page itself.
      await page.evaluate(
        `new MutationObserver(() => {
           sessionStorage.shown = [sessionStorage.shown ?? '', document.querySelector('.progress progress').value].join(' ')
         }).observe(document.querySelector('.progress output'), { childList: true })`,
      )
      const long = longReport()
      expect(Buffer.byteLength(long)).toBeGreaterThan(2_000_000)
      await page.fill('#text', long)
      await page.click('.audit-form button', { noWaitAfter: true })
      await page.waitForSelector('.audit .source', { state: 'attached' })
      expect(await page.textContent('main p')).toContain('共读出')
      const shown = String(await page.evaluate('sessionStorage.shown'))
        .trim()
        .split(' ')
        .map(Number)
      expect(shown).toEqual([...shown].sort((a, b) => a - b))
      expect(shown.some((percent) => percent > 0 && percent < 100)).toBe(true)
    }))

  it('given a paste of two megabytes without script, then the result comes as an answer to the form', () =>
    visit(false, async (page) => {
      await page.goto('/audit')
      await page.fill('#text', longReport())
      await page.click('.audit-form button', { noWaitAfter: true })
      await page.waitForSelector('.audit .source', { state: 'attached' })
      expect(await page.textContent('main p')).toContain('共读出')
      const read = await page.locator('.audit tbody tr').allTextContents()
      expect(read.find((row) => row.includes(`${contractCount}项`))).toContain('相符')
    }))

  it('given a telephone, then no choice of the filter is broken in the middle', () =>
    visit(false, async (page) => {
      await page.setViewportSize({ width: 360, height: 740 })
      await page.goto('/audit')
      await page.fill('#text', report)
      await page.click('.audit-form button')
      await page.waitForSelector('.audit .source')
      const lines = await page
        .locator('.verdict-choice + label')
        .evaluateAll((labels) => labels.map((label) => label.getClientRects().length))
      expect(new Set(lines)).toEqual(new Set([1]))
    }))

  it.each([true, false])('given a text that leaves figures out, then they are listed (script: %s)', (script) =>
    visit(script, async (page) => {
      await page.goto('/audit')
      await page.fill('#text', report)
      await page.click('.audit-form button')
      await page.waitForSelector('#absent')
      expect(await page.locator('#absent + ul li').count()).toBeGreaterThan(0)
      expect(await page.textContent('#absent + ul')).not.toContain('登记技术合同项数')
    }),
  )

  it('given a result, then the workbook holds the same numbers', () =>
    visit(true, async (page) => {
      await page.goto('/audit')
      await page.fill('#text', report)
      await page.click('.audit-form button')
      await page.waitForSelector('.audit .source')
      const count = (await rows(page)).length
      const [download] = await Promise.all([page.waitForEvent('download'), page.click('.audit form button')])
      const sheets = await readWorkbook(await readFile((await download.path())!), 'a.xlsx')
      expect(sheets.find(({ name }) => name === '数字')!.rows.length).toBe(count + 1)
    }))

  it('then neither page has anything that axe objects to', () =>
    visit(true, async (page) => {
      await page.goto('/audit')
      for (const step of ['form', 'result']) {
        if (step === 'result') {
          await page.fill('#text', report)
          await page.click('.audit-form button')
          await page.waitForSelector('.audit .source')
        }
        expect(await axeFinds(page)).toEqual([])
      }
    }))
})
