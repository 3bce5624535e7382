import { CompiledQuery } from 'kysely'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { Grant } from '#domain/engine/case.ts'
import { runsOn } from '#domain/engine/roles.ts'
import { appointmentsIn, type RightFact } from '#domain/people/rights.ts'
import { askedSql } from './append.sql.ts'
import type { Reader } from './schema.ts'

/** The appointment by which a person is 审批负责人 at a moment: what acts of the house ask for. */
export async function headGrant(
  reader: Reader,
  agency: string,
  person: string,
  at: Instant,
): Promise<Grant | undefined> {
  const asked = CompiledQuery.raw(askedSql, [agency, person, []])
  const { rows } = await reader.executeQuery<{ rights: RightFact[] }>(asked)
  const held = appointmentsIn(person, rows[0]!.rights).find((one) => one.role === 'head' && runsOn(one, dayOf(at)))
  return held && { role: 'head', appointment: held.id, office: held.office }
}
