import { CompiledQuery } from 'kysely'
import type { Actor, Certificate } from '#domain/engine/may.ts'
import type { Appointment } from '#domain/engine/roles.ts'
import { askedSql } from './append.sql.ts'
import type { Reader } from './schema.ts'

/** The facts that an enforcement act asks for. $1 agency, $2 person. */
export const enforcementSql = `
select measure, grp, on_day, until_day, value, case_id, extract(year from on_day)::int as year
from fact where agency_id = $1 and recorded_until = 'infinity' and key = $2
  and measure in ('officer.certified', 'training.hours')`

type EnforcementRow = {
  readonly measure: string
  readonly grp: string | null
  readonly on_day: string
  readonly until_day: string | null
  readonly value: string | null
  readonly case_id: string
  readonly year: number
}

/** The certificates and the credited hours of a person, out of the rows of `enforcementSql`. */
export function enforcementOf(rows: readonly EnforcementRow[]): {
  readonly certificates: Certificate[]
  readonly hours: Record<string, number>
} {
  const certificates: Certificate[] = []
  const hours: Record<string, number> = {}
  for (const row of rows) {
    if (row.measure === 'officer.certified') {
      certificates.push({ number: row.grp ?? row.case_id, from: row.on_day, until: row.until_day ?? '9999-12-31' })
    } else {
      const name = `${row.year}:${row.grp}`
      hours[name] = (hours[name] ?? 0) + Number(row.value)
    }
  }
  return { certificates, hours }
}

/** A person as `may` judges him, for screens that say beforehand what he may do. */
export const actorView = (reader: Reader, agency: string) => ({
  async actor(person: string): Promise<Actor> {
    const [asked, enforcement] = await Promise.all([
      reader.executeQuery<{ appointments: Appointment[] }>(CompiledQuery.raw(askedSql, [agency, person, []])),
      reader.executeQuery<EnforcementRow>(CompiledQuery.raw(enforcementSql, [agency, person])),
    ])
    return { person, appointments: asked.rows[0]!.appointments, ...enforcementOf(enforcement.rows) }
  },
})
