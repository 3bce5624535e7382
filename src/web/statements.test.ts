import { read, utils } from '@e965/xlsx'
import type { Hono } from 'hono'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { officerTraining } from '#domain/matters/enforcement/officer-training.ts'
import { type Browser, browserOf, settle } from '../../test/browser-of.ts'
import { bureauOf } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { makeApp } from './server.ts'

const password = 'Chun-Cheng-2024'
let office: TestOffice
let app: Hono
let staff: Browser
beforeAll(async () => {
  office = await openOffice({ today: '2025-02-10' })
  const bureau = bureauOf(office)
  app = makeApp(bureau, { log: (line) => expect.unreachable(line) })
  for (const heldOn of ['2023-03-01', '2024-02-20', '2024-03-05', '2024-08-01']) {
    const form = { ...(officerTraining.samples['row'] as object), heldOn, title: `培训 ${heldOn}` }
    const outcome = await office.as('keeper').does(officerTraining, 'record', { caseId: newCaseId(), form })
    expect(outcome).toMatchObject({ ok: true })
  }
  staff = await settle(app, bureau, 'P-receptionist', password)
})
afterAll(() => office.close())

/** The cells of a line, in order. */
const lineOf = (text: string, label: string): string[] =>
  [
    ...new RegExp(`<th scope="row">${label}</th>([\\s\\S]*?)</tr>`)
      .exec(text)![1]!
      .matchAll(/<td[^>]*>([\s\S]*?)<\/td>/g),
  ].map(([, cell]) => cell!.replaceAll(/<[^>]+>/g, ''))

describe('报表', () => {
  it('given nobody is signed in, or an applicant is, then nothing of it is shown', async () => {
    const stranger = await browserOf(app).get('/statements/enforcement-year?year=2024')
    expect([stranger.status, stranger.to]).toEqual([303, expect.stringContaining('/sign-in?next=')])
    const applicant = await settle(app, bureauOf(office), 'P-applicant', password)
    for (const path of ['/statements', '/statements/enforcement-year', '/statements/enforcement-year.xlsx'])
      expect((await applicant.get(path)).status).toBe(404)
    expect((await browserOf(app).get('/reports')).text).not.toContain('/statements')
  })
  it('given a year, then a line has its number, that of the year before, and opens to the same figure', async () => {
    const { text } = await staff.get('/statements/enforcement-year?year=2024')
    expect(lineOf(text, '举办执法人员培训')).toEqual(['3', '1', '场次', ''])
    expect(text).toContain('href="/figures/training-sessions?year=2024"')
    expect((await staff.get('/figures/training-sessions?year=2024')).text).toContain('<span class="big">3场次</span>')
  })
  it('given nothing is on record, then it is a zero that opens; given no register holds it, then it is none', async () => {
    const { text } = await staff.get('/statements/enforcement-year?year=2024')
    expect(lineOf(text, '撤销')).toEqual(['0', '0', '件', ''])
    expect(lineOf(text, '行政复议案件')).toEqual(['—', '—', '', expect.stringContaining('没有登记')])
    expect(lineOf(text, '平均办理时间')).toEqual(['—', '—', '工作日', '没有记录，无法算出'])
    expect(text).toMatch(/有 \d+ 项没有数/)
  })
  it('given a month, then there are the month, the year so far and the same month of last year', async () => {
    const { text } = await staff.get('/statements/head-month?year=2024&months=3')
    expect(text).toContain('2024年3月')
    expect([...text.matchAll(/<th scope="col" class="n">([^<]+)</g)].map(([, title]) => title)).toEqual([
      '本月',
      '本年累计',
      '上年同月',
    ])
    expect(text).toContain('href="/figures/officers?year=2024&amp;months=1-3"')
  })
  it('given no year, then it is of what was over last', async () => {
    expect((await staff.get('/statements/enforcement-year')).text).toContain('2024年')
    expect((await staff.get('/statements/head-month')).text).toContain('2025年1月')
  })
  it('given what it is not made for, then that is said', async () => {
    expect((await staff.get('/statements/enforcement-year?year=2024&months=3')).status).toBe(400)
    expect((await staff.get('/statements/head-month?year=2024&months=1-3')).status).toBe(400)
    expect((await staff.get('/statements/nothing')).status).toBe(404)
  })
  it('given it is taken out as a workbook, then its numbers are numbers', async () => {
    const response = await app.request('/statements/enforcement-year.xlsx?year=2024', {
      headers: { cookie: [...staff.cookies].map(([name, value]) => `${name}=${value}`).join('; ') },
    })
    const book = read(await response.arrayBuffer())
    const rows = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[0]!]!, { header: 1 })
    expect(rows.find((row) => row[1] === '举办执法人员培训')).toEqual([
      '执法主体和人员',
      '举办执法人员培训',
      '场次',
      3,
      1,
    ])
  })
})
