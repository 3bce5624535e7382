import type { House } from '#app/house.ts'
import { type Digest, digestsOf } from '#app/jobs/reminders.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { actorView } from './actor.view.ts'
import { openClocks } from './open-clocks.ts'
import type { Reader } from './schema.ts'
import { settingsOf } from './settings.view.ts'

type Asked = {
  /** All people of the register when left out. */
  readonly people?: readonly string[]
  /** Only of limits that run out today or have run out. */
  readonly urgent?: boolean
}

/** What people are reminded of today. Applicants are told by the papers that are served on them. */
export async function digestsToday(
  reader: Reader,
  agency: string,
  house: House,
  { people, urgent = false }: Asked = {},
): Promise<readonly Digest[]> {
  const listed = people ?? (await everybody(reader, agency))
  const all = await Promise.all(listed.map((id) => actorView(reader, agency).actor(id)))
  const actors = all.filter(({ appointments }) => appointments.some(({ role }) => role !== 'applicant'))
  if (actors.length === 0) return []
  const cases: Case[] = []
  const dueBy = urgent ? dayOf(house.clock.now()) : undefined
  for await (const some of openClocks(reader, agency).cases(dueBy)) cases.push(...some)
  return digestsOf(house, cases, actors, await settingsOf(reader, agency, house))
}

const everybody = async (reader: Reader, agency: string): Promise<readonly string[]> =>
  (await reader.selectFrom('person').select('id').where('agency_id', '=', agency).orderBy('id').execute()).map(
    ({ id }) => id,
  )
