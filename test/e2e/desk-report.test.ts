import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { annualReport } from '#domain/matters/leadership/annual-report.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { patient } from './browser.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

let office: TestOffice
let desk: ServedDesk
beforeAll(async () => {
  office = await openOffice({ today: '2024-06-03', matters: [exampleRegister] })
  desk = await serveDesk(office)
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const caseId = newCaseId()
const act = async (person: string, action: string, form: unknown) => {
  const command = { id: randomUUID(), matter: annualReport.id, caseId, action, form }
  expect(await office.bureau.acting.act(person, command)).toMatchObject({ ok: true })
}

it('given a report that was composed, then whoever reviews it finds the text named already and types his opinion only', async () => {
  const reply = newCaseId()
  for (const [action, form] of [
    ['record', exampleRegister.samples['row']],
    ['reply', exampleRegister.samples['reply']],
  ] as const)
    await office.as('keeper').does(exampleRegister, action, { caseId: reply, form })
  office.setClock('2025-01-20')
  await act('P-caseOfficer', 'open', { reportYear: 2024, submitBy: '2025-02-28' })
  await act('P-caseOfficer', 'fix', { account: '本年度的其他记录尚在补录' })
  const [row] = await office.rows(`select fold #>> '{data,version,text,sha256}' as sha from case_ where id = $1`, [
    caseId,
  ])

  const context = await desk.contextWith(await tokenOf(office, 'P-legalReviewer'))
  try {
    const page = patient(await context.newPage())
    await page.goto(`/desk/cases/${caseId}`)
    await page.getByRole('link', { name: '法制审核', exact: true }).click()
    const named = page.getByLabel('所审文本的摘要')
    await named.waitFor()
    expect(await named.inputValue()).toBe(row!['sha'])
    await page.getByLabel('法制审核意见').fill('表述与记录相符')
    await page
      .getByRole('button', { name: /^查看|^下一步|^核对/ })
      .first()
      .click()
    await page.getByRole('button', { name: '确认法制审核' }).click()
    await page.getByText('已法制审核').first().waitFor()
  } finally {
    await context.close()
  }
})
