import type { Hono } from 'hono'
import { searchView } from '#db/search.view.ts'
import { busiestYear, homePage } from '../../portal/pages/home.page.ts'
import { searchPage } from '../../portal/pages/search.page.ts'
import { textAsked } from '../query.ts'
import { present, type Web } from '../web.ts'
import { reportOf } from './report.ts'

/** Cases that a search shows: whoever finds more says more. */
const mostFound = 50
const newest = 5

export function homeRoutes(app: Hono, web: Web): void {
  const { profile, publicReader } = web.bureau
  const search = searchView(publicReader, profile.id)

  app.get('/', async (c) => {
    const [years, counts, published] = await Promise.all([
      web.memo('years', () => web.matters.years()),
      web.memo('counts', () => web.matters.counts()),
      web.memo('published', () => search.published(newest)),
    ])
    const year = busiestYear(years)
    const report = year === undefined ? undefined : await reportOf(web, year, undefined)
    return present(c, web, { title: profile.title, kind: 'home' }, homePage(web.site, { report, counts, published }))
  })
  app.get('/search', async (c) => {
    const text = textAsked(c) ?? ''
    const found = text ? await search.find(text, mostFound) : []
    const frame = { title: text ? `搜索“${text}”` : '搜索', crumbs: [{ label: '搜索' }] }
    return present(c, web, frame, searchPage(web.site, text, found.slice(0, mostFound), found.length > mostFound))
  })
}
