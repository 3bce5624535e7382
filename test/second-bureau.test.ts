import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { workshopConditions } from '#bureaus/district-market/matters/food-workshop.forms.ts'
import { foodWorkshop } from '#bureaus/district-market/matters/food-workshop.ts'
import { districtMarket } from '#bureaus/district-market/profile.ts'
import { makeApp } from '#web/server.ts'
import { bureauOf } from './bureau.ts'
import { newCaseId, openOffice, type TestOffice } from './office.ts'

const { samples } = foodWorkshop
const caseId = newCaseId()
let office: TestOffice
let app: ReturnType<typeof makeApp>
const faults: string[] = []

/** The invented district bureau registers one workshop, through the ordinary path and without a line of the engine for it. */
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-04', profile: districtMarket })
  await office.certify('P-caseOfficer')
  const does = async (role: Parameters<TestOffice['as']>[0], action: string, form?: unknown) => {
    const outcome = await office.as(role).does(foodWorkshop, action as never, { caseId, ...(form ? { form } : {}) })
    if (!outcome.ok) throw new Error(`${action}: ${outcome.message}`)
  }
  await does('applicant', 'apply', samples['application'])
  await does('receptionist', 'accept')
  office.setClock('2024-03-06')
  await does('caseOfficer', 'inspect', samples['inspection'])
  office.setClock('2024-03-08')
  await does('head', 'register', samples['certificate'])
  await does('server', 'serve', samples['delivery'])
  app = makeApp(bureauOf(office), { log: (line) => faults.push(line) })
})
afterAll(() => office?.close())

const get = async (path: string) => {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

describe('第二个单位', () => {
  it.each([
    '/',
    '/reports',
    '/reports/2024',
    '/reports/2030',
    '/checks/2024',
    '/registers',
    '/registers/food-workshop',
    '/figures/workshops-registered?year=2024',
    '/proofs/recorded?year=2024',
    `/records/${caseId}`,
  ])('%s opens under the bureau own name and says nothing of another', async (path) => {
    const { status, text } = await get(path)
    expect([path, status]).toEqual([path, 200])
    expect(text).toContain('演示市演示区市场监督管理局')
    expect(text).not.toMatch(/昆明|昆科|实验动物许可证核发/)
    expect(faults).toEqual([])
  })

  it('the law is the law of the land, for every bureau', async () => expect((await get('/laws')).status).toBe(200))

  it('the report has its own order and says what the records prove, and only that', async () => {
    const json = JSON.parse((await get('/reports/2024.json')).text)
    const text = json.text.map((block: { text: string }) => block.text)
    expect(text.join('\n')).toContain('全年准予登记食品小作坊1家，办理最长用时4个工作日。')
    expect(text.join('\n')).toContain('作出决定的登记均有现场核查的全过程记录。')
    expect(text.join('\n')).not.toContain('第一责任人职责情况')
    const missing = json.missing.map(({ place }: { place: string }) => place)
    expect(missing[0]).toBe('一')
    expect(json.checks.find(({ id }: { id: string }) => id === 'X1')).toMatchObject({ result: 'pass' })
    expect(json.checks.find(({ id }: { id: string }) => id === 'X12')).toMatchObject({ result: 'none' })
  })

  it('the certificate carries the number of the bureau, and a workshop found unfit is not registered', async () => {
    const [row] = await office.rows('select number from case_ where id = $1', [caseId])
    expect(row).toEqual({ number: '演区食坊〔2024〕1号' })
    const other = newCaseId()
    const act = (role: Parameters<TestOffice['as']>[0], action: string, form?: unknown) =>
      office.as(role).does(foodWorkshop, action as never, { caseId: other, ...(form ? { form } : {}) })
    await act('applicant', 'apply', samples['application'])
    await act('receptionist', 'accept')
    const conditions = workshopConditions.map((condition) => ({ condition, finding: '不符合' }))
    await act('caseOfficer', 'inspect', { ...(samples['inspection'] as object), conditions })
    expect(await act('head', 'register', samples['certificate'])).toMatchObject({ ok: false, code: 'guard.failed' })
  })
})
