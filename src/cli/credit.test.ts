import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { penaltySamples as samples } from '#domain/matters/enforcement/administrative-penalty.samples.ts'
import { administrativePenalty } from '#domain/matters/enforcement/administrative-penalty.ts'
import { penaltyHearing } from '#domain/matters/enforcement/penalty-hearing.ts'
import { penaltyItem } from '#domain/matters/enforcement/penalty-item.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

const reasons = '事实清楚，证据确凿'

const caseId = newCaseId()
let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
let item: string

const act = async (role: Parameters<TestOffice['as']>[0], action: string, form?: object, more: object = {}) => {
  const name = administrativePenalty.actions[action as 'file'].form as keyof typeof samples | undefined
  return office.as(role).does(administrativePenalty, action as 'file', {
    caseId,
    ...(name ? { form: { ...samples[name], ...form } } : {}),
    ...more,
  })
}
const done = async (...asked: Parameters<typeof act>) => expect(await act(...asked)).toMatchObject({ ok: true })

beforeAll(async () => {
  office = await openOffice({ today: '2024-03-01' })
  zhunsheng = commandLineOf(bureauOf(office))
  for (const person of ['P-first', 'P-second', 'P-caseOfficer']) {
    await office.enter(person)
    await office.certify(person)
  }
  item = newCaseId()
  const row = penaltyItem.samples['row'] as object
  await office.as('keeper').does(penaltyItem, 'record', { caseId: item, form: row })
  office.setClock('2024-03-05')
  await done('caseOfficer', 'register')
  await done('head', 'file', { item })
  await done('caseOfficer', 'collect')
  await done('caseOfficer', 'conclude', { complex: false })
  await done('caseOfficer', 'weigh')
  await done('head', 'notify')
})
afterAll(() => office.close())

const asked = ['--from', '2024-01-01', '--until', '2025-01-01', '--code', '1153010001511000X4'] as const
const credit = (...words: string[]) => zhunsheng('credit', 'penalty', '--as', 'P-publisher', ...asked, ...words)

describe('行政处罚的双公示', () => {
  it('given a case that is not decided, then there is no row: a notice is no decision', async () => {
    expect((await credit()).out).toContain('行政处罚 0 条')
  })
  it('given the same act of the same party, then no second case is opened beside it', async () => {
    const second = await office
      .as('caseOfficer')
      .does(administrativePenalty, 'register', { caseId: newCaseId(), form: samples.clue })
    expect(second).toMatchObject({ ok: false, message: expect.stringContaining('已有案件在办') })
  })
  it('given a hearing that was asked for, then the case waits for it; given up, it goes on', async () => {
    office.setClock('2024-03-06')
    await done('server', 'serveNotice')
    const hearing = newCaseId()
    const request = { form: penaltyHearing.samples['request'] as object, host: { caseId, link: 'penalty' } }
    const held = await office.as('caseOfficer').does(penaltyHearing, 'request', { caseId: hearing, ...request })
    expect(held).toMatchObject({ ok: true })
    await done('caseOfficer', 'waive')
    expect(await act('caseOfficer', 'review')).toMatchObject({ message: expect.stringContaining('听证尚未结束') })
    const abandon = { form: penaltyHearing.samples['abandon'] as object, reasons: '书面撤回' }
    await office.as('caseOfficer').does(penaltyHearing, 'abandon', { caseId: hearing, ...abandon })
    await done('caseOfficer', 'review')
  })
  it('given a decision, then its row has the fields of the standard, without faults, and says when it is not published', async () => {
    await done('head', 'penalise', { meeting: undefined }, { reasons })
    office.setClock('2024-03-13')
    const late = await credit()
    expect(late).toMatchObject({ code: 0, out: expect.stringContaining('行政处罚 1 条，其中已公示 0 条') })
    expect(late.out).toContain('尚未公示')
    await done('publisher', 'publish')
    const out = join(temporaryFolder(), '处罚.csv')
    expect(await credit('--out', out)).toMatchObject({ code: 0 })
    const [head = '', row = ''] = readFileSync(out, 'utf8').replace('\uFEFF', '').trim().split('\r\n')
    const values = Object.fromEntries(head.split(',').map((code, index) => [code, row.split(',')[index]]))
    expect(values).toMatchObject({
      ...{ CF_XDR_MC: '某生物公司（演示）', CF_XDR_LB: '法人及非法人组织', CF_XDR_SHXYM: '91530102MA6TEXT050' },
      ...{ CF_FRDB: '赵某（演示）', CF_WSH: '昆科罚〔2024〕1号', CF_WFXW: '使用后的实验动物流入市场' },
      ...{ CF_CFLB: '罚款;没收违法所得、没收非法财物', CF_NR_FK: '50', CF_NR_WFFF: '5' },
      ...{ CF_JDRQ: '2024/03/06', CF_CFJG: '昆明市科学技术局', CF_CFJGDM: '1153010001511000X4', BZ: '' },
    })
    expect(values['CF_YJ']).toContain('第七十七条')
  })
  it('given a decision that was annulled, then the row says so, and the figures keep what was decided', async () => {
    await done('head', 'annul', {}, { reasons: '复议撤销' })
    await done('publisher', 'withdraw')
    const out = join(temporaryFolder(), '撤销后.csv')
    expect(await credit('--out', out)).toMatchObject({ code: 0 })
    expect(readFileSync(out, 'utf8')).toContain('某市人民政府以某复决字〔2024〕1号撤销本决定')
    const facts = await office.rows(
      `select measure, until_day::text as until from fact
       where case_id = $1 and measure in ('penalty.decided', 'penalty.fine') and recorded_until = 'infinity' order by measure`,
      [caseId],
    )
    expect(facts).toEqual([
      { measure: 'penalty.decided', until: '2024-03-13' },
      { measure: 'penalty.fine', until: null },
    ])
  })
})
