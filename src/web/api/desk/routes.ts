import type { Context, Hono } from 'hono'
import { textShelf } from '#app/texts/text-shelf.ts'
import { deskView } from '#db/desk.view.ts'
import { draftStore } from '#db/drafts.ts'
import { matterView } from '#db/matter.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { weekdayName } from '#domain/calendar/weekday.ts'
import { isWorkingDay } from '#domain/calendar/working-calendar.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { roles, runsOn } from '#domain/engine/roles.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import type { ApiEnv } from '../bearer.ts'
import type { ApiDesk } from '../desk.ts'
import { Problem } from '../problem.ts'
import { atMost, readJson } from '../read-json.ts'
import { deskCase } from './case.ts'
import { draftBody } from './draft-body.ts'
import { fileRoutes } from './files.ts'
import { lightsOf } from './lights.ts'

import { matterForOpening, mattersFor } from './matters.ts'
import { type Asker, searchIn } from './search.ts'
import { deskSession } from './session.ts'
import { sheetRoutes } from './sheets.ts'
import { deskText } from './text.ts'
import { todayOf } from './today.ts'
import { viewRoutes } from './views.ts'

const longestDraft = 512 * 1024

/** What the desk asks for: the same records, rights and acts as the rest of the API, put together for its screens. */
export function deskRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, profile, reader } = web.bureau
  const view = deskView(reader, profile.id)
  const drafts = draftStore(reader, profile.id)
  const shelf = textShelf(web.bureau.attachments)
  sheetRoutes(api, web, desk)
  viewRoutes(api, web, desk)
  fileRoutes(api, web, desk)
  const askerOf = async (c: Context<ApiEnv>): Promise<Asker> => ({ actor: await desk.actor(c.var.person), as: c.var })

  api.get('/desk/frame', async (c) => {
    const { person } = c.var
    const [actor, standing, named] = await Promise.all([
      desk.actor(person),
      matterView(reader, profile.id).standing(),
      reader
        .selectFrom('person')
        .select('name')
        .where('agency_id', '=', profile.id)
        .where('id', '=', person)
        .executeTakeFirst(),
    ])
    const day = dayOf(house.clock.now())
    const offices = new Map(profile.offices.map(({ id, title }) => [id, title]))
    const posts = actor.appointments
      .filter((held) => runsOn(held, day))
      .map(({ role, office }) => ({ role: roles[role], office: offices.get(office) ?? office }))
    return c.json({
      ...{ person, name: named?.name ?? person, posts, bureau: profile.title, demo: standing.demo },
      ...{ day, weekday: weekdayName(day), isWorkingDay: isWorkingDay(house.calendar, day) },
    })
  })

  api.get('/desk/today', async (c) => {
    const actor = await desk.actor(c.var.person)
    const [today, begun] = await Promise.all([todayOf(web, desk, view, actor), drafts.all(c.var.person)])
    const lines = begun.map((draft) => {
      const matter = house.matters.latest(draft.matter)
      return {
        ...draft,
        matterTitle: matter?.title ?? draft.matter,
        label: matter ? actionLabel(matter, draft.action) : draft.action,
      }
    })
    return c.json({ ...today, drafts: lines })
  })

  api.get('/desk/matters', async (c) =>
    c.json({ matters: await mattersFor(web, desk, view, await desk.actor(c.var.person)) }),
  )

  api.get('/desk/matters/:matter', async (c) => {
    const { matter } = c.req.param()
    const told = await matterForOpening(web, desk, await desk.actor(c.var.person), matter)
    const own = (await drafts.of(c.var.person, 'new')).filter((draft) => draft.matter === matter)
    return c.json({ ...told, drafts: own })
  })

  api.get('/desk/lights', async (c) => c.json(await lightsOf(web, view, await desk.actor(c.var.person))))

  api.get('/desk/search', async (c) => c.json(await searchIn(web, desk, view, await askerOf(c), c.req.query())))

  /** A case by its id alone, where the person may see it. @throws Problem */
  const mustSee = async (c: Context<ApiEnv>, id: string) => {
    const kind = await web.cases.kind(id)
    const actor = await desk.actor(c.var.person)
    return { actor, seen: kind ? await desk.seen(actor, kind.matter, id) : await desk.noCase(id) }
  }
  api.get('/desk/cases/:case', async (c) => {
    const id = c.req.param('case')
    const { actor, seen } = await mustSee(c, id)
    if (!isOpenIn(seen.matter, seen.record.current.state)) await desk.noted(c.var, 'read.case', seen.matter, id)
    const own = await drafts.of(c.var.person, id)
    return c.json({ ...(await deskCase(web, desk, actor, seen)), drafts: own })
  })

  api.get('/desk/cases/:case/session', async (c) => {
    const { actor, seen } = await mustSee(c, c.req.param('case'))
    const { matter, record } = seen
    if (!isOpenIn(matter, record.current.state)) await desk.noted(c.var, 'read.case', matter, record.current.id)
    return c.json(await deskSession(web, desk, actor, seen))
  })

  const place = (word: string | undefined): number | undefined => {
    if (word === undefined) return undefined
    if (!/^[1-9]\d{0,3}$/.test(word)) throw new Problem(400, 'query.invalid', '稿次应为正整数')
    return Number(word)
  }
  api.get('/desk/cases/:case/texts/:text', async (c) => {
    const { case: id, text: name } = c.req.param()
    const { shown, before } = c.req.query()
    const { actor, seen } = await mustSee(c, id)
    const asked = { name, shown: place(shown), before: place(before) }
    return c.json(await deskText(web, desk, shelf, actor, c.var, seen, asked))
  })

  // A draft is its person's alone: whoever may not see the case may not keep one there either.
  const placeOf = async (c: Context<ApiEnv>) => {
    const { case: caseId = '', action = '', matter = '' } = c.req.param() as Record<string, string>
    const declared = desk.matterNamed(matter)
    if (!house.matters.all.some((one) => one.id === declared.id && Object.hasOwn(one.actions, action)))
      throw new Problem(404, 'action.unknown', '没有这个办理动作')
    if (caseId !== 'new') await desk.mustSee(await desk.actor(c.var.person), matter, caseId)
    return { caseId, action, matter }
  }
  const draftPath = '/desk/drafts/:matter/:case/:action'
  api.put(draftPath, atMost(longestDraft), async (c) => {
    const place = await placeOf(c)
    const { body, seen } = draftBody(await readJson(c))
    const savedAt = house.clock.now()
    await drafts.keep(c.var.person, { ...place, body, seen, savedAt })
    return c.json({ savedAt })
  })
  api.delete(draftPath, async (c) => {
    await drafts.drop(c.var.person, await placeOf(c))
    return c.json({ dropped: true })
  })
}
