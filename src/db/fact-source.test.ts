import { afterAll, beforeAll, expect, test } from 'vitest'
import { figureValue } from '#domain/figures/evaluate.ts'
import { enforcementFigures } from '#domain/figures/library/enforcement.ts'
import { certificateSuspension } from '#domain/matters/enforcement/certificate-suspension.ts'
import { bureauOf } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { makeApp } from '../web/server.ts'
import { factSource } from './fact-source.ts'
import { figureTrace } from './figure-trace.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  for (const person of ['P-one', 'P-two']) await office.certify(person)
})
afterAll(() => office.close())

const officers = enforcementFigures().find(({ id }) => id === 'officers')!
const heads = async () => {
  const { reader, profile } = bureauOf(office)
  const { exact, records } = await figureValue(factSource(reader, profile.id), officers, 2024)
  const trace = await figureTrace(reader, profile.id, officers, 2024)
  expect(trace.length).toBe(records)
  return exact
}
const caseId = newCaseId()
const does = async (action: 'record' | 'restore', form: object) => {
  const outcome = await office.as('keeper').does(certificateSuspension, action, { caseId, form } as never)
  expect(outcome).toMatchObject({ ok: true })
}

test('given two officers, when the certificate of one is suspended, then one is counted, until it is given back', async () => {
  const app = makeApp(bureauOf(office))
  const page = async () => {
    const answer = await app.request('/figures/officers?year=2024')
    expect(answer.status).toBe(200)
    return answer.text()
  }
  expect(await heads()).toBe('2')
  const before = await page()
  await does('record', {
    ...(certificateSuspension.samples['row'] as object),
    ...{ personId: 'P-one', certificateNumber: '证-P-one', on: '2024-03-05' },
  })
  expect(await heads()).toBe('1')
  expect(await page()).not.toBe(before)
  office.setClock('2024-03-08')
  await does('restore', { ...(certificateSuspension.samples['restore'] as object), on: '2024-03-08' })
  expect(await heads()).toBe('2')
})
