import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepAt } from '#app/sign-in/totp.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { fromBase32, inviteOf, inviting } from '../browser-of.ts'
import { openOffice, type TestOffice } from '../office.ts'
import { axeFinds, openBrowser, patient, toMe } from './browser.ts'

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

const [password, wanted] = ['Chun-Cheng-2024', 'Dian-Chi-2024']
const heading = (page: Page) => page.textContent('h1')
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe('在浏览器里登录', () => {
  it('a person sets a password by a link, signs out and in, changes it: on a phone, without script', async () => {
    await office.appoint('keeper', 'P-browser', 'law')
    const baseURL = `http://127.0.0.1:${serving.port}`
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    })
    const page = patient(await context.newPage())
    const fits = async () => expect([page.url(), await overflow(page)]).toEqual([page.url(), 0])
    try {
      await page.goto(await inviteOf(office.bureau, 'P-browser'))
      await fits()
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await toMe(page)
      expect(await page.textContent('main')).toContain('政策法规处 台账管理员')
      await fits()
      await page.click('text=退出登录')
      await page.waitForURL('**/sign-in')
      await page.goto('/me')
      await page.waitForURL('**/sign-in?next=%2Fme')
      await fits()
      await page.fill('[name=person]', 'P-browser')
      await page.fill('[name=password]', 'wrong')
      await page.click('button.main')
      expect(await page.textContent('[role=alert]')).toContain('人员编号或者密码不正确')
      await page.fill('[name=password]', password)
      await page.click('button.main')
      await toMe(page)
      await page.fill('#present', password)
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, wanted)
      await page.click('text=更换密码 >> nth=-1')
      await toMe(page)
      expect(await heading(page)).toBe('我的登录')
    } finally {
      await context.close()
    }
  })

  it('a person switches codes on and signs in with one: on a phone, without script', async () => {
    await office.enter('P-codes')
    const baseURL = `http://127.0.0.1:${serving.port}`
    const context = await browser.newContext({
      baseURL,
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    })
    const page = patient(await context.newPage())
    const fits = async () => expect([page.url(), await overflow(page)]).toEqual([page.url(), 0])
    const code = (later: number) => codeAt(secret, stepAt(office.house.clock.now()) + later)
    let secret: Buffer = Buffer.alloc(0)
    try {
      await page.goto(await inviteOf(office.bureau, 'P-codes'))
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await toMe(page)
      await page.click('text=启用验证码')
      await page.waitForURL('**/me/second')
      await fits()
      // The picture is drawn, and the words beside it say the same secret.
      expect(await page.locator('.qr svg path').count()).toBe(2)
      await page.click('summary')
      secret = fromBase32((await page.textContent('details code'))!)
      await page.fill('[name=code]', code(0))
      await page.click('button.main')
      await page.waitForURL('**/me/second/on')
      expect(await page.locator('.recovery li').count()).toBe(10)
      await fits()
      await page.click('text=已经抄好')
      await toMe(page)
      await fits()
      await page.click('text=退出登录')
      await page.waitForURL('**/sign-in')
      await page.fill('[name=person]', 'P-codes')
      await page.fill('[name=password]', password)
      await page.click('button.main')
      await page.waitForURL('**/sign-in/second')
      await fits()
      await page.fill('[name=code]', code(0))
      await page.click('button.main')
      expect(await page.textContent('[role=alert]')).toContain('已经用过')
      await page.fill('[name=code]', code(1))
      await page.click('button.main')
      await toMe(page)
    } finally {
      await context.close()
    }
  })

  it('says two minutes before that nobody has done anything, goes on when asked, and tells when it is over', async () => {
    await office.enter('P-idle')
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${serving.port}` })
    const page = patient(await context.newPage())
    const bar = page.locator('.idle')
    const shown = () => bar.isVisible()
    try {
      await page.goto(await inviteOf(office.bureau, 'P-idle'))
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await toMe(page)
      await page.clock.install()
      await page.goto('/registers')
      await page.clock.fastForward('12:50')
      expect(await shown()).toBe(false)
      await page.clock.fastForward('00:15')
      await bar.waitFor()
      expect(await bar.textContent()).toContain('约 2 分钟后自动退出')
      await page.click('.idle button')
      await bar.waitFor({ state: 'hidden' })
      await page.clock.fastForward('12:50')
      expect(await shown()).toBe(false)
      // A step in another tab counts for this one.
      const other = patient(await context.newPage())
      await other.goto('/me')
      await page.clock.fastForward('00:30')
      expect(await shown()).toBe(false)
      await page.clock.fastForward('15:00')
      expect(await bar.textContent()).toContain('已退出登录')
      expect(await page.locator('.idle button').isVisible()).toBe(false)
    } finally {
      await context.close()
    }
  })

  it('has no fault that axe finds', async () => {
    await office.enter('P-axe')
    const context = await browser.newContext({ baseURL: `http://127.0.0.1:${serving.port}`, bypassCSP: true })
    const page = patient(await context.newPage())
    const sound = async () => {
      expect([page.url(), await axeFinds(page)]).toEqual([page.url(), []])
    }
    try {
      await page.goto(await inviteOf(office.bureau, 'P-axe'))
      await sound()
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await toMe(page)
      await page.click('text=启用验证码')
      await page.waitForURL('**/me/second')
      await sound()
      await page.click('summary')
      const secret = fromBase32((await page.textContent('details code'))!)
      await page.fill('[name=code]', codeAt(secret, stepAt(office.house.clock.now())))
      await page.click('button.main')
      await page.waitForURL('**/me/second/on')
      await sound()
      const other = patient(await context.newPage())
      await other.goto('/sign-out')
      await other.click('button.main')
      await other.waitForURL('**/sign-in')
      await other.close()
      await page.goto('/sign-in')
      await page.fill('[name=person]', 'P-axe')
      await page.fill('[name=password]', password)
      await page.click('button.main')
      await page.waitForURL('**/sign-in/second')
      await sound()
      await page.fill('[name=code]', codeAt(secret, stepAt(office.house.clock.now()) + 1))
      await page.click('button.main')
      await toMe(page)
      for (const path of ['/me', '/sign-out', '/invite/used']) {
        await page.goto(path)
        await sound()
      }
      for (const person of ['P-personnel', 'P-securityAdministrator', 'P-auditAdministrator']) {
        const { path, code } = await inviting(office.bureau, person)
        await page.goto(path)
        await sound()
        for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
        await page.fill('[name=code]', code)
        await page.click('button.main')
        await toMe(page)
        await page.click('text=管理：')
        await page.waitForURL('**/admin')
        await sound()
        if (person === 'P-personnel') {
          await page.fill('[name=person]', 'P-head')
          await page.click('button.main')
          await page.waitForURL('**/admin/links')
          await sound()
        }
        if (person !== 'P-auditAdministrator') continue
        await page.goto('/admin/log')
        await sound()
      }
    } finally {
      await context.close()
    }
  })
})
