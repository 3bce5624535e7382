import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { commitmentCheck } from '#domain/matters/services/commitment-check.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { permitSamples } from '#domain/matters/services/lab-animal-permit.samples.ts'
import { labAnimalRevocation } from '#domain/matters/services/lab-animal-revocation.ts'
import { hearingSamples } from '#domain/matters/services/licence-hearing.samples.ts'
import { licenceHearing } from '#domain/matters/services/licence-hearing.ts'
import { aLicence, anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { followedCase, followKey } from './follow.ts'
import { workOff } from './worker.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  await office.certify('P-caseOfficer')
})
// Verifies every fold, fact and journal chain that the tests left behind.
afterAll(() => office.close())

const work = () => workOff(office.house, office.bureau.jobs.store)
/** An act that the test takes for granted. @throws Error when it is refused */
async function done(
  matter: Parameters<ReturnType<TestOffice['as']>['does']>[0],
  role: Parameters<TestOffice['as']>[0],
  action: string,
  wish: Omit<Parameters<ReturnType<TestOffice['as']>['does']>[2], 'id'>,
) {
  const outcome = await office.as(role).does(matter as typeof labAnimalLicence, action as never, wish)
  if (!outcome.ok) throw new Error(`${action}: ${outcome.message}`)
  return outcome
}
const stateOf = async (caseId: string) =>
  (await office.rows("select state, fold -> 'shown' ->> 'state' as shown from case_ where id = $1", [caseId]))[0]
const permitOf = async (number: string) => {
  const [row] = await office.rows(`select id, state from case_ where matter = 'lab-animal-permit' and number = $1`, [
    number,
  ])
  return row as { id: string; state: string }
}
const applyFor = async (variant: string, form: object) => {
  const caseId = newCaseId()
  await done(labAnimalLicence, 'applicant', 'apply', { caseId, variant, form })
  return caseId
}

describe('L-6 延续申请逾期不决定', () => {
  it('given a renewal in time and no decision, when the licence ends, then law renews it in the same moment, once', async () => {
    office.setClock('2024-03-05')
    const number = await aLicence(office)
    const caseId = await applyFor('renew', { ...anApplication(), previousLicence: number })
    await done(labAnimalLicence, 'receptionist', 'accept', { caseId, form: samples.commitment })
    expect(await permitOf(number)).toMatchObject({ state: 'renewing' })
    office.setClock('2024-06-03', '08:30')
    await work()
    expect(await permitOf(number)).toMatchObject({ state: 'deemedRenewed' })
    expect(await stateOf(caseId)).toMatchObject({ state: 'deemed' })
    const entry = await office.rows(
      `select actor, happened_at, recorded_at, effects from entry where case_id = $1 and action = 'deemGranted'`,
      [caseId],
    )
    // The licence ran to the end of 31 May; it was written down on the Monday after.
    expect(entry).toMatchObject([
      {
        actor: 'system',
        happened_at: '2024-05-31T16:00:00Z',
        recorded_at: '2024-06-03T00:30:00Z',
        effects: { because: { caseId: (await permitOf(number)).id } },
      },
    ])
    expect(
      await office.rows(`select kind from document where case_id = $1 and kind = 'deemedRenewal'`, [caseId]),
    ).toEqual([{ kind: 'deemedRenewal' }])
    await work()
    expect(await office.as('head').does(labAnimalLicence, 'refuse', { caseId, reasons: '不符合' })).toMatchObject({
      code: 'case.wrong-state',
    })
    const form = { validFrom: '2024-06-01', validTo: '2029-05-31' }
    const outcome = await done(labAnimalLicence, 'head', 'grantDeemed', { caseId, form })
    expect(await permitOf(number)).toMatchObject({ state: 'renewed' })
    expect(await permitOf(outcome.number!)).toMatchObject({ state: 'inForce' })
  })

  it('given an application later than thirty days before the end, then the licence expires, and its renewal is over', async () => {
    office.setClock('2024-05-10')
    const number = await aLicence(office)
    const caseId = await applyFor('renew', { ...anApplication(), previousLicence: number })
    await done(labAnimalLicence, 'receptionist', 'accept', { caseId, form: samples.commitment })
    expect(await permitOf(number)).toMatchObject({ state: 'inForce' })
    await done(labAnimalLicence, 'caseOfficer', 'review', { caseId, form: samples.review })
    await done(labAnimalLicence, 'legalReviewer', 'vet', { caseId, form: samples.vetting })
    office.setClock('2024-06-01', '00:00')
    await work()
    const permit = await permitOf(number)
    expect(permit).toMatchObject({ state: 'expired' })
    expect(await stateOf(permit.id)).toMatchObject({ shown: 'expired' })
    office.setClock('2024-06-03')
    const form = { validFrom: '2024-06-03', validTo: '2029-06-02' }
    expect(await office.as('head').does(labAnimalLicence, 'grant', { caseId, form })).toMatchObject({
      code: 'guard.failed',
      message: expect.stringContaining('应当重新申请核发'),
    })
  })

  it('given a renewal that is refused on the last day, then the licence ends on the next', async () => {
    office.setClock('2024-04-10')
    const number = await aLicence(office)
    const caseId = await applyFor('renew', { ...anApplication(), previousLicence: number })
    await done(labAnimalLicence, 'receptionist', 'accept', { caseId, form: samples.commitment })
    const failed = { ...samples.review, opinion: '建议不予', conditions: [{ condition: '环境', finding: '不符合' }] }
    await done(labAnimalLicence, 'caseOfficer', 'review', { caseId, form: failed })
    await done(labAnimalLicence, 'legalReviewer', 'vet', { caseId, form: samples.vetting })
    office.setClock('2024-05-31', '17:00')
    await done(labAnimalLicence, 'head', 'refuse', { caseId, reasons: '环境不符合' })
    expect(await permitOf(number)).toMatchObject({ state: 'inForce' })
    office.setClock('2024-06-01', '00:05')
    await work()
    expect(await permitOf(number)).toMatchObject({ state: 'expired' })
  })
})

