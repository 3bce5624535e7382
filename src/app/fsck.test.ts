import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { factSource } from '#db/fact-source.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { loadDemoSlice } from '../../test/demo-slice.ts'
import { makeFolder } from '../../test/folder.ts'
import { journalOfOffice } from '../../test/journal.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { attachmentFolder } from './files/attachments.ts'
import { type FsckOptions, type FsckReport, fsck } from './fsck.ts'
import { publish } from './journal/publish/publish.ts'

const { folder: dataDir, remove } = makeFolder()
const attachments = attachmentFolder(join(dataDir, 'attachments'))
let office: TestOffice
let owner: Pool

/** Tables whose every column is flipped below, with what the flip is reported as. */
const tables = [
  'case_',
  'entry',
  'seal',
  'clock',
  'clock_event',
  'fact',
  'document',
  'publication',
  'listed',
  'journal',
  'log_head',
  'number_series',
]

beforeAll(async () => {
  office = await openOffice({ today: '2026-01-01', founded: false })
  await loadDemoSlice(office, join(dataDir, 'attachments'))
  expect(await publish(journalOfOffice(office, office.dataDir))).toMatchObject({ status: 'published' })
  // One connection: what fsck reads is what the open transaction has changed.
  owner = office.database.ownerPool({ max: 1, types })
})
afterAll(async () => {
  await office.close()
  remove()
})

function check(options: FsckOptions = {}): Promise<FsckReport> {
  const reader = openReader(owner)
  const journal = { ...journalOfOffice(office, office.dataDir, reader) }
  return fsck(office.house, journal, fsckSource(reader, 'kunming-science'), options)
}

/** Changes the database as somebody who can switch off every guard, looks, and takes it back. */
async function tampered(table: string, sql: string): Promise<FsckReport> {
  await owner.query('begin')
  try {
    const { rows } = await owner.query(
      `select conrelid::regclass::text as child, conname from pg_constraint
       where (contype = 'f' and confrelid = $1::regclass) or (contype in ('f', 'p', 'u') and conrelid = $1::regclass)
       order by contype`,
      [table],
    )
    for (const { child, conname } of rows) await owner.query(`alter table ${child} drop constraint ${conname}`)
    await owner.query(`alter table ${table} disable trigger user`)
    const { rowCount } = await owner.query(sql)
    expect(rowCount, sql).toBeGreaterThan(0)
    return await check()
  } finally {
    await owner.query('rollback')
  }
}

type Column = { name: string; type: string }

async function columnsOf(table: string): Promise<Column[]> {
  const { rows } = await owner.query(
    `select column_name as name, udt_name as type from information_schema.columns
     where table_name = $1 and table_schema = 'public' and is_generated = 'NEVER' order by ordinal_position`,
    [table],
  )
  return rows
}

/** An expression that gives a column another value. */
const flips: Readonly<Record<string, (column: string) => string>> = {
  text: (c) => `coalesce(${c}, '') || '改'`,
  int4: (c) => `${c} + 1`,
  int2: (c) => `${c} + 1`,
  int8: (c) => `${c} + 1`,
  bool: (c) => `not ${c}`,
  numeric: (c) => `coalesce(${c}, 0) + 1`,
  date: (c) => `coalesce(${c}, '2024-01-01') + 1`,
  timestamptz: (c) => `case when ${c} = 'infinity' then '2026-01-01' else ${c} + interval '1 second' end`,
  jsonb: (c) => `case jsonb_typeof(${c}) when 'object' then ${c} || '{"改": "1"}' else '{"改": "1"}' end`,
  bytea: (c) => `set_byte(${c}, 20, (get_byte(${c}, 20) + 1) % 256)`,
  _bytea: (c) => `${c}[2:]`,
  _text: (c) => `array_append(${c}, '改')`,
}

/** Columns that say nothing of their own. */
const free: Readonly<Record<string, readonly string[]>> = {
  // Set by jobs after the act; the file is checked against its hash.
  document: ['sha256'],
  // A stop of all acts, and the transaction that appended last: not records.
  log_head: ['hold', 'appended_by'],
}

describe('给定一个完好的库', () => {
  test('then everything is found in order, files too', async () => {
    const report = await check({ attachments })
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ ok: true, faults: 0, doubts: 0, entries: report.size })
    expect(report.cases).toBeGreaterThan(100)
    expect(report.files).toBeGreaterThan(5)
  })
})

