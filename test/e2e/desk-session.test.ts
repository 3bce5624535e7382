import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { columnsOf, valueIn } from '#app/sheets/columns.ts'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { type Serving, serve } from '../../src/web/server.ts'
import { inviteOf } from '../browser-of.ts'
import { newCaseId, openOffice, type TestOffice } from '../office.ts'
import { openBrowser, patient } from './browser.ts'

const password = 'Chun-Cheng-2024'

let office: TestOffice
let serving: Serving
let browser: Browser
beforeAll(async () => {
  office = await openOffice({ today: '2025-02-10' })
  ;[serving, browser] = await Promise.all([serve(office.bureau, 0), openBrowser()])
})
afterAll(async () => {
  await browser?.close()
  await serving?.stop()
  await office?.close()
})

/** Sits down as a person who has just set his password: the browser's own cookie says who he is. */
async function at(person: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ baseURL: `http://127.0.0.1:${serving.port}`, acceptDownloads: true })
  const page = patient(await context.newPage())
  try {
    await page.goto(await inviteOf(office.bureau, person))
    for (const name of ['password', 'again']) await page.fill(`[name=${name}]`, password)
    await page.click('button.main')
    await page.waitForURL('**/desk')
    await look(page)
  } finally {
    await context.close()
  }
}

describe('登录在工作台上', () => {
  it('is spoken of before it ends; after it the place and what was typed are still there', () =>
    at('P-receptionist', async (page) => {
      await page.clock.install()
      await page.goto('/desk/open/lab-animal-permit')
      await page.getByRole('button', { name: '核对' }).waitFor()
      await page.clock.fastForward('13:30')
      const notice = page.getByRole('alert').filter({ hasText: '将退出登录' })
      await notice.waitFor()
      await page.getByRole('button', { name: '继续办理' }).click()
      await notice.waitFor({ state: 'detached' })

      office.setClock('2025-02-10', '09:20')
      await page.getByRole('textbox', { name: '许可证编号' }).fill('SYXK(滇)K2021-0099')
      await page.clock.fastForward('00:05')
      await page.getByRole('heading', { name: '登录已经结束' }).waitFor()
      await page.getByRole('link', { name: '登录' }).click()
      await page.fill('[name=person]', 'P-receptionist')
      await page.fill('[name=password]', password)
      await page.click('button.main')
      await page.waitForURL('**/desk/open/lab-animal-permit')
      await page.getByText('存下的草稿').waitFor()
      expect(await page.getByRole('textbox', { name: '许可证编号' }).inputValue()).toBe('SYXK(滇)K2021-0099')
    }))

  it('ends by the button', () =>
    at('P-keeper', async (page) => {
      await page.getByRole('button', { name: '退出' }).click()
      await page.waitForURL('**/sign-in')
      await page.goto('/desk')
      await page.getByRole('heading', { name: '请先登录' }).waitFor()
    }))
})

describe('一本台账', () => {
  const sample = technologyContract.samples['row'] as Record<string, unknown>
  const enter = (number: string, more: object) =>
    office
      .as('contractRegistrar')
      .does(technologyContract, 'record', { caseId: newCaseId(), form: { ...sample, number, ...more } })

  it('is narrowed by tags, sorted, added up and taken out; a sheet is tried before it is taken in', async () => {
    const outcomes = [
      await enter('2024530100000001', { totalAmount: '900000.00', technologyAmount: '900000.00' }),
      await enter('2024530100000002', { type: '技术服务', totalAmount: '12000000.10', technologyAmount: '100.10' }),
    ]
    expect(outcomes.map(({ ok }) => ok)).toEqual([true, true])
    await at('P-contractRegistrar', async (page) => {
      await page.goto('/desk/registers/technology-contract')
      const all = page.locator('tfoot .all-sum')
      await all.filter({ hasText: '12,900,000.10' }).filter({ hasText: '900,100.10' }).waitFor()
      await page.getByRole('combobox', { name: '合同类别' }).selectOption('技术服务')
      await page.waitForURL((url) => url.searchParams.get('row.type') === '技术服务')
      await all.filter({ hasText: '合计 1 件' }).filter({ hasText: '12,000,000.10' }).waitFor()
      await page.getByRole('button', { name: '去掉条件' }).click()
      await all.filter({ hasText: '合计 2 件' }).waitFor()
      await page.getByRole('button', { name: /合同成交额/ }).click()
      await page.waitForURL((url) => url.searchParams.get('sort') === '-row.totalAmount')
      await page.locator('tbody tr').first().filter({ hasText: '2024530100000002' }).waitFor()

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '导出' }).click(),
      ])
      const chunks: Buffer[] = []
      for await (const chunk of await download.createReadStream()) chunks.push(chunk as Buffer)
      const bytes = Buffer.concat(chunks)
      const [sheet] = await readWorkbook(bytes, 'rows.xlsx')
      expect(JSON.stringify(sheet)).toContain('2024530100000002')

      await page.getByRole('button', { name: '导入', exact: true }).click()
      await page.locator('#sheet-file').setInputFiles({
        ...{ name: '登记.xlsx', buffer: bytes },
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      })
      await page.getByText('行此前已登记').waitFor()
      expect(await page.locator('.three').innerText()).toMatch(/0\s*行可以入账[\s\S]*2\s*行此前已登记[\s\S]*0\s*行退回/)

      const columns = columnsOf(technologyContract)
      const cells = columns.map((column) =>
        column.title === '合同成交额' ? '九十万' : column.write(valueIn({ row: { ...sample, number: '1' } }, column)),
      )
      const lines = [columns.map(({ title }) => title), cells].map((line) => line.map((cell) => `"${cell}"`).join(','))
      await page
        .locator('#sheet-file')
        .setInputFiles({ name: '登记.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) })
      await page.locator('.bring tbody tr').filter({ hasText: '合同成交额' }).filter({ hasText: '九十万' }).waitFor()
      expect(await page.getByRole('button', { name: /^导入 / }).count()).toBe(0)
    })
  })
})
