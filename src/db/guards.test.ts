import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { guardFaults, guardsOf } from './guards.ts'
import { migrationsFolder, readMigrations } from './migrate.ts'

let office: TestOffice
const agency = kunmingScience.id
const faults = () => guardFaults(office.bureau.reader)
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
})
afterAll(async () => {
  await office.database.drop()
})

describe('公布', () => {
  it('what the log does not hold cannot be published, and writing goes on', async () => {
    const app = office.database.pool({ max: 1 })
    const published = (size: number, root: string) =>
      app.query(`select journal_publish($1, 0, sha256(''), $2, $3) as done`, [agency, size, Buffer.from(root, 'hex')])
    await expect(published(999_999, '00'.repeat(32))).rejects.toMatchObject({ code: 'ZS004' })
    await expect(published(0, '78')).resolves.toMatchObject({ rows: [{ done: false }] })
    expect(await office.rows('select * from journal_published')).toEqual([])
    await app.end()
  })
})

describe('守护和权限与迁移文件一致', () => {
  it('the migrations themselves say which guards stand', async () => {
    const { triggers, functions } = guardsOf(await readMigrations(migrationsFolder))
    for (const table of ['case_', 'entry', 'seal', 'clock', 'clock_event', 'fact', 'document', 'publication'])
      expect(triggers.get(`${table}_journaled`)).toBe(table)
    expect(triggers.get('entry_append_only')).toBe('entry')
    expect(triggers.has('journal_tx_append_only')).toBe(false)
    expect(functions.get('journal_append')).toContain('appended_by')
  })

  it('given a sound database, then nothing is amiss', async () => {
    expect(await faults()).toEqual([])
  })

  it.each([
    ['alter table entry disable trigger entry_append_only', 'entry_append_only 被停用'],
    ['drop trigger case__journaled on case_', 'case__journaled 不在了'],
    ['grant update on entry to zhunsheng_app', 'entry update'],
    ['grant delete on journal to zhunsheng_app', 'journal delete'],
    ['grant insert on log_head to zhunsheng_app', 'log_head insert'],
    ['grant truncate on fact to zhunsheng_app', 'fact truncate'],
    [
      `create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$`,
      'refuse_change 被改动',
    ],
  ])('given %s, then it is told', async (change, said) => {
    await office.rows(change)
    expect((await faults()).join('\n')).toContain(said)
  })
})
