import { sql } from 'kysely'
import type { Listed, People } from '#app/sign-in/ports.ts'
import { toDay } from '#domain/calendar/day.ts'
import { runsOn } from '#domain/engine/roles.ts'
import { appointmentsIn, type RightFact } from '#domain/people/rights.ts'
import type { Reader } from './schema.ts'

type Row = RightFact & { readonly person: string }

/** The register of people of one agency, with what each holds on a day. */
export function peopleView(reader: Reader, agency: string): People {
  const factsOf = async (person?: string): Promise<readonly Row[]> => {
    const { rows } = await sql<Row>`
      select key as person, measure, grp as "group", on_day as "on", until_day as "until", case_id as "caseId"
      from fact where agency_id = ${agency} and recorded_until = 'infinity' and key is not null
        and measure in ('person.listed', 'person.left', 'appointment.held', 'appointment.relieved')
        and (${person ?? null}::text is null or key = ${person ?? null})
      order by recorded_from`.execute(reader)
    return rows
  }
  return {
    listed: async (person, day) => {
      const facts = await factsOf(person)
      return listedIn(person, facts, day)
    },
    posts: async (person) => appointmentsIn(person, await factsOf(person)),
    async all(day) {
      const byPerson = Map.groupBy(await factsOf(), ({ person }) => person)
      return [...byPerson].flatMap(([person, facts]) => listedIn(person, facts, day) ?? [])
    },
  }
}

function listedIn(id: string, facts: readonly Row[], day: string): Listed | undefined {
  const name = facts.findLast(({ measure }) => measure === 'person.listed')?.group
  if (name == null || facts.some(({ measure, on }) => measure === 'person.left' && on <= day)) return undefined
  return { id, name, posts: appointmentsIn(id, facts).filter((held) => runsOn(held, toDay(day))) }
}
