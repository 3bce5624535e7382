import type { AccessEvent, AccessLog } from '#app/access-log.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Reader } from './schema.ts'

/** The access log of one agency. */
export const accessLog = (reader: Reader, agency: string): AccessLog => ({
  async note({ at, event, person, token, address, matter, caseId, detail }) {
    await reader
      .insertInto('access_log')
      .values({
        ...{ agency_id: agency, at, event, person_id: person ?? null, token_id: token ?? null },
        ...{ address: address ?? null, matter: matter ?? null, case_id: caseId ?? null, detail: detail ?? null },
      })
      .execute()
  },
  async latest(limit, before) {
    const rows = await reader
      .selectFrom('access_log')
      .selectAll()
      .where('agency_id', '=', agency)
      .$if(before !== undefined, (lines) => lines.where('id', '<', before!))
      .orderBy('id', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      line: Number(row.id),
      at: row.at as Instant,
      event: row.event as AccessEvent,
      person: row.person_id ?? undefined,
      token: row.token_id ?? undefined,
      address: row.address ?? undefined,
      matter: row.matter ?? undefined,
      caseId: row.case_id ?? undefined,
      detail: row.detail ?? undefined,
    }))
  },
})
