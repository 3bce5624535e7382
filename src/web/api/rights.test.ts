import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { accessLog } from '#db/access-log.ts'
import { keepersOf } from '#domain/bureau/profile.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { type Client, clientOf } from '../../../test/api.ts'
import { bureauOf, commandLineOf } from '../../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../server.ts'

const registers = kunmingScience.matters.filter(
  (matter): matter is Matter & Register => 'register' in matter && (matter as Register).register.keeper === 'keeper',
)
const offices = kunmingScience.offices.map(({ id }) => id)

let office: TestOffice
let app: Hono
const keepers = new Map<string, Client>()
const cases = new Map<string, string>()
let head: Client
beforeAll(async () => {
  office = await openOffice({ today: '2025-12-30' })
  const bureau = bureauOf(office)
  app = makeApp(bureau, { log: (line) => expect.unreachable(line) }) as Hono
  for (const id of offices) {
    await office.appoint('keeper', `P-${id}`, id)
    keepers.set(id, await clientOf(app, bureau, `P-${id}`))
  }
  await office.appoint('head', 'P-head')
  head = await clientOf(app, bureau, 'P-head')
  for (const matter of registers) {
    const [kept] = keepersOf(kunmingScience, matter)
    const made = await keepers.get(kept!)!.act('new', 'draft', { form: matter.samples['row'] }, matter.id)
    expect([matter.id, made.status, made.json.detail]).toEqual([matter.id, 200, undefined])
    cases.set(matter.id, made.json.caseId)
  }
})
afterAll(() => office.close())

describe.each(registers.map((matter) => [matter.id, matter] as const))('%s', (id, matter) => {
  const path = `/api/matters/${id}/cases`
  const strangers = () => offices.filter((one) => !keepersOf(kunmingScience, matter).includes(one))

  it('另一处室的台账管理员不能看、不能列、不能数、不能更正、不能作废、不能取附件、不能导出', async () => {
    const caseId = cases.get(id)!
    for (const stranger of strangers()) {
      const client = keepers.get(stranger)!
      const told = await Promise.all([
        client.get(`${path}/${caseId}`),
        client.get(path),
        client.get(`${path}?after=${caseId}`),
        client.get(`/api/matters/${id}/list`),
        client.get(`/api/matters/${id}/list?after=${caseId}`),
        client.act(caseId, 'correct', { form: matter.samples['row'], reasons: '试' }, id),
        client.act(caseId, 'void', { reasons: '试' }, id),
        client.get(`${path}/${caseId}/entries/1/attachments/${'0'.repeat(64)}`),
        client.act('new', 'record', { form: matter.samples['row'] }, id),
      ])
      expect(told.map(({ status }) => status)).toEqual([404, 403, 404, 403, 403, 404, 404, 404, 403])
      for (const { text } of told) expect(text).not.toContain('"state"')
    }
    const said = await commandLineOf(bureauOf(office))('export', id, '--as', `P-${strangers()[0]}`, '--json')
    expect([said.code, JSON.parse(said.out).code]).toEqual([1, 'right.unseen'])
  })

  it('本处室的可以；列表里的每一件都能打开，局领导只看所声明的', async () => {
    const [kept] = keepersOf(kunmingScience, matter)
    for (const client of [keepers.get(kept!)!, head]) {
      const list = await client.get(path)
      if (list.status === 403) {
        expect((await client.get(`${path}/${cases.get(id)}`)).status).toBe(404)
        continue
      }
      for (const line of list.json.cases) expect((await client.get(`${path}/${line.id}`)).status).toBe(200)
      expect(list.json.cases.map(({ id }: { id: string }) => id)).toContain(cases.get(id))
      const all = await client.get(`/api/matters/${id}/list?q=${encodeURIComponent(list.json.cases[0].title)}`)
      expect([all.status, all.json.count, all.json.cases[0].id]).toEqual([200, 1, cases.get(id)])
      expect((await client.get(`/api/matters/${id}/list?anything=1`)).status).toBe(400)
    }
  })
})

describe('留痕', () => {
  const latest = (limit = 5) => accessLog(office.bureau.reader, kunmingScience.id).latest(limit)
  const sealed = registers.find(({ confidential }) => confidential)!

  it('看了封存的办件，记下谁、何时、凭哪个令牌；看公开的不记', async () => {
    const client = keepers.get(keepersOf(kunmingScience, sealed)[0]!)!
    const caseId = cases.get(sealed.id)!
    await client.get(`/api/matters/${sealed.id}/cases/${caseId}`)
    const [line] = await latest(1)
    expect(line).toMatchObject({ event: 'read.case', matter: sealed.id, caseId, token: client.token.slice(3, 35) })
    await client.get(`/api/matters/${sealed.id}/cases`)
    expect(await latest(1)).toMatchObject([{ event: 'read.list', matter: sealed.id }])
    const open = registers.find(({ confidential }) => !confidential)!
    await keepers.get(keepersOf(kunmingScience, open)[0]!)!.get(`/api/matters/${open.id}/cases`)
    expect(await latest(1)).toMatchObject([{ event: 'read.list', matter: sealed.id }])
  })

  it('办理记录带着令牌编号', async () => {
    const [entry] = await office.rows(`select granted from entry where case_id = $1`, [cases.get(sealed.id)])
    const [kept] = keepersOf(kunmingScience, sealed)
    expect(entry!['granted']).toMatchObject({ office: kept, token: keepers.get(kept!)!.token.slice(3, 35) })
  })

  it('无效的令牌留下编号和地址，不留下内容', async () => {
    const spoilt = `zs_0123456789abcdef0123456789abcdef_${'x'.repeat(43)}`
    await app.request('/api/matters', { headers: { authorization: `Bearer ${spoilt}` } })
    expect(await latest(1)).toMatchObject([{ event: 'token.failed', token: '0123456789abcdef0123456789abcdef' }])
  })

  it('留痕只增不改：应用账户改不了，也删不掉', async () => {
    const pool = office.database.pool({ max: 1 })
    await expect(pool.query(`update access_log set person_id = 'x'`)).rejects.toThrow('permission denied')
    await expect(pool.query('delete from access_log')).rejects.toThrow('permission denied')
    await expect(office.rows('delete from access_log')).rejects.toThrow('只能追加')
  })

  it('没有权限的请求，说的都是没有权限，不说办件现在怎样', async () => {
    const caseId = cases.get(sealed.id)!
    const { status, json } = await head.act(caseId, 'draft', { id: randomUUID(), form: {} }, sealed.id)
    expect([status, json.code]).toEqual(
      sealed.readers.includes('head') ? [403, 'right.missing'] : [404, 'case.unknown'],
    )
  })
})
