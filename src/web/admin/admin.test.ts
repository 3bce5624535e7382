import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { handleCommand } from '#app/handle-command.ts'
import { confirmLink, issueLink } from '#app/sign-in/link.ts'
import { accessLog } from '#db/access-log.ts'
import type { Role } from '#domain/engine/roles.ts'
import { appointment } from '#domain/matters/supervision/appointment.ts'
import { handover } from '#domain/matters/supervision/handover.ts'
import { signInLink } from '#domain/matters/supervision/sign-in-link.ts'
import { type Browser, browserOf, settle } from '../../../test/browser-of.ts'
import { bureauOf, commandLineOf } from '../../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import type { Bureau } from '../../bureau.ts'
import { makeApp } from '../server.ts'

const password = 'Chun-Cheng-2024'
const day = '2024-03-05'
let office: TestOffice
let bureau: Bureau
let app: Hono
beforeAll(async () => {
  office = await openOffice({ today: day })
  bureau = bureauOf(office)
  app = makeApp(bureau, { log: (line) => expect.unreachable(line) })
})
afterAll(() => office.close())

const form = (person: string, role: Role, more: object = {}) => ({
  ...{ person, role, office: 'law', from: day, paper: '任职通知' },
  ...more,
})
const propose = (caseId: string, person: string, role: Role, more: object = {}) =>
  office.as('personnel').does(appointment, 'propose', { caseId, variant: 'appoint', form: form(person, role, more) })
const confirm = (caseId: string) => office.as('head').does(appointment, 'confirm', { caseId })
const handing = (person: string, action: 'hand' | 'take', wish: { caseId: string; form: object }) =>
  handleCommand(office.house, person, { id: randomUUID(), matter: handover.id, action, ...wish })

let count = 0
/** Nobody takes a password again. */
const nextPassword = () => {
  count += 1
  return `${password}-${count}`
}
const signedIn = async (role: Role, chosen = nextPassword()): Promise<Browser> =>
  settle(app, bureau, `P-${role}`, chosen)

describe('三员分立', () => {
  it('given an administrator, then he is proposed for no other post while he is one', async () => {
    await office.appoint('auditAdministrator', '审计', 'law')
    for (const role of ['systemAdministrator', 'keeper'] as const)
      expect(await propose(newCaseId(), '审计', role)).toMatchObject({
        code: 'guard.failed',
        message: expect.stringContaining('同期另任审计管理员'),
      })
    await office.relieve('auditAdministrator', '审计', 'law')
    expect(await propose(newCaseId(), '审计', 'keeper')).toMatchObject({ ok: true })
  })

  it('given two papers proposed at once, then the second finds the first when it is confirmed', async () => {
    await office.enter('两任')
    const [one, other] = [newCaseId(), newCaseId()]
    expect(await propose(one, '两任', 'systemAdministrator')).toMatchObject({ ok: true })
    expect(await propose(other, '两任', 'securityAdministrator', { from: '2024-06-01' })).toMatchObject({ ok: true })
    expect(await confirm(one)).toMatchObject({ ok: true })
    expect(await confirm(other)).toMatchObject({ code: 'guard.failed' })
  })

  it('given both confirmed at the very same time, then the database lets one through, and the other is told why', async () => {
    for (let round = 0; round < 5; round += 1) {
      const person = `同时${round}`
      await office.enter(person)
      const cases = [newCaseId(), newCaseId()]
      await propose(cases[0]!, person, 'systemAdministrator')
      await propose(cases[1]!, person, 'head')
      const outcomes = await Promise.all(cases.map(confirm))
      expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.code)).sort()).toEqual(['guard.failed', 'ok'])
    }
  })

  it('given a fact written past the domain, then the database refuses it', async () => {
    await office.appoint('systemAdministrator', '系统', 'law')
    await office.enter('无岗')
    const copy = (person: string) =>
      office.rows(
        `begin; alter table fact disable trigger fact_journaled;
         insert into fact (agency_id, case_id, measure, on_day, key, grp, twin, recorded_from)
         select agency_id, case_id, measure, on_day, '${person}', 'head:law', 9, recorded_from
         from fact where measure = 'appointment.held' and key = '系统' limit 1;
         set constraints fact_separated immediate; rollback`,
      )
    await expect(copy('系统')).rejects.toMatchObject({ code: 'ZS005' })
    await office.rows('rollback')
    await copy('无岗')
  })

  it('a bureau is not founded with an administrator who is something else besides', () => {
    const { samples, forms } = bureau.house.matters.latest('founding')!
    const sample = samples['founding'] as { appointments: object[] }
    const more = { person: 'P002', role: 'auditAdministrator', office: 'leaders', from: '2024-01-02' }
    const parsed = forms['founding']!.safeParse({ ...sample, appointments: [...sample.appointments, more] })
    expect(parsed.error?.issues.map(({ message }) => message).join()).toContain('不兼任其他岗位')
  })

  it('a security administrator confirms appointments, but not his own and not what he proposed', async () => {
    await office.enter('新任')
    const [one, own] = [newCaseId(), newCaseId()]
    await propose(one, '新任', 'keeper')
    await propose(own, 'P-securityAdministrator', 'securityAdministrator', { office: 'general' })
    const confirms = (caseId: string) => office.as('securityAdministrator').does(appointment, 'confirm', { caseId })
    expect(await confirms(one)).toMatchObject({ ok: true })
    expect(await confirms(own)).toMatchObject({ code: 'guard.failed' })
    for (const role of ['systemAdministrator', 'auditAdministrator'] as const)
      expect(await office.as(role).does(appointment, 'confirm', { caseId: own })).toMatchObject({
        code: 'right.missing',
      })
  })
})

