import type { TokenRecord, TokenStore } from '#app/tokens.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Reader, Schema } from './schema.ts'

/** Tokens of one agency. They are no records of cases: nothing of them enters the journal. */
export const tokenStore = (reader: Reader, agency: string): TokenStore => {
  const tokens = () => reader.selectFrom('api_token').selectAll().where('agency_id', '=', agency)
  return {
    async put({ id, person, note, issuedAt, expiresAt }, digest) {
      await reader
        .insertInto('api_token')
        .values({
          agency_id: agency,
          id,
          person_id: person,
          digest: Buffer.from(digest),
          note: note ?? null,
          issued_at: issuedAt,
          expires_at: expiresAt,
          revoked_at: null,
        })
        .execute()
    },
    async find(id) {
      const row = await tokens().where('id', '=', id).executeTakeFirst()
      return row && { ...recordOf(row), digest: row.digest }
    },
    async all() {
      return (await tokens().orderBy('issued_at', 'desc').orderBy('id').execute()).map(recordOf)
    },
    async revoke(id, at) {
      const { numUpdatedRows } = await reader
        .updateTable('api_token')
        .set({ revoked_at: at })
        .where('agency_id', '=', agency)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirstOrThrow()
      return numUpdatedRows === 1n
    },
  }
}

const recordOf = (row: Schema['api_token']): TokenRecord => ({
  id: row.id,
  person: row.person_id,
  note: row.note ?? undefined,
  issuedAt: row.issued_at as Instant,
  expiresAt: row.expires_at as Instant,
  revokedAt: (row.revoked_at ?? undefined) as Instant | undefined,
})
