import { sql } from 'kysely'
import type { Day, Instant } from '#domain/calendar/day.ts'
import { openStates } from '#domain/engine/sight.ts'
import type { Reader } from './schema.ts'
import { type Seeing, seenSql } from './sight.sql.ts'

/** A case in which something is still to be done. */
export type OpenCase = {
  readonly id: string
  readonly version: Day
  readonly variant: string | null
  readonly n: number
  readonly state: string
  readonly title: string
  readonly number: string | null
  readonly openedOn: Day
  readonly lastAt: Instant
  /** The nearest day on which a running clock of the case runs out. */
  readonly due: Day | null
}

type Wish = {
  /** Each version of the matter with what the asker may see of it. */
  readonly versions: readonly Seeing[]
  readonly after: string | undefined
  readonly limit: number
}

/** The open cases of a matter that a person may see, oldest first, a page at a time. */
export const openCasesView = (reader: Reader, agency: string) => ({
  async page({
    versions,
    after,
    limit,
  }: Wish): Promise<{ readonly cases: readonly OpenCase[]; readonly next?: string }> {
    const wanted = versions.map((one) => seenSql(one, openStates(one.matter)))
    const beyond = after
      ? sql`and (opened_on, id) > ((select opened_on from case_ where agency_id = ${agency} and id = ${after}), ${after})`
      : sql``
    const { rows } = await sql<OpenCase>`
      select id, version, variant, n, state, title, number, opened_on as "openedOn", last_at as "lastAt",
        (select min(due) from clock k where k.agency_id = c.agency_id and k.case_id = c.id and k.status = 'running') as due
      from case_ c where agency_id = ${agency} and (${sql.join(wanted, sql` or `)}) ${beyond}
      order by opened_on, id limit ${limit + 1}`.execute(reader)
    const cases = rows.slice(0, limit)
    return rows.length > limit ? { cases, next: cases.at(-1)!.id } : { cases }
  },
})
