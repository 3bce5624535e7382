import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/day.ts'
import type { Reader } from './schema.ts'

/** Where a draft belongs: the act that it prepares, in a case or for one that is yet to be opened (`new`). */
export type DraftPlace = { readonly caseId: string; readonly matter: string; readonly action: string }
export type Draft = DraftPlace & { readonly body: unknown; readonly seen: number; readonly savedAt: Instant }

/** What persons have begun to fill in: each sees his own alone. */
export const draftStore = (reader: Reader, agency: string) => ({
  async all(person: string): Promise<readonly Omit<Draft, 'body'>[]> {
    const { rows } = await sql<Omit<Draft, 'body'>>`
      select case_id as "caseId", matter, action, seen, saved_at as "savedAt" from draft
      where agency_id = ${agency} and person_id = ${person} order by saved_at desc limit 100`.execute(reader)
    return rows
  },
  async of(person: string, caseId: string): Promise<readonly Draft[]> {
    const { rows } = await sql<Draft>`
      select case_id as "caseId", matter, action, body, seen, saved_at as "savedAt" from draft
      where agency_id = ${agency} and person_id = ${person} and case_id = ${caseId}`.execute(reader)
    return rows
  },
  async keep(person: string, { caseId, matter, action, body, seen, savedAt }: Draft): Promise<void> {
    await sql`
      insert into draft (agency_id, person_id, case_id, matter, action, body, seen, saved_at)
      values (${agency}, ${person}, ${caseId}, ${matter}, ${action}, ${JSON.stringify(body)}::jsonb, ${seen}, ${savedAt})
      on conflict (agency_id, person_id, case_id, matter, action)
      do update set body = excluded.body, seen = excluded.seen, saved_at = excluded.saved_at`.execute(reader)
  },
  async drop(person: string, { caseId, matter, action }: DraftPlace): Promise<void> {
    await sql`delete from draft where agency_id = ${agency} and person_id = ${person}
      and case_id = ${caseId} and matter = ${matter} and action = ${action}`.execute(reader)
  },
})