describe('指标', () => {
  const asked = () => ({
    figures: {
      figures: kunmingScience.figures,
      years: [2024],
      source: factSource(openReader(owner), 'kunming-science'),
    },
  })
  test('every figure comes out of the sealed acts as the report reads it, with the acts counted by kind', async () => {
    const report = await check(asked())
    expect(report.findings).toEqual([])
    const sessions = report.figures.find(({ id }) => id === 'training-sessions')!
    expect(Number(sessions.value)).toBeGreaterThan(0)
    expect(sessions.kinds).toEqual({ 'officer-training.record': Number(sessions.value) })
  })
  test('given a fact that no act brought, then the figure that it swells is named', async () => {
    await owner.query('begin')
    try {
      await owner.query('alter table fact disable trigger user')
      await owner.query(
        `insert into fact (agency_id, case_id, measure, on_day, twin, recorded_from)
         select agency_id, case_id, measure, on_day, twin + 100, recorded_from from fact
         where measure = 'training.session' and on_day between '2024-01-01' and '2024-12-31' limit 1`,
      )
      const { findings } = await check(asked())
      expect(findings.map(({ code }) => code)).toEqual(['facts.differ', 'figure.differs'])
      expect(findings[1]!.message).toMatch(
        /2024 年“执法人员培训场次”（training-sessions）：由封存的办理推算为 \d+，统计表中为 \d+/,
      )
    } finally {
      await owner.query('rollback')
    }
  })
})

describe('给定能关掉一切防护的人, when any column of any table is changed', () => {
  test.each(tables)('of %s, then it is found and said in Chinese', async (table) => {
    const columns = (await columnsOf(table)).filter(
      ({ name }) => name !== 'agency_id' && !(free[table] ?? []).includes(name),
    )
    for (const { name, type } of columns) {
      const flip = flips[type]
      if (!flip) throw new Error(`no flip for ${type}`)
      const row = `(select ctid from ${table} order by ctid limit 1 offset 1)`
      const where = table === 'log_head' || table === 'number_series' ? '' : `where ctid = ${row}`
      const report = await tampered(table, `update ${table} set "${name}" = ${flip(`"${name}"`)} ${where}`)
      expect(report.ok, `${table}.${name}`).toBe(false)
      expect(report.findings[0]!.message, `${table}.${name}`).toMatch(/[一-龥]{4}/)
    }
  })
  test.each(tables.filter((table) => table !== 'log_head' && table !== 'number_series'))(
    'or a row of %s is removed, then it is found',
    async (table) => {
      const report = await tampered(
        table,
        `delete from ${table} where ctid = (select ctid from ${table} order by ctid limit 1 offset 1)`,
      )
      expect(report.ok).toBe(false)
      expect(report.findings[0]!.message).toMatch(/删除|不一致|不符|改动/)
    },
  )
})

describe('what a finding says', () => {
  test.each([
    [
      'case_',
      `update case_ set state = 'void' where matter = 'publicity-activity'`,
      '“状态”与逐条记录推算的结果不一致',
    ],
    [
      'entry',
      `update entry set actor = 'nobody' where matter = 'publicity-activity'`,
      '“经办人及其授权”与封存摘要不符',
    ],
    ['fact', `update fact set value = value + 1 where value is not null`, '统计数据被直接改动'],
    [
      'journal',
      `update journal set entry = set_byte(entry, 30, (get_byte(entry, 30) + 1) % 256) where idx = 3`,
      '第 3 号的内容与其叶哈希不符',
    ],
    [
      'journal',
      `update journal set leaf = set_byte(leaf, 3, (get_byte(leaf, 3) + 1) % 256) where idx = 3`,
      '第 3 号的内容与其叶哈希不符',
    ],
    ['journal', `delete from journal where idx = (select max(idx) from journal)`, '记录被删除'],
    ['number_series', `update number_series set last = last + 1`, '没有对应的文书'],
  ])('%s: %s', async (table, sql, words) => {
    const report = await tampered(table, sql)
    expect(report.findings.map(({ message }) => message).join('\n')).toContain(words)
  })
  test('a lost file is named', async () => {
    await rm(join(dataDir, 'attachments'), { recursive: true })
    const report = await check({ attachments })
    expect(report.findings[0]).toMatchObject({
      code: 'attachment.lost',
      message: expect.stringContaining('文件不存在'),
    })
  })
})
