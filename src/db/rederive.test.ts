import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fsck } from '#app/fsck.ts'
import { handleCommand } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { publish } from '#app/journal/publish/publish.ts'
import { verifyFolder } from '#app/journal/verify/verify-folder.ts'
import { toDay } from '#domain/calendar/day.ts'
import { makeCalendar } from '#domain/calendar/working-calendar.ts'
import { year2024 } from '#domain/calendar/years/2024.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { article } from '#domain/law/catalogue.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { makeFolder } from '../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../test/journal.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'
import { journalHouse } from '../bureau.ts'
import { makeApp } from '../web/server.ts'
import { fsckSource } from './journal-fsck.ts'
import { rederive } from './rederive.ts'
import { openReader, type Reader } from './schema.ts'
import { types } from './types.ts'

const agency = 'kunming-science'
const order = { actor: 'P-head', basis: '2024年统计口径调整' }
const row = publicityActivity.samples['row']
const { folder: dataDir, remove } = makeFolder()
let office: TestOffice
let reader: Reader
let owner: Pool
let cases: string[]
let house: House

/** The next version of the program: a county is named otherwise, titles are worded anew, a day became a holiday. */
function upgraded(): House {
  const activity: Matter = {
    ...(publicityActivity as Matter),
    describe: (data) => `活动：${(data['row'] as { place: string }).place}`,
    facts: (current, context) =>
      publicityActivity
        .facts(current, context)
        .map((fact) => (fact.measure === 'publicity-activity.county' ? { ...fact, key: `新${fact.key}` } : fact)),
  }
  return {
    ...office.house,
    matters: matterBook(office.house.matters.all.map((one) => (one.id === activity.id ? activity : one))),
    calendar: makeCalendar([year2024], {
      local: [
        { region: '昆明', date: toDay('2024-06-06'), kind: 'holiday', basis: article('全国年节及纪念日放假办法', 4) },
      ],
    }),
  }
}

const journalNow = () => journalHouse({ reader, profile: { id: agency }, dataDir, house })
const check = () => fsck(house, journalNow(), fsckSource(reader, agency))
const codes = async () => [...new Set((await check()).findings.map(({ code }) => code))].sort()
const parts = () => ({ reader, profile: { id: agency }, house })
const county = async (moment: string) =>
  (
    await office.rows(
      `select distinct key from fact where measure = 'publicity-activity.county' and recorded_from <= $1
       and recorded_until > $1`,
      [moment],
    )
  ).map(({ key }) => key)

beforeAll(async () => {
  office = await openOffice({ today: '2024-06-03' })
  reader = openReader(office.database.pool({ max: 4, types }))
  owner = office.database.ownerPool({ max: 1, types })
  cases = await recordRows(office, 3)
  await office.appoint('head', 'P-head')
  const form = labAnimalLicence.samples['application']
  const applied = { caseId: newCaseId(), variant: 'issue', form }
  expect(await office.as('applicant').does(labAnimalLicence, 'apply', applied)).toMatchObject({ ok: true })
  await publish(journalOfOffice(office, dataDir))
  house = upgraded()
  office.setClock('2024-06-04')
})
afterAll(async () => {
  await office.database.drop()
  remove()
})

