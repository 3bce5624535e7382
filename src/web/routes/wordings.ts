import type { Hono } from 'hono'
import { readWordings } from '#db/wordings.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { wordingsPage } from '../../portal/pages/wordings.page.ts'
import { present, type Web } from '../web.ts'

export function wordingRoutes(app: Hono, web: Web): void {
  const { house, profile, reader } = web.bureau
  app.get('/wordings', async (c) => {
    const rows = await readWordings(reader, profile.id)
    const frame = { title: '文书用语', crumbs: [{ label: '文书用语' }] }
    return present(c, web, frame, wordingsPage({ today: dayOf(house.clock.now()), matters: house.matters.all, rows }))
  })
}
