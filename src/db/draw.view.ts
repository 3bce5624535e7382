import { sql } from 'kysely'
import type { Case } from '#domain/engine/case.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

export type DrawView = {
  /** Every draw that has a number, in the order of the numbers; voided ones too. */
  all(): Promise<readonly Case[]>
  one(caseId: string): Promise<Case | undefined>
}

/** The draws of one agency. A draw without a number has not been locked yet and is nobody's business outside. */
export function drawView(reader: Reader, agency: string): DrawView {
  const draws = () =>
    reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('matter', '=', 'random-inspection')
      .where('number', 'is not', null)
  return {
    async all() {
      const rows = await draws().orderBy(sql`fold #>> '{acts,commit,at}'`).orderBy('id').execute()
      return (rows as unknown as CaseRow[]).map(caseOf)
    },
    async one(caseId) {
      const row = await draws().where('id', '=', caseId).executeTakeFirst()
      return row && caseOf(row as unknown as CaseRow)
    },
  }
}
