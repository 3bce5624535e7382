import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accessLog } from '#db/access-log.ts'
import { signInOptions, signInStore } from '#db/sign-in-store.ts'
import { types } from '#db/types.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { browserOf, inviteOf, settle } from '../../../test/browser-of.ts'
import { bureauOf, commandLineOf } from '../../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
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
  office = await openOffice({ today: day, matters: [exampleRegister] })
  bureau = bureauOf(office)
  const log = (line: string) => expect.unreachable(line)
  app = makeApp(bureau, { log })
  other = makeApp(bureauOf(office), { log })
})
afterAll(() => office.close())

/** One query on a connection for signing in to this bureau. */
const seen = async (sql: string, values: unknown[] = []) => {
  own ??= office.database.pool({ max: 1, types, options: signInOptions(bureau.profile.id) })
  return (await own.query(sql, values)).rows as Record<string, unknown>[]
}
let own: ReturnType<TestOffice['database']['pool']> | undefined

let count = 0
/** Somebody of the register, who has his password; `at` nine o'clock. */
async function somebody() {
  office.setClock(day)
  count += 1
  const person = `人员${count}`
  await office.enter(person)
  const browser = await settle(app, bureau, person, password)
  return { person, browser }
}
const signIn = (person: string, typed: string, on = app) => browserOf(on).post('/sign-in', { person, password: typed })
const wrong = '人员编号或者密码不正确。连续输错 5 次，该编号锁定 10 分钟。'
/** What a page says, without what the visitor typed into it. */
const without = (text: string, typed: string) => text.replaceAll(typed, '')

describe('首次登录', () => {
  it('given a link, then its person sets a password of his own and is signed in; the link is of no more use', async () => {
    await office.enter('新人')
    const path = await inviteOf(bureau, '新人')
    const browser = browserOf(app)
    expect((await browser.get(path)).text).toContain('此后以人员编号 <strong>新人</strong>')
    expect(await browser.post(path, { password: 'weak', again: 'weak' })).toMatchObject({ status: 422 })
    expect(await browser.post(path, { password, again: `${password}x` })).toMatchObject({ status: 422 })
    expect(await browser.post(path, { password, again: password })).toMatchObject({ status: 303, to: '/desk' })
    expect((await browser.get('/')).text).toContain('<a href="/me">新人</a>')
    for (const page of [await browser.get(path), await browserOf(app).post(path, { password, again: password })]) {
      expect(page.status).toBe(410)
      expect(page.text).toContain('链接不能用')
    }
    expect((await signIn('新人', password)).status).toBe(303)
  })

  it('given two who use one link at once, then one is let in', async () => {
    await office.enter('抢用')
    const path = await inviteOf(bureau, '抢用')
    const both = [app, other].map((on) => browserOf(on).post(path, { password, again: password }))
    expect((await Promise.all(both)).map(({ status }) => status).sort()).toEqual([303, 410])
  })

  it('given a link that is old, changed in one place, or older than the password, then it is of no use', async () => {
    await office.enter('迟到')
    const [path, former] = [await inviteOf(bureau, '迟到', 1), await inviteOf(bureau, '迟到', 24)]
    const last = path.at(-1) === 'A' ? 'B' : 'A'
    for (const bad of [
      `${path.slice(0, -1)}${last}`,
      '/invite/x',
      '/invite/%E5%A5%BD',
      `/invite/${'0'.repeat(32)}_${'A'.repeat(43)}`,
    ])
      expect([bad, (await browserOf(app).get(bad)).status]).toEqual([bad, 410])
    office.setClock(day, '10:00')
    expect((await browserOf(app).get(path)).status).toBe(410)
    expect((await browserOf(app).post(await inviteOf(bureau, '迟到'), { password, again: password })).status).toBe(303)
    expect((await browserOf(app).get(former)).status).toBe(410)
    office.setClock(day)
  })

  it('given the command line, then a link comes once, on record, from the personnel officer alone', async () => {
    await office.enter('P-line')
    const told = await commandLineOf(bureau)(
      'person',
      'invite',
      'P-line',
      '--as',
      'P-personnel',
      '--site',
      'https://zs.example',
    )
    expect(told).toMatchObject({ code: 0 })
    const [, path] = /https:\/\/zs\.example(\/invite\/\S+)/.exec(told.out)!
    expect((await browserOf(app).get(path!)).status).toBe(200)
    expect((await commandLineOf(bureau)('person', 'invite', 'P-line', '--as', 'P-head')).code).not.toBe(0)
    const secret = path!.slice(path!.indexOf('_') + 1)
    for (const table of ['case_', 'entry', 'journal', 'access_log'])
      expect(await office.rows(`select 1 from ${table} t where t::text like '%' || $1 || '%'`, [secret])).toEqual([])
  })
})

