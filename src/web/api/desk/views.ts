import { randomUUID } from 'node:crypto'
import type { Hono } from 'hono'
import { z } from 'zod'
import { mostViews, savedViews, type Viewer } from '#db/saved-views.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Actor } from '#domain/engine/may.ts'
import { runsOn } from '#domain/engine/roles.ts'
import { seesAny, sightOf } from '#domain/engine/sight.ts'
import type { Web } from '../../web.ts'
import type { ApiEnv } from '../bearer.ts'
import type { ApiDesk } from '../desk.ts'
import { Problem } from '../problem.ts'
import { atMost, readJson } from '../read-json.ts'
import type { RegisterViews } from './list-answers.ts'

const asked = z.strictObject({
  name: z.string().trim().min(1, '请填写视图名称').max(40, '视图名称不超过 40 字'),
  query: z.string().max(2000, '条件过长'),
  office: z.string().optional(),
})

/** Views of registers that people keep for themselves or share with their office. Records nothing of any case. */
export function viewRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, profile, reader } = web.bureau
  const views = savedViews(reader, profile.id)
  const offices = new Map(profile.offices.map(({ id, title }) => [id, title]))

  /** Where he holds a post today: what he may share with, and what is shared with him. */
  const viewerOf = (actor: Actor): Viewer => {
    const day = dayOf(house.clock.now())
    const held = actor.appointments.filter((post) => runsOn(post, day)).map(({ office }) => office)
    return { person: actor.person, offices: [...new Set(held)] }
  }
  /** A register that the person may look through. @throws Problem */
  const registerOf = async (person: string, id: string) => {
    const newest = desk.matterNamed(id)
    const actor = await desk.actor(person)
    const day = dayOf(house.clock.now())
    if (!house.matters.versions(newest.id).some((matter) => seesAny(sightOf(actor, matter, day))))
      throw desk.unseen(newest)
    return { matter: newest.id, viewer: viewerOf(actor) }
  }

  const path = '/desk/registers/:matter/views'
  api.get(path, async (c) => {
    const { matter, viewer } = await registerOf(c.var.person, c.req.param('matter'))
    const found = await views.of(viewer, matter)
    return c.json({
      views: found.map(({ id, person, by, office, name, query }) => ({
        ...{ id, name, query, isOwn: person === viewer.person, by: by ?? person },
        office: office === null ? undefined : (offices.get(office) ?? office),
      })),
      offices: viewer.offices.map((id) => ({ id, title: offices.get(id) ?? id })),
    } satisfies RegisterViews)
  })

  api.post(path, atMost(16 * 1024), async (c) => {
    const { matter, viewer } = await registerOf(c.var.person, c.req.param('matter'))
    const parsed = asked.safeParse(await readJson(c))
    if (!parsed.success) throw new Problem(422, 'view.invalid', parsed.error.issues[0]?.message ?? '视图的格式不对')
    const { name, query, office } = parsed.data
    if (office !== undefined && !viewer.offices.includes(office))
      throw new Problem(403, 'view.foreign-office', '只能与本人任职的处室共用')
    const view = { id: randomUUID(), office: office ?? null, name, query, matter, savedAt: house.clock.now() }
    if (!(await views.keep(viewer, view)))
      throw new Problem(409, 'view.too-many', `每本台账最多存 ${mostViews} 个视图，请先删去不用的`)
    return c.json({ kept: name })
  })

  api.delete(`${path}/:view`, async (c) => {
    const { viewer } = await registerOf(c.var.person, c.req.param('matter'))
    if (!(await views.drop(viewer, c.req.param('view'))))
      throw new Problem(404, 'view.unknown', '没有这个视图，或者不是本人所存')
    return c.json({ dropped: true })
  })
}
