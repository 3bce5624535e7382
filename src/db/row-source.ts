import { sql } from 'kysely'
import type { RowSource } from '#app/report.ts'
import type { Case } from '#domain/engine/case.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { publishedOf } from '#domain/engine/public-view.ts'
import type { FactQuestion } from '#domain/figures/evaluate.ts'
import { belongs } from './fact-source.ts'
import { type CaseRow, caseOf, type EntryRow, entryOf } from './rows.ts'
import type { Reader } from './schema.ts'

type Row = { caseId: string; row: Record<string, unknown> }

/** The register rows of the cases behind a question, oldest fact first, each case once. */
export const rowSource = (reader: Reader, agency: string): RowSource => ({
  async rows(question) {
    const { rows } = await sql<Row>`
      select c.id as "caseId", c.fold -> 'data' -> 'row' as row
      ${casesBehind(question, agency)}
      order by f.first_day, c.opened_on, c.id`.execute(reader)
    return rows
  },
})

/** The same as far as acts have published it: what nothing was published of is left out. */
export const publicRowSource = (reader: Reader, agency: string, matters: MatterBook): RowSource => ({
  async rows(question) {
    const { rows: cases } = await sql<CaseRow & { entries: EntryRow[] | null }>`
      select c.*, case when c.shown_title is not null then (
        select json_agg(e order by e.n) from entry e where e.agency_id = ${agency} and e.case_id = c.id) end as entries
      ${casesBehind(question, agency)}
      order by f.first_day, c.opened_on, c.id`.execute(reader)
    return cases.flatMap(({ entries, ...row }) => {
      const current = caseOf(row)
      const shown = entries ? rowShown(matters, current, entries) : undefined
      return shown ? [{ caseId: current.id, row: shown }] : []
    })
  },
})

function rowShown(matters: MatterBook, current: Case, entries: readonly EntryRow[]) {
  const matter = matters.of(current)
  return matter && publishedOf(matter, current, entries.map(entryOf))?.data['row']
}

const casesBehind = (question: FactQuestion, agency: string) => sql`
  from case_ c
  join (select case_id, min(on_day) as first_day from fact where ${belongs(question, agency)} group by case_id) f
    on f.case_id = c.id
  where c.agency_id = ${agency}`
