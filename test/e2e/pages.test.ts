import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Serving, serve } from '../../src/web/server.ts'
import { axeFinds, openBrowser, patient } from './browser.ts'
import { openSite, type TestSite } from './site.ts'

const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } }
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true }

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

/** Runs with a page of its own; complaints of the browser and requests that leave the host are faults. */
async function visit(options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ ...options, baseURL: `http://127.0.0.1:${serving.port}` })
  const faults: string[] = []
  const page = patient(await context.newPage())
  // The answer to a page that does not exist is itself noted by the browser.
  page.on('console', (line) => {
    if (line.type() === 'error' && !line.text().includes('404')) faults.push(line.text())
  })
  page.on('pageerror', (error) => faults.push(error.message))
  page.on('request', (request) => {
    if (new URL(request.url()).port !== String(serving.port)) faults.push(request.url())
  })
  try {
    await look(page)
    expect(faults).toEqual([])
  } finally {
    await context.close()
  }
}

const everyPage = (): string[] => [
  '/',
  '/reports',
  '/reports/2024',
  '/reports/2019',
  '/checks/2024',
  '/figures/F12?year=2024',
  '/figures/F26?year=2024',
  '/figures/F18?year=2024&q=nothing',
  '/proofs/Q07?year=2024',
  `/records/${site.licence}`,
  `/records/${site.licence}/entries/5`,
  `/records/${site.reception}`,
  `/records/${site.plan}`,
  `/records/${site.plan}/entries/1`,
  '/registers/work-plan',
  `/records/${site.opinion}`,
  '/guides',
  '/guides/lab-animal-licence',
  '/registers',
  '/registers/technology-contract',
  '/registers/example-register',
  '/laws',
  '/settings',
  '/wordings',
  `/laws/${encodeURIComponent('行政许可法')}/32`,
  `/records/${site.licence}/entries/5/documents/grant`,
  '/receipts',
  '/journal',
  '/draws',
  '/nowhere',
  '/sign-in',
]

