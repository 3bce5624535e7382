import { askedTogether } from '#app/others.ts'
import type { DeskView } from '#db/desk.view.ts'
import { addDays, dayOf, type Instant } from '#domain/calendar/day.ts'
import { clockLines, pressing } from '#domain/desk/clock-lines.ts'
import { nextAct } from '#domain/desk/next-act.ts'
import type { Case } from '#domain/engine/case.ts'
import { isOpen } from '#domain/engine/choices.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { roles } from '#domain/engine/roles.ts'
import { openStates } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import { stateTitle } from '../case-json.ts'
import type { ApiDesk } from '../desk.ts'
import type { CaseLine, Today } from './answers.ts'
import { calendarDays } from './calendar-days.ts'
import { seeingsOf, statesToActIn } from './sights.ts'

const mostDone = 30

/** What a person has to do, what waits for others, what he has done. */
export async function todayOf(web: Web, desk: ApiDesk, view: DeskView, actor: Actor): Promise<Omit<Today, 'drafts'>> {
  const { house } = web.bureau
  const now = house.clock.now()
  const day = dayOf(now)
  const seeings = seeingsOf(actor, house.matters, day)
  const wanted = seeings
    .map((one) => ({ ...one, states: statesToActIn(actor, one.matter, day) }))
    .filter(({ states }) => states.length > 0)
  const open = seeings.map((one) => ({ ...one, states: openStates(one.matter) }))
  const [asking, takenPart, done] = await Promise.all([
    view.asking(wanted),
    view.takenPart(actor.person, open),
    view.done(actor.person, mostDone),
  ])
  const opening = await desk.opening(actor)
  const cases = askedTogether(web.cases.others)
  const items = await Promise.all(
    asking.map(async (current) => {
      const matter = house.matters.of(current)!
      const office = await desk.officeFor(opening, matter, current, cases)
      const next = nextAct(matter, current, (action) => isOpen(matter, current, action, office))
      if (next === undefined) return undefined
      return { ...lineOf(web, matter, current, now), next: { action: next, label: matter.actions[next]!.label } }
    }),
  )
  const mine = items.filter((item) => item !== undefined)
  const ids = new Set(mine.map(({ id }) => id))
  return {
    day,
    calendar: calendarDays(house.calendar, addDays(day, -7), addDays(day, 20)),
    mine,
    waiting: takenPart
      .filter(({ id }) => !ids.has(id))
      .map((current) => {
        const matter = house.matters.of(current)!
        return { ...lineOf(web, matter, current, now), waitsFor: waitsFor(matter, current) }
      }),
    done: done.map(({ matter: id, version, action, state, number, ...act }) => {
      const matter = house.matters.version(id, version)!
      return {
        ...act,
        ...{ matter: id, matterTitle: matter.title, label: actionLabel(matter, action), number: number ?? undefined },
        stateTitle: stateTitle(matter, state),
      }
    }),
  }
}

/** A case as one line of a list, with the clock that presses. */
export function lineOf(web: Web, matter: Matter, current: Case, now: Instant): CaseLine {
  const { id, title, number, state, variant, openedOn, lastAt, n } = current
  const clock = pressing(clockLines(matter, current, web.bureau.house.calendar, now))
  return {
    ...{ id, title, number, state, n, openedOn, lastAt, matter: matter.id, matterTitle: matter.title },
    stateTitle: stateTitle(matter, state),
    variantTitle: variant === undefined ? undefined : matter.variants?.[variant],
    clock,
  }
}
/** The roles whose act would move the case on. */
function waitsFor(matter: Matter, { state, variant }: Case): readonly string[] {
  const acts = Object.values(matter.actions).filter(
    ({ from, to, reasons, only }) =>
      asList<string>(from).includes(state) &&
      to !== 'same' &&
      reasons !== 'required' &&
      (only === undefined || (variant !== undefined && asList<string>(only as never).includes(variant))),
  )
  return [...new Set(acts.flatMap(({ by }) => asList(by)))]
    .filter((role) => role !== 'system')
    .map((role) => roles[role])
}
