import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { Grant } from '#domain/engine/case.ts'
import type { Reader } from './schema.ts'

/** The appointment by which a person is 审批负责人 at a moment: what acts of the house ask for. */
export async function headGrant(
  reader: Reader,
  agency: string,
  person: string,
  at: Instant,
): Promise<Grant | undefined> {
  const day = dayOf(at)
  const held = await reader
    .selectFrom('appointment')
    .select(['id', 'office'])
    .where('agency_id', '=', agency)
    .where('person_id', '=', person)
    .where('role', '=', 'head')
    .where('from_day', '<=', day)
    .where((row) => row.or([row('until_day', 'is', null), row('until_day', '>', day)]))
    .orderBy('id')
    .executeTakeFirst()
  return held && { role: 'head', appointment: held.id, office: held.office }
}
