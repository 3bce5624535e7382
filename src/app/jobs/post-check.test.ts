import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { setting } from '#domain/matters/supervision/setting.ts'
import { aLicence } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { followedCase, followKey } from './follow.ts'
import { workOff } from './worker.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  await office.certify('P-caseOfficer')
})
afterAll(() => office.close())

/** A licence granted on the way that its applicant chose; the grant is its fifth entry. */
async function granted(route: '告知承诺' | '一般程序'): Promise<string> {
  const caseId = newCaseId()
  const steps = [
    ['applicant', 'apply', { ...samples.application, previousLicence: await aLicence(office) }],
    ['receptionist', 'accept', { ...samples.commitment, route, agreedTo: ['设施条件与原证一致'], signedBy: '张某' }],
    ['caseOfficer', 'review', samples.review],
    ['legalReviewer', 'vet', samples.vetting],
    ['head', 'grant', samples.certificate],
  ] as const
  for (const [role, action, form] of steps) {
    const variant = action === 'apply' ? { variant: 'renew' } : {}
    expect(await office.as(role).does(labAnimalLicence, action, { caseId, form, ...variant })).toMatchObject({
      ok: true,
    })
  }
  return caseId
}
const work = () => workOff(office.house, office.bureau.jobs.store)
const checkOf = async (licence: string) => {
  const id = followedCase(followKey(licence, 5, 'postCheck'))
  const [found] = await office.rows(
    `select c.title, c.state, c.fold -> 'host' as host, e.actor, e.effects -> 'because' as because,
       e.effects -> 'settings' as settings, k.due
     from case_ c join entry e on e.case_id = c.id and e.n = 1 join clock k on k.case_id = c.id where c.id = $1`,
    [id],
  )
  return found
}

describe('告知承诺准予之后', () => {
  it('given a licence granted on a promise, then its check is opened, told where it comes from, and due in time', async () => {
    const licence = await granted('告知承诺')
    await work()
    expect(await checkOf(licence)).toMatchObject({
      state: 'due',
      actor: 'system',
      because: { caseId: licence, n: 5 },
      settings: [{ key: 'licence.post-check', value: 45 }],
      due: '2024-05-10',
    })
  })

  it('given the ordinary way, then nothing follows', async () => {
    const licence = await granted('一般程序')
    await work()
    expect(await checkOf(licence)).toBeUndefined()
  })

  it('given a new length that two persons have set, then it counts from its day, and not before', async () => {
    const caseId = newCaseId()
    await office.as('legalReviewer').does(setting, 'propose', { caseId, form: setting.samples['setting'] })
    expect(await office.as('head').does(setting, 'confirm', { caseId })).toMatchObject({ ok: true })
    const before = await granted('告知承诺')
    await work()
    expect(await checkOf(before)).toMatchObject({ settings: [{ value: 45 }] })
    office.setClock('2024-04-01')
    const after = await granted('告知承诺')
    await work()
    expect(await checkOf(after)).toMatchObject({ settings: [{ value: 30, caseId, source: expect.any(String) }] })
  })
})
