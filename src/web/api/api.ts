import { randomBytes } from 'node:crypto'
import { Hono } from 'hono'
import { accessLog } from '#db/access-log.ts'
import { caseView } from '#db/case.view.ts'
import { tokenStore } from '#db/token-store.ts'
import { type Day, dayOf } from '#domain/calendar/day.ts'
import { outageOf } from '../outage.ts'
import type { Web } from '../web.ts'
import { actionRoutes } from './actions.ts'
import { attachmentRoutes } from './attachments.ts'
import { type ApiEnv, bearer } from './bearer.ts'
import { caseFileRoutes } from './casefile.ts'
import { caseRoutes } from './cases.ts'
import { deskRoutes } from './desk/routes.ts'
import { makeDesk } from './desk.ts'
import { documentRoutes } from './documents.ts'
import { meRoutes } from './me.ts'
import { openApi } from './openapi.ts'
import { Problem, problem } from './problem.ts'
import { textRoutes } from './texts.ts'

type Log = (line: string, error: unknown) => void

/** The API, for programs that act in a person's name. What is public has its pages and needs no token. */
export function makeApi(web: Web, log: Log): Hono<ApiEnv> {
  const { house, profile, reader } = web.bureau
  const api = new Hono<ApiEnv>()
  const seen = accessLog(reader, profile.id)
  // Whoever acts reads on the connections of the house, not on those of the public.
  const staff = { ...web, cases: caseView(reader, profile.id) }
  const desk = makeDesk(staff, seen)
  // Large, and the same until the program or the law of the day changes.
  let described: { readonly today: Day; readonly text: string } | undefined
  api.get('/openapi.json', (c) => {
    const today = dayOf(house.clock.now())
    if (described?.today !== today)
      described = { today, text: JSON.stringify(openApi(profile.title, house.matters, today)) }
    return c.body(described.text, 200, { 'content-type': 'application/json' })
  })
  api.use('*', async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
  })
  api.use('*', bearer({ tokens: tokenStore(reader, profile.id), log: seen, now: house.clock.now }))
  meRoutes(api, staff)
  caseRoutes(api, staff, desk)
  actionRoutes(api, staff, desk)
  attachmentRoutes(api, staff, desk)
  documentRoutes(api, staff, desk)
  caseFileRoutes(api, staff, desk)
  deskRoutes(api, staff, desk)
  textRoutes(api, staff, desk)
  api.all('*', (c) => problem(c, { status: 404, code: 'address.unknown', message: '没有这个接口地址' }))
  api.onError((error, c) => {
    if (error instanceof Problem) return problem(c, error.told)
    const outage = outageOf(error)
    if (outage) {
      log(`${outage.message} ${c.req.method} ${c.req.path}：${(error as Error).message}`, '')
      const { status, code, message, after } = outage
      return problem(c, { status, code, message }, after ? { 'retry-after': String(after) } : {})
    }
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log(`故障 ${reference} ${c.req.method} ${c.req.path}`, error)
    return problem(c, { status: 500, code: 'fault', message: `系统故障，请把编号 ${reference} 告诉管理员` })
  })
  return api
}
