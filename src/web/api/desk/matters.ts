import type { DeskView } from '#db/desk.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { choicesOf } from '#domain/engine/choices.ts'
import { fieldsOf } from '#domain/engine/form.ts'
import { asList, chapters } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { openStates, seesAny, sightOf } from '#domain/engine/sight.ts'
import { printBasisOn } from '#domain/law/cite.ts'
import type { Web } from '../../web.ts'
import type { ApiDesk } from '../desk.ts'
import type { MatterForOpening, MatterLine } from './answers.ts'
import { describedChoice } from './case.ts'
import { seeingsOf } from './sights.ts'

/** Every matter that concerns a person, by chapter: how many cases, and whether he may open one. */
export async function mattersFor(
  web: Web,
  desk: ApiDesk,
  view: DeskView,
  actor: Actor,
): Promise<readonly MatterLine[]> {
  const { house } = web.bureau
  const day = dayOf(house.clock.now())
  const counts = Map.groupBy(await view.counts(seeingsOf(actor, house.matters, day)), ({ matter }) => matter)
  const office = await desk.opening(actor)
  return house.matters.newest.flatMap((newest) => {
    const matter = house.matters.on(newest.id, day) ?? newest
    const isSeen = house.matters.all.some((one) => one.id === matter.id && seesAny(sightOf(actor, one, day)))
    const opens = choicesOf(matter, null, office).some(({ refusal }) => refusal === undefined)
    if (!isSeen && !opens) return []
    const own = counts.get(matter.id) ?? []
    const sum = (lines: typeof own) => lines.reduce((total, { cases }) => total + cases, 0)
    const isOpen = ({ version, state }: (typeof own)[number]) =>
      openStates(house.matters.version(matter.id, version) ?? matter).includes(state)
    return [
      {
        ...{ id: matter.id, title: matter.title, kind: matter.kind, isSeen, opens },
        chapter: chapters[matter.chapter],
        cases: sum(own),
        open: sum(own.filter(isOpen)),
      },
    ]
  })
}
/** How a case of a matter is opened: variants, opening acts and their forms. */
export async function matterForOpening(web: Web, desk: ApiDesk, actor: Actor, id: string): Promise<MatterForOpening> {
  const { house } = web.bureau
  const newest = desk.matterNamed(id)
  const day = dayOf(house.clock.now())
  const matter = house.matters.on(id, day) ?? newest
  const choices = choicesOf(matter, null, await desk.opening(actor))
  return {
    ...{ id, title: matter.title, kind: matter.kind, chapter: chapters[matter.chapter] },
    isRegister: matter.forms['row'] !== undefined,
    basis: printBasisOn(matter.basis, day),
    variants: Object.entries(matter.variants ?? {}).map(([variant, title]) => ({ id: variant, title })),
    opens: choices.map((choice) => ({
      ...describedChoice(matter, choice, day),
      only: asList<string>(matter.actions[choice.action]!.only as never),
    })),
    forms: Object.fromEntries(
      choices.flatMap(({ form }) => (form === undefined ? [] : [[form, fieldsOf(matter.forms[form]!)]])),
    ),
  }
}
