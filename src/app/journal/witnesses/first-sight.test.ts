import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { witnessListing } from '#domain/matters/supervision/witness-listing.ts'
import { recordRows } from '../../../../test/journal.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../../test/office.ts'
import { readWitnesses } from './witnesses.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

const kind = `${publicityActivity.id}.record`
const seen = (caseId: string, which = kind) => office.house.firstSight!(caseId, which)

test('given an entry that no witness has seen, then no sight; given the seal, then the moment of the witness', async () => {
  const [caseId] = await recordRows(office, 1)
  expect(await seen(caseId!)).toBeUndefined()
  office.setClock('2024-03-05', '09:30')
  await office.seal()
  expect(await seen(caseId!)).toMatchObject({
    at: '2024-03-05T01:30:00Z',
    by: 'witness.example/jijian',
    index: 1,
    size: 2,
  })
  expect(await seen(caseId!, `${publicityActivity.id}.void`)).toBeUndefined()
})

test('given later seals, with entries and without, then the first sight stays the first', async () => {
  const [caseId] = await recordRows(office, 1)
  office.setClock('2024-03-06', '10:00')
  await office.seal()
  const first = await seen(caseId!)
  office.setClock('2024-03-07', '10:00')
  await office.seal()
  const [next] = await recordRows(office, 1)
  office.setClock('2024-03-08', '10:00')
  await office.seal()
  expect(first).toMatchObject({ at: '2024-03-06T02:00:00Z' })
  expect(await seen(caseId!)).toEqual(first)
  expect(await seen(next!)).toMatchObject({ at: '2024-03-08T02:00:00Z' })
})

test('given a list on record, then who was only added to the settings does not count, and an ended one counts for its time', async () => {
  const on = async (day: string, role: 'supervisor' | 'head', action: 'propose' | 'confirm' | 'end', wish: object) => {
    office.setClock(day, '09:00')
    expect(await office.as(role).does(witnessListing, action, wish as never)).toMatchObject({ ok: true })
  }
  const [vkey] = (await readWitnesses(office.bureau.journal)).map((one) => one.vkey)
  const entry = { body: '某机构', vkey: (witnessListing.samples['listing'] as { vkey: string }).vkey, paper: '告知书' }
  const [other, own] = [newCaseId(), newCaseId()]
  await office.appoint('supervisor', 'P-supervisor')
  await on('2024-04-01', 'supervisor', 'propose', { caseId: other, form: entry })
  await on('2024-04-01', 'head', 'confirm', { caseId: other })
  const [caseId] = await recordRows(office, 1)
  office.setClock('2024-04-01', '10:00')
  await office.seal()
  expect(await seen(caseId!)).toBeUndefined()
  await on('2024-04-02', 'supervisor', 'propose', { caseId: own, form: { ...entry, vkey } })
  await on('2024-04-02', 'head', 'confirm', { caseId: own })
  office.setClock('2024-04-02', '10:00')
  await recordRows(office, 1)
  await office.seal()
  expect(await seen(caseId!)).toMatchObject({ at: '2024-04-02T02:00:00Z' })
  await on('2024-04-03', 'head', 'end', { caseId: own, reasons: '机构改革' })
  const [later] = await recordRows(office, 1)
  office.setClock('2024-04-03', '10:00')
  await office.seal()
  expect(await seen(later!)).toBeUndefined()
  expect(await seen(caseId!)).toMatchObject({ at: '2024-04-02T02:00:00Z' })
  await on('2024-04-04', 'head', 'end', { caseId: other, reasons: '机构改革' })
})
