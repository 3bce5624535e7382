import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog } from '#db/access-log.ts'
import { signInOptions } from '#db/sign-in-store.ts'
import { types } from '#db/types.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { browserOf, inviteOf } from '../browser-of.ts'
import { openOffice, type TestOffice } from '../office.ts'
import { axeFinds, openBrowser, patient, toMe } from './browser.ts'

let office: TestOffice
let serving: Serving
let browser: Browser
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [exampleRegister] })
  ;[serving, browser] = await Promise.all([serve(office.bureau, 0), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await office?.close()
})

const password = 'Chun-Cheng-2024'
const base = () => `http://localhost:${serving.port}`

/** A page of a browser that has a key of its own in it, as a laptop has. */
async function withKey(): Promise<{ page: Page; session: CDPSession; key: string; close(): Promise<void> }> {
  const context = await browser.newContext({ baseURL: base(), bypassCSP: false, viewport: { width: 360, height: 740 } })
  const page = patient(await context.newPage())
  const session = await context.newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId: key } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
      ...{ isUserVerified: true, automaticPresenceSimulation: true },
    },
  })
  return { page, session, key, close: () => context.close() }
}

async function settled(page: Page, person: string): Promise<void> {
  await office.enter(person)
  await page.goto(await inviteOf(office.bureau, person))
  for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
  await page.click('button.main')
  await toMe(page)
}
async function register(page: Page, present = password): Promise<void> {
  await page.fill('#key-name', '办公室电脑')
  await page.fill('#key-present', present)
  await page.click('text=登记通行密钥')
}
const signOut = async (page: Page): Promise<void> => {
  await page.click('text=退出登录')
  await page.waitForURL('**/sign-in')
}
const told = (page: Page) => page.waitForSelector('form[data-passkey] [role=alert]:not([hidden])')

