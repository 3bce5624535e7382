import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { handleCommand } from '#app/handle-command.ts'
import { makingSamples } from '#domain/matters/rule-making/normative-making.samples.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { axeFinds } from './browser.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

let office: TestOffice
let desk: ServedDesk
const [making, met] = [newCaseId(), newCaseId()]
const people = ['P-head', 'P-keeper', 'P-supervisor']

const does = async (person: string, matter: string, caseId: string, action: string, form?: unknown): Promise<void> =>
  expect(await handleCommand(office.house, person, { id: randomUUID(), matter, caseId, action, form })).toMatchObject({
    ok: true,
  })
const meets = (person: string, action: string, form?: unknown) => does(person, 'meeting', met, action, form)

beforeAll(async () => {
  office = await openOffice({ today: '2024-05-06' })
  await office.appoint('caseOfficer', 'P-drafter', 'planning')
  desk = await serveDesk(office)
  const keep = (name: string) =>
    keepFile(office.bureau, office.house.clock.now(), {
      person: 'P-drafter',
      name,
      bytes: Buffer.from('第一条　试行。'),
    })
  const makes = (person: string, action: string, form?: unknown) =>
    does(person, 'normative-document-making', making, action, form)
  await makes('P-drafter', 'propose', makingSamples.proposal)
  await makes('P-head', 'plan')
  const files = { draft: await keep('草案.txt'), explanation: await keep('说明.txt') }
  await makes('P-drafter', 'draft', { ...makingSamples.draft, ...files })
  await makes('P-drafter', 'publishDraft', makingSamples.notice)
  office.setClock('2024-07-01')
  await makes('P-drafter', 'closeComments', { ...makingSamples.comments, report: await keep('采纳情况.txt') })
  await meets('P-keeper', 'convene', {
    ...{ number: '党组会2024-07', body: '党组会', plannedOn: '2024-07-01', head: 'P-head', chair: 'P-head' },
    members: people.map((person) => ({ person, name: person })),
    items: [{ no: 1, kind: '其他议题', title: '平台管理办法', unit: '规划处', case: making }],
  })
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const at = async <T>(person: string, look: (page: Page) => Promise<T>): Promise<T> =>
  desk.at(await tokenOf(office, person), look)

it('given a meeting that is convened, then its screen says how many must come, and leads to the case of each item', () =>
  at('P-head', async (page) => {
    await page.goto(`/desk/cases/${met}`)
    await page.getByRole('link', { name: '议程和到会' }).click()
    const due = page.getByRole('region', { name: /^到会/ })
    await due.waitFor()
    expect(await due.innerText()).toMatch(/应到 3 人，至少到会 2 人/)
    const item = page.getByRole('article', { name: /平台管理办法/ })
    expect(await item.innerText()).toContain('尚未讨论')
    await item.getByRole('link').click()
    await page.getByRole('heading', { level: 1, name: /演示·科技创新平台管理办法/ }).waitFor()
  }))

it('given its minutes, then attendance, words in their order, votes and result are told with their sums, and who is to confirm them', async () => {
  await meets('P-keeper', 'hold', {
    ...{ heldOn: '2024-07-01', place: '第一会议室', attended: ['P-head', 'P-keeper'], observers: 2 },
    absent: [{ person: 'P-supervisor', because: '出差' }],
    items: [
      {
        ...{ no: 1, outcome: '通过', resolution: '原则同意' },
        views: [
          { person: 'P-keeper', view: '无意见', stance: '同意' },
          { person: 'P-head', view: '抓紧印发', stance: '同意' },
        ],
      },
    ],
  })
  await at('P-head', async (page) => {
    await page.goto(`/desk/cases/${met}/session`)
    const due = page.getByRole('region', { name: /^到会/ })
    await due.waitFor()
    expect(await due.innerText()).toMatch(/到会 2 人[\s\S]*人数够[\s\S]*缺席：出差/)
    const item = await page.getByRole('article', { name: /平台管理办法/ }).innerText()
    expect(item).toMatch(/1\s+P-keeper\s+无意见\s+同意[\s\S]*2\s+P-head/)
    expect(item).toMatch(/同意 2 人，不同意 0 人，弃权 0 人/)
    expect(item).toMatch(/通过须至少赞成 2 人/)
    await page.getByRole('link', { name: '确认纪要', exact: true }).waitFor()
    for (const width of [1280, 360]) {
      await page.setViewportSize({ width, height: 800 })
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
      expect(await axeFinds(page)).toEqual([])
    }
  })
  await at('P-keeper', async (page) => {
    await page.goto(`/desk/cases/${met}/session`)
    await page.getByText(/其他 \d+ 项动作/).click()
    const confirm = page.getByRole('button', { name: '确认纪要', exact: true })
    await confirm.waitFor()
    expect(await confirm.getAttribute('aria-disabled')).toBe('true')
  })
})

it('given a case that is no meeting, then there is no such screen of it', () =>
  at('P-head', async (page) => {
    await page.goto(`/desk/cases/${making}/session`)
    await page.getByText('这件办件不是会议').waitFor()
  }))
