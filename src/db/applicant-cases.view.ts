import { sql } from 'kysely'
import type { Case } from '#domain/engine/case.ts'
import { type CaseRow, caseOf } from './rows.ts'
import type { Reader } from './schema.ts'

const most = 100

/** What these applicants have asked for, the last first. */
export const applicantCases =
  (reader: Reader, agency: string) =>
  async (applicants: readonly string[], matters: readonly string[]): Promise<readonly Case[]> => {
    const { rows } = await sql<CaseRow>`
      select c.* from case_ c where agency_id = ${agency} and matter = any(${[...matters]}::text[])
        and applicant = any(${[...applicants]}::text[])
      order by last_at desc, id limit ${most}`.execute(reader)
    return rows.map(caseOf)
  }