describe('通行密钥', () => {
  it('given a key is registered, then it alone signs its owner in, and leads on to where he came from', async () => {
    const { page, session, key, close } = await withKey()
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    try {
      await settled(page, 'P-key')
      await register(page)
      await page.waitForSelector('td:has-text("办公室电脑")')
      expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0)
      const { credentials } = await session.send('WebAuthn.getCredentials', { authenticatorId: key })
      expect(credentials).toHaveLength(1)
      expect([credentials[0]!.rpId, credentials[0]!.isResidentCredential]).toEqual(['localhost', true])
      await signOut(page)
      await page.goto('/registers/example-register')
      await page.goto('/sign-in?next=%2Fregisters')
      await page.click('text=用通行密钥登录')
      await page.waitForURL('**/registers')
      expect(await page.textContent('header')).toContain('P-key')
      expect(faults).toEqual([])
      const [line] = await accessLog(office.bureau.reader, office.bureau.profile.id).latest(1)
      expect(line).toMatchObject({ event: 'sign-in.in', person: 'P-key', detail: 'passkey' })
    } finally {
      await close()
    }
  })

  it('given a wrong password, then no key is made; given a removed key, then it opens nothing', async () => {
    const { page, session, key, close } = await withKey()
    try {
      await settled(page, 'P-gone')
      await register(page, 'wrong')
      await told(page)
      const made = async () =>
        (await session.send('WebAuthn.getCredentials', { authenticatorId: key })).credentials.length
      expect(await made()).toBe(0)
      await register(page)
      await page.waitForSelector('td:has-text("办公室电脑")')
      await page.click('text=停用 >> nth=0')
      await page.waitForSelector('td:has-text("办公室电脑")', { state: 'detached' })
      expect(await made()).toBe(1)
      await signOut(page)
      await page.click('text=用通行密钥登录')
      expect(await (await told(page)).textContent()).toContain('不能登录')
    } finally {
      await close()
    }
  })

  it('given the owner does not prove himself to the key, then he is not let in', async () => {
    const { page, session, key, close } = await withKey()
    try {
      await settled(page, 'P-finger')
      await register(page)
      await page.waitForSelector('td:has-text("办公室电脑")')
      await signOut(page)
      await session.send('WebAuthn.setUserVerified', { authenticatorId: key, isUserVerified: false })
      await page.click('text=用通行密钥登录')
      expect(await (await told(page)).textContent()).toContain('没有完成')
    } finally {
      await close()
    }
  })

  it('given an answer is shown again, from another browser or of a copied key, then it is refused', async () => {
    const { page, close } = await withKey()
    const { app } = {
      app: { request: (url: string, init?: RequestInit) => fetch(url, { ...init, redirect: 'manual' }) },
    }
    const thief = browserOf(app as never, base())
    try {
      await settled(page, 'P-copied')
      await register(page)
      await page.waitForSelector('td:has-text("办公室电脑")')
      await signOut(page)
      const sending = page.waitForRequest((request) => request.url().endsWith('/sign-in/passkey'))
      await page.click('text=用通行密钥登录')
      const body = (await sending).postData()!
      await toMe(page)
      const json = { 'content-type': 'application/json', origin: base() }
      await thief.send('/sign-in/passkey/ask', '{}', json)
      expect((await thief.send('/sign-in/passkey', body, json)).status).toBe(401)
      expect((await thief.send('/sign-in/passkey', body, json)).status).toBe(401)
      // The key that is at hand has counted less than the one that was used.
      const own = office.database.pool({ max: 1, types, options: signInOptions(office.bureau.profile.id) })
      await own.query("update signin.passkey set counter = 1000000 where person_id = 'P-copied'")
      await signOut(page)
      await page.click('text=用通行密钥登录')
      expect(await (await told(page)).textContent()).toContain('不能登录')
    } finally {
      await close()
    }
  })

  it('what is no answer of a key is refused, and never a fault; nor does another site ask', async () => {
    const { app } = {
      app: { request: (url: string, init?: RequestInit) => fetch(url, { ...init, redirect: 'manual' }) },
    }
    const visitor = browserOf(app as never, base())
    const json = { 'content-type': 'application/json', origin: base() }
    const id = 'A'.repeat(43)
    const answers = ['', '{', '[]', 'null', '{"answer":null}', '{"answer":[]}', '{"answer":{"id":1}}', JSON.stringify({ answer: { id } }), JSON.stringify({ answer: { id, rawId: id, type: 'public-key', response: { clientDataJSON: '!!', authenticatorData: '', signature: '' } } })] // biome-ignore format: one list
    for (const body of answers) {
      await visitor.send('/sign-in/passkey/ask', '{}', json)
      expect([body, (await visitor.send('/sign-in/passkey', body, json)).status]).toEqual([body, 401])
    }
    expect((await visitor.send('/sign-in/passkey', 'x'.repeat(40_000), json)).status).toBe(413)
    for (const path of [
      '/sign-in/passkey',
      '/sign-in/passkey/ask',
      '/me/passkeys',
      '/me/passkeys/ask',
      '/me/passkeys/remove',
    ])
      expect((await visitor.send(path, '{}', { ...json, origin: 'http://evil.example' })).status).toBe(403)
    for (const path of ['/me/passkeys', '/me/passkeys/ask'])
      expect((await visitor.send(path, '{}', json)).status).toBe(401)
  })

  it('has no fault that axe finds', async () => {
    const context = await browser.newContext({ baseURL: base(), bypassCSP: true })
    const page = patient(await context.newPage())
    try {
      await settled(page, 'P-axe')
      for (const path of ['/me', '/sign-out', '/sign-in']) {
        await page.goto(path)
        if (path === '/sign-out') await page.click('button.main')
        await page.waitForLoadState()
        if (path !== '/sign-out') await page.waitForSelector('form[data-passkey]:not([hidden])')
        expect([path, await axeFinds(page)]).toEqual([path, []])
      }
    } finally {
      await context.close()
    }
  })
})
