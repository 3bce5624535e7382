import { sql } from 'kysely'
import type { Case } from '#domain/engine/case.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

export type DrawView = {
  /** Every draw that has a number, in the order of the numbers; voided ones too. */
  all(): Promise<readonly Case[]>
  /** By the id of the case, or by its number as it stands in the announcement. */
  one(name: string): Promise<Case | undefined>
}

/** The draws as those who conduct them need them: also those that are not locked yet. */
export function drawDeskView(reader: Reader, agency: string) {
  const draws = () =>
    reader.selectFrom('case_').selectAll().where('agency_id', '=', agency).where('matter', '=', randomInspection.id)
  return {
    async read(caseId: string): Promise<Case | undefined> {
      const row = await draws().where('id', '=', caseId).executeTakeFirst()
      return row && caseOf(row as unknown as CaseRow)
    },
    async lastRound(planItem: string, otherThan: string): Promise<number | undefined> {
      const row = await draws()
        .clearSelect()
        .select(sql<number | null>`max((fold #>> '{data,plan,round}')::integer)`.as('round'))
        .where(sql`fold #>> '{data,plan,planItem}'`, '=', planItem)
        .where('number', 'is not', null)
        .where('id', '<>', otherThan)
        .executeTakeFirst()
      return row?.round ?? undefined
    },
  }
}

/** The draws of one agency. A draw without a number has not been locked yet and is nobody's business outside. */
export function drawView(reader: Reader, agency: string): DrawView {
  const draws = () =>
    reader
      .selectFrom('case_')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('matter', '=', randomInspection.id)
      .where('number', 'is not', null)
  return {
    async all() {
      const rows = await draws().orderBy(sql`fold #>> '{acts,commit,at}'`).orderBy('id').execute()
      return (rows as unknown as CaseRow[]).map(caseOf)
    },
    async one(name) {
      const row = await draws()
        .where((is) => is.or([is('id', '=', name), is('number', '=', name)]))
        .executeTakeFirst()
      return row && caseOf(row as unknown as CaseRow)
    },
  }
}
