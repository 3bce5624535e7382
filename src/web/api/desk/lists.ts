import type { DeskView } from '#db/desk.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Actor } from '#domain/engine/may.ts'
import { isOpenIn, seesAny, sightOf, withheldFrom } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import { stateTitle } from '../case-json.ts'
import type { ApiDesk } from '../desk.ts'
import { Problem } from '../problem.ts'
import type { CaseList, Found } from './answers.ts'
import { columnsOf } from './matters.ts'
import { seeingsOf } from './sights.ts'
import { lineOf } from './today.ts'

export type ListAsked = {
  readonly q?: string | undefined
  readonly state?: string | undefined
  readonly year?: string | undefined
  readonly after?: string | undefined
  readonly limit?: string | undefined
  readonly order?: string | undefined
}

const longestList = 200

/** @throws Problem */
function wishOf({ q, state, year, after, limit = '30', order }: ListAsked) {
  const most = Number(limit)
  if (!Number.isInteger(most) || most < 1 || most > longestList)
    throw new Problem(400, 'limit.invalid', `limit 应为 1 至 ${longestList} 的整数`)
  if (year !== undefined && !/^\d{4}$/.test(year)) throw new Problem(400, 'year.invalid', '年度应为四位数字')
  return {
    ...{ text: q?.trim() || undefined, state: state || undefined, after: after || undefined, limit: most },
    year: year === undefined ? undefined : Number(year),
    oldestFirst: order === 'oldest',
  }
}

/** The cases of a matter, a page at a time, with the columns of its opening form. */
export async function listOf(
  web: Web,
  desk: ApiDesk,
  view: DeskView,
  asker: Asker,
  id: string,
  asked: ListAsked,
): Promise<CaseList> {
  const { house } = web.bureau
  const newest = desk.matterNamed(id)
  const now = house.clock.now()
  const { actor } = asker
  const seeings = house.matters.all
    .filter((matter) => matter.id === id)
    .map((matter) => ({ matter, sight: sightOf(actor, matter, dayOf(now)) }))
  if (!seeings.some(({ sight }) => seesAny(sight))) throw desk.unseen(newest)
  const wish = wishOf(asked)
  if (wish.after !== undefined) await desk.mustSee(actor, id, wish.after)
  const [{ cases, next }, counts] = await Promise.all([view.list({ seeings, ...wish }), view.counts(seeings)])
  const isSealed = cases.some((one) => !isOpenIn(house.matters.of(one)!, one.state))
  if (isSealed) await desk.noted(asker.as, 'read.list', newest, undefined, `${cases.length} 件`)
  const columns = columnsOf(newest)
  const byState = Map.groupBy(counts, ({ state }) => state)
  return {
    ...{ matter: id, title: newest.title, next },
    columns: columns.map(({ field }) => field),
    states: Object.keys(newest.states)
      .map((state) => ({
        ...{ id: state, title: stateTitle(newest, state) },
        cases: (byState.get(state) ?? []).reduce((sum, one) => sum + one.cases, 0),
      }))
      .filter((one) => one.cases > 0),
    years: await view.years(seeings),
    total: counts.reduce((sum, one) => sum + one.cases, 0),
    cases: cases.map((current) => {
      const matter = house.matters.of(current)!
      const closed = withheldFrom(actor.person, matter, current)?.forms ?? []
      return {
        ...lineOf(web, matter, current, now),
        cells: columns.map(({ form, field }) => (closed.includes(form) ? undefined : current.data[form]?.[field.name])),
      }
    }),
  }
}
export type Asker = { readonly actor: Actor; readonly as: Parameters<ApiDesk['noted']>[0] }

const mostFound = 20

/** Cases by number, title, party or id, in whatever matters the person reads. */
export async function searchIn(
  web: Web,
  desk: ApiDesk,
  view: DeskView,
  { actor, as }: Asker,
  asked: ListAsked & { of?: string | undefined },
): Promise<Found> {
  const { house } = web.bureau
  const now = house.clock.now()
  const named = asked.of?.split(',')
  const seeings = seeingsOf(actor, house.matters, dayOf(now)).filter(
    ({ matter }) => !named || named.includes(matter.id),
  )
  const { text } = wishOf(asked)
  if (!text) return { cases: [], more: false }
  const { cases, next } = await view.list({ seeings, text, limit: mostFound })
  for (const [id, found] of Map.groupBy(cases, ({ matter }) => matter)) {
    const isSealed = found.some((one) => !isOpenIn(house.matters.of(one)!, one.state))
    if (isSealed) await desk.noted(as, 'read.list', house.matters.latest(id)!, undefined, `${found.length} 件`)
  }
  return {
    cases: cases.map((current) => lineOf(web, house.matters.of(current)!, current, now)),
    more: next !== undefined,
  }
}
