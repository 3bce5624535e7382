import type { Pool } from 'pg'
import type { ChallengeStore, Passkey, PasskeyStore } from '#app/sign-in/ports.ts'
import type { Instant } from '#domain/calendar/day.ts'

type Row = Omit<Passkey, 'counter' | 'usedAt'> & { readonly counter: string; readonly usedAt: Instant | null }
const columns = `id, person_id as person, public_key as "publicKey", counter, transports, name, made_at as "madeAt",
  used_at as "usedAt"`
const passkeyOf = ({ counter, usedAt, ...row }: Row): Passkey => ({
  ...row,
  counter: Number(counter),
  usedAt: usedAt ?? undefined,
})

/** @param pool connections with `signInOptions` of the agency */
export function passkeyStore(pool: Pool, agency: string): PasskeyStore {
  const rows = async <T>(sql: string, values: unknown[]): Promise<T[]> =>
    (await pool.query(sql, [agency, ...values])).rows as T[]
  const found = async (sql: string, values: unknown[]): Promise<boolean> => (await rows(sql, values)).length > 0
  return {
    of: async (person) =>
      (
        await rows<Row>(
          `select ${columns} from signin.passkey where agency_id = $1 and person_id = $2 order by made_at, id`,
          [person],
        )
      ).map(passkeyOf),
    async find(id) {
      const [row] = await rows<Row>(`select ${columns} from signin.passkey where agency_id = $1 and id = $2`, [id])
      return row && passkeyOf(row)
    },
    add: ({ id, person, publicKey, counter, transports, name, madeAt }) =>
      found(
        `insert into signin.passkey (agency_id, id, person_id, public_key, counter, transports, name, made_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
        [id, person, Buffer.from(publicKey), counter, transports, name, madeAt],
      ),
    use: (id, counter, now) =>
      found(
        `update signin.passkey set counter = $3, used_at = $4
         where agency_id = $1 and id = $2 and (counter < $3 or (counter = 0 and $3 = 0)) returning 1`,
        [id, counter, now],
      ),
    remove: (person, id) =>
      found('delete from signin.passkey where agency_id = $1 and person_id = $2 and id = $3 returning 1', [person, id]),
  }
}

/** @param pool connections with `signInOptions` of the agency */
export const challengeStore = (pool: Pool, agency: string): ChallengeStore => ({
  async ask(digest, { kind, held, endsAt }, now) {
    await pool.query('delete from signin.challenge where agency_id = $1 and ends_at <= $2', [agency, now])
    await pool.query('insert into signin.challenge values ($1, $2, $3, $4, $5)', [
      ...[agency, digest, kind, JSON.stringify(held), endsAt],
    ])
  },
  async answered(digest, kind, now) {
    const { rows } = await pool.query(
      'delete from signin.challenge where agency_id = $1 and digest = $2 and kind = $3 returning held, ends_at > $4 as runs',
      [agency, digest, kind, now],
    )
    return rows[0]?.runs ? rows[0].held : undefined
  },
})
