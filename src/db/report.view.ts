import { sql } from 'kysely'
import { dayOf } from '#domain/calendar/day.ts'
import { annualReport } from '#domain/matters/leadership/annual-report.ts'
import { type PublishedVersion, publishedVersions } from '#domain/matters/leadership/annual-report.versions.ts'
import { type EntryRow, entryOf } from './rows.ts'
import type { Reader } from './schema.ts'

export type PublishedReport = { readonly caseId: string; readonly versions: readonly PublishedVersion[] }

export type ReportView = {
  /** What the public was given of the report on a year; undefined while that is nothing. */
  published(year: number): Promise<PublishedReport | undefined>
}

export const reportView = (reader: Reader, agency: string): ReportView => ({
  async published(year) {
    const found = await reader
      .selectFrom('case_')
      .select('id')
      .where('agency_id', '=', agency)
      .where('matter', '=', annualReport.id)
      .where(sql`fold #>> '{data,plan,reportYear}'`, '=', String(year))
      .executeTakeFirst()
    if (!found) return undefined
    const rows = await reader
      .selectFrom('entry')
      .selectAll()
      .where('agency_id', '=', agency)
      .where('case_id', '=', found.id)
      .orderBy('n')
      .execute()
    const entries = (rows as unknown as EntryRow[]).map(entryOf)
    const versions = publishedVersions(
      entries.map(({ action, form, happenedAt }) => ({ action, form, on: dayOf(happenedAt) })),
    )
    return versions.length ? { caseId: found.id, versions } : undefined
  },
})
