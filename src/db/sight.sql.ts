import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Matter } from '#domain/engine/matter.ts'
import type { Sight } from '#domain/engine/sight.ts'

/** One version of a matter with what a person may see of it. */
export type Seeing = { readonly matter: Matter; readonly sight: Sight }

/** The rule of a sight (`sees`) as a condition on `case_ c`. */
export function seenSql({ matter, sight }: Seeing, states?: readonly string[]): RawBuilder<SqlBool> {
  const seen = [sql<SqlBool>`c.state = any(${[...sight.states]}::text[])`]
  if (sight.applicants.length) seen.push(sql`c.applicant = any(${[...sight.applicants]}::text[])`)
  if (sight.actor !== undefined) {
    seen.push(sql`exists (select from entry e where e.agency_id = c.agency_id and e.case_id = c.id
      and e.actor = ${sight.actor})`)
  }
  const within = states ? sql`and c.state = any(${[...states]}::text[])` : sql``
  return sql<SqlBool>`(c.matter = ${matter.id} and c.version = ${matter.inForceFrom} ${within}
    and (${sql.join(seen, sql` or `)}))`
}

export const seenInAny = (seeings: readonly Seeing[]): RawBuilder<SqlBool> =>
  seeings.length === 0
    ? sql<SqlBool>`false`
    : sql`(${sql.join(
        seeings.map((one) => seenSql(one)),
        sql` or `,
      )})`
