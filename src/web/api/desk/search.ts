import type { DeskView } from '#db/desk.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Actor } from '#domain/engine/may.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import type { ApiDesk } from '../desk.ts'
import type { Found } from './answers.ts'
import { seeingsOf } from './sights.ts'
import { lineOf } from './today.ts'

export type Asker = { readonly actor: Actor; readonly as: Parameters<ApiDesk['noted']>[0] }

const mostFound = 20

/** Cases by number, title, party or id, in whatever matters the person reads. */
export async function searchIn(
  web: Web,
  desk: ApiDesk,
  view: DeskView,
  { actor, as }: Asker,
  asked: { readonly q?: string | undefined; readonly of?: string | undefined },
): Promise<Found> {
  const { house } = web.bureau
  const now = house.clock.now()
  const named = asked.of?.split(',')
  const seeings = seeingsOf(actor, house.matters, dayOf(now)).filter(
    ({ matter }) => !named || named.includes(matter.id),
  )
  const text = asked.q?.trim()
  if (!text) return { cases: [], more: false }
  const { cases, more } = await view.search({ seeings, text, limit: mostFound })
  for (const [id, found] of Map.groupBy(cases, ({ matter }) => matter)) {
    const isSealed = found.some((one) => !isOpenIn(house.matters.of(one)!, one.state))
    if (isSealed) await desk.noted(as, 'read.list', house.matters.latest(id)!, undefined, `${found.length} 件`)
  }
  return {
    cases: cases.map((current) => lineOf(web, house.matters.of(current)!, current, now)),
    more,
  }
}
