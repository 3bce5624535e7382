import type { Hono } from 'hono'
import { readSettings } from '#db/settings.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { settingOn } from '#domain/settings/settings.ts'
import { settingsPage } from '../../portal/pages/settings.page.ts'
import { present, type Web } from '../web.ts'

export function settingRoutes(app: Hono, web: Web): void {
  const { house, profile, reader } = web.bureau
  app.get('/settings', async (c) => {
    const rows = await readSettings(reader, profile.id)
    const today = dayOf(house.clock.now())
    const settings = { rows, initials: house.initials ?? {} }
    const frame = { title: '本局设定', crumbs: [{ label: '本局设定' }] }
    return present(c, web, frame, settingsPage({ today, rows, now: (key) => settingOn(settings, key, today) }))
  })
}
