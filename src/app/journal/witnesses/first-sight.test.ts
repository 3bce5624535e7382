import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'

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
