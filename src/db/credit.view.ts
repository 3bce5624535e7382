import { sql } from 'kysely'
import type { Case } from '#domain/engine/case.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

/** Every case of a matter that has issued a numbered document, in the order of opening. */
export async function decidedCases(reader: Reader, agency: string, matter: string): Promise<readonly Case[]> {
  const { rows } = await sql<CaseRow>`
    select * from case_ c where agency_id = ${agency} and matter = ${matter} and exists (
      select from document d where d.agency_id = c.agency_id and d.case_id = c.id and d.number is not null)
    order by opened_on, id`.execute(reader)
  return rows.map(caseOf)
}
