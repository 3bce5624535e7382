import type { YearData } from '#domain/calendar/year-data.ts'
import { yearOfNotice } from '#domain/matters/supervision/holiday-notice.ts'
import type { Reader } from './schema.ts'

/** The holiday notices that a second person has confirmed, the latest last. */
export async function readNotices(reader: Reader, agency: string): Promise<readonly YearData[]> {
  const rows = await reader
    .selectFrom('case_')
    .select('fold')
    .where('agency_id', '=', agency)
    .where('matter', '=', 'holiday-notice')
    .where('state', '=', 'confirmed')
    .orderBy('last_at')
    .orderBy('id')
    .execute()
  return rows.map(({ fold }) => yearOfNotice(fold.data['notice'] as never))
}
