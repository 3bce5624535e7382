import { sql } from 'kysely'
import type { OpenClocks } from '#app/calendar/clocks-moved.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

const page = 500

/** Cases in which a clock runs or stands still, by pages. */
export const openClocks = (reader: Reader, agency: string): OpenClocks => ({
  async *cases(dueBy) {
    // A day has few of them: they are found by their day, and not by going through the cases.
    const wanted = dueBy
      ? sql`c.id in (select case_id from clock
          where agency_id = ${agency} and status = 'running' and due <= ${dueBy})`
      : sql`exists (select from clock k where k.agency_id = c.agency_id and k.case_id = c.id
            and k.status in ('running', 'paused'))`
    let after = ''
    for (;;) {
      const { rows } = await sql<CaseRow>`
        select c.* from case_ c where agency_id = ${agency} and id > ${after}
          and ${wanted}
        order by id limit ${page}`.execute(reader)
      if (rows.length === 0) return
      yield rows.map(caseOf)
      after = rows.at(-1)!.id
    }
  },
})
