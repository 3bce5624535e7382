import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { nodeDrawHashes } from '#app/draw/node-hash.ts'
import { solve } from '#domain/draw/solve.ts'
import type { Role } from '#domain/engine/roles.ts'
import { randomInspectionSamples as samples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { type Answer, answerOf, type Client, clientOf } from '../../../test/api.ts'
import { bureauOf, commandLineOf, type Said } from '../../../test/bureau.ts'
import { readyFor, visitAll } from '../../../test/held-draw.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../server.ts'

let office: TestOffice
let app: Hono
let zhunsheng: (...argv: string[]) => Promise<Said>
const clients = new Map<Role, Client>()
const as = (role: Role): Client => clients.get(role)!
const conduct = ['caseOfficer', 'legalReviewer', 'head', 'supervisor', 'sectionHead', 'publisher'] as const
beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  const bureau = bureauOf(office)
  app = makeApp(bureau, { log: () => undefined }) as Hono
  zhunsheng = commandLineOf(bureau)
  for (const role of [...conduct, 'keeper', 'applicant'] as const) {
    await office.appoint(role, `P-${role}`)
    clients.set(role, await clientOf(app, bureau, `P-${role}`))
  }
})
afterAll(() => office.close())

const { secret: _, ...sample } = samples.plan
const planOf = (planItem: string) => ({ ...sample, planItem, avoid: [] })
const caseAt = (id: string) => `/api/matters/random-inspection/cases/${id}`

type Step = readonly [on: string, role: Role, action: string, wish?: object | undefined]
const afterPlan: readonly Step[] = [
  ['2024-04-16', 'legalReviewer', 'endorse'],
  ['2024-04-17', 'head', 'commit'],
  ['2024-04-18', 'supervisor', 'reveal2', { form: samples.reveal2 }],
  ['2024-04-18', 'supervisor', 'reveal1', { form: samples.reveal1 }],
  ['2024-04-19', 'supervisor', 'reveal3', { form: samples.reveal3 }],
  ['2024-04-22', 'caseOfficer', 'event', { form: samples.event }],
  ['2024-04-22', 'supervisor', 'confirm', { form: samples.confirmation }],
  ['2024-04-22', 'caseOfficer', 'result'],
  ['2024-05-09', 'caseOfficer', 'complete'],
  ['2024-05-11', 'publisher', 'publish', { form: samples.publicity }],
]

async function send(caseId: string, [on, role, action, wish]: Step): Promise<Answer> {
  office.setClock(on, '10:00')
  if (action === 'complete') await visitAll(office, caseId)
  const answer = await as(role).act(caseId, action, wish)
  if (action === 'commit' && answer.status === 200) await office.seal()
  return answer
}

async function planned(planItem: string): Promise<string> {
  await readyFor(office, planItem)
  const answer = await send('new', [
    '2024-04-15',
    'caseOfficer',
    'plan',
    { variant: 'inspection', form: planOf(planItem) },
  ])
  expect(answer.status).toBe(200)
  return answer.json.caseId
}

/** A draw held up to, not including, the action. */
async function heldUpTo(action: string, planItem: string): Promise<string> {
  const caseId = await planned(planItem)
  for (const step of afterPlan) {
    if (step[2] === action) break
    const answer = await send(caseId, step)
    expect([step[2], answer.status, answer.text]).toEqual([step[2], 200, expect.any(String)])
  }
  return caseId
}

const secretOf = (caseId: string): string => readFileSync(join(office.dataDir, 'draw-secrets', caseId), 'utf8').trim()

