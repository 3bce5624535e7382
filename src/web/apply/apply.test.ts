import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { labAnimalLicenceSamples as samples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { type Browser, browserOf, origin, settle } from '../../../test/browser-of.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../server.ts'

const password = 'Chun-Cheng-2024'
let office: TestOffice
let app: Hono
let applicant: Browser
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  app = makeApp(bureauOf(office), { log: (line, error) => expect.unreachable(`${line} ${error}`) })
  applicant = await settle(app, bureauOf(office), 'P-applicant', password)
})
afterAll(() => office.close())

/** Sends a page of a form with its files, as a browser without script does. */
async function fill(browser: Browser, path: string, fields: Record<string, string | File>) {
  const body = new FormData()
  for (const [name, value] of Object.entries({ go: 'next', ...fields })) body.append(name, value)
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const response = await app.request(`${origin}${path}`, { method: 'POST', body, headers: { cookie, origin } })
  return { status: response.status, to: response.headers.get('location'), text: await response.text() }
}
const pdf = () => new File(['%PDF-1.4 演示'], '申请书.pdf', { type: 'application/pdf' })
const base = '/apply/lab-animal-licence/issue'
const { scope, ...own } = samples.application
let facility = 0

/** Walks through all pages of an application; answers where it led. */
async function apply(browser: Browser): Promise<string> {
  facility += 1
  const answers: Record<string, string | File> = {
    ...(own as object),
    facilityAddress: `某市某区演示路${facility}号`,
    'scope.rows': '1',
  }
  for (const [name, value] of Object.entries(scope[0]!)) answers[`scope.0.${name}`] = String(value)
  answers['materials'] = pdf()
  let at = `${base}/1`
  for (let pages = 0; !at.endsWith('/check'); pages++) {
    expect(pages).toBeLessThan(12)
    const page = await browser.get(at)
    const asked = new Set([...page.text.matchAll(/ name="([\w.]+)"/g)].map(([, name]) => name!))
    const here = Object.fromEntries(Object.entries(answers).filter(([name]) => asked.has(name)))
    const posted = await fill(browser, at, here)
    expect([at, posted.status, /<div class="summary"[\s\S]*?<\/div>/.exec(posted.text)?.[0]]).toEqual([
      at,
      303,
      undefined,
    ])
    at = posted.to!
  }
  const check = await browser.get(at)
  expect([check.status, /<div class="summary"[\s\S]*?<\/div>/.exec(check.text)?.[0]]).toEqual([200, undefined])
  const command = /name="command" value="([^"]+)"/.exec(check.text)![1]!
  const sent = await browser.post(at, { command })
  expect(sent.status).toBe(303)
  return sent.to!
}

