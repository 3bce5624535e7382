import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/day.ts'
import { accessLog } from './access-log.ts'
import { headGrant } from './head-grant.ts'
import type { Reader } from './schema.ts'

/** The moment of the newest act or confirmation; undefined of a bureau without any, and of a demonstration, whose years lie back. */
export async function newestOnRecord(reader: Reader, agency: string): Promise<Instant | undefined> {
  const { rows } = await sql<{ newest: Instant | null; demo: boolean }>`
    select greatest(
      (select entry.recorded_at from entry join (
         select case_id, n from journal where agency_id = ${agency} order by idx desc limit 1) as latest
       on entry.agency_id = ${agency} and entry.case_id = latest.case_id and entry.n = latest.n),
      (select max(at) from access_log where agency_id = ${agency} and event = 'clock.confirmed')) as newest,
    exists (select from case_ where agency_id = ${agency} and matter = 'founding'
      and (fold #>> '{data,founding,demo}')::boolean) as demo`.execute(reader)
  const [row] = rows
  return row && !row.demo ? (row.newest ?? undefined) : undefined
}

/** Somebody in charge says that the bureau was silent for so long and that the clock is right: on record. False: he may not. */
export async function confirmClock(
  reader: Reader,
  agency: string,
  { person, basis, at }: { readonly person: string; readonly basis: string; readonly at: Instant },
): Promise<boolean> {
  if (!(await headGrant(reader, agency, person, at))) return false
  await accessLog(reader, agency).note({ at, event: 'clock.confirmed', person, detail: basis })
  return true
}
