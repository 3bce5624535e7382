import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { handleCommand } from '#app/handle-command.ts'
import { makingSamples } from '#domain/matters/rule-making/normative-making.samples.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { patient } from './browser.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

let office: TestOffice
let desk: ServedDesk
beforeAll(async () => {
  office = await openOffice({ today: '2024-05-06' })
  // Whoever drafts sits in another office than those who review.
  await office.appoint('caseOfficer', 'P-drafter', 'planning')
  desk = await serveDesk(office)
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const caseId = newCaseId()
const keep = (name: string, text: string) =>
  keepFile(office.bureau, office.house.clock.now(), { person: 'P-drafter', name, bytes: Buffer.from(text) })
async function does(person: string, action: string, form?: unknown): Promise<void> {
  const command = { id: randomUUID(), matter: 'normative-document-making', caseId, action, form }
  expect(await handleCommand(office.house, person, command)).toMatchObject({ ok: true })
}

it('given a draft that was changed and put before a meeting, then the case shows both versions, which act stands on which, and the change', async () => {
  const [draft, explanation] = [await keep('草案.txt', '第一条　补助一百万元。\n'), await keep('说明.txt', '说明')]
  await does('P-drafter', 'propose', makingSamples.proposal)
  await does('P-head', 'plan')
  await does('P-drafter', 'draft', { ...makingSamples.draft, draft, explanation })
  await does('P-drafter', 'publishDraft', makingSamples.notice)
  office.setClock('2024-07-01')
  const report = await keep('采纳情况.txt', '采纳四条')
  await does('P-drafter', 'closeComments', { ...makingSamples.comments, report })
  const second = await keep('草案二稿.txt', '第一条　补助八十万元。\n')
  await does('P-drafter', 'revise', { draft: second, because: '采纳意见' })
  const people = ['P-head', 'P-keeper', 'P-supervisor']
  const agenda = {
    ...{ number: '局长办公会2024-07', body: '局长办公会', plannedOn: '2024-07-03', head: 'P-head', chair: 'P-head' },
    members: people.map((person) => ({ person, name: person })),
    items: [{ no: 1, kind: '其他议题', title: '平台管理办法', case: caseId }],
  }
  const convening = { id: randomUUID(), matter: 'meeting', caseId: newCaseId(), action: 'convene', form: agenda }
  expect(await handleCommand(office.house, 'P-keeper', convening)).toMatchObject({ ok: true })

  const context = await desk.contextWith(await tokenOf(office, 'P-drafter'))
  try {
    const page = patient(await context.newPage())
    await page.goto(`/desk/cases/${caseId}`)
    const texts = page.getByRole('region', { name: '文本', exact: true })
    await texts.waitFor()
    const row = (name: string) => texts.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })
    const [one, two] = [await row('草案.txt').innerText(), await row('草案二稿.txt').innerText()]
    expect(one).toMatch(/第1稿[\s\S]*2024-05-06/)
    expect(one).toContain(draft.sha256.slice(0, 8))
    expect(one).toContain('第 4 条记录')
    expect(one).not.toContain('第 7 条记录')
    expect(two).toMatch(/第2稿[\s\S]*2024-07-01/)
    expect(two).toContain('第 7 条记录')
    expect(two).not.toContain('无文字')
    const file = await row('草案.txt').getByRole('link').first().getAttribute('href')
    expect(await (await context.request.get(file!)).text()).toBe('第一条　补助一百万元。\n')
    await page.setViewportSize({ width: 360, height: 800 })
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(360)
    await texts.getByRole('link', { name: '与第1稿比较' }).click()
    await page.locator('ins').first().waitFor()
    expect(await page.locator('ins').first().innerText()).toBe('八十')
  } finally {
    await context.close()
  }
})
