import type { DeskView } from '#db/desk.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Actor } from '#domain/engine/may.ts'
import { openStates } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import type { CaseLine, Lights } from './answers.ts'
import { seeingsOf } from './sights.ts'
import { lineOf } from './today.ts'

/** The longest list that is looked through. */
const most = 3_000
const mostShown = 5

/** How the open cases of each matter stand, the latest first. By matter, never by person (国办函〔2026〕12号). */
export async function lightsOf(web: Web, view: DeskView, actor: Actor): Promise<Lights> {
  const { house } = web.bureau
  const now = house.clock.now()
  const seeings = seeingsOf(actor, house.matters, dayOf(now))
  const open = seeings
    .map((one) => ({ ...one, states: openStates(one.matter) }))
    .filter(({ states }) => states.length > 0)
  const cases = await view.asking(open, most)
  const lines = cases.map((current) => lineOf(web, house.matters.of(current)!, current, now))
  const matters = [...Map.groupBy(lines, ({ matter }) => matter)].map(([id, own]) => {
    const lit = (...lights: readonly (string | undefined)[]) => own.filter(({ clock }) => lights.includes(clock?.light))
    return {
      ...{ id, title: house.matters.latest(id)!.title, open: own.length },
      overdue: lit('black').length,
      near: lit('red', 'amber').length,
      fine: lit('green').length,
      held: lit('paused').length,
      untimed: lit(undefined).length,
      worst: own.filter(isLate).slice(0, mostShown),
    }
  })
  return {
    day: dayOf(now),
    matters: matters.sort((a, b) => b.overdue - a.overdue || b.near - a.near || b.open - a.open),
    cut: cases.length === most,
  }
}

const isLate = ({ clock }: CaseLine): boolean => clock !== undefined && ['black', 'red', 'amber'].includes(clock.light)
