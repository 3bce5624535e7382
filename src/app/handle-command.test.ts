import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { anApplication } from '../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [exampleRegister] })
  await office.certify('P-caseOfficer')
})
afterAll(() => office.close())

const apply = async (caseId = newCaseId()) => {
  const wish = { caseId, variant: 'issue', form: anApplication() }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true, n: 1 })
  return caseId
}
const accept = async () => {
  const caseId = await apply()
  const wish = { caseId, form: samples.commitment }
  expect(await office.as('receptionist').does(labAnimalLicence, 'accept', wish)).toMatchObject({ ok: true, n: 2 })
  return caseId
}
const vetted = async () => {
  const caseId = await accept()
  await office.as('caseOfficer').does(labAnimalLicence, 'review', { caseId, form: samples.review })
  const vetting = { caseId, form: samples.vetting }
  expect(await office.as('legalReviewer').does(labAnimalLicence, 'vet', vetting)).toMatchObject({ ok: true, n: 4 })
  return caseId
}
const grant = (caseId: string, id: string = randomUUID()) =>
  office.as('head').does(labAnimalLicence, 'grant', { id, caseId, form: samples.certificate })

const count = async (table: string) => Number((await office.rows(`select count(*) from ${table}`))[0]!['count'])

const tables = [
  'case_',
  'entry',
  'seal',
  'clock',
  'clock_event',
  'fact',
  'document',
  'publication',
  'outbox',
  'journal',
]
/** How many rows each table has, and where each running number stands. */
const everything = async () => ({
  rows: await Promise.all(tables.map(count)),
  numbers: await office.rows('select series, year, last from number_series order by 1, 2'),
})

describe('一件实验动物许可', () => {
  it('given a submitted application, when it is accepted, then two clocks run and a receipt is given', async () => {
    const caseId = await apply()
    const accepted = await office
      .as('receptionist')
      .does(labAnimalLicence, 'accept', { caseId, form: samples.commitment })
    expect(accepted).toMatchObject({ ok: true, n: 2, state: 'accepted', receipt: { index: expect.any(Number) } })
    const clocks = await office.rows(
      'select name, promise, status, due::text from clock where case_id = $1 order by name, promise',
      [caseId],
    )
    expect(clocks).toEqual([
      { name: 'decision', promise: false, status: 'running', due: '2024-04-02' },
      { name: 'decision', promise: true, status: 'running', due: '2024-03-06' },
      { name: 'notice', promise: false, status: 'stopped', due: '2024-03-12' },
    ])
  })

  it('given a vetted case, when it is granted, then decision and licence are numbered', async () => {
    const caseId = await vetted()
    const outcome = await grant(caseId)
    expect(outcome).toMatchObject({
      ok: true,
      state: 'granted',
      number: expect.stringMatching(/^SYXK\(滇\)K2024-\d{4}$/),
    })
    const documents = await office.rows(
      `select kind, number from document where case_id = $1 and number is not null order by kind`,
      [caseId],
    )
    expect(documents).toEqual([
      { kind: 'grant', number: expect.stringMatching(/^昆科许〔2024〕\d+号$/) },
      { kind: 'licence', number: outcome.ok ? outcome.number : '' },
    ])
  })

  it('given an officer whose certificate is not in the register, when reviewing, then it is refused', async () => {
    const caseId = await accept()
    const wish = { caseId, form: samples.review }
    const refused = await office.as('caseOfficer', '无证人员').does(labAnimalLicence, 'review', wish)
    expect(refused).toMatchObject({ ok: false, code: 'right.certificate' })
    await office.certify('证已过期', { issuedOn: '2022-06-01', validUntil: '2024-03-05' })
    expect(await office.as('caseOfficer', '证已过期').does(labAnimalLicence, 'review', wish)).toMatchObject({
      code: 'right.certificate',
    })
    await office.certify('有证人员')
    expect(await office.as('caseOfficer', '有证人员').does(labAnimalLicence, 'review', wish)).toMatchObject({
      ok: true,
    })
  })
})

