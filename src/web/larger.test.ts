import type { Hono } from 'hono'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { browserOf } from '../../test/browser-of.ts'
import { bureauOf } from '../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { makeApp } from './server.ts'

let office: TestOffice
let app: Hono
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  app = makeApp(bureauOf(office), { log: (line) => expect.unreachable(line) })
})
afterAll(() => office.close())

it('given larger type is chosen, then every page of this browser has it, and he is where he was; until he takes it back', async () => {
  const browser = browserOf(app)
  const from = { referer: 'http://localhost/registers?year=2024' }
  expect((await browser.get('/registers')).text).not.toContain('class="large"')
  expect((await browser.get('/larger?on=1', from)).to).toBe('/registers?year=2024')
  for (const path of ['/registers', '/guides'])
    expect((await browser.get(path)).text).toContain('<html lang="zh-CN" class="large">')
  expect((await browserOf(app).get('/registers')).text).not.toContain('class="large"')
  await browser.get('/larger?on=0', from)
  expect((await browser.get('/registers')).text).not.toContain('class="large"')
})
it.each([['https://evil.example//evil.example'], ['http://localhost//evil.example'], ['nonsense']])(
  'given he comes from %s, then he is sent nowhere else',
  async (referer) => {
    const { to } = await browserOf(app).get('/larger?on=1', { referer })
    expect(to).toMatch(/^\/(?!\/)/)
  },
)