describe('通过接口办理一次抽取', () => {
  it('given each role with its own token, then from plan to publication; every act has its receipt', async () => {
    const caseId = await planned('API-1')
    const receipts: number[] = []
    for (const step of afterPlan) {
      const { status, json } = await send(caseId, step)
      expect([step[2], status]).toEqual([step[2], 200])
      expect(json.receipt.leaf).toMatch(/^[0-9a-f]{64}$/)
      receipts.push(json.receipt.index)
    }
    expect(receipts).toEqual([...receipts].sort((a, b) => a - b))

    const files = await Promise.all(
      ['sheet.txt', 'entropy.txt', 'result.json'].map(async (file) =>
        answerOf(await app.request(`/draws/${caseId}/${file}`)),
      ),
    )
    const again = solve(files[0]!.text, files[1]!.text, nodeDrawHashes, [])
    expect(JSON.parse(files[2]!.text)).toEqual(JSON.parse(JSON.stringify(again)))

    const { json } = await as('sectionHead').get(caseAt(caseId))
    expect(json).toMatchObject({
      state: 'published',
      stateTitle: '已公布',
      number: expect.stringContaining('〔2024〕'),
    })
    expect(json.entries.map(({ action }: { action: string }) => action)).toEqual([
      'plan',
      ...afterPlan.map(([, , action]) => action),
    ])
    expect(json.entries.map(({ receipt }: { receipt: { index: number } }) => receipt.index).slice(1)).toEqual(receipts)
    expect(json.data.result.selected).toEqual(again.selected)
  })

  it.each(['plan', ...afterPlan.map(([, , action]) => action)].slice(0, -1))(
    'given a draw after “%s”, then no later step can come before its turn',
    async (last) => {
      const place = afterPlan.findIndex(([, , action]) => action === last)
      const next = afterPlan[place + 1]![2]
      const caseId = await heldUpTo(next, `顺序-${last}`)
      const reveals = new Set(['reveal1', 'reveal2', 'reveal3'])
      const before = await office.rows('select n, state from case_ where id = $1', [caseId])
      for (const [, role, action, wish] of afterPlan.slice(place + 2)) {
        // The parties may speak in any order.
        if (reveals.has(action) && reveals.has(next)) continue
        const { status, json } = await send(caseId, ['2024-05-11', role, action, wish])
        // Too early, wanting something, or not even his to know of.
        expect([action, [404, 409, 422].includes(status)]).toEqual([action, true])
        expect(json.detail).toMatch(/\p{Script=Han}{4}/u)
      }
      expect(await office.rows('select n, state from case_ where id = $1', [caseId])).toEqual(before)
    },
  )

  it('given a lock that no outside witness has seen, then no result; given one that saw it after the event, neither', async () => {
    const caseId = await heldUpTo('commit', '见证')
    office.setClock('2024-04-17', '10:00')
    await as('head').act(caseId, 'commit')
    for (const step of afterPlan.slice(2, -3)) expect((await send(caseId, step)).status).toBe(200)
    const result = () => send(caseId, ['2024-04-22', 'caseOfficer', 'result'])
    expect((await result()).json).toMatchObject({ status: 409, code: 'witness.missing' })
    office.setClock('2024-04-22', '10:00')
    await office.seal()
    expect((await result()).json.detail).toContain('应当早于每个随机源的截止时刻')
  })

  it('given all that the result rests on, then whoever may compute it is told so beforehand', async () => {
    const caseId = await heldUpTo('result', '可办')
    const { actions } = (await as('caseOfficer').get(caseAt(caseId))).json
    const result = actions.find(({ action }: { action: string }) => action === 'result')
    expect(result).toMatchObject({ allowed: true })
    expect((await send(caseId, ['2024-04-22', 'caseOfficer', 'result'])).status).toBe(200)
  })

  it('given a locked draw, then neither result nor publication; given a result, then no second one', async () => {
    const caseId = await heldUpTo('reveal2', '重排')
    const stepOf = (action: string) => afterPlan.find((one) => one[2] === action)!
    for (const action of ['result', 'complete'])
      expect((await send(caseId, stepOf(action))).json).toMatchObject({ status: 409, code: 'case.wrong-state' })
    // Whose turn is yet to come is not told that there is a locked draw.
    expect((await send(caseId, stepOf('publish'))).json).toMatchObject({ status: 404, code: 'case.unknown' })
    const drawn = await heldUpTo('complete', '重排-2')
    for (const action of ['commit', 'event', 'result', 'publish'])
      expect((await send(drawn, stepOf(action))).status).toBe(409)
  })

  it('given the wrong person, then refused with the reason', async () => {
    const caseId = await heldUpTo('commit', '错人')
    office.setClock('2024-04-17', '10:00')
    expect((await as('publisher').act(caseId, 'commit')).json).toMatchObject({ status: 404, code: 'case.unknown' })
    const officer = await as('caseOfficer').act(caseId, 'commit')
    expect(officer.json).toMatchObject({
      status: 403,
      code: 'right.missing',
      detail: expect.stringContaining('审批负责人'),
    })
    await office.appoint('head', 'P-legalReviewer', 'leaders')
    const same = await as('legalReviewer').act(caseId, 'commit')
    await office.relieve('head', 'P-legalReviewer', 'leaders')
    expect(same.json).toMatchObject({
      status: 403,
      code: 'case.same-person',
      detail: expect.stringContaining('法制审核人'),
    })
    expect(same.json.basis[0]).toMatchObject({ rule: 'system', text: expect.stringMatching(/^\[本系统规则\]/) })
  })

  it('given a computed field that says otherwise, then refused, and nothing is drawn', async () => {
    const caseId = await heldUpTo('result', '篡改')
    const { status, json } = await send(caseId, [
      '2024-04-22',
      'caseOfficer',
      'result',
      { form: { selected: ['U001'] } },
    ])
    expect([status, json.detail]).toEqual([422, expect.stringContaining('不得填写或者改动')])
  })
})

