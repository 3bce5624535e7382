import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { revokeToken } from '#app/tokens.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { type Answer, answerOf, type Client, clientOf } from '../../../test/api.ts'
import { openSite, type TestSite } from '../../../test/e2e/site.ts'
import { newCaseId, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../server.ts'

let site: TestSite
let app: Hono
let keeper: Client
let applicant: Client
let officer: Client
let idle: Client
const faults: string[] = []
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau, { log: (line) => faults.push(line) }) as Hono
  await site.office.enter('P-idle')
  ;[keeper, applicant, officer, idle] = (await Promise.all(
    ['P-keeper', 'P-applicant', 'P-caseOfficer', 'P-idle'].map((person) => clientOf(app, site.bureau, person)),
  )) as [Client, Client, Client, Client]
})
afterAll(() => site.close())

const list = '/api/matters/example-register/cases'
const row = () => ({ ...(exampleRegister.samples['row'] as { question: string }), number: randomUUID() })
const request = async (path: string, init: RequestInit = {}, address = '192.0.2.1'): Promise<Answer> =>
  answerOf(await app.request(path, init, { incoming: { socket: { remoteAddress: address } } }))
const withToken = (token: string) => ({ headers: { authorization: `Bearer ${token}` } })
const isProblem = (answer: Answer): boolean =>
  answer.headers.get('content-type') === 'application/problem+json; charset=utf-8' &&
  answer.json.status === answer.status &&
  /\p{Script=Han}{2}/u.test(answer.json.detail) &&
  !/node_modules|\.ts\b|\bat /.test(answer.text)

describe('令牌', () => {
  it.each([
    {},
    { authorization: '' },
    { authorization: 'Basic eDp5' },
    { authorization: 'Bearer' },
    { cookie: 'token=zs_' },
  ])('given %j instead of a token, then asked for one', async (headers) => {
    const answer = await request(list, { headers })
    expect([answer.status, isProblem(answer), answer.json.code]).toEqual([401, true, 'token.missing'])
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="zhunsheng"')
    expect(answer.headers.get('set-cookie')).toBeNull()
  })

  it('given an expired, a revoked or an unknown token, then the same refusal for each', async () => {
    const [expired, revoked] = [
      await clientOf(app, site.bureau, 'P-keeper', 1),
      await clientOf(app, site.bureau, 'P-keeper'),
    ]
    const idOf = ({ token }: Client) => token.slice(3, 35)
    await revokeToken(site.bureau.house, 'P-personnel', idOf(revoked))
    site.office.setClock('2024-06-21')
    const unknown = `zs_${'0'.repeat(32)}_${'A'.repeat(43)}`
    const answers = await Promise.all(
      [expired.token, revoked.token, unknown, 'zs_x'].map((token) => request(list, withToken(token))),
    )
    for (const answer of answers) {
      expect([answer.status, isProblem(answer)]).toEqual([401, true])
      expect(answer.text).toBe(answers[0]!.text)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="zhunsheng", error="invalid_token"')
    }
  })

  it('given many failures from one address, then no more are judged for a minute; a right token is never locked out', async () => {
    site.office.setClock('2024-06-22', '10:00:00')
    for (let failure = 1; failure <= 20; failure += 1)
      expect((await request(list, withToken('zs_x'), '192.0.2.7')).status).toBe(401)
    const answer = await request(list, withToken('zs_x'), '192.0.2.7')
    expect([answer.status, isProblem(answer), answer.headers.get('retry-after')]).toEqual([429, true, '60'])
    expect((await request(list, withToken(keeper.token), '192.0.2.7')).status).toBe(200)
    expect((await request(list, withToken('zs_x'), '192.0.2.8')).status).toBe(401)
    site.office.setClock('2024-06-22', '10:01:00')
    expect((await request(list, withToken('zs_x'), '192.0.2.7')).status).toBe(401)
  })
})

describe('重发的命令', () => {
  it('the same again gets the first answer; the same number for something else is a conflict', async () => {
    const [id, told] = [randomUUID(), row() as Record<string, unknown>]
    const first = await keeper.act('new', 'record', { id, form: told }, 'example-register')
    const again = await keeper.act('new', 'record', { id, form: told }, 'example-register')
    expect([first.status, again.status, again.json.repeated]).toEqual([200, 200, true])
    expect(again.json.receipt).toEqual(first.json.receipt)
    const { question, ...short } = told
    for (const form of [{ ...told, question: `${question}（改）` }, short]) {
      const other = await keeper.act('new', 'record', { id, form }, 'example-register')
      expect(other).toMatchObject({ status: 409, json: { code: 'command.reused' } })
    }
  })
})

