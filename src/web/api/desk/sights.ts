import type { Seeing } from '#db/sight.sql.ts'
import type { Day } from '#domain/calendar/day.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Actor } from '#domain/engine/may.ts'
import { heldFor } from '#domain/engine/roles.ts'
import { openStates, seesAny, sightOf } from '#domain/engine/sight.ts'

/** Every version of every matter of which a person sees cases. */
export const seeingsOf = (actor: Actor, matters: MatterBook, day: Day): readonly Seeing[] =>
  matters.all.map((matter) => ({ matter, sight: sightOf(actor, matter, day) })).filter(({ sight }) => seesAny(sight))

/** The open states of a matter in which a role that the person holds may act. */
export function statesToActIn(actor: Actor, matter: Matter, day: Day): readonly string[] {
  const held = new Set(heldFor(actor.appointments, matter, day).map(({ role }) => role))
  const acts = Object.values(matter.actions).filter(({ by }) => asList(by).some((role) => held.has(role)))
  const from = new Set(acts.flatMap((act) => asList<string>(act.from)))
  return openStates(matter).filter((state) => from.has(state))
}