describe('重发和竞争', () => {
  it('given the same command again, then the same answer, and it was carried out once', async () => {
    const id = randomUUID()
    office.setClock('2024-04-15', '10:00')
    await readyFor(office, '重发')
    const wish = { id, variant: 'inspection', form: planOf('重发') }
    const first = await as('caseOfficer').act('new', 'plan', wish)
    expect(first.status).toBe(200)
    for (const same of [id, id.toUpperCase()]) {
      const again = await as('caseOfficer').act('new', 'plan', { ...wish, id: same })
      expect([again.status, again.json]).toEqual([200, { ...first.json, repeated: true }])
    }
    expect(await office.rows('select 1 from entry where command_id = $1', [id])).toHaveLength(1)
  })

  it('given an id that somebody else has used, or for another act, then a conflict that tells nothing', async () => {
    const id = randomUUID()
    const caseId = await planned('借用')
    office.setClock('2024-04-16', '10:00')
    expect((await as('legalReviewer').act(caseId, 'endorse', { id })).status).toBe(200)
    for (const other of [
      await as('head').act(caseId, 'commit', { id }),
      await as('keeper').act('new', 'plan', { id, variant: 'inspection', form: planOf('借用-2') }),
    ])
      expect(other.json).toEqual({
        title: '与办件现状冲突',
        status: 409,
        code: 'command.reused',
        detail: expect.any(String),
      })
  })

  it('given two requests at once on what both have seen, then one is done and one conflicts', async () => {
    const caseId = await planned('竞争')
    office.setClock('2024-04-16', '10:00')
    const answers = await Promise.all([
      as('legalReviewer').act(caseId, 'endorse', { seen: 1 }),
      as('caseOfficer').act(caseId, 'revise', { seen: 1, form: planOf('竞争') }),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)!.json.code).toBe('case.stale')
  })
})