describe('说不的答复', () => {
  const records = '/api/matters/example-register/cases/new/actions/record'
  const command = () => ({ id: randomUUID(), form: row() })

  it.each([
    ['/api/nowhere', 'address.unknown'],
    ['/api/matters/nothing/cases', 'matter.unknown'],
    ['/api/matters/constructor/cases', 'matter.unknown'],
    [`${list}/${'0'.repeat(32)}`, 'case.unknown'],
    [`${list}/a%00b`, 'case.unknown'],
  ])('%s is not there: %s', async (path, code) => {
    const answer = await keeper.get(path)
    expect([answer.status, isProblem(answer), answer.json.code]).toEqual([404, true, code])
  })

  it('a case is found only under its own matter, and only actions that the matter has can be done', async () => {
    expect((await keeper.get(`${list}/${site.reception}`)).status).toBe(404)
    for (const action of ['grant', 'toString', '!redact'])
      expect((await keeper.act(site.opinion, action, {}, 'example-register')).json.code).toBe('action.unknown')
    const elsewhere = await keeper.act(site.reception, 'void', { reasons: '误录' }, 'example-register')
    expect([elsewhere.status, elsewhere.json.code]).toEqual([404, 'case.unknown'])
  })

  it.each([
    ['half a body', 400, 'body.malformed', '{'],
    ['a NUL', 400, 'body.characters', '{"id":"\\u0000"}'],
    ['half a character', 400, 'body.characters', '{"form":{"question":"\\ud800"}}'],
    ['a list', 422, 'command.invalid', '[]'],
    ['an id that is no UUID', 422, 'command.invalid', '{"id":"1","form":{}}'],
    ['another person', 422, 'command.invalid', JSON.stringify({ ...{ id: randomUUID(), as: 'P-head' } })],
    ['a day in words', 422, 'command.invalid', JSON.stringify({ id: randomUUID(), happenedAt: '昨天' })],
    ['fewer entries than none', 422, 'command.invalid', JSON.stringify({ id: randomUUID(), seen: -1 })],
    ['more than a mebibyte', 413, 'body.too-large', ' '.repeat(1024 * 1024 + 1)],
    ['lists within lists', 400, 'body.too-deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
  ])('given %s, then %i %s', async (_what, status, code, body) => {
    const answer = await keeper.post(records, body)
    expect([answer.status, isProblem(answer), answer.json.code]).toEqual([status, true, code])
  })

  it('given another content type, then 415: no form of another site can act', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', ''])
      expect((await keeper.post(records, command(), { 'content-type': type })).status).toBe(415)
  })

  it('given a form that is not in order, then each field is named', async () => {
    const { status, json } = await keeper.post(records, {
      ...command(),
      form: { ...row(), subject: '短信', question: ' ' },
    })
    expect([status, json.code]).toEqual([422, 'form.invalid'])
    expect(json.fields.map(({ path }: { path: string }) => path)).toEqual(['subject', 'question'])
  })

  it('given what no field has a sentence of its own for, then the refusal is in Chinese all the same', async () => {
    const id = randomUUID()
    const bodies: unknown[] = [[], { id, as: 'P-head' }, { id, seen: -1 }, { id, variant: {} }, { id, evidence: [{}] }]
    const forms: unknown[] = ['x', [], {}, { ...row(), question: 1, subject: null }]
    for (const body of [...bodies, ...forms.map((form) => ({ id, form }))]) {
      const { status, json } = await keeper.post(records, body)
      expect([body, status]).toEqual([body, 422])
      expect(json.detail).not.toMatch(/invalid|expected|unrecognized|too small|：：/i)
    }
  })

  it('given an act without its reasons or in the future, then 422', async () => {
    const unreasoned = await keeper.act(site.opinion, 'void', {}, 'example-register')
    expect([unreasoned.status, unreasoned.json.code]).toEqual([422, 'reasons.required'])
    const early = await keeper.post(records, { ...command(), happenedAt: '2030-01-01T00:00:00Z' })
    expect([early.status, early.json.code]).toEqual([422, 'case.future'])
  })

  it('given a held journal, then 503, and nothing is written', async () => {
    await site.office.rows(`select journal_hold('kunming-science', '封存日志与公布的不一致')`)
    const wish = command()
    const held = await keeper.post(records, wish)
    await site.office.rows('update log_head set hold = null')
    expect([held.status, isProblem(held), held.json.code]).toEqual([503, true, 'journal.held'])
    expect(await site.office.rows('select 1 from entry where command_id = $1', [wish.id])).toEqual([])
  })

  it('given a fault, then a number to ask about and nothing of its cause', async () => {
    const put = async () => {
      throw new Error('ENOSPC /var/lib/zhunsheng')
    }
    const broken = makeApp(
      { ...site.bureau, attachments: { ...site.bureau.attachments, put } },
      { log: (line) => faults.push(line) },
    )
    const client = await clientOf(broken as Hono, site.bureau, 'P-keeper')
    const answer = await client.post('/api/attachments?name=x.txt', 'x', { 'content-type': 'text/plain' })
    expect([answer.status, isProblem(answer), answer.text.includes('ENOSPC')]).toEqual([500, true, false])
    const [reference] = /[0-9A-F]{8}/.exec(answer.json.detail)!
    expect(faults.at(-1)).toContain(reference)
    expect(faults.at(-1)).not.toContain(client.token)
  })
})