describe('给定升级后的口径和节假日安排', () => {
  test('then fsck says what is not yet made anew', async () => {
    expect(await codes()).toEqual(['case.derived', 'clocks.differ', 'facts.differ'])
  })
  test('only 审批负责人 can order it, and a trial changes nothing', async () => {
    await expect(rederive(parts(), { ...order, actor: 'P-keeper' })).rejects.toThrow('担任审批负责人')
    const before = await office.rows('select size from log_head')
    expect(await rederive(parts(), order, { dryRun: true })).toEqual({
      cases: { 'publicity-activity': 3, 'lab-animal-licence': 1 },
      leftAlone: [],
    })
    expect(await office.rows('select size from log_head')).toEqual(before)
  })
  test('a case that was tampered with is left alone and named; the others are made anew, each on record', async () => {
    const [spoilt] = cases
    await owner.query('alter table case_ disable trigger user')
    const set = (value: string) => owner.query(`update case_ set state = $1 where id = $2`, [value, spoilt])
    const [{ state }] = (await owner.query('select state from case_ where id = $1', [spoilt])).rows
    await set('void')
    const first = await rederive(parts(), order)
    expect(first.cases).toEqual({ 'publicity-activity': 2, 'lab-animal-licence': 1 })
    expect(first.leftAlone).toEqual([{ caseId: spoilt, reason: expect.stringContaining('查明之前不能重算') }])
    await set(state)
    await owner.query('alter table case_ enable trigger user')
    expect((await rederive(parts(), order)).cases).toEqual({ 'publicity-activity': 1 })
    expect(await codes()).toEqual([])
    expect((await rederive(parts(), order)).cases).toEqual({})
  })
  test('on the command line it is said that nothing is left to do; without a ground nothing is ordered', async () => {
    const zhunsheng = commandLineOf({ ...bureauOf(office), house })
    expect(await zhunsheng('rederive', '--as', order.actor, '--basis', order.basis)).toMatchObject({
      code: 0,
      out: '全部办件与现行口径一致，不需要重算。\n',
    })
    expect(await zhunsheng('rederive', '--as', order.actor)).toMatchObject({ code: 2 })
  })
  test('an earlier moment is still answered as it stood, today by the new definition', async () => {
    expect(await county('2024-06-03T12:00:00Z')).toEqual(['530102'])
    expect(await county('2024-06-04T12:00:00Z')).toEqual(['新530102'])
  })
  test('the entries say who ordered it and why, and are counted by their kind in the public log', async () => {
    const entries = await office.rows(`select actor, reasons, form from entry where action = '!rederive' order by form`)
    expect(entries).toHaveLength(4)
    expect(entries[0]).toMatchObject({ actor: 'P-head', reasons: order.basis, form: { changed: expect.any(Array) } })
    await publish(journalNow())
    const report = await verifyFolder(dataDir.concat('/journal'))
    expect(report).toMatchObject({ intact: true, findings: [] })
    expect(report.kinds['rederive']).toBe(4)
  })
  test('its page says what was made anew', async () => {
    const page = await makeApp({ ...bureauOf(office), house }).request(`/records/${cases[1]}/entries/2`)
    const text = await page.text()
    for (const shown of ['按现行口径重算', '标题、统计事实', '停用的统计事实']) expect(text).toContain(shown)
  })
  test('work goes on in such a case', async () => {
    office.setClock('2024-06-05')
    const wish = {
      id: newCaseId(),
      matter: publicityActivity.id,
      caseId: cases[1]!,
      action: 'correct',
      reasons: '更正',
    }
    const form = { ...(row as object), countyCode: '530103', countyName: '盘龙区' }
    expect(await handleCommand(house, 'P-keeper', { ...wish, form })).toMatchObject({ ok: true, n: 3 })
    expect(await codes()).toEqual([])
    expect((await county('2024-06-05T12:00:00Z')).sort()).toEqual(['新530102', '新530103'])
  })
  test('facts of the earlier definition cannot be changed unseen', async () => {
    await owner.query('begin')
    try {
      await owner.query('alter table fact disable trigger user')
      await owner.query(`update fact set key = '530199' where key = '530102' and case_id = $1`, [cases[2]])
      const own = openReader(owner)
      const journal = journalHouse({ reader: own, profile: { id: agency }, dataDir, house })
      const { findings } = await fsck(house, journal, fsckSource(own, agency))
      expect(findings.map(({ code }) => code)).toEqual(['facts.past'])
      expect(findings[0]!.message).toContain('历史统计数据被直接改动')
    } finally {
      await owner.query('rollback')
    }
  })
})
