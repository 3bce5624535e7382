import { existsSync } from 'node:fs'
import axe from 'axe-core'
import { type Browser, type Page, chromium as playwright } from 'playwright-core'
import { packedChromium } from './packed-chromium.ts'

const installed = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

// Not the package's own arguments: they put all in one process, which ends with the first page, and drop web security.
const packed = ['--disable-gpu', '--no-zygote']

/** Lets the test's own limit be the only one: a busy machine takes its time over a page. */
export function patient(page: Page): Page {
  page.setDefaultTimeout(0)
  return page
}

const axeRules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe objects to on a page as it stands, each rule with the pieces that break it. */
export async function axeFinds(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(
    (runOnly) => (globalThis as unknown as { axe: typeof axe }).axe.run({ runOnly, resultTypes: ['violations'] }),
    axeRules,
  )
  return violations.map(({ id, nodes }) => {
    const pieces = nodes.map(({ html }) => html).join(' ')
    return `${id}: ${pieces.slice(0, 300)} ${nodes[0]?.failureSummary}`
  })
}

/** Whoever has signed in stands where work begins; from there to the page of his own sign-ins. */
export async function toMe(page: Page): Promise<void> {
  await page.waitForURL(/\/(desk|me)$/)
  await page.goto('/me')
}

/** A real Chromium: the one that `CHROMIUM` names, the system's, or the one from the package registry. */
export async function openBrowser(besides: readonly string[] = []): Promise<Browser> {
  const own = [process.env['CHROMIUM'], ...installed].find((path) => path !== undefined && existsSync(path))
  const executablePath = own ?? (await packedChromium())
  const args = [...(own === undefined ? packed : []), ...besides]
  const open = (more: readonly string[]) => playwright.launch({ executablePath, args: [...args, ...more], timeout: 0 })
  // A sandbox needs rights that root does not have, nor everybody in a container; the pages are only our own.
  if (process.getuid?.() === 0) return open(['--no-sandbox'])
  return open([]).catch(() => open(['--no-sandbox']))
}
