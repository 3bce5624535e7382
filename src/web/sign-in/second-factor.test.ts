import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codeAt, stepAt } from '#app/sign-in/totp.ts'
import { signInOptions } from '#db/sign-in-store.ts'
import { types } from '#db/types.ts'
import { setting } from '#domain/matters/supervision/setting.ts'
import { type Browser, browserOf, fromBase32, inviting, settle } from '../../../test/browser-of.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import type { Bureau } from '../../bureau.ts'
import { makeApp } from '../server.ts'

const password = 'Chun-Cheng-2024'
const day = '2024-03-05'
let office: TestOffice
let bureau: Bureau
let app: Hono
/** Another process over the same records. */
let other: Hono
beforeAll(async () => {
  office = await openOffice({ today: day })
  bureau = bureauOf(office)
  const log = (line: string) => expect.unreachable(line)
  app = makeApp(bureau, { log })
  other = makeApp(bureauOf(office), { log })
})
afterAll(() => office.close())

const shownIn = (text: string): Buffer => fromBase32(/<code class="break">([A-Z2-7 ]+)<\/code>/.exec(text)![1]!)
const recoveryIn = (text: string): string[] =>
  [...text.matchAll(/<li><code>([\w-]+)<\/code>/g)].map(([, code]) => code!)
/** What the authenticator shows, `later` half minutes from now. */
const codeOf = (secret: Buffer, later = 0): string => codeAt(secret, stepAt(bureau.house.clock.now()) + later)

let count = 0
/** Somebody with codes switched on at nine o'clock, and his authenticator. */
async function withCodes() {
  office.setClock(day)
  count += 1
  const person = `双重${count}`
  await office.enter(person)
  const browser = await settle(app, bureau, person, password)
  const secret = shownIn((await browser.post('/me/second', {})).text)
  const { text } = await browser.post('/me/second/on', { code: codeOf(secret) })
  office.setClock(day, '09:01')
  return { person, browser, secret, recovery: recoveryIn(text) }
}
const halfWay = async (person: string, on = app): Promise<Browser> => {
  const browser = browserOf(on)
  expect((await browser.post('/sign-in', { person, password, next: '/registers' })).to).toBe(
    '/sign-in/second?next=%2Fregisters',
  )
  return browser
}
const prove = (browser: Browser, code: string) => browser.post('/sign-in/second', { code, next: '/registers' })

