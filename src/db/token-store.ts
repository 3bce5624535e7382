import type { TokenRecord, TokenStore } from '#app/tokens.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { apiToken } from '#domain/matters/supervision/api-token.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

/** Tokens of one agency, read from their cases. */
export const tokenStore = (reader: Reader, agency: string): TokenStore => {
  const tokens = () =>
    reader.selectFrom('case_').selectAll().where('agency_id', '=', agency).where('matter', '=', apiToken.id)
  return {
    async find(id) {
      const row = await tokens().where('id', '=', id).executeTakeFirst()
      return row && recordOf(caseOf(row as unknown as CaseRow))
    },
    async all() {
      const rows = await tokens().orderBy('opened_on', 'desc').orderBy('id').execute()
      return rows.map((row) => recordOf(caseOf(row as unknown as CaseRow)))
    },
  }
}

function recordOf({ id, data, acts }: Case): TokenRecord & { readonly digest: string } {
  const { person, digest, expiresAt, note } = apiToken.forms.token.parse(data['token'])
  return { id, person, digest, expiresAt, note, issuedAt: acts['issue']?.at as Instant, revokedAt: acts['revoke']?.at }
}