describe('第二人确认的登录链接', () => {
  const parts = () => ({ house: bureau.house, people: bureau.signIn.people })
  const wish = (person: string) => ({ person, hours: 72 })

  it('given a head, then the link of the personnel officer alone lets nobody in', async () => {
    const issued = await issueLink(parts(), 'P-personnel', wish('P-head'))
    if (!issued.ok) return expect.unreachable(issued.message)
    expect(issued.isProposed).toBe(true)
    const browser = browserOf(app)
    expect((await browser.get(issued.path)).status).toBe(410)
    expect((await browser.post(issued.path, { password, again: password, code: '' })).status).toBe(410)
    expect(await confirmLink(bureau.house, 'P-personnel', issued.id)).toMatchObject({ code: 'right.missing' })
    const confirmed = await confirmLink(bureau.house, 'P-securityAdministrator', issued.id)
    if (!confirmed.ok) return expect.unreachable(confirmed.message)
    const accept = (code: string) => browser.post(issued.path, { password, again: password, code })
    for (const code of ['', 'AAAA-AAAA-AAAA-AAAA', confirmed.code.slice(0, -1)])
      expect([code, (await accept(code)).status]).toEqual([code, 401])
    expect((await accept(confirmed.code.toLowerCase().replaceAll('-', ' '))).to).toBe('/desk')
    expect(await confirmLink(bureau.house, 'P-head', issued.id)).toMatchObject({ code: 'case.wrong-state' })
  })

  it('nobody goes round it: neither by the other act, nor by a link from before the appointment', async () => {
    const digest = 'd'.repeat(64)
    const link = { person: 'P-auditAdministrator', digest, expiresAt: '2024-03-06T01:00:00Z' }
    expect(await office.as('personnel').does(signInLink, 'issue', { caseId: newCaseId(), form: link })).toMatchObject({
      code: 'guard.failed',
      message: expect.stringContaining('须由另一人确认'),
    })
    await office.enter('将任')
    const issued = await issueLink(parts(), 'P-personnel', wish('将任'))
    if (!issued.ok) return expect.unreachable(issued.message)
    expect((await browserOf(app).get(issued.path)).status).toBe(200)
    await office.appoint('head', '将任', 'law')
    expect((await browserOf(app).get(issued.path)).status).toBe(410)
  })

  it('wrong codes are counted against the address like wrong passwords', async () => {
    const issued = await issueLink(parts(), 'P-personnel', wish('P-systemAdministrator'))
    if (!issued.ok) return expect.unreachable(issued.message)
    await confirmLink(bureau.house, 'P-head', issued.id)
    office.setClock('2024-03-05', '10:00')
    const guess = () => browserOf(app).post(issued.path, { password, again: password, code: randomUUID() })
    const statuses: number[] = []
    for (let i = 0; i < 101; i += 1) statuses.push((await guess()).status)
    expect([statuses.slice(0, 100).every((status) => status === 401), statuses[100]]).toEqual([true, 429])
    office.setClock('2024-03-05', '10:11')
    expect((await guess()).status).toBe(401)
  })

  it('given the command line, then the code comes to the one who confirms', async () => {
    const line = commandLineOf(bureau)
    const told = await line('person', 'invite', 'P-personnel', '--as', 'P-personnel')
    const [, id] = /person confirm (\w+) --as/.exec(told.out)!
    expect((await line('person', 'confirm', id!, '--as', 'P-personnel')).code).not.toBe(0)
    const confirmed = await line('person', 'confirm', id!, '--as', 'P-head')
    const [, path] = /(\/invite\/\S+)/.exec(told.out)!
    const code = confirmed.out.trim().split('\n').at(-1)!
    expect((await browserOf(app).post(path!, { password, again: password, code })).to).toBe('/desk')
  })
})

