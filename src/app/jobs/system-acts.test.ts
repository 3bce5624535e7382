import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { carryOutDueActs } from './system-acts.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

/** An application handed in on a day: five working days later it is deemed to be accepted. */
const applied = async (day: string): Promise<string> => {
  office.setClock(day)
  const caseId = newCaseId()
  const wish = { caseId, variant: 'issue', form: anApplication() }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
  return caseId
}
const look = () => carryOutDueActs(office.house, office.bureau.jobs.store)
const entriesOf = (caseId: string) =>
  office.rows(
    'select n, action, actor, happened_at, recorded_at, command_id from entry where case_id = $1 order by n',
    [caseId],
  )

describe('法律规定的沉默之效果', () => {
  it('given a limit that ends today, when the clocks are looked at, then nothing is done before midnight in Shanghai', async () => {
    const caseId = await applied('2024-03-05')
    office.setClock('2024-03-12', '23:59:59')
    expect(await look()).toEqual({ done: [], refused: [] })
    office.setClock('2024-03-13', '00:00')
    expect((await look()).done).toMatchObject([{ caseId, action: 'deemAccepted', due: '2024-03-12' }])
    expect((await entriesOf(caseId)).at(-1)).toMatchObject({ action: 'deemAccepted', actor: 'system' })
  })

  it('given a week of outage, then the effect counts from its day in law and shows when it was written down', async () => {
    const caseId = await applied('2024-03-05')
    office.setClock('2024-03-20', '08:30')
    expect((await look()).done).toMatchObject([{ caseId }])
    expect((await entriesOf(caseId)).at(-1)).toMatchObject({
      happened_at: '2024-03-12T16:00:00Z',
      recorded_at: '2024-03-20T00:30:00Z',
      command_id: `system:${caseId}:deemAccepted:2024-03-12`,
    })
    const [decision] = await office.rows(
      `select due from clock where case_id = $1 and name = 'decision' and not promise`,
      [caseId],
    )
    // Twenty working days from the day of the application, 自收到申请材料之日起, not from the day of the worker.
    expect(decision).toEqual({ due: '2024-04-02' })
  })

  it('given many limits that ran out, then they are done in the order of their days', async () => {
    const days = ['2024-05-10', '2024-05-07', '2024-05-09', '2024-05-07', '2024-05-08']
    const cases = []
    for (const day of days.toSorted()) cases.push(await applied(day))
    office.setClock('2024-06-03')
    const { done } = await look()
    expect(done.map(({ due }) => due)).toEqual(done.map(({ due }) => due).toSorted())
    expect(done.map(({ caseId }) => caseId).toSorted()).toEqual(cases.toSorted())
  })

  it('given two workers at once, then each effect is written once', async () => {
    const cases = []
    for (let i = 0; i < 12; i += 1) cases.push(await applied('2024-07-01'))
    office.setClock('2024-07-15')
    const looks = await Promise.all([look(), look(), look()])
    expect(looks.flatMap(({ done }) => done.map(({ caseId }) => caseId)).toSorted()).toEqual(cases.toSorted())
    expect(looks.flatMap(({ refused }) => refused)).toEqual([])
    for (const caseId of cases) expect(await entriesOf(caseId)).toHaveLength(2)
  })

  it('given somebody who acts in time, then nothing is left to do', async () => {
    const caseId = await applied('2024-08-01')
    office.setClock('2024-08-02')
    await office.as('receptionist').does(labAnimalLicence, 'accept', { caseId, form: samples.commitment })
    office.setClock('2024-08-30')
    expect(await look()).toEqual({ done: [], refused: [] })
  })

  it('given an effect that cannot be written, then it is seen, tried again, and forgotten once it is done', async () => {
    const caseId = await applied('2024-09-02')
    office.setClock('2024-09-20')
    await office.rows(`update log_head set hold = 'E_TEST: 日志暂停'`)
    expect((await look()).refused).toMatchObject([{ caseId, problem: expect.stringContaining('暂不能办理') }])
    await look()
    expect(await office.bureau.jobs.store.failures()).toMatchObject([
      { caseId, topic: 'system-act', attempts: 2, payload: { action: 'deemAccepted', due: '2024-09-09' } },
    ])
    await office.rows('update log_head set hold = null')
    expect((await look()).done).toMatchObject([{ caseId }])
    expect(await office.bureau.jobs.store.failures()).toEqual([])
  })

  it('given a person who calls himself the system, then he may do nothing', async () => {
    const caseId = await applied('2024-10-08')
    office.setClock('2024-10-31')
    const outcome = await office.bureau.acting.act('system', {
      ...{ id: newCaseId(), matter: labAnimalLicence.id, caseId, action: 'deemAccepted' },
    })
    expect(outcome).toMatchObject({ ok: false, code: 'right.missing' })
    expect((await look()).done).toMatchObject([{ caseId }])
  })
})
