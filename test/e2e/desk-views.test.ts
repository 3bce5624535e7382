import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bureauOf } from '../bureau.ts'
import { openOffice, type TestOffice } from '../office.ts'
import { type ServedDesk, serveDesk, tokenOf } from './served-desk.ts'

let office: TestOffice
let desk: ServedDesk
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-04' })
  await office.appoint('caseOfficer', 'P-near', 'planning')
  await office.appoint('caseOfficer', 'P-beside', 'planning')
  await office.appoint('caseOfficer', 'P-far', 'law')
  desk = await serveDesk(office)
})
afterAll(async () => {
  await desk?.close()
  await office?.close()
})

const register = '/desk/registers/normative-document-making'
const path = '/api/desk/registers/normative-document-making/views'

const at = async <T>(person: string, look: (page: Page) => Promise<T>): Promise<T> =>
  desk.at(await tokenOf(office, person), look)
const asks = async (person: string, method: string, to = path, data?: unknown) =>
  at(person, async (page) => {
    const answer = await page.request.fetch(to, { method, ...(data === undefined ? {} : { data }) })
    return {
      status: answer.status(),
      body: (await answer.json()) as { views?: { id: string; name: string }[]; code?: string },
    }
  })
const seenBy = async (person: string) => (await asks(person, 'GET')).body.views?.map(({ name }) => name)

describe('given a register that somebody narrows and of which he leaves a column out', () => {
  it('when he keeps it as a view and shares it with his office, then it stands among the views, and opens by its address', () =>
    at('P-near', async (page) => {
      await page.goto(`${register}?year=2024`)
      await page.getByText('栏目', { exact: false }).first().waitFor()
      await page.locator('.columns summary').click()
      const box = page.locator('.columns input').first()
      await box.click()
      await page.getByText('隐去 1 栏').waitFor()
      await page.getByRole('button', { name: '存为视图' }).click()
      const form = page.getByRole('form', { name: '存为视图' })
      await form.getByLabel('名称').fill('今年的文件')
      await form.getByLabel('谁可以看').selectOption('planning')
      await form.getByRole('button', { name: '保存' }).click()
      const views = page.getByRole('navigation', { name: '视图' })
      await views.getByRole('link', { name: /今年的文件/ }).waitFor()
      await views.getByRole('link', { name: '全部', exact: true }).click()
      await page.waitForURL((url) => url.search === '')
      await views.getByRole('link', { name: /今年的文件/ }).click()
      await page.getByText('隐去 1 栏').waitFor()
      expect(new URL(page.url()).searchParams.get('year')).toBe('2024')
      await page.setViewportSize({ width: 360, height: 740 })
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true)
    }))

  it('then his office sees it and another does not', async () => {
    expect(await seenBy('P-beside')).toEqual(['今年的文件'])
    expect(await seenBy('P-far')).toEqual([])
  })

  it('when somebody else would delete it, then it is not his to delete', async () => {
    const [view] = (await asks('P-beside', 'GET')).body.views!
    expect(await asks('P-beside', 'DELETE', `${path}/${view!.id}`)).toMatchObject({ status: 404 })
    expect(await seenBy('P-near')).toEqual(['今年的文件'])
  })

  it('when he would share with an office that is not his, then he may not', async () => {
    const foreign = await asks('P-near', 'POST', path, { name: '别处', query: 'year=2024', office: 'law' })
    expect(foreign).toMatchObject({ status: 403, body: { code: 'view.foreign-office' } })
    expect(await asks('P-near', 'POST', path, { name: ' ', query: '' })).toMatchObject({ status: 422 })
  })

  it('then the table itself shows nobody’s views to whoever does not say who he is', async () => {
    const { rows } = await sql`select id from saved_view`.execute(bureauOf(office).reader)
    expect(rows).toEqual([])
  })

  it('when he keeps it again under its name, then it is changed; when he deletes it, it is gone for all', async () => {
    await asks('P-near', 'POST', path, { name: '今年的文件', query: 'year=2023' })
    expect(await seenBy('P-near')).toEqual(['今年的文件'])
    expect(await seenBy('P-beside')).toEqual([])
    const [view] = (await asks('P-near', 'GET')).body.views!
    expect(await asks('P-near', 'DELETE', `${path}/${view!.id}`)).toMatchObject({ status: 200 })
    expect(await seenBy('P-near')).toEqual([])
  })
})
