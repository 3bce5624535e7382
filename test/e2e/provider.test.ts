import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepAt } from '#app/sign-in/totp.ts'
import { providerAccount } from '#domain/matters/supervision/provider-account.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { browserOf, fromBase32, inviteOf, inviting } from '../browser-of.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { openBrowser, patient, toMe } from './browser.ts'
import { type IdentityProvider, openIdentityProvider } from './identity-provider.ts'

const secret = 'a secret of this test alone, long enough'
const password = 'Chun-Cheng-2024'
let office: TestOffice
let serving: Serving
let browser: Browser
let provider: IdentityProvider
const base = () => `http://localhost:${serving.port}`
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  // Identity tokens are of the hour that the provider's machine shows.
  ;[serving, browser] = await Promise.all([serve(office.bureau, 0), openBrowser()])
  provider = await openIdentityProvider(`${base()}/sign-in/provider/callback`, secret)
  const settings = { issuer: provider.issuer, clientId: 'zhunsheng', clientSecret: secret, title: '昆明统一身份' }
  await writeFile(join(office.dataDir, 'sign-in-provider.json'), JSON.stringify(settings))
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await provider?.stop().catch(() => undefined)
  await office?.close()
})

async function visitor(): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({ baseURL: base(), viewport: { width: 360, height: 740 } })
  // The provider's own page asks for a typeface from elsewhere.
  await context.route(/fonts\.googleapis/, (route) => route.abort())
  return { context, page: patient(await context.newPage()) }
}
/** Goes to the provider and says there who he is. */
async function goAs(page: Page, subject: string, next = ''): Promise<void> {
  await page.goto(`/sign-in${next ? `?next=${encodeURIComponent(next)}` : ''}`)
  await page.click('text=用昆明统一身份登录')
  await page.fill('[name=login]', subject)
  await page.fill('[name=password]', 'any')
  await page.click('button[type=submit]')
  await page.click('button:has-text("Continue")')
  await page.waitForURL(`${base()}/**`)
}
const bind = async (person: string, subject: string): Promise<string> => {
  const caseId = newCaseId()
  const form = { person, issuer: provider.issuer, subject }
  for (const outcome of [
    await office.as('personnel').does(providerAccount, 'propose', { caseId, form }),
    await office.as('head').does(providerAccount, 'confirm', { caseId }),
  ])
    if (!outcome.ok) throw new Error(outcome.message)
  return caseId
}

const overHttp = { request: (url: string, init?: RequestInit) => fetch(url, { ...init, redirect: 'manual' }) } as never

/** The path with which the provider sends somebody back, caught before it reaches the site. */
async function answerFor(site: ReturnType<typeof browserOf>, subject: string): Promise<string> {
  const there = browserOf(overHttp, provider.issuer)
  const forms = [{ prompt: 'login', login: subject, password: 'any' }, { prompt: 'consent' }]
  let to = (await site.get('/sign-in/provider')).to!
  while (!to.startsWith(base())) {
    const { pathname, search } = new URL(to, provider.issuer)
    const page = await there.get(pathname + search)
    to = page.to ?? (await there.post(pathname, forms.shift()!)).to!
  }
  return to.slice(base().length)
}

