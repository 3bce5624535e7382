import type { Pool, PoolClient } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../../test/journal.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../../test/office.ts'
import { fsck } from '../../fsck.ts'

const agency = 'kunming-science'
let office: TestOffice
let app: Pool
let owner: Pool
const { folder: dataDir, remove } = makeFolder()

beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  await recordRows(office, 3)
  app = office.database.pool({ max: 12, types })
  owner = office.database.ownerPool({ max: 2, types })
})
afterAll(async () => {
  await office.close()
  remove()
})

/** What the database answers to statements in one transaction: the SQLSTATE, or null when it commits. */
async function codeOf(pool: Pool, ...statements: string[]): Promise<string | null> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    for (const statement of statements) await client.query(statement)
    await client.query('commit')
    return null
  } catch (error) {
    await client.query('rollback')
    return (error as { code: string }).code
  } finally {
    client.release()
  }
}

const [unjournaled, appendOnly, noRight] = ['ZS001', 'ZS002', '42501']

const inserts: Readonly<Record<string, string>> = {
  case_: `insert into case_ (agency_id, id, matter, version, n, state, title, opened_on, last_at, fold, live, leaf)
          select agency_id, 'x', matter, version, n, state, title, opened_on, last_at, fold, live, leaf
          from case_ limit 1`,
  entry: `insert into entry select agency_id, case_id, 99, 'x', matter, version, variant, action, actor, granted,
          happened_at, recorded_at, form, reasons, effects from entry limit 1`,
  seal: `insert into seal select agency_id, case_id, 99, salts from seal limit 1`,
  clock: `insert into clock values ('${agency}', 'x', 'c', false, 'running', '2024-01-01', null, 'final')`,
  clock_event: `insert into clock_event values ('${agency}', 'x', 1, 0, 'c', '{}')`,
  fact: `insert into fact (agency_id, case_id, measure, on_day, recorded_from)
         values ('${agency}', 'x', 'licence.granted', '2024-01-01', now())`,
  document: `insert into document values ('${agency}', 'x', 1, 'k', null, null)`,
  publication: `insert into publication values ('${agency}', 'x', 1, 'w', '2024-01-01')`,
}

describe('没有留痕的写入', () => {
  test.each(Object.keys(inserts))('into %s fails at commit, for the application and for the owner', async (table) => {
    expect(await codeOf(app, inserts[table]!)).toBe(unjournaled)
    expect(await codeOf(owner, inserts[table]!)).toBe(unjournaled)
  })
  test('to a case that stands fails at commit, savepoints notwithstanding', async () => {
    const change = `update case_ set state = 'void'`
    expect(await codeOf(app, change)).toBe(unjournaled)
    expect(await codeOf(owner, 'savepoint s', change, 'release savepoint s')).toBe(unjournaled)
    expect(await codeOf(app, `update fact set recorded_until = now()`)).toBe(unjournaled)
  })
  test('is not excused by an entry of another transaction', async () => {
    await recordRows(office, 1)
    expect(await codeOf(app, `update case_ set state = 'void'`)).toBe(unjournaled)
  })
  test('leaves nothing behind', async () => {
    expect(await office.faults()).toEqual([])
    expect(await office.rows(`select count(*)::int as count from case_`)).toEqual([{ count: 5 }])
  })
})

describe('只追加', () => {
  test.each(['entry', 'journal'])('%s: nobody changes, removes or empties', async (table) => {
    for (const statement of [
      `update ${table} set agency_id = agency_id`,
      `delete from ${table}`,
      `truncate ${table} cascade`,
    ]) {
      expect(await codeOf(app, statement), statement).toBe(noRight)
      expect(await codeOf(owner, statement), statement).toBe(appendOnly)
    }
  })
  test('the application has no way to the journal but the one function', async () => {
    for (const statement of [
      `insert into journal values ('${agency}', 99, '\\x00', '\\x00', 'x', 1)`,
      `update log_head set appended_by = pg_current_xact_id()`,
      `update log_head set size = 0`,
      `update journal_published set size = 0`,
      `insert into journal_published (agency_id, size, root) values ('${agency}', 0, '\\x00')`,
      `delete from case_`,
      `delete from seal`,
      `update seal set salts = '{}'`,
      `update fact set value = 1`,
      `delete from fact`,
      `alter table entry disable trigger all`,
    ]) {
      expect(await codeOf(app, statement), statement).toBe(noRight)
    }
  })
  test('what was published never shrinks nor changes, not even through the function', async () => {
    const root = (byte: string) => `'\\x${byte.repeat(32)}'`
    const call = (args: string) => owner.query(`select journal_publish('${agency}', ${args}) as taken`)
    const taken = async (args: string) => (await call(args)).rows[0].taken
    expect(await taken(`0, ${root('aa')}, 2, ${root('bb')}`)).toBe(true)
    expect(await taken(`2, ${root('bb')}, 1, ${root('aa')}`)).toBe(false)
    expect(await taken(`2, ${root('bb')}, 2, ${root('cc')}`)).toBe(false)
    expect(await taken(`2, ${root('cc')}, 3, ${root('dd')}`)).toBe(false)
    expect(await taken(`0, ${root('aa')}, 3, ${root('dd')}`)).toBe(false)
    await owner.query('delete from journal_published')
  })
})

describe('八个写者,一成回滚', () => {
  const writers = 8
  const each = 60

  /** A write that takes its place in the log and is then abandoned. */
  async function abandoned(client: PoolClient): Promise<void> {
    await client.query('begin')
    await client.query(`select journal_append($1, array['{}'::bytea], array[$2], array[1])`, [agency, newCaseId()])
    await client.query('rollback')
  }

  test('then the log has no gap and a reader that polls misses nothing', async () => {
    const before = (await office.rows('select size from log_head'))[0]!['size'] as number
    const seen: number[] = []
    let isWriting = true
    const reader = (async () => {
      let last = before - 1
      for (let again = true; again; ) {
        again = isWriting
        const { rows } = await app.query('select idx from journal where idx > $1 order by idx', [last])
        seen.push(...rows.map(({ idx }) => idx))
        last = seen.at(-1) ?? last
      }
    })()
    let rolledBack = 0
    await Promise.all(
      Array.from({ length: writers }, async (_, writer) => {
        const client = await app.connect()
        for (let i = 0; i < each; i++) {
          if ((i * writers + writer) % 10 === 0) {
            await abandoned(client)
            rolledBack += 1
          } else await recordRows(office, 1)
        }
        client.release()
      }),
    )
    isWriting = false
    await reader
    const written = writers * each - rolledBack
    expect(rolledBack).toBe(48)
    expect(seen).toEqual(Array.from({ length: written }, (_, i) => before + i))
    const pool = office.database.pool({ max: 2, types })
    const report = await fsck(office.house, journalOfOffice(office, dataDir), fsckSource(openReader(pool), agency))
    expect(report).toMatchObject({ ok: true, size: before + written })
  })
})
