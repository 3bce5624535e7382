import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { checkCase } from '#app/fsck/check-case.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { redact } from '#db/journal-redact.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { aLicence, anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  await office.certify('P-caseOfficer')
})
afterAll(() => office.close())

const sha256 = (text: unknown): string => createHash('sha256').update(String(text)).digest('hex')
const does = async (role: Parameters<TestOffice['as']>[0], action: string, wish: object) =>
  office.as(role).does(labAnimalLicence, action as never, wish as never)

async function vetted(variant: string, application: object = anApplication()): Promise<string> {
  const caseId = newCaseId()
  await does('applicant', 'apply', { caseId, variant, form: application })
  await does('receptionist', 'accept', { caseId, form: samples.commitment })
  await does('caseOfficer', 'review', { caseId, form: samples.review })
  expect(await does('legalReviewer', 'vet', { caseId, form: samples.vetting })).toMatchObject({ ok: true, n: 4 })
  return caseId
}

/** What fsck finds in a case. */
async function findingsIn(caseId: string): Promise<string[]> {
  const { house, reader } = bureauOf(office)
  const records = await fsckSource(reader, kunmingScience.id).one(caseId)
  return checkCase(house.matters, house.calendar, records!).findings.map(({ message }) => message)
}

const documentsOf = (caseId: string) =>
  office.rows(
    'select n, kind, number, sha256, body, open_sha256, open_body from document where case_id = $1 order by n, kind',
    [caseId],
  )

test('given a granted licence, then both documents are kept with their texts, and the entry carries the hashes', async () => {
  const caseId = await vetted('issue')
  expect(await does('head', 'grant', { caseId, form: samples.certificate })).toMatchObject({ ok: true })
  const rows = (await documentsOf(caseId)).filter(({ n }) => n === 5)
  expect(rows.map(({ kind }) => kind)).toEqual(['grant', 'licence'])
  const [entry] = await office.rows(
    `select effects -> 'documents' as documents from entry where case_id = $1 and n = 5`,
    [caseId],
  )
  for (const row of rows) {
    expect(sha256(row['body'])).toBe(row['sha256'])
    expect(sha256(row['open_body'])).toBe(row['open_sha256'])
    expect(entry!['documents']).toContainEqual({
      kind: row['kind'],
      number: row['number'],
      sha256: row['sha256'],
      open: row['open_sha256'],
    })
  }
  const decision = paperOf(String(rows[0]!['body']))
  expect(decision).toMatchObject({ title: '准予行政许可决定书', to: '某医学研究院（演示）', on: '2024-03-05' })
  expect(JSON.stringify(decision)).toContain(String(rows[1]!['number']))
  expect(String(rows[0]!['body'])).toContain('张某（演示）')
  expect(String(rows[0]!['open_body'])).not.toContain('张某（演示）')
})

test('given a document that lacks a value, when it would be signed, then the act stops with a sentence and no number is lost', async () => {
  const caseId = await vetted('amend', { ...anApplication(), previousLicence: await aLicence(office) })
  const before = await office.rows('select * from number_series order by series, year')
  expect(await does('head', 'grantReissue', { caseId })).toMatchObject({
    ok: false,
    code: 'document.incomplete',
    message: '《实验动物许可证（换发）》缺少变更内容或补证原因，不能出具',
  })
  expect(await office.rows('select * from number_series order by series, year')).toEqual(before)
  expect((await documentsOf(caseId)).filter(({ n }) => n === 5)).toEqual([])
})

test('given a signed document, then neither the application nor the owner can change a byte of it, and fsck sees a text that differs', async () => {
  const caseId = await vetted('issue')
  const change = `update document set body = replace(body, '法律', '法') where case_id = '${caseId}'`
  await expect(office.rows(change)).rejects.toMatchObject({ code: 'ZS002' })
  await expect(office.rows(`delete from document where case_id = '${caseId}'`)).rejects.toMatchObject({ code: 'ZS002' })
  await office.rows('alter table document disable trigger user')
  const [kept] = await documentsOf(caseId)
  const write = (body: unknown) =>
    office.rows('update document set body = $1 where case_id = $2 and n = $3', [body, caseId, kept!['n']])
  await write(String(kept!['body']).replace('申请', '请求'))
  expect(await findingsIn(caseId)).toEqual([expect.stringContaining('文书正文与封存的摘要不符')])
  await write(null)
  await office.rows('update document set open_body = null where case_id = $1 and n = $2', [caseId, kept!['n']])
  expect(await findingsIn(caseId)).toEqual([expect.stringContaining('文书正文与封存的摘要不符')])
  await write(kept!['body'])
  await office.rows('update document set open_body = $1 where case_id = $2 and n = $3', [
    kept!['open_body'],
    caseId,
    kept!['n'],
  ])
  await office.rows('alter table document enable trigger user')
  expect(await findingsIn(caseId)).toEqual([])
})

test('given a lawful deletion, then the documents that say the value lose their texts and keep their hashes', async () => {
  const caseId = await vetted('issue')
  await does('head', 'grant', { caseId, form: samples.certificate })
  await redact(bureauOf(office), {
    caseId,
    paths: ['/application/facilityHead'],
    basis: '个人信息保护法第四十七条',
    actor: 'P-head',
  })
  const rows = await documentsOf(caseId)
  const gone = rows.filter(({ body }) => body === null)
  expect(gone.map(({ kind }) => kind)).toEqual(['grant'])
  expect(gone.every(({ sha256: digest, open_body }) => digest !== null && open_body === null)).toBe(true)
  expect(await findingsIn(caseId)).toEqual([])
})
