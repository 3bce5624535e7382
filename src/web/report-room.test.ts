import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkReports } from '#app/fsck/check-reports.ts'
import { freezeReport, readFrozen } from '#app/report-room/frozen-report.ts'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { annualReportSamples as samples } from '#domain/matters/leadership/annual-report.samples.ts'
import { annualReport } from '#domain/matters/leadership/annual-report.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { makeApp } from './server.ts'

let office: TestOffice
let app: ReturnType<typeof makeApp>
const caseId = newCaseId()

const act = (person: string, action: string, form?: object, reasons?: string) =>
  office.bureau.acting.act(person, {
    id: randomUUID(),
    ...{ matter: annualReport.id, caseId, action, form, reasons },
  })
const given = async (...asked: Parameters<typeof act>) => {
  const outcome = await act(...asked)
  if (!outcome.ok) throw new Error(`${asked[1]}: ${outcome.message}`)
  return outcome
}
const formOf = async (name: 'version' | 'erratum') => {
  const [row] = await office.rows(`select fold #> '{data,${name}}' as form from case_ where id = $1`, [caseId])
  return row!['form'] as { text: { sha256: string }; figures: number; unproven: number }
}
const page = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

const replies = async (count: number, from: number) => {
  const keeper = office.as('keeper')
  for (let index = 0; index < count; index += 1) {
    const id = newCaseId()
    const row = { ...(exampleRegister.samples['row'] as object), number: `演示·咨询-${from + index}` }
    await keeper.does(exampleRegister, 'record', { caseId: id, form: row })
    await keeper.does(exampleRegister, 'reply', { caseId: id, form: exampleRegister.samples['reply'] })
  }
}

beforeAll(async () => {
  office = await openOffice({ today: '2024-06-03', matters: [exampleRegister] })
  app = makeApp(bureauOf(office))
  await office.appoint('caseOfficer', '编写人')
  await office.appoint('legalReviewer', '编写人')
  await replies(3, 1)
  office.setClock('2025-01-20')
  await given('编写人', 'open', { reportYear: 2024, submitBy: '2025-02-28' })
})
afterAll(() => office.close())

describe('年度报告的审定、公开和更正', () => {
  it('given records of the year, then the text for review is composed of them, kept, and nobody can hand in his own', async () => {
    const own = { ...samples.version, account: '说明' }
    await given('编写人', 'fix', own)
    const { text, figures, unproven } = await formOf('version')
    expect(text.sha256).not.toBe(samples.version.text.sha256)
    const frozen = readFrozen(await office.bureau.attachments.get(text.sha256))
    expect(frozen.figures.find(({ id }) => id === 'F26')).toMatchObject({ exact: '3', records: 3 })
    expect([frozen.figures.length, frozen.report.missing.length]).toEqual([figures, unproven])
  })

  it('given the text under review, then nothing of it is public before it is published', async () => {
    const { text } = await formOf('version')
    await given('P-legalReviewer', 'vet', { ...samples.vetting, version: text.sha256 })
    expect(await act('编写人', 'vet', { ...samples.vetting, version: text.sha256 })).toMatchObject({ ok: false })
    await given('P-sectionHead', 'clear', { ...samples.clearance, version: text.sha256 })
    await given('P-sectionHead', 'deliberate', { ...samples.deliberation, version: text.sha256 })
    await given('P-head', 'approve', { version: text.sha256 })
    await given('编写人', 'submit', samples.submission)
    expect((await page('/reports/2024/versions/1')).status).toBe(404)
    office.setClock('2025-03-06')
    await given('P-publisher', 'publish', samples.publicity)
    const { status, text: shown } = await page('/reports/2024/versions/1')
    expect(status).toBe(200)
    expect(shown).toContain('2025年1月20日审定，2025年3月6日公开')
    expect(shown).toContain('法律顾问咨询答复意见')
    expect((await page('/reports/2024')).text).toContain('href="/reports/2024/versions/1"')
  })

  it('given what is recorded of that year later, then the published text stays, and says what is different now', async () => {
    office.setClock('2025-05-06')
    expect(await act('编写人', 'fixErratum', { ...samples.erratum, reason: '再生成一次' })).toMatchObject({
      message: '文本没有变化，不需要更正',
    })
    await replies(2, 10)
    const { text } = await page('/reports/2024/versions/1')
    expect(text).toContain('本文为3次，按现在的记录为5次')
    const { findings } = JSON.parse((await run('fsck', '--json')).out) as { findings: { code: string }[] }
    // The samples name a file that nobody has handed in.
    expect(findings.filter(({ code }) => code !== 'attachment.lost')).toEqual([])
  })

  it('given an erratum, then both texts are there, each with its numbers', async () => {
    await given('编写人', 'fixErratum', { ...samples.erratum, reason: '补录两次咨询答复' })
    const { text } = await formOf('erratum')
    expect(await act('P-publisher', 'publishErratum', samples.publicity)).toMatchObject({ ok: false })
    await given('P-head', 'approveErratum', { version: text.sha256 })
    await given('P-publisher', 'publishErratum', samples.publicity)
    const [first, second] = [await page('/reports/2024/versions/1'), await page('/reports/2024/versions/2')]
    expect(second.text).toContain('更正原因：补录两次咨询答复')
    expect(second.text).not.toContain('按现在的记录为5次')
    expect(first.text).toContain('本文为3次，按现在的记录为5次')
    const json = await page('/reports/2024/versions/1.json')
    expect(readFrozen(new TextEncoder().encode(json.text)).figures.find(({ id }) => id === 'F26')!.exact).toBe('3')
    expect((await page('/reports/2024/versions/3')).status).toBe(404)
    expect((await page('/reports/2024/versions/1.docx')).status).toBe(200)
  })

  it('given a text that was not composed of the records, then the check of the records says which numbers', async () => {
    const { text } = await formOf('version')
    const frozen = readFrozen(await office.bureau.attachments.get(text.sha256))
    const told = { ...frozen, figures: frozen.figures.map((one) => (one.id === 'F26' ? { ...one, exact: '98' } : one)) }
    const forged = await office.bureau.attachments.put(new TextEncoder().encode(JSON.stringify(told)))
    const { attachments, profile, reports } = office.bureau
    const compose = (year: number, asOf: typeof frozen.asOf) => freezeReport(profile, reports.sources, year, asOf)
    const found = await checkReports([{ caseId, n: 2, asOf: frozen.asOf, sha256: forged }], { attachments, compose })
    expect(found).toMatchObject([{ code: 'report.figures', severity: 'fault' }])
    expect(found[0]!.message).toContain('法律顾问咨询答复')
  })
})

const run = (...argv: string[]) => commandLineOf(bureauOf(office))(...argv)
