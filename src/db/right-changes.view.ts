import { sql } from 'kysely'
import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Reader } from './schema.ts'

/** One recorded act by which somebody got, lost, lent or handed over a right, or a way to sign in. */
export type RightChange = {
  readonly caseId: string
  readonly n: number
  readonly matter: string
  readonly version: Day
  readonly action: string
  readonly actor: string
  readonly recordedAt: Instant
  readonly title: string
  readonly reasons: string | null
}

/** Matters whose acts say who may do what here. */
export const rightMatters = [
  ...['founding', 'person', 'appointment', 'handover', 'sign-in-link', 'provider-account', 'api-token'],
] as const

/** The changes of rights of one agency, the newest first; `before`: those recorded earlier than a moment. */
export const rightChanges =
  (reader: Reader, agency: string) =>
  async (limit: number, before?: Instant): Promise<readonly RightChange[]> => {
    const { rows } = await sql<RightChange>`
      select e.case_id as "caseId", e.n, e.matter, e.version, e.action, e.actor, e.recorded_at as "recordedAt", c.title,
        e.reasons
      from entry e join case_ c on c.agency_id = e.agency_id and c.id = e.case_id
      where e.agency_id = ${agency} and c.matter = any(${[...rightMatters]}::text[])
        and (${before ?? null}::timestamptz is null or e.recorded_at < ${before ?? null})
      order by e.recorded_at desc, e.case_id, e.n desc limit ${limit}`.execute(reader)
    return rows
  }