async function draftContract(office: TestOffice, index: number): Promise<string> {
  const caseId = newCaseId()
  const number = `2024530109${String(index).padStart(6, '0')}`
  const form = { ...(technologyContract.samples['row'] as object), number }
  expect(await office.as('contractRegistrar').does(technologyContract, 'draft', { caseId, form })).toMatchObject({
    ok: true,
  })
  return caseId
}

describe('办件和名单', () => {
  it('given several open cases, then pages of them, each once, oldest first; what is at rest is not among them', async () => {
    const drafts = await Promise.all(Array.from({ length: 53 }, (_, index) => draftContract(site.office, index)))
    const seen: string[] = []
    const pages: number[] = []
    let next: string | undefined
    do {
      const { status, json } = await (await clientOf(app, site.bureau, 'P-contractRegistrar')).get(
        `/api/matters/technology-contract/cases?limit=20${next ? `&after=${next}` : ''}`,
      )
      expect(status).toBe(200)
      pages.push(json.cases.length)
      seen.push(...json.cases.map(({ id }: { id: string }) => id))
      next = json.next
    } while (next)
    expect(pages).toEqual([20, 20, 13])
    expect([...seen].sort()).toEqual(drafts.sort())
    for (const limit of ['0', '201', 'x'])
      expect((await keeper.get(`${list}?limit=${limit}`)).json.code).toBe('limit.invalid')
    expect((await keeper.get(`${list}?after=${site.reception}`)).status).toBe(404)
  })

  it('given a confidential register, then whoever does not read it is not even told that a case is there', async () => {
    const { status, json } = await keeper.get(`${list}/${site.opinion}`)
    expect([status, json.data.row.question]).toEqual([200, row().question])
    expect(json.actions.map(({ action, allowed }: { action: string; allowed: boolean }) => [action, allowed])).toEqual([
      ['draft', false],
      ['record', false],
      ['correct', true],
      ['reply', false],
      ['correctReply', true],
      ['confirm', true],
      ['correctConfirm', false],
      ['adopt', true],
      ['correctAdopt', false],
      ['void', true],
    ])
    for (const client of [officer, applicant, idle]) {
      const refused = await client.get(list)
      expect([refused.status, isProblem(refused), refused.json.code]).toEqual([403, true, 'right.unseen'])
      expect(refused.json.detail).toContain('台账管理员')
      const [sealed, none] = [await client.get(`${list}/${site.opinion}`), await client.get(`${list}/no-such-case`)]
      expect([sealed.status, sealed.json.code]).toEqual([404, 'case.unknown'])
      expect(sealed.text.replace(site.opinion, '')).toBe(none.text.replace('no-such-case', ''))
    }
  })

  it('given an application, then its applicant sees it and learns why the office’s acts are not his', async () => {
    const path = `/api/matters/lab-animal-licence/cases/${site.licence}`
    const { json } = await applicant.get(path)
    const grant = json.actions.find(({ action }: { action: string }) => action === 'grant')
    expect(grant).toMatchObject({ allowed: false, refusal: { code: expect.any(String), detail: expect.any(String) } })
    await site.office.appoint('applicant', 'P-other', '另一单位')
    const other = await (await clientOf(app, site.bureau, 'P-other')).get(path)
    expect([json.id, other.status]).toEqual([site.licence, 404])
  })

  it('the list tells who may open a case', async () => {
    const opens = async (client: Client) => (await client.get('/api/matters/random-inspection/cases')).json.opens
    expect(await opens(officer)).toEqual([
      { action: 'plan', label: '拟定', form: 'plan', reasonsRequired: false, allowed: true },
    ])
    const head = await clientOf(app, site.bureau, 'P-head')
    expect(await opens(head)).toMatchObject([{ action: 'plan', allowed: false, refusal: { code: 'right.missing' } }])
  })
})

