import type { Hono } from 'hono'
import { dayOf } from '#domain/calendar/day.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import { Problem } from './problem.ts'

/** Who one is: the person, the posts of today, and until when a session lasts without any further step. */
export function meRoutes(api: Hono<ApiEnv>, { bureau: { signIn, house, profile } }: Web): void {
  const titles = new Map(profile.offices.map(({ id, title }) => [id, title]))
  api.get('/me', async (c) => {
    const who = c.get('signedIn')
    const listed = await signIn.people.listed(c.var.person, dayOf(house.clock.now()))
    if (!listed) throw new Problem(403, 'person.absent', '人员名册上没有您，或者您已经离册')
    const posts = listed.posts.map(({ role, office, scope }) => ({
      ...{ role, office, officeTitle: titles.get(office) ?? office },
      ...(scope === undefined ? {} : { scope }),
    }))
    const session = c.var.token === undefined && who ? { idleUntil: who.idleUntil, endsAt: who.endsAt } : {}
    return c.json({ person: listed.id, name: listed.name, posts, now: house.clock.now(), ...session })
  })
}
