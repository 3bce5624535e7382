import type { Pool } from 'pg'
import type { Addressee, Asked, NoticeStore } from '#app/notices/ports.ts'
import type { Day, Instant } from '#domain/calendar/day.ts'

type Row = {
  readonly person: string
  readonly address: string
  readonly day: Day | null
  readonly told: readonly string[]
  readonly round: number
  readonly attempts: number
  readonly triedAt: Instant | null
  readonly problem: string | null
}
/** An address that waits for its code; all three are there, or none. */
type AskedRow = { readonly asked: string | null; readonly digest: string | null; readonly endsAt: Instant | null }
const columns = `person_id as person, address, day, told, round, attempts, tried_at as "triedAt", problem`
const addresseeOf = ({ day, attempts, triedAt, problem, ...row }: Row): Addressee => ({
  ...{ person: row.person, address: row.address, told: row.told, round: row.round },
  day: day ?? undefined,
  // A process that died while it sent has left no reason: what it had claimed is tried again after its pause.
  failure: triedAt ? { attempts, triedAt, problem: problem ?? '没有答复' } : undefined,
})

/** @param pool connections with `signInOptions` of the agency */
export function noticeStore(pool: Pool, agency: string): NoticeStore {
  const rows = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
    (await pool.query(sql, [agency, ...values])).rows as T[]
  return {
    addressees: async () =>
      (
        await rows<Row>(
          `select ${columns} from signin.notice where agency_id = $1 and address is not null order by person_id`,
          [],
        )
      ).map(addresseeOf),
    async of(person) {
      const [row] = await rows<Row & AskedRow>(
        `select ${columns}, asked, code_digest as digest, code_ends_at as "endsAt"
         from signin.notice where agency_id = $1 and person_id = $2`,
        [person],
      )
      if (!row) return { confirmed: undefined, asked: undefined }
      const { asked, digest, endsAt, ...own } = row
      return {
        confirmed: own.address ? addresseeOf(own) : undefined,
        asked: asked && digest && endsAt ? { address: asked, digest, endsAt } : undefined,
      }
    },
    async ask(person, { address, digest, endsAt }) {
      await rows(
        `insert into signin.notice (agency_id, person_id, asked, code_digest, code_ends_at) values ($1, $2, $3, $4, $5)
         on conflict (agency_id, person_id) do update set
           asked = excluded.asked, code_digest = excluded.code_digest, code_ends_at = excluded.code_ends_at, code_tries = 0`,
        [person, address, digest, endsAt],
      )
    },
    async tryCode(person, now, most) {
      const [found] = await rows<Asked>(
        `update signin.notice set code_tries = code_tries + 1
         where agency_id = $1 and person_id = $2 and asked is not null and code_ends_at > $3 and code_tries < $4
         returning asked as address, code_digest as digest, code_ends_at as "endsAt"`,
        [person, now, most],
      )
      return found
    },
    async confirm(person, address, now) {
      await rows(
        `update signin.notice set address = $3, confirmed_at = $4, asked = null, code_digest = null, code_ends_at = null,
           day = null, told = '{}', attempts = 0, tried_at = null, problem = null
         where agency_id = $1 and person_id = $2`,
        [person, address, now],
      )
    },
    async remove(person) {
      await rows('delete from signin.notice where agency_id = $1 and person_id = $2', [person])
    },
    async claim({ person, round }, now) {
      const found = await rows(
        `update signin.notice set round = round + 1, attempts = attempts + 1, tried_at = $4, problem = null
         where agency_id = $1 and person_id = $2 and round = $3 and address is not null returning 1`,
        [person, round, now],
      )
      return found.length > 0
    },
    async sent(person, { day, told }) {
      await rows(
        `update signin.notice set day = $3, told = $4, attempts = 0, tried_at = null, problem = null
         where agency_id = $1 and person_id = $2`,
        [person, day ?? null, told],
      )
    },
    async failed(person, problem) {
      await rows('update signin.notice set problem = $3 where agency_id = $1 and person_id = $2', [person, problem])
    },
  }
}
