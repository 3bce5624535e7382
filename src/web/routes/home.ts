import type { Hono } from 'hono'
import { headlineOf, reportTime } from '#app/report.ts'
import { searchView } from '#db/search.view.ts'
import { busiestYear, homePage } from '../../portal/pages/home.page.ts'
import { searchPage } from '../../portal/pages/search.page.ts'
import { textAsked } from '../query.ts'
import { present, type Web } from '../web.ts'

/** Cases that a search shows: whoever finds more says more. */
const mostFound = 50
const newest = 5

export function homeRoutes(app: Hono, web: Web): void {
  const { profile, publicReader } = web.bureau
  const search = searchView(publicReader, profile.id)

  // Six figures, not the report that they stand in: whoever looks in does not have it composed.
  const headline = (year: number) => {
    const time = reportTime(year, web.bureau.house.clock.now())
    return web.memo(`headline ${year} ${time.today}`, () => headlineOf(profile, web.remembered, time))
  }

  app.get('/', async (c) => {
    const [years, counts, published] = await Promise.all([
      web.memo('years', () => web.matters.years()),
      web.memo('counts', () => web.matters.counts()),
      web.memo('published', () => search.published(newest)),
    ])
    const year = busiestYear(years)
    const told = year === undefined ? undefined : { year, claims: await headline(year) }
    return present(c, web, { title: profile.title, kind: 'home' }, homePage(web.site, { told, counts, published }))
  })
  app.get('/search', async (c) => {
    const text = textAsked(c) ?? ''
    const found = text ? await web.heavy(() => search.find(text, mostFound)) : []
    const frame = { title: text ? `搜索“${text}”` : '搜索', crumbs: [{ label: '搜索' }] }
    return present(c, web, frame, searchPage(web.site, text, found.slice(0, mostFound), found.length > mostFound))
  })
}
