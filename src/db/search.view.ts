import { sql } from 'kysely'
import type { Day } from '#domain/calendar/day.ts'
import { rowContents } from '#domain/engine/release.ts'
import type { Reader } from './schema.ts'
import { sought } from './sought.ts'

/** A case in which something was found, as an act published it. */
export type Found = {
  readonly caseId: string
  readonly matter: string
  readonly title: string
  readonly number: string | null
  readonly state: string
  readonly on: Day
}

export type Publication = Pick<Found, 'caseId' | 'matter' | 'title'> & { readonly what: string; readonly on: Day }

/** What everybody may find: of all matters, what was published and as it was published. */
export function searchView(reader: Reader, agency: string) {
  return {
    /** Newest first, one more than asked for where there are more. */
    async find(text: string, limit: number): Promise<readonly Found[]> {
      const { rows } = await sql<Found>`
        select case_id as "caseId", matter, open_cells[1] as title, open_cells[2] as number, open_state as state, open_day as on
        from listed where agency_id = ${agency} and ${sought(sql`open_cells`, text)}
        order by open_day desc, case_id limit ${limit + 1}`.execute(reader)
      return rows
    },
    /** What acts of procedures published last, of cases that are public; that a row was entered is no news. */
    async published(limit: number): Promise<readonly Publication[]> {
      const { rows } = await publishedSql(agency, limit * mostAtOnce).execute(reader)
      const byCase = Map.groupBy(rows, ({ caseId, on }) => `${caseId} ${on}`)
      return [...byCase.values()]
        .slice(0, limit)
        .map((told) => ({ ...told[0]!, what: told.map(({ what }) => what).join('、') }))
    },
  }
}
export type SearchView = ReturnType<typeof searchView>

/** So many things are published of a case on one day, seldom more. */
const mostAtOnce = 4

/** Read by its index from the newest on: it stops when it has enough. */
export const publishedSql = (agency: string, limit: number) => sql<Publication>`
  select p.case_id as "caseId", l.matter, l.open_cells[1] as title, p.what, p.published_on as on
  from publication p join listed l on l.agency_id = p.agency_id and l.case_id = p.case_id
  where p.agency_id = ${agency} and l.open_cells is not null and p.what <> ${sql.lit(rowContents)}
  order by p.published_on desc, p.case_id, p.what limit ${limit}`