describe('管理页', () => {
  const parts = ['发登录链接', '待确认的登录链接', '账号状态', '全部退出', '权限变动', '访问日志']
  const seenBy = async (role: Role) => {
    const { status, text } = await (await signedIn(role)).get('/admin')
    return status === 200 ? parts.filter((part) => text.includes(part)) : status
  }
  it('each finds his own part and nothing else', async () => {
    office.setClock(day, '11:00')
    expect(await seenBy('personnel')).toEqual(['发登录链接'])
    expect(await seenBy('head')).toEqual(['待确认的登录链接'])
    expect(await seenBy('securityAdministrator')).toEqual(['待确认的登录链接', '账号状态', '全部退出', '权限变动'])
    expect(await seenBy('systemAdministrator')).toEqual(['账号状态'])
    expect(await seenBy('auditAdministrator')).toEqual(['权限变动', '访问日志'])
    for (const role of ['keeper', 'supervisor', 'legalReviewer'] as const) expect(await seenBy(role)).toBe(404)
    expect((await browserOf(app).get('/admin')).to).toBe('/sign-in?next=%2Fadmin')
  })

  it('whoever has not the duty cannot do it, and is not told of it', async () => {
    const acts: Record<string, Role> = {
      '/admin/links': 'personnel',
      '/admin/links/confirm': 'head',
      '/admin/accounts/unlock': 'securityAdministrator',
      '/admin/accounts/end': 'securityAdministrator',
    }
    for (const role of ['keeper', 'systemAdministrator', 'auditAdministrator', 'personnel', 'head'] as const) {
      const browser = await signedIn(role)
      for (const [path, by] of Object.entries(acts).filter(([, by]) => by !== role))
        expect([role, path, by, (await browser.post(path, { person: 'P-head', link: '' })).status]).toEqual([
          role,
          path,
          by,
          404,
        ])
      expect([role, (await browser.get('/admin/log')).status]).toEqual([
        role,
        role === 'auditAdministrator' ? 200 : 404,
      ])
    }
  })

  it('an administrator sees nothing of the business', async () => {
    for (const role of ['systemAdministrator', 'auditAdministrator'] as const) {
      const browser = await signedIn(role)
      for (const matter of bureau.house.matters.all)
        expect([matter.id, (await browser.get(`/api/matters/${matter.id}/cases`)).status]).toEqual([matter.id, 403])
    }
  })

  it('a link goes from the personnel officer to the head, and its person is let in', async () => {
    const [personnel, head] = [await signedIn('personnel'), await signedIn('head')]
    const told = await personnel.post('/admin/links', { person: 'P-auditAdministrator' })
    const [, path] = /(\/invite\/[\w-]+)/.exec(told.text)!
    const [, link] = /name="link" value="(\w+)"/.exec((await head.get('/admin')).text)!
    const [, code] = /<code class="break">([\w-]+)<\/code>/.exec(
      (await head.post('/admin/links/confirm', { link: link! })).text,
    )!
    expect((await head.get('/admin')).text).not.toContain(code!)
    expect((await browserOf(app).post(path!, { password, again: password, code: code! })).to).toBe('/desk')
  })

  it('a locked account is unlocked, sessions are ended, and both stand in the log with the one who did it', async () => {
    const [security, audit] = [await signedIn('securityAdministrator'), await signedIn('auditAdministrator')]
    const own = nextPassword()
    const victim = await signedIn('keeper', own)
    const enter = (typed: string) => browserOf(app).post('/sign-in', { person: 'P-keeper', password: typed })
    for (let i = 0; i < 5; i += 1) await enter('no')
    expect((await enter(own)).status).toBe(401)
    expect((await security.get('/admin')).text).toContain('锁定至')
    await security.post('/admin/accounts/unlock', { person: 'P-keeper' })
    expect((await enter(own)).status).toBe(303)
    await security.post('/admin/accounts/end', { person: 'P-keeper' })
    expect((await victim.get('/me')).status).toBe(303)
    const { text } = await audit.get('/admin/log')
    for (const word of ['安全管理员解锁', '安全管理员结束全部登录', 'P-securityAdministrator'])
      expect(text).toContain(word)
    expect(await accessLog(bureau.reader, bureau.profile.id).latest(1)).toMatchObject([
      { event: 'read.log', person: 'P-auditAdministrator' },
    ])
  })

  it('what gave, lent, ended and handed over rights stands in one list, with who did it', async () => {
    office.setClock(day, '12:00')
    await office.appoint('keeper', '出差人', 'law')
    await office.enter('代办人')
    const lent = newCaseId()
    const more = { deputyFor: '出差人', until: '2024-03-12' }
    expect(await propose(lent, '代办人', 'keeper', more)).toMatchObject({ ok: true })
    expect(await confirm(lent)).toMatchObject({ ok: true })
    const caseId = newCaseId()
    const list = {
      ...{ outgoing: '出差人', incoming: '代办人', role: 'keeper', office: 'law', because: '出差', on: day },
      ...{ until: '2024-03-12', cases: [], promises: [], complete: true },
    }
    const hand = { caseId, form: list }
    expect(await handing('出差人', 'hand', hand)).toMatchObject({ ok: true })
    expect(await handing('代办人', 'take', { caseId, form: { recusals: [] } })).toMatchObject({ ok: true })
    const { text } = await (await signedIn('auditAdministrator')).get('/admin/rights')
    for (const said of ['代理 代办人 keeper law', '交接 出差人 至 代办人', '确认任免', '接收', '出差人（出差人）'])
      expect(text).toContain(said)
    for (const role of ['systemAdministrator', 'personnel', 'head', 'keeper'] as const)
      expect([role, (await (await signedIn(role)).get('/admin/rights')).status]).toEqual([role, 404])
    const audit = await signedIn('auditAdministrator')
    for (const before of ['x', '', '%00', "'", '2024-03-05T00:00:00Z'])
      expect([before, (await audit.get(`/admin/rights?before=${before}`)).status < 500]).toEqual([before, true])
    expect((await audit.get('/admin/rights?before=2020-01-01T00:00:00Z')).text).toContain('没有更早的记录')
  })
})
