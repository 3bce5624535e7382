import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { allMatters } from '#domain/matters/all.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { setting } from '#domain/matters/supervision/setting.ts'
import { bureauOf } from '../../../test/bureau.ts'
import { anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { makeApp } from '../../web/server.ts'

const templateWording = allMatters.find(({ id }) => id === 'template-wording')!
let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(() => office.close())

const wording = {
  text: '收到你单位的材料。\n依据：{{依据}}。',
  from: '2024-03-06',
  cause: '便民',
}
const label = () => (templateWording.samples['wording'] as { document: string }).document.split('：')[0]
const wishOf = (more: object = {}) => ({ ...wording, document: `${label()}：收件凭证`, ...more })

const applied = async () => {
  const caseId = newCaseId()
  const outcome = await office
    .as('applicant')
    .does(labAnimalLicence, 'apply', { caseId, variant: 'issue', form: anApplication() } as never)
  expect(outcome).toMatchObject({ ok: true })
  const [row] = await office.rows('select body from document where case_id = $1 and n = 1', [caseId])
  return JSON.parse(String(row!['body'])) as { body: { text: string }[]; wording?: object }
}

describe('given a wording that one person proposes', () => {
  const caseId = newCaseId()
  test('when another confirms it, then it applies from its day, and the sealed text names the version', async () => {
    const first = await applied()
    const does = (role: 'legalReviewer' | 'head', action: string, wish: object = {}) =>
      office.as(role).does(templateWording, action as never, { caseId, ...wish } as never)
    expect(await does('legalReviewer', 'propose', { form: wishOf() })).toMatchObject({ ok: true })
    expect((await applied()).wording).toBeUndefined()
    expect(await does('head', 'confirm')).toMatchObject({ ok: true, state: 'confirmed' })
    expect(await applied()).toEqual({ ...first, of: expect.anything() })
    office.setClock('2024-03-06')
    expect(await applied()).toMatchObject({
      wording: { case: caseId, from: '2024-03-06' },
      body: [{ text: '收到你单位的材料。' }, { text: expect.stringContaining('依据：《') }],
    })
  })

  test('then the page of wordings says so, with what a wording may name', async () => {
    const page = await (await makeApp(bureauOf(office)).request('/wordings')).text()
    expect(page).toContain('由本局调整用语的 1 种')
    expect(page).toContain(`/records/${caseId}`)
    expect(page).toContain('{{救济途径}}')
  })
})

test('given an address of the portal that is set and confirmed, then documents say from its day where they are checked', async () => {
  const caseId = newCaseId()
  const address = 'https://kj.example.gov.cn/zhunsheng'
  const form = {
    ...{ key: 'paper.check-address', value: address, from: '2024-03-07', source: '门户上线的通知（示例）' },
    unverified: false,
  }
  const does = (role: 'legalReviewer' | 'head', action: 'propose' | 'confirm', wish: object = {}) =>
    office.as(role).does(setting, action, { caseId, ...wish } as never)
  expect(await does('legalReviewer', 'propose', { form })).toMatchObject({ ok: true })
  expect(await does('head', 'confirm')).toMatchObject({ ok: true })
  expect(await applied()).not.toHaveProperty('check')
  office.setClock('2024-03-07')
  expect(await applied()).toMatchObject({ check: address })
})

test.each([
  ['{{依据}}{{杜撰}}', '没有这些内容：{{杜撰}}'],
  ['没有根据。', '不得缺少{{依据}}'],
])('given a wording “%s”, when it is proposed, then refused with a sentence', async (text, sentence) => {
  const outcome = await office
    .as('legalReviewer')
    .does(templateWording, 'propose' as never, { caseId: newCaseId(), form: wishOf({ text }) } as never)
  expect(outcome).toMatchObject({ ok: false, code: 'form.invalid', message: expect.stringContaining(sentence) })
})
