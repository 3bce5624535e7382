import { sql } from 'kysely'
import type { RowSource } from '#app/report.ts'
import { belongs } from './fact-source.ts'
import type { Reader } from './schema.ts'

type Row = { caseId: string; row: Record<string, unknown> }

/** The register rows of the cases behind a question, oldest fact first, each case once. */
export const rowSource = (reader: Reader, agency: string): RowSource => ({
  async rows(question) {
    const { rows } = await sql<Row>`
      select c.id as "caseId", c.fold -> 'data' -> 'row' as row
      from case_ c
      join (select case_id, min(on_day) as first_day from fact where ${belongs(question, agency)} group by case_id) f
        on f.case_id = c.id
      where c.agency_id = ${agency}
      order by f.first_day, c.opened_on, c.id`.execute(reader)
    return rows
  },
})
