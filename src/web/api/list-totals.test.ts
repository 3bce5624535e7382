import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { type Client, clientOf } from '../../../test/api.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { anApplication } from '../../../test/licence.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../server.ts'

let office: TestOffice
let registrar: Client
let receptionist: Client
let applicant: Client
beforeAll(async () => {
  office = await openOffice({ today: '2025-03-05' })
  const bureau = bureauOf(office)
  const app = makeApp(bureau, { log: (line) => expect.unreachable(line) }) as Hono
  registrar = await clientOf(app, bureau, 'P-contractRegistrar')
  receptionist = await clientOf(app, bureau, 'P-receptionist')
  applicant = await clientOf(app, bureau, 'P-applicant')
})
afterAll(() => office.close())

const contract = technologyContract.samples['row'] as { totalAmount: string }
let contracts = 0
const register = async () => {
  contracts += 1
  const form = { ...contract, number: `2024530100${String(contracts).padStart(6, '0')}` }
  const made = await registrar.act('new', 'record', { form }, technologyContract.id)
  expect([made.status, made.json.detail]).toEqual([200, undefined])
}
const told = async (client: Client, matter: string, words = '') => {
  const { json } = await client.get(`/api/matters/${matter}/list${words}`)
  return { count: json.count, total: json.totals['row.totalAmount'], years: json.years }
}
const apply = async () => {
  const made = await applicant.act('new', 'apply', { form: anApplication(), variant: 'issue' }, 'lab-animal-licence')
  expect([made.status, made.json.detail]).toEqual([200, undefined])
}

it('given totals that were told a moment ago, when a case is added, then the next to ask is told the new ones', async () => {
  expect((await told(registrar, technologyContract.id)).count).toBe(0)
  await register()
  expect((await told(registrar, technologyContract.id)).count).toBe(1)
  await register()
  const { count, total } = await told(registrar, technologyContract.id)
  expect([count, Number(total)]).toEqual([2, 2 * Number(contract.totalAmount)])
  expect((await told(registrar, technologyContract.id, '?year=2001')).count).toBe(0)
})
it('given others have acted elsewhere, then they are still the same', async () => {
  const before = await told(registrar, technologyContract.id)
  await apply()
  expect(await told(registrar, technologyContract.id)).toEqual(before)
})
it('given two who see not the same cases, then each is told of his own', async () => {
  expect((await told(receptionist, 'lab-animal-licence')).count).toBe(1)
  expect((await told(applicant, 'lab-animal-licence')).count).toBe(1)
  await office.appoint('applicant', 'P-other', '91530100MA6K000001')
  await apply()
  expect((await told(receptionist, 'lab-animal-licence')).count).toBe(2)
  expect((await told(applicant, 'lab-animal-licence')).count).toBe(2)
})
