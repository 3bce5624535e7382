import { sql } from 'kysely'
import type { JournalRow, JournalStore } from '#app/journal/ports.ts'
import type { Day } from '#domain/calendar/day.ts'
import { keyActs } from './journal-keys.ts'
import type { Reader } from './schema.ts'

type Row = { idx: number; leaf: Buffer; entry: Buffer }

/** Part of the advisory lock's key, so that a publisher never meets another kind of lock. */
const lockSpace = 7_283

/** The journal of one agency in PostgreSQL. Works as the application role. */
export function journalStore(reader: Reader, agency: string): JournalStore {
  const rowsWhere = (db: Reader) =>
    db.selectFrom('journal').select(['idx', 'leaf', 'entry']).where('agency_id', '=', agency).orderBy('idx')
  return {
    async head() {
      const row = await reader
        .selectFrom('log_head')
        .select(['size', 'frontier', 'hold'])
        .where('agency_id', '=', agency)
        .executeTakeFirstOrThrow()
      return { size: row.size, hashes: row.frontier, hold: row.hold }
    },
    rows: async (start, end) =>
      (await rowsWhere(reader).where('idx', '>=', start).where('idx', '<', end).execute()).map(rowOf),
    caseRows: async (caseId) => (await rowsWhere(reader).where('case_id', '=', caseId).execute()).map(rowOf),
    keyActs: () => keyActs(reader, agency),
    async listedWitnesses() {
      const { rows } = await sql<{ vkey: string; on: Day; until: Day | null }>`
        select key as vkey, on_day as "on", until_day as until from fact
        where agency_id = ${agency} and recorded_until = 'infinity' and measure = 'witness.listed'`.execute(reader)
      return rows.map(({ vkey, on, until }) => ({ vkey, on, until: until ?? undefined }))
    },
    async published() {
      const { rows } = await sql<{ size: number; root: Buffer }>`
        select size, root from journal_published where agency_id = ${agency}`.execute(reader)
      return rows[0] ?? { size: 0, root: Buffer.alloc(32) }
    },
    async publish(before, now) {
      const { rows } = await sql<{ taken: boolean }>`
        select journal_publish(${agency}, ${before.size}, ${Buffer.from(before.root)}, ${now.size},
          ${Buffer.from(now.root)}) as taken`.execute(reader)
      return rows[0]?.taken === true
    },
    async hold(reason) {
      await sql`select journal_hold(${agency}, ${reason})`.execute(reader)
    },
    // A lock of the session: it ends with the connection, so a publisher that died leaves none behind.
    alone: (work) =>
      reader.connection().execute(async (connection) => {
        const lock = sql<{ taken: boolean }>`select pg_try_advisory_lock(${lockSpace}, hashtext(${agency})) as taken`
        if ((await lock.execute(connection)).rows[0]?.taken !== true) return null
        try {
          return await work()
        } finally {
          await sql`select pg_advisory_unlock(${lockSpace}, hashtext(${agency}))`.execute(connection)
        }
      }),
  }
}

const rowOf = ({ idx, leaf, entry }: Row): JournalRow => ({ index: idx, leaf, entry })