describe('公布之前', () => {
  /** What would let somebody warn a unit, or compute who will be inspected. */
  const names = [...samples.plan.units, ...samples.plan.officers].map(({ name }) => name)
  const told = (text: string, ...more: string[]): string[] => [...names, ...more].filter((word) => text.includes(word))

  it.each(['commit', 'reveal2', 'result', 'complete'])(
    'given a draw before “%s”, then only those who conduct it now learn of the sheet',
    async (action) => {
      const caseId = await heldUpTo(action, `保密-${action}`)
      const sees = await Promise.all(
        [...clients].map(async ([role, client]) => {
          const { status, text } = await client.get(caseAt(caseId))
          const { text: list } = await client.get('/api/matters/random-inspection/cases?limit=200')
          const lists = list.includes(caseId)
          expect([role, status === 200, told(list)]).toEqual([role, lists, []])
          if (status !== 200) expect([role, status, told(text)]).toEqual([role, 404, []])
          return status === 200 ? role : undefined
        }),
      )
      // Whoever has acted in it may look again; beyond them, those whose turn it may be.
      const expected: Record<string, Role[]> = {
        commit: ['caseOfficer', 'legalReviewer', 'head'],
        reveal2: ['caseOfficer', 'legalReviewer', 'head', 'supervisor'],
        result: ['caseOfficer', 'legalReviewer', 'head', 'supervisor'],
        complete: ['caseOfficer', 'legalReviewer', 'head', 'supervisor', 'sectionHead', 'publisher'],
      }
      expect(sees.filter((role) => role !== undefined)).toEqual(expected[action])
    },
  )

  it('given a result, then it is shown only to who has recorded that he looks it up, and the journal holds that', async () => {
    const caseId = await heldUpTo('complete', '查阅')
    const { data, n } = (await as('caseOfficer').get(caseAt(caseId))).json
    const { seed } = data.result
    for (const role of ['head', 'legalReviewer', 'supervisor', 'publisher'] as const) {
      const { text, json } = await as(role).get(caseAt(caseId))
      expect([role, text.includes(seed), json.data.result, json.withheld.detail]).toEqual([
        role,
        false,
        undefined,
        expect.stringContaining('须先办理“查阅抽取结果”'),
      ])
    }
    const files = await as('head').get(`${caseAt(caseId)}/entries/${n}/attachments/${'0'.repeat(64)}`)
    expect(files.json).toMatchObject({ status: 403, code: 'right.withheld' })
    expect((await as('legalReviewer').act(caseId, 'consult')).json.code).toBe('right.missing')
    expect((await as('head').act(caseId, 'consult')).status).toBe(200)
    expect((await as('head').get(caseAt(caseId))).json.data.result.seed).toBe(seed)
    const kinds = await office.rows(
      `select convert_from(entry, 'UTF8')::json ->> 'kind' as kind from journal where case_id = $1 order by n desc limit 1`,
      [caseId],
    )
    expect(kinds).toEqual([{ kind: 'random-inspection.consult' }])
  })

  it('the secret number is in no answer before the result, whoever asks', async () => {
    const caseId = await planned('随机数')
    const secret = secretOf(caseId)
    const grouped = secret.match(/.{4}/g)!.join(' ')
    const everything = async (): Promise<string> => {
      const answers = await Promise.all([...clients.values()].map((client) => client.get(caseAt(caseId))))
      const pages = await Promise.all(
        [`/draws/${caseId}`, `/records/${caseId}`, '/draws'].map(async (path) => (await app.request(path)).text()),
      )
      return [...answers.map(({ text }) => text), ...pages].join('\n')
    }
    for (const step of afterPlan) {
      if (step[2] === 'result') break
      const answer = await send(caseId, step)
      expect([step[2], told(answer.text, secret, grouped)]).toEqual([step[2], []])
      const text = await everything()
      expect([step[2], text.includes(secret) || text.includes(grouped)]).toEqual([step[2], false])
    }
    // A repeated plan does not hand the number out either.
    const copy = await zhunsheng('draw', 'sealed-copy', caseId)
    expect(copy).toMatchObject({ code: 1, err: expect.stringContaining('已经锁定') })
  })

  it('the copy under seal is printed on the server, once, before the draw is locked', async () => {
    const caseId = await planned('封存件')
    const printed = await zhunsheng('draw', 'sealed-copy', caseId)
    expect([printed.code, printed.out.replaceAll(' ', '')]).toEqual([0, expect.stringContaining(secretOf(caseId))])
    expect(await zhunsheng('draw', 'sealed-copy', caseId)).toMatchObject({ code: 1 })
  })
})