describe('统一身份认证', () => {
  it('given the provider is down, then the password is still there; when it is up again, nothing has to be started anew', async () => {
    await provider.stop()
    const { page, context } = await visitor()
    try {
      await page.goto('/sign-in')
      await page.click('text=用昆明统一身份登录')
      expect(await page.textContent('[role=alert]')).toContain('暂时不能使用')
      expect(await page.locator('[name=password]').count()).toBe(1)
      await provider.start()
      await page.click('text=用昆明统一身份登录')
      await page.waitForURL(`${provider.issuer}/**`)
    } finally {
      await context.close()
    }
  })

  it('given an identity that nobody has bound, then it opens nothing and makes nobody; bound by two, it is its person', async () => {
    await office.enter('P-provider')
    const people = async () => (await office.bureau.signIn.people.all('2024-03-05')).length
    const before = await people()
    const { page, context } = await visitor()
    try {
      await goAs(page, '530100-7')
      expect(await page.textContent('h1')).toBe('身份没有绑定')
      expect(await page.textContent('main')).toContain('530100-7')
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      await page.goto('/me')
      expect(page.url()).toContain('/sign-in')
      expect(await people()).toBe(before)
    } finally {
      await context.close()
    }
    // As the personnel officer and the head do it, at their page.
    const enter = async (person: string) => {
      const at = await visitor()
      const { path, code } = await inviting(office.bureau, person)
      await at.page.goto(path)
      for (const name of ['password', 'again']) await at.page.fill(`[name=${name}]`, password)
      await at.page.fill('[name=code]', code)
      await at.page.click('button.main')
      await toMe(at.page)
      await at.page.goto('/admin')
      return at
    }
    const [personnel, head] = [await enter('P-personnel'), await enter('P-head')]
    await personnel.page.fill('#bind-person', 'P-provider')
    await personnel.page.fill('#subject', '530100-7')
    await personnel.page.click('text=提出绑定')
    await personnel.page.waitForSelector('td:has-text("待确认")')
    const early = await visitor()
    await goAs(early.page, '530100-7')
    expect(await early.page.textContent('h1')).toBe('身份没有绑定')
    await head.page.reload()
    await head.page.click('[aria-label^="确认"][aria-label$="统一身份"]')
    await head.page.waitForSelector('td:has-text("已绑定")')
    const bound = await visitor()
    await goAs(bound.page, '530100-7', '/registers')
    await bound.page.waitForURL('**/registers')
    expect(await bound.page.textContent('header')).toContain('P-provider')
    for (const { context: one } of [personnel, head, early, bound]) await one.close()
  })

  it('given the binding is ended, or its person has left, then the identity opens nothing', async () => {
    await office.enter('P-ended')
    const caseId = await bind('P-ended', '530100-8')
    expect(await office.as('personnel').does(providerAccount, 'release', { caseId })).toMatchObject({ ok: true })
    const { page, context } = await visitor()
    try {
      await goAs(page, '530100-8')
      expect(await page.textContent('h1')).toBe('身份没有绑定')
    } finally {
      await context.close()
    }
  })

  it('nobody binds alone, and no identity is of two people', async () => {
    await office.enter('P-one')
    await office.enter('P-two')
    await bind('P-one', '530100-9')
    const form = { person: 'P-two', issuer: provider.issuer, subject: '530100-9' }
    const again = { caseId: newCaseId(), form }
    expect(await office.as('personnel').does(providerAccount, 'propose', again)).toMatchObject({ code: 'case.rival' })
    const own = { caseId: newCaseId(), form: { ...form, subject: '530100-10' } }
    await office.as('personnel').does(providerAccount, 'propose', own)
    const confirmed = office.as('personnel').does(providerAccount, 'confirm', { caseId: own.caseId })
    expect(await confirmed).toMatchObject({ code: 'right.missing' })
  })

  it('given codes are switched on, then the provider leads half way in', async () => {
    await office.enter('P-half')
    await bind('P-half', '530100-11')
    const { page, context } = await visitor()
    try {
      await page.goto(await inviteOf(office.bureau, 'P-half'))
      for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
      await page.click('button.main')
      await toMe(page)
      await page.click('text=启用验证码')
      await page.waitForURL('**/me/second')
      await page.click('summary')
      const key = fromBase32((await page.textContent('details code'))!)
      const code = (later: number) => codeAt(key, stepAt(office.house.clock.now()) + later)
      await page.fill('[name=code]', code(0))
      await page.click('button.main')
      await page.waitForURL('**/me/second/on')
      await context.clearCookies()
      await goAs(page, '530100-11')
      await page.waitForURL('**/sign-in/second')
      await page.goto('/me')
      expect(page.url()).toContain('/sign-in/second')
      await page.fill('[name=code]', code(1))
      await page.click('button.main')
      await toMe(page)
    } finally {
      await context.close()
    }
  })

  it('an answer is taken from the browser that asked, once, and with its own state; anything else is no fault', async () => {
    await office.enter('P-state')
    await bind('P-state', '530100-12')
    const [one, other] = [browserOf(overHttp, base()), browserOf(overHttp, base())]
    const path = await answerFor(one, '530100-12')
    expect(path).toContain('code=')
    const titleOf = (text: string) => /<h1>(.*?)<\/h1>/.exec(text)?.[1]
    const refused = async (by: typeof one, at: string) => {
      const { status, text } = await by.get(at)
      expect([at.slice(0, 60), status, titleOf(text)]).toEqual([at.slice(0, 60), 401, '登录'])
    }
    await refused(other, path)
    // His own ticket does not help a thief: the state is another.
    await other.get('/sign-in/provider')
    await refused(other, path)
    const answers = ['', '?', '?error=access_denied', '?code=x&state=y', '?code=x&code=y', `?state=${'x'.repeat(5000)}`, '?%ff'] // biome-ignore format: one list
    for (const answer of answers) {
      await other.get('/sign-in/provider')
      await refused(other, `/sign-in/provider/callback${answer}`)
    }
    expect((await one.get(path)).to).toBe('/desk')
    await refused(one, path)
  })

  it.each(['//evil.example', 'https://evil.example/', '/\\evil.example'])(
    'nobody is led to %j afterwards',
    async (next) => {
      const subject = `530100-${next.length}-${next.charCodeAt(1)}`
      await office.enter(`P-${next.length}-${next.charCodeAt(1)}`)
      await bind(`P-${next.length}-${next.charCodeAt(1)}`, subject)
      const { page, context } = await visitor()
      try {
        await page.goto(`/sign-in/provider?next=${encodeURIComponent(next)}`)
        await page.fill('[name=login]', subject)
        await page.fill('[name=password]', 'any')
        await page.click('button[type=submit]')
        await page.click('button:has-text("Continue")')
        await toMe(page)
        expect(new URL(page.url()).origin).toBe(base())
      } finally {
        await context.close()
      }
    },
  )

  it('given no provider, or a file that cannot be read, then the password is there as ever', async () => {
    const file = join(office.dataDir, 'sign-in-provider.json')
    await writeFile(file, '{"issuer":')
    const { status, text } = await browserOf(overHttp, base()).get('/sign-in')
    expect([status, text.includes('统一身份')]).toEqual([200, false])
    expect((await browserOf(overHttp, base()).get('/sign-in/provider')).status).toBe(503)
  })
})