describe('登录', () => {
  it('given the right password, then a new session: the name of a former one is not taken over', async () => {
    const { person, browser } = await somebody()
    const [former] = [...browser.cookies.values()]
    browser.cookies.set('zs-session', 'A'.repeat(43))
    await browser.post('/sign-in', { person, password })
    const [current] = [...browser.cookies.values()]
    expect([current === former, current === 'A'.repeat(43), current!.length]).toEqual([false, false, 43])
    // Signing in again ends the session that one had.
    await browser.post('/sign-in', { person, password })
    const second = browserOf(app)
    second.cookies.set('zs-session', current!)
    expect((await second.get('/me')).status).toBe(303)
  })

  it('the cookie is for this site and no script; under TLS for this host and TLS only', async () => {
    const { person } = await somebody()
    const { headers } = await signIn(person, password)
    expect(headers.get('set-cookie')).toMatch(/^zs-session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
    const secure = await browserOf(app, 'https://zs.example').post('/sign-in', { person, password })
    expect(secure.headers.get('set-cookie')).toMatch(/^__Host-zs=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/)
  })

  it('whoever is not there is answered like whoever is, and as much is done for him', async () => {
    const { person } = await somebody()
    const locked = (await somebody()).person
    for (let i = 0; i < 6; i += 1) await signIn(locked, 'no')
    await office.enter('未设密码')
    const answers = await Promise.all(
      [person, locked, '未设密码', '没有这个人'].map(async (one) => {
        const { status, text } = await signIn(one, 'Wrong-Password-1')
        return [status, without(text, one)]
      }),
    )
    expect(answers[0]![1]).toContain(wrong)
    for (const answer of answers) expect(answer).toEqual(answers[0])
  })

  it('after five failures, counted by two servers, the right password is of no use for ten minutes', async () => {
    const { person } = await somebody()
    for (const on of [app, other, app, other, app]) expect((await signIn(person, 'no', on)).status).toBe(401)
    for (const on of [app, other]) expect((await signIn(person, password, on)).text).toContain(wrong)
    office.setClock(day, '09:09:59')
    expect((await signIn(person, password)).status).toBe(401)
    office.setClock(day, '09:10')
    expect((await signIn(person, password)).status).toBe(303)
  })

  it('of twenty guesses at once no more than five are judged', async () => {
    const { person } = await somebody()
    const guesses = Array.from({ length: 20 }, (_, i) =>
      signIn(person, i < 15 ? `no-${i}` : password, i % 2 ? app : other),
    )
    const statuses = (await Promise.all(guesses)).map(({ status }) => status)
    const [row] = await seen('select failures, locked_until from signin.account where person_id = $1', [person])
    // Either a right one was among the first five, or the account is locked.
    expect(statuses.filter((status) => status === 303).length).toBeLessThanOrEqual(5)
    expect(statuses.includes(303) || row!['locked_until'] !== null).toBe(true)
  })

  it('a right password in between starts the count anew', async () => {
    const { person } = await somebody()
    for (const typed of ['1', '2', '3', '4', password, '1', '2', '3', '4', password])
      expect((await signIn(person, typed)).status).toBe(typed === password ? 303 : 401)
  })

  it('every sign-in and every failure stands in the access log; what was typed does not', async () => {
    const { person } = await somebody()
    await signIn(person, 'no')
    await signIn('My-Secret-Password-9', 'no')
    const lines = await accessLog(bureau.reader, bureau.profile.id).latest(4)
    expect(lines.map(({ event, person: who }) => [event, who])).toEqual([
      ['sign-in.failed', undefined],
      ['sign-in.failed', person],
      ['sign-in.in', person],
      ['sign-in.password', person],
    ])
  })
})

describe('登录的期限', () => {
  it('ends after a quarter of an hour without any step, and after twelve hours whatever is done', async () => {
    const { browser } = await somebody()
    for (const time of ['09:10', '09:24', '09:38']) {
      office.setClock(day, time)
      expect([time, (await browser.get('/me')).status]).toEqual([time, 200])
    }
    office.setClock(day, '09:53')
    expect((await browser.get('/me')).to).toBe('/sign-in?next=%2Fme')
    const { browser: long } = await somebody()
    for (let minutes = 10; minutes < 720; minutes += 10) {
      office.setClock(
        day,
        `${String(9 + Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
      )
      expect((await long.get('/me')).status).toBe(200)
    }
    office.setClock(day, '21:00')
    expect((await long.get('/me')).status).toBe(303)
  })

  it('who has left the register is nobody: his session ends and he is not let in again', async () => {
    const { person, browser } = await somebody()
    const [row] = await office.rows("select id from case_ where matter = 'person' and exclusive = $1", [person])
    const form = { leftOn: day, because: '调离' }
    await office
      .as('personnel')
      .does({ id: 'person', actions: { leave: 1 } }, 'leave', { caseId: String(row!['id']), form })
    expect((await browser.get('/api/me')).status).toBe(401)
    expect(await seen('select 1 from signin.session where person_id = $1', [person])).toEqual([])
    expect((await signIn(person, password)).text).toContain(wrong)
  })

  it('an old password lets in only to be changed', async () => {
    const { person } = await somebody()
    office.setClock('2024-06-03', '09:00')
    const browser = browserOf(app)
    expect((await browser.post('/sign-in', { person, password, next: '/registers' })).to).toBe('/me')
    expect((await browser.get('/api/me')).status).toBe(401)
    expect((await browser.get('/me')).text).toContain('请先更换')
    const wanted = 'Dian-Chi-2024'
    const change = (chosen: string) =>
      browser.post('/me/password', { present: password, password: chosen, again: chosen })
    expect((await change(password)).text).toContain('不得再用最近用过的')
    expect((await change(wanted)).to).toBe('/me')
    expect((await browser.get('/api/me')).status).toBe(200)
  })
})

describe('本人的登录', () => {
  it('sessions stand in a list and can be ended; a change of password ends all others', async () => {
    const { person, browser } = await somebody()
    const [second, third] = [browserOf(app), browserOf(app)]
    for (const one of [second, third])
      await one.post('/sign-in', { person, password }, { 'user-agent': 'Old <b>Browser' })
    const page = (await browser.get('/me')).text
    expect(page).toContain('Old &lt;b&gt;Browser')
    const [, digest] = /name="session" value="([0-9a-f]{64})"/.exec(page)!
    await browser.post('/me/sessions', { session: digest! })
    expect([await second.get('/me'), await third.get('/me')].filter(({ status }) => status === 200).length).toBe(1)
    const wanted = 'Dian-Chi-2024'
    await browser.post('/me/password', { present: password, password: wanted, again: wanted })
    expect((await browser.get('/me')).status).toBe(200)
    for (const one of [second, third]) expect((await one.get('/me')).status).toBe(303)
  })

  it("nobody ends another person's session", async () => {
    const [one, victim] = [await somebody(), await somebody()]
    const [row] = await seen('select digest from signin.session where person_id = $1', [victim.person])
    await one.browser.post('/me/sessions', { session: String(row!['digest']) })
    expect((await victim.browser.get('/me')).status).toBe(200)
  })

  it('after signing out the cookie is of no use to anybody who has kept it', async () => {
    const { browser } = await somebody()
    const kept = browserOf(app)
    for (const [name, value] of browser.cookies) kept.cookies.set(name, value)
    expect((await browser.post('/sign-out', {})).to).toBe('/sign-in')
    expect([browser.cookies.size, (await kept.get('/me')).status]).toEqual([0, 303])
  })
})

describe('以登录使用接口', () => {
  it('the person of the session has his own rights, no more', async () => {
    await office.appoint('keeper', 'P-desk')
    const browser = await settle(app, bureau, 'P-desk', password)
    const me = JSON.parse((await browser.get('/api/me')).text)
    expect(me).toMatchObject({ person: 'P-desk', name: 'P-desk', idleUntil: '2024-03-05T01:15:00Z' })
    expect(me.posts).toContainEqual({ role: 'keeper', office: 'law', officeTitle: '政策法规处' })
    const path = '/api/matters/example-register/cases'
    expect((await browser.get(path)).status).toBe(200)
    const { browser: nobody } = await somebody()
    expect((await nobody.get(path)).status).toBe(403)
    const form = bureau.house.matters.latest('example-register')!.samples['row']
    const act = (headers: Record<string, string>) =>
      browser.send(`${path}/new/actions/draft`, JSON.stringify({ id: randomUUID(), form }), {
        ...{ 'content-type': 'application/json', ...headers },
      })
    expect((await act({ origin: 'http://localhost' })).status).toBe(200)
    expect((await act({ origin: 'http://evil.example' })).status).toBe(403)
    expect((await act({})).status).toBe(403)
    expect((await act({ origin: 'http://localhost', 'sec-fetch-site': 'same-site' })).status).toBe(403)
  })

  it('without either, one is told where to sign in', async () => {
    const { status, text } = await browserOf(app).get('/api/me')
    expect([status, JSON.parse(text)]).toMatchObject([401, { code: 'token.missing', signIn: '/sign-in' }])
  })
})

/** Every address that does something for a person, with or without his session. */
const writing = [
  ...['/sign-in', '/sign-out', '/sign-in/demo', '/sign-in/second', '/sign-in/passkey', '/sign-in/passkey/ask'],
  ...['/me/password', '/me/sessions', '/me/second', '/me/second/on', '/me/second/off', '/me/second/recovery'],
  ...['/me/passkeys', '/me/passkeys/ask', '/me/passkeys/remove', '/invite/x'],
  ...['/me/notices', '/me/notices/confirm', '/me/notices/off'],
  ...['/admin/links', '/admin/links/confirm', '/admin/bindings', '/admin/bindings/confirm', '/admin/bindings/release'],
  ...['/admin/accounts/unlock', '/admin/accounts/end', '/admin/accounts/second'],
]

describe('来自别处的请求', () => {
  it('the list of what writes is whole', () => {
    const own = app.routes.filter(({ method, path }) => method === 'POST' && /^\/(sign-|me|invite|admin)/.test(path))
    expect([...new Set(own.map(({ path }) => path.replace(':link', 'x')))].sort()).toEqual([...writing].sort())
  })

  it('no other site signs anybody in or out, or acts in his name', async () => {
    const { person, browser } = await somebody()
    const foreign: Record<string, string>[] = [
      { origin: 'http://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost.evil.example' },
      { origin: 'http://localhost:81' },
      { origin: 'http://localhost', 'sec-fetch-site': 'cross-site' },
      { origin: 'http://localhost', 'sec-fetch-site': 'same-site' },
    ]
    for (const headers of foreign)
      for (const path of writing)
        expect([headers, path, (await browser.post(path, { person, password }, headers)).status]).toEqual([
          headers,
          path,
          403,
        ])
    expect((await browser.send('/sign-out', '', {})).status).toBe(403)
    expect((await browser.get('/me')).status).toBe(200)
  })

  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '\\\\evil.example',
    'javascript:alert(1)',
    '/%0d%0aset-cookie:x=1/../..//evil.example',
    ' /me',
    '/sign-out',
    `/${'x'.repeat(3000)}`,
    '/x\r\nset-cookie: y=1',
  ])('after signing in nobody is led to %j', async (next) => {
    const { person } = await somebody()
    const { status, to, headers } = await browserOf(app).post('/sign-in', { person, password, next })
    expect([status, to]).toEqual([303, '/desk'])
    expect(headers.getSetCookie()).toHaveLength(1)
  })
  it('but on to the page from which he came', async () => {
    const { person } = await somebody()
    const next = '/registers/example-register?q=%E7%94%B2'
    expect((await browserOf(app).post('/sign-in', { person, password, next })).to).toBe(next)
    const page = await browserOf(app).get('/sign-in?next=%2Fx%22%3E%3Cscript%3E')
    expect(page.text).not.toContain('"><script>')
  })
})

describe('不成样子的请求', () => {
  it('is refused, and never a fault', async () => {
    const { browser } = await somebody()
    const type = { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://localhost' }
    const bodies = ['', '%', '%00=%00', 'person=%00&password=%00', `person=${'a'.repeat(9000)}&password=${'b'.repeat(5000)}`,
      'person=%ff%fe&password=%ed%a0%80', 'person[]=1&person=2', 'session=%27', 'present=%00&password=%00&again=%00', '{"person":1}'] // biome-ignore format: one list
    for (const body of bodies)
      for (const path of [...writing.filter((one) => one !== '/sign-out'), '/sign-out'])
        for (const headers of [
          type,
          { ...type, 'content-type': 'multipart/form-data' },
          { ...type, 'content-type': 'x' },
        ]) {
          const { status } = await browser.send(path, body, headers)
          expect([path, body.slice(0, 20), status < 500]).toEqual([path, body.slice(0, 20), true])
        }
    // So many failures from one address would keep the next tests waiting.
    await seen('delete from signin.failure')
    expect((await browser.send('/sign-in', 'x'.repeat(20_000), type)).status).toBe(413)
    for (const cookie of [
      'zs-session=',
      'zs-session=%00',
      `zs-session=${'x'.repeat(4000)}`,
      'zs-session="a;b"',
      '=;;=',
    ])
      expect((await browserOf(app).get('/me', { cookie })).status).toBe(303)
  })
})

describe('各管各的', () => {
  it('no connection but those for signing in to this bureau sees anything', async () => {
    await somebody()
    const sql = 'select count(*) from signin.account'
    const app = office.database.pool({ max: 1, types })
    const foreign = office.database.pool({ max: 1, types, options: signInOptions('another-bureau') })
    const own = office.database.pool({ max: 1, types, options: signInOptions(bureau.profile.id) })
    const owner = office.database.ownerPool({ max: 1, types })
    const counts = await Promise.all([app, foreign, owner].map(async (pool) => (await pool.query(sql)).rows[0].count))
    expect(counts).toEqual([0, 0, 0])
    expect((await own.query(sql)).rows[0].count).toBeGreaterThan(0)
    await expect(
      foreign.query(`insert into signin.link_use values ('${bureau.profile.id}', 'x', now())`),
    ).rejects.toThrow('policy')
    const store = signInStore(foreign, bureau.profile.id)
    expect(await store.sessionsOf('人员1', bureau.house.clock.now())).toEqual([])
  })

  it('neither passwords nor sessions are kept in the clear', async () => {
    const { person, browser } = await somebody()
    const own = office.database.pool({ max: 1, types, options: signInOptions(bureau.profile.id) })
    const [account] = (await own.query('select * from signin.account where person_id = $1', [person])).rows
    expect(account.password).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const [token] = [...browser.cookies.values()]
    const sessions = (await own.query('select s::text as t from signin.session s')).rows
    expect(sessions.some(({ t }) => t.includes(token!))).toBe(false)
  })
})

describe('演示人员', () => {
  const enter = (on: Hono, base?: string) => browserOf(on, base).post('/sign-in/demo', { person: 'P-keeper' })
  const asDemo = () => makeApp(bureau, { demoSignIn: true }) as Hono
  const setDemo = async (isDemo: boolean) => {
    await office.rows('alter table case_ disable trigger user')
    await office.rows(`update case_ set fold = jsonb_set(fold, '{data,founding,demo}', $1) where matter = 'founding'`, [
      JSON.stringify(isDemo),
    ])
    await office.rows('alter table case_ enable trigger user')
  }

  it('given a real bureau, then nobody is let in without a password, however it is served', async () => {
    for (const on of [app, asDemo()]) {
      expect((await browserOf(on).get('/sign-in')).text).not.toContain('演示人员')
      expect((await enter(on)).status).toBe(404)
    }
  })

  it('given a demonstration, then only where it is served as one to this machine', async () => {
    office.setClock(day)
    await setDemo(true)
    const demo = asDemo()
    expect((await enter(app)).status).toBe(404)
    expect((await enter(demo, 'http://192.168.1.8:8080')).status).toBe(404)
    expect((await enter(demo, 'http://evil.example')).status).toBe(404)
    const browser = browserOf(demo, 'http://127.0.0.1:8080')
    expect((await browser.get('/sign-in')).text).toMatch(
      /政策法规处[\s\S]*P-keeper<\/button> <span class="hint">台账管理员/,
    )
    expect((await browser.post('/sign-in/demo', { person: '没有' })).status).toBe(401)
    expect((await browser.post('/sign-in/demo', { person: 'P-keeper' })).to).toBe('/desk')
    expect(JSON.parse((await browser.get('/api/me')).text)).toMatchObject({ person: 'P-keeper' })
    await setDemo(false)
  })
})