describe('网上申请', () => {
  it('given nobody is signed in, then guides are for everybody, and an application begins with signing in', async () => {
    const guide = await browserOf(app).get('/guides/lab-animal-licence')
    expect(guide.text).toContain('20个工作日')
    expect(guide.text).toContain('href="/apply/lab-animal-licence"')
    const stranger = await browserOf(app).get(`${base}/1`)
    expect([stranger.status, stranger.to]).toEqual([303, `/sign-in?next=${encodeURIComponent(`${base}/1`)}`])
  })
  it('given an applicant, then his desk is his own page, and a clerk may not apply', async () => {
    expect((await applicant.get('/desk')).to).toBe('/my')
    expect((await applicant.get('/my')).text).toContain('href="/apply/lab-animal-licence"')
    const clerk = await settle(app, bureauOf(office), 'P-receptionist', password)
    expect((await clerk.get(`${base}/1`)).status).toBe(404)
    expect((await clerk.get('/my')).text).toContain('没有可以在网上申请的事项')
  })
  it('given a page with something wrong, then it is said at the field and above, and what was typed is still there', async () => {
    const { status, text } = await fill(applicant, `${base}/1`, {
      permitType: '使用',
      applicantName: '',
      creditCode: '不是代码',
    })
    expect(status).toBe(422)
    expect(text).toContain('<a href="#f-creditCode">')
    expect(text).toMatch(/id="f-creditCode" name="creditCode" value="不是代码"[^>]*aria-invalid="true"/)
  })
  it('given he leaves in the middle, then he finds it again where he left it, and nobody else does', async () => {
    expect(
      (await fill(applicant, `${base}/1`, { permitType: '使用', applicantName: '半途公司', go: 'later' })).to,
    ).toBe('/my')
    expect((await applicant.get('/my')).text).toContain('填到一半')
    expect((await applicant.get(`${base}/1`)).text).toContain('value="半途公司"')
  })
  it('given rows, then one more is asked for without losing those before', async () => {
    const steps = await Promise.all([1, 2, 3, 4].map((n) => applicant.get(`${base}/${n}`)))
    const at = steps.findIndex(({ text }) => text.includes('name="scope.rows"')) + 1
    const { status, text } = await fill(applicant, `${base}/${at}`, {
      ...{ 'scope.rows': '1', 'scope.0.species': '小鼠', add: 'scope', go: '' },
    })
    expect(status).toBe(200)
    expect(text).toContain('name="scope.rows" value="2"')
    expect(text).toMatch(/name="scope\.0\.species" value="小鼠"/)
  })

  let mine: string
  it('given every page is filled in, then it is sent by the same act as at the counter, with its clock and its receipt', async () => {
    mine = await apply(applicant)
    const { text } = await applicant.get(mine)
    expect(text).toContain('已经提交')
    expect(text).toContain('2024年3月12日届满')
    expect(text).toMatch(/<li class="now" aria-current="step">已提交/)
    const [paper] = /\/api\/matters\/[^"]+\.pdf/.exec(text)!
    expect((await applicant.get(paper)).headers.get('content-type')).toBe('application/pdf')
    expect((await applicant.get('/my')).text).not.toContain('填到一半')
  })
  it('given another applicant, then he is not told that there is such a case', async () => {
    await office.enter('P-another')
    await office.appoint('applicant', 'P-another', '91530100MA6K00000X')
    const another = await settle(app, bureauOf(office), 'P-another', password)
    for (const path of [mine, `${mine.split('?')[0]}/withdraw`, `${mine.split('?')[0]}/withdraw/check`])
      expect([path, (await another.get(path)).status]).toEqual([path, 404])
    expect((await another.get('/my')).text).toContain('还没有申请')
  })
  it('given what lacks is told, then he answers it there, with what stands already filled in', async () => {
    const caseId = mine.split('/').at(-1)!.split('?')[0]!
    const form = { missing: ['设施平面图'] }
    expect(await office.as('receptionist').does(labAnimalLicence, 'correct', { caseId, form })).toMatchObject({
      ok: true,
    })
    expect((await applicant.get('/my')).text).toContain('等您补正')
    const start = await applicant.get(`/my/cases/${caseId}/supply`)
    expect(start.to).toBe(`/my/cases/${caseId}/supply/1`)
    expect((await applicant.get(start.to!)).text).toContain('办件带出')
    const check = await applicant.get(`/my/cases/${caseId}/supply/check`)
    const command = /name="command" value="([^"]+)"/.exec(check.text)![1]!
    expect((await applicant.post(`/my/cases/${caseId}/supply/check`, { command })).status).toBe(303)
    expect((await applicant.get(`/my/cases/${caseId}`)).text).toContain('补正')
  })
  it('given he withdraws, then the case ends, and what can no longer be done is not there', async () => {
    const caseId = mine.split('/').at(-1)!.split('?')[0]!
    const { text } = await applicant.get(`/my/cases/${caseId}/withdraw/check`)
    const command = /name="command" value="([^"]+)"/.exec(text)![1]!
    const sent = await applicant.post(`/my/cases/${caseId}/withdraw/check`, { command, reasons: '不再需要' })
    expect(sent.status).toBe(303)
    expect((await applicant.get(`/my/cases/${caseId}`)).text).toContain('已终止')
    expect((await applicant.get(`/my/cases/${caseId}/withdraw`)).status).toBe(404)
  })
  it('given an application before, then what the bureau holds is filled in and said to be so', async () => {
    const { text } = await applicant.get(`${base}/1`)
    expect(text).toContain('的办件带出，请核对')
    expect(text).toContain(`value="${samples.application.applicantName}"`)
  })
  it('given a request from another site, then nothing is kept', async () => {
    const body = new FormData()
    const cookie = [...applicant.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: 'https://evil.example' }
    expect((await app.request(`${origin}${base}/1`, { method: 'POST', body, headers })).status).toBe(403)
  })
})