describe('L-7 承诺不实的许可从核查到撤销，再到三年内不得申请', () => {
  it('given a promise found untrue, then its revocation is opened by itself and goes all its way', async () => {
    office.setClock('2024-03-05')
    const number = await aLicence(office)
    const caseId = await applyFor('amend', {
      ...anApplication(),
      facilityAddress: permitSamples.permit.facilityAddress,
      previousLicence: number,
      change: '法定代表人变更',
    })
    const promise = { ...samples.commitment, route: '告知承诺', agreedTo: ['设施条件与原证一致'], signedBy: '张某' }
    await done(labAnimalLicence, 'receptionist', 'accept', { caseId, form: promise })
    await done(labAnimalLicence, 'caseOfficer', 'review', { caseId, form: samples.review })
    await done(labAnimalLicence, 'legalReviewer', 'vet', { caseId, form: samples.vetting })
    await done(labAnimalLicence, 'head', 'grantReissue', { caseId })
    await work()
    const check = followedCase(followKey(caseId, 5, 'postCheck'))
    const finding = commitmentCheck.samples['check'] as object
    await done(commitmentCheck, 'caseOfficer', 'findUntrue', { caseId: check, form: finding, reasons: '设施已经停用' })
    await work()
    const revocation = followedCase(followKey(check, 2, 'revocation'))
    expect(await stateOf(revocation)).toMatchObject({ state: 'opened' })

    const { proposal, noticeDelivery, conclusion, vetting, decision, delivery, publicity } = labAnimalRevocation.samples
    const on = { caseId: revocation }
    await done(labAnimalRevocation, 'caseOfficer', 'notify', { ...on, form: proposal })
    await done(labAnimalRevocation, 'server', 'serveNotice', { ...on, form: noticeDelivery })
    const hearing = newCaseId()
    await done(licenceHearing, 'caseOfficer', 'demand', {
      ...{ caseId: hearing, host: { caseId: revocation, link: 'revocation' } },
      form: hearingSamples.request,
    })
    office.setClock('2024-03-13')
    await work()
    expect(await stateOf(revocation)).toMatchObject({ state: 'heard' })
    expect(
      await office.as('caseOfficer').does(labAnimalRevocation, 'conclude', { ...on, form: conclusion }),
    ).toMatchObject({ message: expect.stringContaining('听证尚未结束') })
    const chaired = { ...hearingSamples.schedule, heldOn: '2024-03-22', chair: 'P-caseOfficer' }
    expect(
      await office.as('sectionHead').does(licenceHearing, 'schedule', { caseId: hearing, form: chaired }),
    ).toMatchObject({ message: expect.stringContaining('主持人') })
    const scheduled = await done(licenceHearing, 'sectionHead', 'schedule', {
      caseId: hearing,
      form: { ...chaired, chair: 'P-supervisor' },
    })
    office.setClock('2024-03-22')
    await done(licenceHearing, 'supervisor', 'hold', { caseId: hearing, form: hearingSamples.minutes })
    await done(labAnimalRevocation, 'caseOfficer', 'conclude', {
      ...on,
      form: { ...(conclusion as object), hearing: scheduled.number },
    })
    await done(labAnimalRevocation, 'legalReviewer', 'vet', { ...on, form: vetting })
    await done(labAnimalRevocation, 'head', 'revoke', { ...on, form: decision, reasons: '设施与承诺不符' })
    const permit = await permitOf(number)
    expect(permit).toMatchObject({ state: 'revoked' })
    expect(await stateOf(permit.id)).toMatchObject({ shown: 'revoked' })
    await done(labAnimalRevocation, 'server', 'serve', { ...on, form: delivery })
    await done(labAnimalRevocation, 'publisher', 'publish', { ...on, form: publicity })
    const barred = await office.as('applicant').does(labAnimalLicence, 'apply', {
      ...{ caseId: newCaseId(), variant: 'issue', form: anApplication() },
    })
    expect(barred).toMatchObject({ code: 'guard.failed', basis: [{ article: '79' }] })
  })
})
