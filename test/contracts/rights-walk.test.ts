import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { confirmLink, issueLink } from '#app/sign-in/link.ts'
import { actorView } from '#db/actor.view.ts'
import { type CaseRow, caseOf } from '#db/rows.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { type Role, roles } from '#domain/engine/roles.ts'
import { sees, sightOf } from '#domain/engine/sight.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { workPlan } from '#domain/matters/leadership/work-plan.ts'
import { headReception } from '#domain/matters/services/head-reception.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { handover } from '#domain/matters/supervision/handover.ts'
import { integrityEducation } from '#domain/matters/supervision/integrity-education.ts'
import { providerAccount } from '#domain/matters/supervision/provider-account.ts'
import { setting } from '#domain/matters/supervision/setting.ts'
import { makeApp } from '#web/server.ts'
import type { Bureau } from '../../src/bureau.ts'
import { type Client, clientOf } from '../api.ts'
import { bureauOf, commandLineOf } from '../bureau.ts'
import { anApplication } from '../licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'

let office: TestOffice
let bureau: Bureau
let app: Hono

/** Who walks: a person for each role in each of two offices, one without any post, and applicants of two firms. */
type Walker = { readonly name: string; readonly client: Client }
const walkers: Walker[] = []
/** Everything there is, by matter: read past all rights, as the owner of the tables. */
const all = new Map<string, readonly Case[]>()

const walking = (Object.keys(roles) as Role[]).filter((role) => role !== 'system' && role !== 'founder')
const own = '91530100MA6K000000'

async function done(outcome: Promise<{ readonly ok: boolean; readonly message?: string }>): Promise<void> {
  const { ok, message } = await outcome
  if (!ok) throw new Error(message)
}

/** A small bureau at work: cases in several states, of open, of confidential and of sealed matters, with a file. */
async function work(): Promise<void> {
  const material = await keepFile(bureau, office.house.clock.now(), {
    ...{ person: 'P-applicant', name: '申请书.txt', bytes: new TextEncoder().encode('申请人的材料') },
  })
  await office.certify('P-caseOfficer')
  for (const steps of [0, 1, 2]) {
    const caseId = newCaseId()
    const form = { ...anApplication(), materials: [material] }
    await done(office.as('applicant').does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form }))
    if (steps > 0)
      await done(office.as('receptionist').does(labAnimalLicence, 'accept', { caseId, form: samples.commitment }))
    if (steps > 1)
      await done(office.as('caseOfficer').does(labAnimalLicence, 'review', { caseId, form: samples.review }))
  }
  for (const register of [exampleRegister, workPlan, headReception, integrityEducation])
    for (const action of ['draft', 'record'] as const) {
      const form = register.samples['row'] as object
      const wish = { caseId: newCaseId(), form: action === 'draft' ? { ...form, title: undefined } : form }
      const outcome = await office.as('keeper').does(register as never, action as never, wish)
      if (!outcome.ok && action === 'record') throw new Error(`${register.id}: ${outcome.message}`)
    }
  await done(
    office.as('legalReviewer').does(setting, 'propose', {
      caseId: newCaseId(),
      form: { ...(setting.samples['setting'] as object), from: '2025-01-01' },
    }),
  )
  const account = { person: 'P-keeper', issuer: 'https://id.example', subject: '7' }
  await done(office.as('personnel').does(providerAccount, 'propose', { caseId: newCaseId(), form: account }))
  const parts = { house: bureau.house, people: bureau.signIn.people }
  await done(issueLink(parts, 'P-personnel', { person: 'P-keeper', hours: 8 }))
  const guarded = await issueLink(parts, 'P-personnel', { person: 'P-head', hours: 8 })
  if (guarded.ok) await done(confirmLink(bureau.house, 'P-securityAdministrator', guarded.id))
  await done(issueLink(parts, 'P-personnel', { person: 'P-auditAdministrator', hours: 8 }))
  await office.appoint('keeper', '交出人', 'law')
  await office.appoint('keeper', '接手人', 'law')
  const list = { ...(handover.samples['handover'] as object), outgoing: '交出人', incoming: '接手人', on: '2024-12-20' }
  await done(office.as('keeper', '交出人').does(handover, 'hand', { caseId: newCaseId(), form: list }))
}

beforeAll(async () => {
  office = await openOffice({ today: '2024-12-20', matters: [exampleRegister] })
  bureau = bureauOf(office)
  app = makeApp(bureau, { log: (line) => expect.unreachable(line) })
  await work()
  const places = (role: Role) => (role === 'applicant' ? [own, '91530100MA6K000001'] : ['law', 'general'])
  const names: string[] = ['P-caseOfficer', 'P-applicant']
  for (const role of walking)
    for (const place of places(role)) {
      const name = `${role}-${place}`
      await office.appoint(role, name, place)
      names.push(name)
    }
  await office.enter('无岗')
  for (const name of [...names, '无岗']) walkers.push({ name, client: await clientOf(app, bureau, name) })
  const rows = await office.rows('select * from case_ order by opened_on, id')
  for (const [matter, list] of Map.groupBy(rows, (row) => String(row['matter'])))
    all.set(matter, (list as CaseRow[]).map(caseOf))
})
afterAll(() => office.close())

const matters = [
  ...[
    labAnimalLicence,
    exampleRegister,
    workPlan,
    headReception,
    integrityEducation,
    setting,
    providerAccount,
    handover,
  ],
  ...['sign-in-link', 'api-token', 'founding', 'appointment'].map((id) => ({ id })),
]
/** Of a matter with many cases some stand for all. */
const most = 5
const casesOf = (id: string) => (all.get(id) ?? []).slice(-most)
const stateOf = ({ state }: Case) => state

