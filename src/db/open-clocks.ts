import { sql } from 'kysely'
import type { OpenClocks } from '#app/calendar/clocks-moved.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

const page = 500

/** Cases in which a clock runs or stands still, by pages. */
export const openClocks = (reader: Reader, agency: string): OpenClocks => ({
  async *cases() {
    let after = ''
    for (;;) {
      const { rows } = await sql<CaseRow>`
        select c.* from case_ c where agency_id = ${agency} and id > ${after}
          and exists (select from clock k where k.agency_id = c.agency_id and k.case_id = c.id
            and k.status in ('running', 'paused'))
        order by id limit ${page}`.execute(reader)
      if (rows.length === 0) return
      yield rows.map(caseOf)
      after = rows.at(-1)!.id
    }
  },
})