describe('附件', () => {
  const upload = (client: Client, name: string, body: string | Uint8Array, type = 'application/pdf') =>
    client.post(`/api/attachments?name=${encodeURIComponent(name)}`, body, { 'content-type': type })

  it('given a file, then its reference goes into a form, and those who see the case can open it', async () => {
    const { status, json: opinion } = await upload(keeper, '法律意见书.pdf', '%PDF-1.7 演示')
    expect([status, opinion]).toEqual([
      201,
      { sha256: expect.stringMatching(/^[0-9a-f]{64}$/), name: '法律意见书.pdf', size: 15, type: 'application/pdf' },
    ])
    const { caseId } = (await keeper.act('new', 'record', { form: row() }, 'example-register')).json
    const reply = { ...(exampleRegister.samples['reply'] as object), opinion }
    expect(await keeper.act(caseId, 'reply', { form: reply }, 'example-register')).toMatchObject({ status: 200 })
    const file = `${list}/${caseId}/entries/2/attachments/${opinion.sha256}`
    const opened = await keeper.get(file)
    expect([opened.status, opened.text]).toEqual([200, '%PDF-1.7 演示'])
    expect(opened.headers.get('content-security-policy')).toContain('sandbox')
    expect((await officer.get(file)).status).toBe(404)
    expect((await keeper.get(file.replace('/entries/2/', '/entries/1/'))).status).toBe(404)
  })

  it('the same file twice at once is kept once', async () => {
    const answers = await Promise.all([upload(keeper, '甲.txt', '同一内容'), upload(officer, '乙.txt', '同一内容')])
    expect(answers.map(({ status }) => status)).toEqual([201, 201])
    expect(answers[0]!.json.sha256).toBe(answers[1]!.json.sha256)
  })

  it.each([
    ['../../etc/passwd', 'passwd'],
    ['..', '未命名'],
    ['名单\u202Efdp.exe', '名单fdp.exe'],
    ['a\r\nb.txt', 'ab.txt'],
  ])('a name like %j is kept clean', async (given, kept) => {
    expect((await upload(keeper, given, '内容')).json).toMatchObject({ name: kept })
  })

  it('the type of a file is told by what it holds, whatever its sender says', async () => {
    for (const [body, type] of [
      ['%PDF-1.4', 'application/pdf'],
      ['纯文本', 'text/plain; charset=utf-8'],
      ['<script>alert(1)</script>', 'text/plain; charset=utf-8'],
      [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 1]), 'image/png'],
      [new Uint8Array([0, 1, 2]), 'application/octet-stream'],
    ] as const)
      expect((await upload(keeper, 'x', body, 'text/html')).json).toMatchObject({ type })
  })

  it.each([
    ['', 'x', 422],
    ['x.pdf', '', 422],
    ['x.pdf', new Uint8Array(20 * 1024 * 1024 + 1), 413],
  ])('given %s, then not taken', async (name, body, status) => {
    const answer = await upload(keeper, name, body)
    expect([answer.status, isProblem(answer)]).toEqual([status, true])
  })

  it('a hash may be named only by who handed the file in, and with what was kept of it', async () => {
    const { json: opinion } = await upload(keeper, '法律意见书.pdf', '%PDF-1.7 只由本人存入')
    const { caseId } = (await keeper.act('new', 'record', { form: row() }, 'example-register')).json
    const reply = (file: object) => ({
      ...(exampleRegister.samples['reply'] as object),
      opinion: { ...opinion, ...file },
    })
    const refusals: object[] = [{ sha256: 'f'.repeat(64) }, { size: 1 }, { type: 'image/png' }]
    for (const file of refusals) {
      const answer = await keeper.act(caseId, 'reply', { form: reply(file) }, 'example-register')
      expect(answer).toMatchObject({ status: 422, json: { code: 'evidence.unknown' } })
    }
    const { json: foreign } = await upload(officer, '他人的材料.pdf', '%PDF-1.7 他人的')
    const stolen = await keeper.act(caseId, 'reply', { form: reply(foreign) }, 'example-register')
    expect(stolen).toMatchObject({ status: 422, json: { code: 'evidence.unknown' } })
    const beside = await keeper.act(caseId, 'reply', { form: reply({}), evidence: [foreign] }, 'example-register')
    expect(beside).toMatchObject({ status: 422, json: { code: 'evidence.unknown' } })
    expect(await keeper.act(caseId, 'reply', { form: reply({}) }, 'example-register')).toMatchObject({ status: 200 })
  })

  it('given nobody’s appointment, then nothing can be put', async () => {
    expect((await upload(idle, 'x.pdf', 'x')).status).toBe(403)
  })
})

it('whatever is answered is kept by nobody on the way', async () => {
  for (const answer of [await keeper.get(list), await keeper.get('/api/nowhere'), await request(list)])
    expect(answer.headers.get('cache-control')).toBe('no-store')
})