describe('验证码', () => {
  it('given it is switched on, then the password alone is half way in: no page, no API, no change of password', async () => {
    const { person, secret } = await withCodes()
    const browser = await halfWay(person)
    expect((await browser.get('/api/me')).status).toBe(401)
    expect((await browser.get('/me')).to).toBe('/sign-in/second')
    expect((await browser.get('/admin')).to).toContain('/sign-in')
    for (const path of [
      '/me/password',
      '/me/sessions',
      '/me/second',
      '/me/second/on',
      '/me/second/off',
      '/me/second/recovery',
    ])
      expect([path, (await browser.post(path, { present: password, code: '' })).to]).toEqual([path, '/sign-in/second'])
    const [former] = [...browser.cookies.values()]
    expect((await prove(browser, codeOf(secret))).to).toBe('/registers')
    expect([...browser.cookies.values()]).not.toEqual([former])
    expect((await browser.get('/api/me')).status).toBe(200)
    // The half session has gone with its name.
    const kept = browserOf(app)
    kept.cookies.set('zs-session', former!)
    expect((await kept.get('/sign-in/second')).to).toBe('/sign-in')
  })

  it('a code is taken once, whoever shows it again and wherever; nor is an older one', async () => {
    const { person, secret } = await withCodes()
    const [one, two] = [await halfWay(person), await halfWay(person, other)]
    const code = codeOf(secret)
    const answers = await Promise.all([prove(one, code), prove(two, code)])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 401])
    const third = await halfWay(person)
    expect((await prove(third, codeOf(secret, -1))).status).toBe(401)
    office.setClock(day, '09:01:30')
    expect((await prove(third, codeOf(secret))).status).toBe(303)
  })

  it('the code with which it was switched on is of no use for signing in', async () => {
    const { person, secret } = await withCodes()
    office.setClock(day)
    expect((await prove(await halfWay(person), codeOf(secret))).status).toBe(401)
  })

  it('after five wrong codes, on two servers, the right one is of no use for ten minutes', async () => {
    const { person, secret } = await withCodes()
    for (const on of [app, other, app, other, app])
      expect((await prove(await halfWay(person, on), '000000')).status).toBe(401)
    const browser = await halfWay(person)
    expect((await prove(browser, codeOf(secret))).status).toBe(401)
    office.setClock(day, '09:11')
    expect((await prove(browser, codeOf(secret))).status).toBe(303)
  })

  it('of twenty guesses at once no more than five are judged', async () => {
    const { person, secret } = await withCodes()
    const browsers = await Promise.all(Array.from({ length: 20 }, (_, i) => halfWay(person, i % 2 ? app : other)))
    const statuses = await Promise.all(
      browsers.map(async (browser, i) => (await prove(browser, i < 19 ? `00000${i % 10}` : codeOf(secret))).status),
    )
    const own = office.database.pool({ max: 1, types, options: signInOptions(bureau.profile.id) })
    const { rows } = await own.query('select locked_until from signin.one_time_code where person_id = $1', [person])
    expect(statuses.includes(303) || rows[0].locked_until !== null).toBe(true)
  })

  it('a recovery code stands for a code once; new ones replace all', async () => {
    const { person, recovery, secret } = await withCodes()
    expect(recovery).toHaveLength(10)
    const browser = await halfWay(person)
    expect((await prove(browser, recovery[3]!.toLowerCase())).to).toBe('/registers')
    expect((await browser.get('/me')).text).toContain('备用码还有 9 个')
    expect((await prove(await halfWay(person), recovery[3]!)).status).toBe(401)
    const fresh = recoveryIn((await browser.post('/me/second/recovery', { code: codeOf(secret) })).text)
    expect(fresh).toHaveLength(10)
    expect((await prove(await halfWay(person), recovery[4]!)).status).toBe(401)
    expect((await prove(await halfWay(person), fresh[0]!)).status).toBe(303)
  })

  it('it is switched off by a code alone, not by whoever finds the browser open', async () => {
    const { person, browser, secret } = await withCodes()
    for (const code of ['', '000000']) expect((await browser.post('/me/second/off', { code })).status).toBe(401)
    // A second secret does not take the place of the one that is on.
    expect((await browser.post('/me/second', {})).to).toBe('/me')
    expect((await browser.post('/me/second/off', { code: codeOf(secret) })).to).toBe('/me')
    expect((await browserOf(app).post('/sign-in', { person, password })).to).toBe('/desk')
  })

  it('switching it on ends the sessions that were opened without it', async () => {
    office.setClock(day)
    await office.enter('两处')
    const [first, second] = [await settle(app, bureau, '两处', password), browserOf(app)]
    await second.post('/sign-in', { person: '两处', password })
    const secret = shownIn((await first.post('/me/second', {})).text)
    expect((await first.post('/me/second/on', { code: '000000' })).text).toContain('验证码不正确')
    expect((await second.get('/me')).status).toBe(200)
    await first.post('/me/second/on', { code: codeOf(secret) })
    expect([(await first.get('/me')).status, (await second.get('/me')).to]).toEqual([200, '/sign-in?next=%2Fme'])
  })

  it('a link for a new password does not go round it', async () => {
    const { person, secret } = await withCodes()
    const { path } = await inviting(bureau, person)
    const browser = browserOf(app)
    const wanted = 'Dian-Chi-2024'
    expect((await browser.post(path, { password: wanted, again: wanted })).to).toBe('/sign-in/second')
    expect((await browser.get('/api/me')).status).toBe(401)
    expect((await prove(browser, codeOf(secret))).status).toBe(303)
  })

  it('the security administrator switches it off for whoever has lost everything, but not for himself', async () => {
    const { person } = await withCodes()
    const security = await settle(app, bureau, 'P-securityAdministrator', password)
    const secret = shownIn((await security.post('/me/second', {})).text)
    await security.post('/me/second/on', { code: codeOf(secret) })
    for (const one of [person, 'P-securityAdministrator'])
      await security.post('/admin/accounts/second', { person: one })
    expect((await browserOf(app).post('/sign-in', { person, password })).to).toBe('/desk')
    expect((await browserOf(app).post('/sign-in', { person: 'P-securityAdministrator', password })).to).toBe(
      '/sign-in/second',
    )
  })

  it('neither the secret nor a recovery code lies in the database', async () => {
    const { person, secret, recovery } = await withCodes()
    const own = office.database.pool({ max: 1, types, options: signInOptions(bureau.profile.id) })
    const [code] = (await own.query('select secret from signin.one_time_code where person_id = $1', [person])).rows
    expect(code.secret.includes(secret)).toBe(false)
    const kept = (await own.query('select r::text as t from signin.recovery_code r')).rows.map(({ t }) => t).join('\n')
    expect(recovery.some((one) => kept.includes(one) || kept.includes(one.replaceAll('-', '')))).toBe(false)
    // Sealed for one person, it opens for no other.
    await withCodes()
    await own.query(
      `update signin.one_time_code set secret = (select secret from signin.one_time_code where person_id = $1)
       where person_id = $2`,
      [person, `双重${count}`],
    )
    expect((await prove(await halfWay(`双重${count}`), codeOf(secret, 1))).status).toBe(401)
  })
})

describe('须用第二种鉴别的岗位', () => {
  it('given the setting, then whoever holds the post is let in to switch it on, and no further; others as before', async () => {
    office.setClock('2024-03-05', '12:00')
    const caseId = newCaseId()
    const form = {
      ...{ key: 'sign-in.second-factor', value: '审批负责人、法制审核人', from: '2024-03-06' },
      ...{ source: '本局网络安全管理办法（演示）', unverified: false },
    } as const
    for (const outcome of [
      await office.as('legalReviewer').does(setting, 'propose', { caseId, form }),
      await office.as('head').does(setting, 'confirm', { caseId }),
    ])
      expect(outcome).toMatchObject({ ok: true })
    const head = await settle(app, bureau, 'P-head', password)
    expect((await head.get('/api/me')).status).toBe(200)
    office.setClock('2024-03-06', '09:00')
    const enter = async (person: string) => {
      const browser = browserOf(app)
      await browser.post('/sign-in', { person, password })
      return browser
    }
    const browser = await enter('P-head')
    expect((await browser.get('/api/me')).status).toBe(401)
    expect((await browser.get('/me')).text).toContain('请先启用验证码')
    const secret = shownIn((await browser.post('/me/second', {})).text)
    await browser.post('/me/second/on', { code: codeOf(secret) })
    expect((await browser.get('/api/me')).status).toBe(200)
    await settle(app, bureau, 'P-keeper', password)
    expect((await (await enter('P-keeper')).get('/api/me')).status).toBe(200)
  })
})