describe('台账', () => {
  it('given a sample row, when recorded, then it is stored with its fact', async () => {
    const caseId = newCaseId()
    const form = exampleRegister.samples['row']
    const outcome = await office.as('keeper').does(exampleRegister, 'record', { caseId, form })
    expect(outcome).toMatchObject({ ok: true, n: 1, state: 'recorded' })
    const reply = { caseId, form: exampleRegister.samples['reply'] }
    office.setClock('2024-03-06')
    expect(await office.as('keeper').does(exampleRegister, 'reply', reply)).toMatchObject({ n: 2, state: 'reply' })
    expect(await office.rows('select measure from fact where case_id = $1', [caseId])).toHaveLength(1)
  })
})

describe('重复的命令', () => {
  it('given an answered command, when it is sent again, then the first answer comes again and nothing is written', async () => {
    const caseId = await vetted()
    const id = randomUUID()
    const first = await grant(caseId, id)
    const before = await everything()
    const again = await grant(caseId, id)
    expect(first).toMatchObject({ ok: true, n: 5, repeated: false })
    expect(again).toMatchObject({ ok: true, n: 5, state: 'granted', repeated: true })
    expect(again.ok && first.ok && again.number === first.number).toBe(true)
    expect(await everything()).toEqual(before)
  })
  it('given a stale command, then it conflicts', async () => {
    const caseId = await accept()
    const stale = { caseId, seen: 1, form: samples.review }
    expect(await office.as('caseOfficer').does(labAnimalLicence, 'review', stale)).toMatchObject({
      code: 'case.stale',
      message: '办件已有新的记录（您看到第 1 条，现为第 2 条），请刷新后再办',
    })
  })
})

describe('被拒绝的命令', () => {
  it('leaves no row in any table and uses no number', async () => {
    const caseId = await accept()
    const before = await everything()
    const refusals = [
      await grant(caseId),
      await office.as('receptionist').does(labAnimalLicence, 'reject', { caseId }),
      await office.as('applicant').does(labAnimalLicence, 'apply', { caseId: newCaseId(), form: {} }),
      await office.as('keeper').does(exampleRegister, 'record', { caseId }),
      await office.as('keeper').does({ id: 'no-such', actions: { record: {} } }, 'record', { caseId: newCaseId() }),
    ]
    expect(refusals.map((outcome) => !outcome.ok && outcome.code)).toEqual([
      'case.wrong-state',
      'case.wrong-state',
      'variant.required',
      'case.exists',
      'matter.unknown',
    ])
    expect(await everything()).toEqual(before)
  })
  it('given a matter not yet in force on the day of the act, then it is refused', async () => {
    const wish = {
      caseId: newCaseId(),
      variant: 'issue',
      form: anApplication(),
      happenedAt: '2019-04-22T01:00:00Z',
    }
    expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish as never)).toMatchObject({
      code: 'matter.not-in-force',
    })
  })
})

describe('应用账号的权限', () => {
  it.each(['entry', 'journal', 'log_head', 'seal', 'clock_event', 'publication', 'report_freeze'])(
    'may neither change nor remove rows of %s',
    async (table) => {
      const pool = office.database.pool({ max: 1 })
      const denied = { code: '42501' }
      await expect(pool.query(`update ${table} set agency_id = agency_id`)).rejects.toMatchObject(denied)
      await expect(pool.query(`delete from ${table}`)).rejects.toMatchObject(denied)
      await expect(pool.query(`truncate ${table}`)).rejects.toMatchObject(denied)
    },
  )
  it.each(['case_', 'fact', 'document'])('may not remove rows of %s', async (table) => {
    const pool = office.database.pool({ max: 1 })
    await expect(pool.query(`delete from ${table}`)).rejects.toMatchObject({ code: '42501' })
  })
  it('may not change what a fact says', async () => {
    const pool = office.database.pool({ max: 1 })
    await expect(pool.query(`update fact set value = 1`)).rejects.toMatchObject({ code: '42501' })
  })
  it.each(['entry', 'journal'])('not even the owner changes rows of %s', async (table) => {
    await expect(office.rows(`update ${table} set n = n + 1`)).rejects.toMatchObject({ code: 'ZS002' })
    await expect(office.rows(`delete from ${table}`)).rejects.toMatchObject({ code: 'ZS002' })
    await expect(office.rows(`truncate ${table}`)).rejects.toThrow()
  })
  it('given a change of a case without its journal entry, then it is not committed', async () => {
    const pool = office.database.pool({ max: 1 })
    await apply()
    await expect(pool.query(`update case_ set state = 'granted'`)).rejects.toMatchObject({ code: 'ZS001' })
  })
})
