import { sql } from 'kysely'
import type { Failure, JobStore } from '#app/jobs/ports.ts'
import type { DueAct } from '#domain/engine/system.ts'
import { entryOf } from '../rows.ts'
import type { Reader } from '../schema.ts'

const page = 200
const handOverAtOnce = 500

/** What waits to be carried out in an agency: clocks that have run out, and the outbox. */
export const jobStore = (reader: Reader, agency: string): JobStore => ({
  async due(acts, before, after) {
    const place = after ? sql`and (k.due, k.case_id, k.name) > (${after.due}, ${after.caseId}, ${after.clock})` : sql``
    const clocks = [...new Set(acts.map(({ clock }) => clock))]
    // The names go to the index by themselves: of clocks that nothing waits for not one is read.
    const { rows } = await sql<DueAct>`
      select c.id as "caseId", c.matter, a.action, k.name as clock, k.due, c.last_at as "lastAt"
      from clock k
      join case_ c on c.agency_id = k.agency_id and c.id = k.case_id
      join json_to_recordset(${JSON.stringify(acts)}) as a
        (matter text, version date, action text, clock text, state text, variant text)
        on a.clock = k.name and a.matter = c.matter and a.version = c.version and a.state = c.state
        and (a.variant is null or a.variant = c.variant)
      where k.agency_id = ${agency} and k.status = 'running' and not k.promise
        and k.name = any(${clocks}::text[]) and k.due < ${before} ${place}
      order by k.due, k.case_id, k.name limit ${page}`.execute(reader)
    return rows
  },
  async keepRefused(failures, at) {
    const keys = failures.map(({ key }) => key)
    await sql`delete from outbox
      where agency_id = ${agency} and topic = 'system-act' and key <> all(${keys}::text[])`.execute(reader)
    if (failures.length === 0) return
    await sql`
      insert into outbox (agency_id, key, case_id, topic, payload, created_at, attempts, problem, failed_at)
      select ${agency}, f.key, f."caseId", 'system-act', f.payload, ${at}::timestamptz, 1, f.problem, ${at}::timestamptz
      from json_to_recordset(${JSON.stringify(failures)}) as f (key text, "caseId" text, payload jsonb, problem text)
      on conflict (agency_id, key) do update set attempts = outbox.attempts + 1, problem = excluded.problem`.execute(
      reader,
    )
  },
  async waiting(anew) {
    const unsent = anew ? sql`` : sql`and sent_at is null`
    const { rows } = await sql<{ key: string; round: number }>`
      select key, round from outbox where agency_id = ${agency} and topic = 'follow' and failed_at is null ${unsent}
      order by id limit ${handOverAtOnce}`.execute(reader)
    return rows
  },
  async sent(keys, at) {
    await sql`update outbox set sent_at = ${at} where agency_id = ${agency} and key = any(${keys}::text[])`.execute(
      reader,
    )
  },
  async origin(key) {
    const { rows } = await sql<{ caseId: string; n: number; payload: { follow: string } }>`
      select case_id as "caseId", n, payload from outbox where agency_id = ${agency} and key = ${key}`.execute(reader)
    const [row] = rows
    if (!row) return undefined
    const entries = await reader
      .selectFrom('entry')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('case_id', '=', row.caseId)
      .where('n', '<=', row.n)
      .orderBy('n')
      .execute()
    return { follow: row.payload.follow, entries: entries.map(entryOf) }
  },
  async done(key) {
    await sql`delete from outbox where agency_id = ${agency} and key = ${key}`.execute(reader)
  },
  async tried(key, problem, failedAt) {
    await sql`update outbox set attempts = attempts + 1, problem = ${problem}, failed_at = ${failedAt ?? null}
      where agency_id = ${agency} and key = ${key}`.execute(reader)
  },
  async failures() {
    const { rows } = await sql<Failure>`
      select key, case_id as "caseId", topic, payload, attempts, problem, failed_at as "failedAt"
      from outbox where agency_id = ${agency} and problem is not null order by id`.execute(reader)
    return rows
  },
  async retry(keys) {
    const which = keys === 'all' ? sql`` : sql`and key = any(${keys}::text[])`
    const { numAffectedRows } = await sql`
      update outbox set failed_at = null, sent_at = null, round = round + 1
      where agency_id = ${agency} and topic = 'follow' and failed_at is not null ${which}`.execute(reader)
    return Number(numAffectedRows ?? 0)
  },
})
