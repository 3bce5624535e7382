import { sql } from 'kysely'
import type { Hook, HookStore } from '#app/webhooks/ports.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { webhook } from '#domain/matters/supervision/webhook.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

type Place = {
  readonly next_index: string | null
  readonly attempts: number | null
  readonly tried_at: Instant | null
  readonly problem: string | null
}
type ToldRow = CaseRow & {
  readonly idx: string
  readonly told_n: number
  readonly action: string
  readonly at: Instant
  readonly recorded_at: Instant
}

/** The programs that are told of acts, out of their cases, and how far each has been told. */
export const webhookStore = (reader: Reader, agency: string): HookStore => ({
  async hooks() {
    const { rows } = await sql<CaseRow & Place>`
      select c.*, p.next_index, p.attempts, p.tried_at, p.problem from case_ c
      left join webhook_place p on p.agency_id = c.agency_id and p.case_id = c.id
      where c.agency_id = ${agency} and c.matter = ${webhook.id} and c.state = 'listed' order by c.id`.execute(reader)
    return rows.map(({ next_index: next, attempts, tried_at: triedAt, problem, ...row }): Hook => {
      const { person, address } = webhook.forms.webhook.parse(caseOf(row as CaseRow).data['webhook'])
      const failure = triedAt ? { attempts: attempts ?? 1, triedAt, problem: problem ?? '没有答复' } : undefined
      return { id: row.id, person, address, next: next === null ? undefined : Number(next), failure }
    })
  },
  async size() {
    const { rows } = await sql<{ size: string }>`select size from log_head where agency_id = ${agency}`.execute(reader)
    return Number(rows[0]!.size)
  },
  async acts(from, limit) {
    const { rows } = await sql<ToldRow>`
      select c.*, j.idx, e.n as told_n, e.action, e.happened_at as at, e.recorded_at from journal j
      join entry e on e.agency_id = j.agency_id and e.case_id = j.case_id and e.n = j.n
      join case_ c on c.agency_id = j.agency_id and c.id = j.case_id
      where j.agency_id = ${agency} and j.idx >= ${from} and j.idx < ${from + limit}
      order by j.idx`.execute(reader)
    return rows.map(({ idx, told_n: n, action, at, recorded_at: recordedAt, ...row }) => ({
      ...{ index: Number(idx), caseId: row.id, n, matter: row.matter, action, at, recordedAt },
      current: caseOf(row as unknown as CaseRow),
    }))
  },
  async claim({ id, next, failure }, now) {
    const { rows } = await sql`
      insert into webhook_place as p (agency_id, case_id, next_index, attempts, tried_at)
      values (${agency}, ${id}, ${next ?? null}, 1, ${now})
      on conflict (agency_id, case_id) do update
        set attempts = p.attempts + 1, tried_at = excluded.tried_at, problem = null
        where p.next_index is not distinct from excluded.next_index
          and p.tried_at is not distinct from ${failure?.triedAt ?? null}::timestamptz
      returning 1`.execute(reader)
    return rows.length > 0
  },
  async told(id, next) {
    await sql`update webhook_place set next_index = ${next}, attempts = 0, tried_at = null, problem = null
      where agency_id = ${agency} and case_id = ${id}`.execute(reader)
  },
  async failed(id, problem) {
    await sql`update webhook_place set problem = ${problem} where agency_id = ${agency} and case_id = ${id}`.execute(
      reader,
    )
  },
})
