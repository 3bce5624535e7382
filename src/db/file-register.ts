import { sql } from 'kysely'
import type { FileRegister } from '#app/files/keep-file.ts'
import type { Reader } from './schema.ts'

/** Who handed in which file. The same person handing in the same file again changes nothing. */
export const fileRegister = (reader: Reader, agency: string): FileRegister => ({
  async note(person, { sha256, name, size, type }, at) {
    await reader
      .insertInto('attachment')
      .values({ agency_id: agency, sha256, person_id: person, name, size, type, stored_at: at })
      .onConflict((one) => one.doNothing())
      .execute()
  },
  async on(person, day) {
    const { rows } = await sql<{ files: number; bytes: number }>`
      select count(*)::int as files, coalesce(sum(size), 0)::bigint as bytes from attachment
      where agency_id = ${agency} and person_id = ${person}
        and stored_at >= ${`${day} 00:00:00+08`}::timestamptz`.execute(reader)
    return rows[0]!
  },
  named: (person, name) =>
    reader
      .selectFrom('attachment')
      .select(['sha256', 'name', 'size', 'type'])
      .where('agency_id', '=', agency)
      .where('person_id', '=', person)
      .where('name', '=', name)
      .execute(),
})