/** What the rule of the domain lets a person see, computed apart from every query. */
async function expected(matter: Matter, person: string): Promise<ReadonlySet<string>> {
  const actor = await actorView(bureau.reader, bureau.profile.id).actor(person)
  const sight = sightOf(actor, matter, dayOf(bureau.house.clock.now()))
  return new Set((all.get(matter.id) ?? []).filter((one) => sees(sight, one)).map(({ id }) => id))
}

type Line = { readonly id: string; readonly title: string }

describe.each(matters.map(({ id }) => id))('谁能看见什么：%s', (id) => {
  const path = `/api/matters/${id}`

  it('there is something to be seen, and somebody who sees it, and somebody who does not', async () => {
    const matter = bureau.house.matters.latest(id)!
    const seen = await Promise.all(walkers.map(async ({ name }) => (await expected(matter, name)).size))
    expect(casesOf(id).length).toBeGreaterThan(0)
    expect(seen.some((size) => size > 0)).toBe(true)
    expect(seen.includes(0)).toBe(true)
  })

  it('detail, list, search, count and acts tell one and the same', async () => {
    const matter = bureau.house.matters.latest(id)!
    const sample = casesOf(id)
    for (const { name, client } of walkers) {
      const told = (what: string, value: unknown) => [id, name, what, value]
      const may = await expected(matter, name)
      // Detail: what one may see is there, anything else is as if it were not.
      for (const one of sample) {
        const { status, text } = await client.get(`${path}/cases/${one.id}`)
        expect(told(`detail ${stateOf(one)}`, status)).toEqual(
          told(`detail ${stateOf(one)}`, may.has(one.id) ? 200 : 404),
        )
        if (may.has(one.id)) continue
        const none = newCaseId()
        const nothing = await client.get(`${path}/cases/${none}`)
        expect(told('said', text.replaceAll(one.id, none))).toEqual(told('said', nothing.text))
      }
      // List, count and search: no row that the detail does not show, and none less.
      const list = await client.get(`${path}/list?limit=200`)
      const open = await client.get(`${path}/cases?limit=200`)
      expect(told('open', open.status)).toEqual(told('open', list.status))
      if (list.status !== 200) {
        expect(told('list', [list.status, may.size])).toEqual(told('list', [403, 0]))
        for (const one of sample) expect(list.text).not.toContain(one.id)
      } else {
        const ids = new Set((list.json.cases as Line[]).map((line) => line.id))
        expect(told('list', [...ids].sort())).toEqual(told('list', [...may].sort()))
        expect(told('count', list.json.count)).toEqual(told('count', may.size))
        const opened = (open.json.cases as Line[]).map((line) => line.id)
        expect(
          told(
            'open',
            opened.filter((one) => !may.has(one)),
          ),
        ).toEqual(told('open', []))
        for (const one of sample.slice(0, 2)) {
          const found = await client.get(`${path}/list?limit=200&q=${encodeURIComponent(one.title)}`)
          const hits = (found.json.cases as Line[]).map((line) => line.id)
          expect(
            told(
              'search',
              hits.filter((hit) => !may.has(hit)),
            ),
          ).toEqual(told('search', []))
          expect(told('found', hits.includes(one.id))).toEqual(told('found', may.has(one.id)))
          expect(told('counted', found.json.count)).toEqual(told('counted', hits.length))
        }
      }
      // Acts, tried and not done: of what one may not see nothing is said, of anything else the reason.
      const actions = Object.keys(matter.actions)
      for (const one of sample)
        for (const action of may.has(one.id) ? actions.slice(0, 1) : [actions[0]!, actions.at(-1)!]) {
          const { status } = await client.post(`${path}/cases/${one.id}/actions/${action}?trial=true`, {
            id: randomUUID(),
          })
          expect(told(`act ${action}`, status === 404)).toEqual(told(`act ${action}`, !may.has(one.id)))
          expect(status).toBeLessThan(500)
        }
    }
  })

  it('files and exports give no more', async () => {
    const matter = bureau.house.matters.latest(id)!
    const filed = casesOf(id).slice(0, 2)
    for (const { name, client } of walkers) {
      const may = await expected(matter, name)
      for (const one of filed)
        for (const rest of ['casefile', 'casefile.pdf', `entries/1/attachments/${'0'.repeat(64)}`]) {
          const { status } = await client.get(`${path}/cases/${one.id}/${rest}`)
          if (!may.has(one.id)) expect([id, name, rest, status]).toEqual([id, name, rest, 404])
        }
      if (matter.kind !== 'register') continue
      const out = join(bureau.dataDir, 'walk.xlsx')
      const said = await commandLineOf(bureau)('export', id, '--as', name, '--out', out, '--json')
      const kept = (all.get(id) ?? []).filter((one) => may.has(one.id) && !['draft', 'voided'].includes(one.state))
      const rows = said.code === 0 ? JSON.parse(said.out).rows : 0
      expect([id, name, rows]).toEqual([id, name, kept.length])
    }
  })
})

it('the material of an application is opened by whoever may open the application, and by nobody else', async () => {
  const [one] = casesOf(labAnimalLicence.id)
  const matter = bureau.house.matters.latest(labAnimalLicence.id)!
  const [{ sha256 }] = (one!.data['application'] as { materials: [{ sha256: string }] }).materials
  let opened = 0
  for (const { name, client } of walkers) {
    const may = (await expected(matter, name)).has(one!.id)
    const { status } = await client.get(`/api/matters/${matter.id}/cases/${one!.id}/entries/1/attachments/${sha256}`)
    expect([name, status]).toEqual([name, may ? 200 : 404])
    opened += may ? 1 : 0
  }
  expect(opened).toBeGreaterThan(2)
  expect(opened).toBeLessThan(walkers.length)
})
