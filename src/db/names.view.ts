import { systemActor } from '#domain/engine/system.ts'
import type { Reader } from './schema.ts'

/** The names of persons by their ids; who is not on record is called by his id. */
export async function namesOf(
  reader: Reader,
  agency: string,
  persons: readonly string[],
): Promise<(person: string) => string> {
  const rows = await reader
    .selectFrom('person')
    .select(['id', 'name'])
    .where('agency_id', '=', agency)
    .where('id', 'in', [...new Set(persons), ''])
    .execute()
  const names = new Map(rows.map(({ id, name }) => [id, name]))
  return (person) => names.get(person) ?? (person === systemActor.person ? '系统' : person)
}
