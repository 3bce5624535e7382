import { sql } from 'kysely'
import type { Day, Instant } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'
import { type Seeing, seenInAny, seenSql } from './sight.sql.ts'

/** Cases of a version of a matter in some states. */
export type InStates = Seeing & { readonly states: readonly string[] }

export type DoneAct = {
  readonly caseId: string
  readonly n: number
  readonly matter: string
  readonly version: Day
  readonly action: string
  readonly recordedAt: Instant
  readonly title: string
  readonly number: string | null
  readonly state: string
}

export type Search = { readonly seeings: readonly Seeing[]; readonly text: string; readonly limit: number }

/** The longest list that Today looks through; whoever has more to do begins with what is due first. */
const mostAsking = 300

const sought = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

export const askingSql = (agency: string, wanted: readonly InStates[], most: number) =>
  sql<CaseRow>`
    select c.* from case_ c where agency_id = ${agency}
      and (${sql.join(
        wanted.map((one) => seenSql(one, one.states)),
        sql` or `,
      )})
    order by (select min(due) from clock k where k.agency_id = c.agency_id and k.case_id = c.id
      and k.status in ('running', 'paused')) nulls last, last_at desc, id limit ${most}`

export const doneSql = (agency: string, person: string, limit: number) =>
  sql<DoneAct>`
    select e.case_id as "caseId", e.n, c.matter, c.version, e.action, e.recorded_at as "recordedAt", c.title, c.number, c.state
    from entry e join case_ c on c.agency_id = e.agency_id and c.id = e.case_id
    where e.agency_id = ${agency} and e.actor = ${person}
    order by e.recorded_at desc, e.case_id, e.n desc limit ${limit}`

/** What the desk of a person shows. All of it is narrowed to what he may see. */
export const deskView = (reader: Reader, agency: string) => ({
  /** Cases that may ask something of a person, what is due first. */
  async asking(wanted: readonly InStates[], most = mostAsking): Promise<readonly Case[]> {
    if (wanted.length === 0) return []
    const { rows } = await askingSql(agency, wanted, most).execute(reader)
    return rows.map(caseOf)
  },

  /** Open cases in which a person has acted, the last first. */
  async takenPart(person: string, open: readonly InStates[]): Promise<readonly Case[]> {
    if (open.length === 0) return []
    const { rows } = await sql<CaseRow>`
      select c.* from case_ c where agency_id = ${agency}
        and exists (select from entry e where e.agency_id = c.agency_id and e.case_id = c.id and e.actor = ${person})
        and (${sql.join(
          open.map((one) => seenSql(one, one.states)),
          sql` or `,
        )})
      order by last_at desc, id limit 100`.execute(reader)
    return rows.map(caseOf)
  },

  async done(person: string, limit: number): Promise<readonly DoneAct[]> {
    return (await doneSql(agency, person, limit).execute(reader)).rows
  },

  /** Cases by number, title, party or id, the newest first. */
  async search({ seeings, text, limit }: Search): Promise<{ readonly cases: readonly Case[]; readonly more: boolean }> {
    const like = sought(text)
    const { rows } = await sql<CaseRow>`select c.* from case_ c where c.agency_id = ${agency} and ${seenInAny(seeings)}
      and (c.title ilike ${like} or c.number ilike ${like} or c.applicant ilike ${like} or c.id = ${text})
      order by c.opened_on desc, c.id limit ${limit + 1}`.execute(reader)
    return { cases: rows.slice(0, limit).map(caseOf), more: rows.length > limit }
  },

  /** How many cases of each matter and state a person may see. */
  async counts(
    seeings: readonly Seeing[],
  ): Promise<readonly { matter: string; version: Day; state: string; cases: number }[]> {
    const { rows } = await sql<{ matter: string; version: Day; state: string; cases: number }>`
      select c.matter, c.version, c.state, count(*)::int as cases from case_ c
      where c.agency_id = ${agency} and ${seenInAny(seeings)} group by 1, 2, 3`.execute(reader)
    return rows
  },
})
export type DeskView = ReturnType<typeof deskView>
