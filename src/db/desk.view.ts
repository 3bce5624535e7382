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

export type ListWish = {
  readonly seeings: readonly Seeing[]
  readonly text?: string | undefined
  readonly state?: string | undefined
  readonly year?: number | undefined
  readonly after?: string | undefined
  readonly limit: number
  readonly oldestFirst?: boolean
}

/** The longest list that Today looks through; whoever has more to do begins with what is due first. */
const mostAsking = 300

const sought = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** What the desk of a person shows. All of it is narrowed to what he may see. */
export const deskView = (reader: Reader, agency: string) => ({
  /** Cases that may ask something of a person, what is due first. */
  async asking(wanted: readonly InStates[], most = mostAsking): Promise<readonly Case[]> {
    if (wanted.length === 0) return []
    const { rows } = await sql<CaseRow>`
      select c.* from case_ c where agency_id = ${agency}
        and (${sql.join(
          wanted.map((one) => seenSql(one, one.states)),
          sql` or `,
        )})
      order by (select min(due) from clock k where k.agency_id = c.agency_id and k.case_id = c.id
        and k.status in ('running', 'paused')) nulls last, last_at desc, id limit ${most}`.execute(reader)
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
    const { rows } = await sql<DoneAct>`
      select e.case_id as "caseId", e.n, c.matter, c.version, e.action, e.recorded_at as "recordedAt", c.title, c.number, c.state
      from entry e join case_ c on c.agency_id = e.agency_id and c.id = e.case_id
      where e.agency_id = ${agency} and e.actor = ${person}
      order by e.recorded_at desc, e.case_id, e.n desc limit ${limit}`.execute(reader)
    return rows
  },

  /** Newest first, a page at a time. */
  async list(wish: ListWish): Promise<{ readonly cases: readonly Case[]; readonly next?: string }> {
    const { seeings, text, state, year, after, limit, oldestFirst } = wish
    const conditions = [sql`c.agency_id = ${agency}`, seenInAny(seeings)]
    if (state !== undefined) conditions.push(sql`c.state = ${state}`)
    if (year !== undefined)
      conditions.push(sql`c.opened_on >= ${`${year}-01-01`}::date and c.opened_on < ${`${year + 1}-01-01`}::date`)
    if (text) {
      const like = sought(text)
      conditions.push(
        sql`(c.title ilike ${like} or c.number ilike ${like} or c.applicant ilike ${like} or c.id = ${text})`,
      )
    }
    const from = sql`(select opened_on from case_ where agency_id = ${agency} and id = ${after})`
    if (after !== undefined)
      conditions.push(
        oldestFirst
          ? sql`(c.opened_on, c.id) > (${from}, ${after})`
          : sql`c.opened_on <= ${from} and (c.opened_on < ${from} or c.id > ${after})`,
      )
    const order = oldestFirst ? sql`c.opened_on, c.id` : sql`c.opened_on desc, c.id`
    const { rows } = await sql<CaseRow>`select c.* from case_ c where ${sql.join(conditions, sql` and `)}
      order by ${order} limit ${limit + 1}`.execute(reader)
    const cases = rows.slice(0, limit).map(caseOf)
    return rows.length > limit ? { cases, next: cases.at(-1)!.id } : { cases }
  },

  /** Years in which cases were opened that a person may see, newest first. */
  async years(seeings: readonly Seeing[]): Promise<readonly number[]> {
    const { rows } = await sql<{ year: number }>`
      select distinct extract(year from c.opened_on)::int as year from case_ c
      where c.agency_id = ${agency} and ${seenInAny(seeings)} order by 1 desc`.execute(reader)
    return rows.map(({ year }) => year)
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
