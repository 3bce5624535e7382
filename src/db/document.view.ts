import { sql } from 'kysely'
import { checkCase } from '#app/fsck/check-case.ts'
import type { House } from '#app/house.ts'
import type { CheckSource, KnownDocument } from '#app/paper/check-file.ts'
import { fsckSource } from './journal-fsck.ts'
import type { Reader } from './schema.ts'

/** Issued documents by what somebody holds of them. */
export const documentView = (
  reader: Reader,
  agency: string,
  house: Pick<House, 'matters' | 'calendar'>,
): CheckSource => ({
  async byText(sha256) {
    const { rows } = await sql<KnownDocument>`
      select case_id as "caseId", n, kind, number, case when sha256 = ${sha256} then body else open_body end as text
      from document where agency_id = ${agency} and (sha256 = ${sha256} or open_sha256 = ${sha256})
      order by case_id, n limit 1`.execute(reader)
    return rows[0]
  },
  async byFile(sha256) {
    const row = await reader
      .selectFrom('printing')
      .select('text')
      .where('agency_id', '=', agency)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    return row?.text
  },
  async isSound(caseId) {
    const records = await fsckSource(reader, agency).one(caseId)
    return records !== null && checkCase(house.matters, house.calendar, records).findings.length === 0
  },
})