/** Sideways scroll of the whole page, in pixels. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe('由数到记录', () => {
  it.each([true, false])('a reader comes from the report to the seal of an act (script: %s)', (javaScriptEnabled) =>
    visit({ ...desk, javaScriptEnabled }, async (page) => {
      await page.goto('/reports/2024')
      await page.click('article a[data-panel="F18"]')
      if (javaScriptEnabled) await page.click('dialog.panel[open] a.all')
      await page.waitForURL(/\/figures\/F18\?year=2024/)
      expect(await page.textContent('.big')).toBe('1个')
      await page.click('main table a[href^="/records/"]')
      await page.waitForURL(`**/records/${site.licence}`)
      await page.click('.timeline a.act >> text=准予许可')
      await page.waitForURL(/\/entries\/5$/)
      expect(await page.textContent('main')).toContain('第三十八条')
      expect(await page.textContent('main')).toContain('封存号')
    }),
  )

  it('a filter and the next page work without script', () =>
    visit({ ...desk, javaScriptEnabled: false }, async (page) => {
      await page.goto('/figures/F12?year=2024')
      await page.click('a[rel=next]')
      expect(await page.textContent('.pager')).toContain('第 51—53 条')
      await page.goto('/figures/F47?year=2024')
      await page.fill('#q', '演示作品二')
      await page.click('form.filter:has(#q) button')
      expect(await page.textContent('.pager')).toContain('共 1 条')
    }))
})

describe('报告页', () => {
  it('a number opens a panel by keyboard; Escape closes it and the focus goes back', () =>
    visit(desk, async (page) => {
      await page.goto('/reports/2024')
      const link = page.locator('article a[data-panel="F18"]').first()
      await link.focus()
      await page.keyboard.press('Enter')
      await page.waitForSelector('dialog.panel[open] #panel-title')
      expect(await page.evaluate('document.activeElement.id')).toBe('panel-title')
      expect(await page.textContent('dialog.panel')).toContain('口径')
      expect(await link.getAttribute('aria-expanded')).toBe('true')
      await page.keyboard.press('Escape')
      await page.waitForSelector('dialog.panel', { state: 'hidden' })
      await page.waitForFunction(`document.activeElement.dataset.panel === 'F18'`)
    }))

  it('on a phone the panel is a sheet at the bottom as wide as the screen', () =>
    visit(phone, async (page) => {
      await page.goto('/reports/2024')
      await page.click('article a[data-panel="F18"]')
      await page.waitForSelector('dialog.panel[open] #panel-title')
      const box = (await page.locator('dialog.panel').boundingBox())!
      expect([Math.round(box.x), Math.round(box.width), Math.round(box.y + box.height)]).toEqual([0, 360, 740])
      expect(box.y).toBeGreaterThan(50)
      await page.click('[data-close]')
      await page.waitForSelector('dialog.panel', { state: 'hidden' })
    }))

  it('prints as plain prose: no navigation, no proofs, no marks, no apparatus', () =>
    visit(desk, async (page) => {
      await page.goto('/reports/2024')
      await page.emulateMedia({ media: 'print' })
      for (const hidden of ['header.top', '.toc', '.tools', '.apparatus', 'article a.proof'])
        expect([hidden, await page.locator(hidden).first().isVisible()]).toEqual([hidden, false])
      expect(await page.locator('article h1').isVisible()).toBe(true)
      const mark = await page.evaluate(
        `getComputedStyle(document.querySelector('article a.num.derived'), '::after').content`,
      )
      expect(mark).toBe('none')
      const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
      expect(paper.subarray(0, 5).toString()).toBe('%PDF-')
    }))
})

/** What paper would cut off: contents wider than the sheet, or than a box that hides or would scroll what does not fit. */
const cutOnPaper = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    type Box = {
      scrollWidth: number
      clientWidth: number
      tagName: string
      className: string
      textContent: string | null
    }
    const { document, getComputedStyle } = globalThis as unknown as {
      document: { documentElement: Box; querySelectorAll(selector: string): Iterable<Box> }
      getComputedStyle(box: Box): { overflowX: string; display: string }
    }
    const cuts = (box: Box) => box.scrollWidth > box.clientWidth + 1 && box.clientWidth > 1
    const hides = (box: Box) => !['visible', ''].includes(getComputedStyle(box).overflowX)
    return [...document.querySelectorAll('body *'), document.documentElement]
      .filter((box) => cuts(box) && (box === document.documentElement || hides(box)))
      .map((box) => `${box.tagName}.${box.className}: ${(box.textContent ?? '').trim().slice(0, 60)}`)
  })

describe('印在纸上的每一页', () => {
  it('nothing is cut off at the edge of the sheet, and every page becomes a PDF', () =>
    // The type area of A4 at 96 dots an inch.
    visit({ ...desk, viewport: { width: 605, height: 900 } }, async (page) => {
      await page.emulateMedia({ media: 'print' })
      for (const path of everyPage()) {
        await page.goto(path)
        expect([path, await cutOnPaper(page)]).toEqual([path, []])
        const paper = await page.pdf({ format: 'A4', preferCSSPageSize: true })
        expect([path, paper.subarray(0, 5).toString()]).toEqual([path, '%PDF-'])
      }
      // The look itself: what is wider than a box that hides it is found.
      await page.evaluate(`document.body.replaceChildren(document.createElement('div'))
        const box = document.body.firstChild
        box.append(document.createElement('p'))
        box.firstChild.textContent = '宽'
        Object.assign(box.style, { width: '90px', overflow: 'hidden' })
        box.firstChild.style.width = '200px'`)
      expect(await cutOnPaper(page)).toEqual([expect.stringContaining('宽')])
    }))
})

describe('每一页', () => {
  it('fits a screen of 360 pixels', () =>
    visit(phone, async (page) => {
      for (const path of everyPage()) {
        await page.goto(path)
        expect([path, await overflow(page)]).toEqual([path, 0])
      }
    }))

  it('has no fault that axe finds', () =>
    visit(desk, async (page) => {
      for (const path of everyPage()) {
        await page.goto(path)
        expect([path, await axeFinds(page)]).toEqual([path, []])
      }
    }))
})
