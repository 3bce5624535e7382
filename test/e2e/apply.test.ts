import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { inviteOf } from '../browser-of.ts'
import { anApplication } from '../licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { axeFinds, openBrowser, patient } from './browser.ts'

let office: TestOffice
let serving: Serving
let browser: Browser
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  ;[serving, browser] = await Promise.all([serve(office.bureau, 0), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await office?.close()
})

const password = 'Chun-Cheng-2024'
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
const goOn = (page: Page) => Promise.all([page.waitForEvent('load'), page.click('button[value=next]')])
/** What a person of a phone types for each field that is on the page. */
async function answer(page: Page): Promise<void> {
  const { scope, ...own } = samples.application
  const answers: Record<string, unknown> = { ...own, facilityAddress: '某市某区演示路一号' }
  for (const [name, value] of Object.entries(scope[0]!)) answers[`scope.0.${name}`] = value
  for (const [name, value] of Object.entries(answers)) {
    const field = page.locator(`[name="${name}"]`)
    if ((await field.count()) === 0) continue
    const type = await field.first().getAttribute('type')
    if (type === 'file')
      await field.setInputFiles({
        name: '申请书.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.4 演示'),
      })
    else if (type === 'radio') await page.check(`[name="${name}"][value="${value}"]`)
    else await field.fill(String(value))
  }
}

describe('申请人', () => {
  it('given a phone without script, then he applies from the guide to the receipt, and reads where it stands', async () => {
    const baseURL = `http://127.0.0.1:${serving.port}`
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    })
    const page = patient(await context.newPage())
    const fits = async () => expect([page.url(), await overflow(page)]).toEqual([page.url(), 0])
    try {
      await page.goto(await inviteOf(office.bureau, 'P-applicant'))
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await page.waitForURL('**/my')
      await fits()
      await page.goto('/guides/lab-animal-licence')
      await fits()
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: '网上申请' }).click()])
      await Promise.all([page.waitForEvent('load'), page.getByRole('link', { name: '核发', exact: true }).click()])
      await goOn(page)
      expect(await page.textContent('.summary')).toContain('需要修改')
      await fits()
      for (let pages = 0; !page.url().endsWith('/check'); pages++) {
        expect(pages).toBeLessThan(12)
        await answer(page)
        await goOn(page)
        await fits()
      }
      expect(await page.locator('.summary').count()).toBe(0)
      await page.getByRole('button', { name: '提交申请' }).click()
      await page.waitForURL('**/my/cases/*')
      expect(await page.textContent('main')).toContain('已经提交')
      await fits()
      const caseId = new URL(page.url()).pathname.split('/').at(-1)!
      const form = { missing: ['设施平面图'] }
      expect(await office.as('receptionist').does(labAnimalLicence, 'correct', { caseId, form })).toMatchObject({
        ok: true,
      })
      await page.goto('/my')
      expect(await page.textContent('.cards')).toContain('等您补正')
    } finally {
      await context.close()
    }
  })
  it('then axe has nothing to say of his pages', async () => {
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${serving.port}`, bypassCSP: true })
    const page = patient(await context.newPage())
    try {
      await page.goto('/sign-in')
      const wish = { caseId: newCaseId(), variant: 'issue', form: anApplication() }
      expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
      await page.fill('[name=person]', 'P-applicant')
      await page.fill('[name=password]', password)
      await page.click('button.main')
      await page.waitForURL('**/my')
      await page.waitForSelector('h1')
      const own = await page.locator('.cards a').first().getAttribute('href')
      const form = '/apply/lab-animal-licence/issue'
      for (const path of [
        '/my',
        '/guides',
        '/guides/lab-animal-licence',
        `${form}/1`,
        `${form}/3`,
        `${form}/6`,
        `${form}/check`,
        own!,
      ]) {
        await page.goto(path)
        expect([path, await axeFinds(page)]).toEqual([path, []])
      }
    } finally {
      await context.close()
    }
  })
})
