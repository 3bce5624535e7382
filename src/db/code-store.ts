import type { Pool } from 'pg'
import type { CodeStore } from '#app/sign-in/ports.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { inTransaction } from './in-transaction.ts'

/** @param pool connections with `signInOptions` of the agency */
export function codeStore(pool: Pool, agency: string): CodeStore {
  const rows = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
    (await pool.query(sql, [agency, ...values])).rows as T[]
  const found = async (sql: string, values: unknown[]): Promise<boolean> => (await rows(sql, values)).length > 0
  const own = 'agency_id = $1 and person_id = $2'
  return {
    async state(person) {
      const [row] = await rows<{ since: Instant; recovery: number }>(
        `select confirmed_at as since, (select count(*)::int from signin.recovery_code where ${own} and used_at is null) as recovery
         from signin.one_time_code where ${own} and confirmed_at is not null`,
        [person],
      )
      return row
    },
    begin: (person, secret, now) =>
      found(
        `insert into signin.one_time_code as c (agency_id, person_id, secret, made_at) values ($1, $2, $3, $4)
         on conflict (agency_id, person_id) do update set secret = excluded.secret, made_at = excluded.made_at,
           last_step = 0, failures = 0, locked_until = null
         where c.confirmed_at is null returning 1`,
        [person, secret, now],
      ),
    async begun(person) {
      const sql = `select secret from signin.one_time_code where ${own} and confirmed_at is null`
      return (await rows<{ secret: Buffer }>(sql, [person]))[0]?.secret
    },
    async attempt(person, now, { failures, lockedUntil }) {
      const [row] = await rows<{ secret: Buffer; lastStep: string; isConfirmed: boolean }>(
        `update signin.one_time_code set
           failures = case when locked_until is null then failures + 1 else 1 end,
           locked_until = case when (case when locked_until is null then failures + 1 else 1 end) >= $4
             then $5::timestamptz end
         where ${own} and (locked_until is null or locked_until <= $3)
         returning secret, last_step as "lastStep", confirmed_at is not null as "isConfirmed"`,
        [person, now, failures, lockedUntil],
      )
      return row && { ...row, lastStep: Number(row.lastStep) }
    },
    useStep: (person, step, now) =>
      found(
        `update signin.one_time_code set last_step = $3, failures = 0, locked_until = null,
           confirmed_at = coalesce(confirmed_at, $4)
         where ${own} and last_step < $3 returning 1`,
        [person, step, now],
      ),
    useRecovery: (person, digest, now) =>
      found(
        `with used as (
           update signin.recovery_code set used_at = $4 where ${own} and digest = $3 and used_at is null returning 1)
         update signin.one_time_code set failures = 0, locked_until = null
         where ${own} and exists (select from used) returning 1`,
        [person, digest, now],
      ),
    setRecovery: (person, digests) =>
      inTransaction(pool, async (client) => {
        await client.query(`delete from signin.recovery_code where ${own}`, [agency, person])
        await client.query(
          'insert into signin.recovery_code (agency_id, person_id, digest) select $1, $2, unnest($3::text[])',
          [agency, person, digests],
        )
      }),
    end: (person) =>
      inTransaction(pool, async (client) => {
        await client.query(`delete from signin.recovery_code where ${own}`, [agency, person])
        const gone = await client.query(`delete from signin.one_time_code where ${own} returning 1`, [agency, person])
        return gone.rows.length > 0
      }),
  }
}
