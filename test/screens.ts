import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from './e2e/browser.ts'

/**
 * Takes the pictures of docs/screens from a demonstration bureau that is served:
 * `npm start`, and then `node test/screens.ts [--at http://localhost:8080] [--into docs/screens] [--width 1280] [--dark] [--whole]`.
 */
const { values } = parseArgs({
  options: {
    at: { type: 'string', default: 'http://localhost:8080' },
    into: { type: 'string', default: join(import.meta.dirname, '../docs/screens') },
    width: { type: 'string', default: '1280' },
    dark: { type: 'boolean', default: false },
    whole: { type: 'boolean', default: false },
  },
})

type Screen = { readonly name: string; readonly as?: string; readonly show: (page: Page) => Promise<unknown> }

const settled = (page: Page) =>
  page
    .locator('main:not(.waiting)')
    .first()
    .waitFor()
    .then(() => page.locator('.org').filter({ hasText: '局' }).waitFor())

const at =
  (path: string) =>
  async (page: Page): Promise<void> => {
    await page.goto(path)
    await settled(page)
  }

/** Opens the first case that asks this of the person. */
async function open(page: Page, label: string): Promise<void> {
  await page.goto('/desk')
  await page.getByRole('link', { name: label, exact: true }).first().click()
  await page.getByRole('heading', { level: 2, name: new RegExp(`^${label}`) }).waitFor()
}

/** The years of a certificate, from the day that the desk says. */
async function tryGrant(page: Page): Promise<void> {
  await open(page, '准予许可')
  const { day } = (await page.evaluate("fetch('/api/desk/frame').then((one) => one.json())")) as { day: string }
  await page.getByLabel('有效期自', { exact: true }).fill(day)
  await page.getByLabel('有效期至', { exact: true }).fill(`${Number(day.slice(0, 4)) + 4}${day.slice(4)}`)
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByRole('region', { name: '办理的结果' }).waitFor()
}

/** A place of the newest case of a matter. */
const inNewest = (matter: string, place: string) => async (page: Page) => {
  const asked = `fetch('/api/matters/${matter}/list?limit=1').then((one) => one.json()).then(({ cases }) => cases[0].id)`
  await at(`/desk/cases/${(await page.evaluate(asked)) as string}/${place}`)(page)
}

const screens: readonly Screen[] = [
  { name: 'today', as: 'P010', show: at('/desk') },
  { name: 'today-head', as: 'P003', show: at('/desk') },
  {
    name: 'case',
    as: 'P013',
    show: async (page) => {
      await open(page, '审查')
      await page.getByRole('link', { name: '回到全部动作' }).click()
      await page.getByRole('heading', { name: '现在可以办理' }).waitFor()
    },
  },
  { name: 'act', as: 'P003', show: tryGrant },
  {
    name: 'register',
    as: 'P018',
    show: at('/desk/registers/technology-contract?year=2024'),
  },
  { name: 'lights', as: 'P004', show: at('/desk/lights') },
  { name: 'text', as: 'P005', show: inNewest('normative-document-making', 'texts/draft') },
  { name: 'meeting', as: 'P003', show: inNewest('meeting', 'session') },
  { name: 'case-files', as: 'P003', show: at('/desk/case-files') },
  { name: 'guide', show: (page) => page.goto('/guides/lab-animal-licence') },
  { name: 'home', show: (page) => page.goto('/') },
  { name: 'figure', show: (page) => page.goto('/figures/F01?year=2024') },
]

async function take(browser: Browser, { name, as, show }: Screen): Promise<void> {
  const context = await browser.newContext({
    baseURL: values.at,
    viewport: { width: Number(values.width), height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  })
  const page = await context.newPage()
  // Whoever is pictured has begun nothing.
  await page.route('**/api/desk/drafts/**', (route) => route.abort())
  if (values.dark) await page.addInitScript("localStorage.setItem('zhunsheng.theme', 'dark')")
  try {
    if (as) {
      await page.goto('/sign-in')
      await page.locator(`form:has([name=person][value=${as}]) button`).click()
      await page.waitForURL('**/desk')
    }
    await show(page)
    await page.screenshot({ path: join(values.into, `${name}.png`), fullPage: values.whole })
  } finally {
    await context.close()
  }
}

/** The pictures are set in the face that comes with the packages: what a bureau's machine has is not here. */
async function useOwnFonts(): Promise<void> {
  const root = join(import.meta.dirname, '../node_modules')
  const shelf = join(root, '.cache/zhunsheng-fonts')
  await mkdir(shelf, { recursive: true })
  const families = ['sans-serif', 'serif', 'Noto Sans CJK SC'].map(
    (family) =>
      `<alias binding="strong"><family>${family}</family><prefer><family>Noto Sans SC</family></prefer></alias>`,
  )
  const file = join(shelf, 'fonts.conf')
  await writeFile(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
<dir>${join(root, '@expo-google-fonts/noto-sans-sc')}</dir><cachedir>${shelf}</cachedir>${families.join('')}</fontconfig>`,
  )
  process.env['FONTCONFIG_FILE'] = file
  process.env['LANGUAGE'] = 'zh_CN'
}

await useOwnFonts()
await mkdir(values.into, { recursive: true })
const browser = await openBrowser(['--lang=zh-CN'])
try {
  for (const screen of screens) await take(browser, screen)
} finally {
  await browser.close()
}
