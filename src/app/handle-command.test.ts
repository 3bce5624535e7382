import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { legalOpinion } from '#domain/matters/decisions/legal-opinion.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

describe('一件实验动物许可', () => {
  it('given a submitted application, when it is accepted, then two clocks run and a receipt is given', async () => {
    const caseId = newCaseId()
    const applied = await office.as('applicant').does(labAnimalLicence, 'apply', {
      caseId,
      variant: 'issue',
      form: samples.application,
    })
    expect(applied).toMatchObject({ ok: true, n: 1, state: 'submitted' })
    const accepted = await office
      .as('receptionist')
      .does(labAnimalLicence, 'accept', { caseId, form: samples.commitment })
    expect(accepted).toMatchObject({ ok: true, n: 2, state: 'accepted', receipt: { index: 1 } })
    const { rows } = await office.database
      .ownerPool({ max: 1 })
      .query('select name, promise, status, due::text from clock where case_id = $1 order by name, promise', [caseId])
    expect(rows).toEqual([
      { name: 'decision', promise: false, status: 'running', due: '2024-04-02' },
      { name: 'decision', promise: true, status: 'running', due: '2024-03-06' },
      { name: 'notice', promise: false, status: 'stopped', due: '2024-03-12' },
    ])
  })
})

describe('台账', () => {
  it('given a sample row, when recorded, then it is stored with its fact', async () => {
    const caseId = newCaseId()
    const outcome = await office
      .as('keeper')
      .does(legalOpinion, 'record', { caseId, form: legalOpinion.samples['row'] })
    expect(outcome).toMatchObject({ ok: true, n: 1, state: 'recorded' })
  })
})
