import { CompiledQuery } from 'kysely'
import type { Actor } from '#domain/engine/may.ts'
import { certificatesIn, hoursIn } from '#domain/people/enforcement.ts'
import { appointmentsIn, type RightFact } from '#domain/people/rights.ts'
import { askedSql } from './append.sql.ts'
import type { Reader } from './schema.ts'

/** The facts that an enforcement act asks for. $1 agency, $2 person. */
export const enforcementSql = `
select measure, grp, on_day, until_day, value, case_id
from fact where agency_id = $1 and recorded_until = 'infinity' and key = $2
  and measure in ('officer.certified', 'officer.suspended', 'training.hours')`

type EnforcementRow = {
  readonly measure: string
  readonly grp: string | null
  readonly on_day: string
  readonly until_day: string | null
  readonly value: string | null
  readonly case_id: string
}

/** The certificates and the credited hours of a person, out of the rows of `enforcementSql`. */
export const enforcementOf = (rows: readonly EnforcementRow[]): Pick<Actor, 'certificates' | 'hours'> => {
  const facts = rows.map(({ case_id: caseId, measure, on_day: on, until_day: until, value, grp: group }) => ({
    ...{ caseId, measure, on, until, value, group },
  }))
  return { certificates: certificatesIn(facts), hours: hoursIn(facts) }
}

/** A person as `may` judges him, for screens that say beforehand what he may do. */
export const actorView = (reader: Reader, agency: string) => ({
  async actor(person: string): Promise<Actor> {
    const [asked, enforcement] = await Promise.all([
      reader.executeQuery<{ rights: RightFact[] }>(CompiledQuery.raw(askedSql, [agency, person, []])),
      reader.executeQuery<EnforcementRow>(CompiledQuery.raw(enforcementSql, [agency, person])),
    ])
    return { person, appointments: appointmentsIn(person, asked.rows[0]!.rights), ...enforcementOf(enforcement.rows) }
  },
})
