import type { Day } from '#domain/calendar/day.ts'
import type { Case } from '#domain/engine/case.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { roles } from '#domain/engine/roles.ts'
import { sightOf, withheldFrom } from '#domain/engine/sight.ts'

/**
 * A case file holds what the bureau thought among itself: it is taken by whoever reads such cases by his post, not by
 * the party, nor by who once acted in the case. Undefined: he may.
 */
export function refusalToTake(actor: Actor, matter: Matter, current: Case, day: Day): Refusal | undefined {
  const sight = sightOf(actor, matter, day)
  if (!sight.states.includes(current.state)) {
    const readers = matter.readers.filter(
      (reads) => reads !== 'applicant' && (typeof reads === 'string' || reads.in.includes(current.state)),
    )
    const named = [...new Set(readers.map((reads) => roles[typeof reads === 'string' ? reads : reads.role]))]
    return refuse('right.file', { title: matter.title, roles: named.join('、') })
  }
  const withheld = withheldFrom(actor.person, matter, current)
  return withheld && refuse('right.withheld', { label: actionLabel(matter, withheld.by) })
}
