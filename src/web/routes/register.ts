import type { Context, Hono } from 'hono'
import type { CaseLine } from '#db/matter.view.ts'
import { type Matter, stateLabel } from '#domain/engine/matter.ts'
import { registerPage, registersPage } from '../../portal/pages/registers.page.ts'
import { closedTitle } from '../../portal/privacy.ts'
import { type Cell, sendCsv } from '../csv.ts'
import { pageSize, placeAsked, textAsked, yearAsked } from '../query.ts'
import { NotFound, present, type Web } from '../web.ts'

export function registerRoutes(app: Hono, web: Web): void {
  app.get('/registers', async (c) => {
    const counts = await web.memo('counts', () => web.matters.counts())
    return present(c, web, { title: '台账', crumbs: [{ label: '台账' }] }, registersPage(web.site, counts))
  })
  app.get('/registers/:file{[\\w-]+\\.csv}', (c) => {
    const matter = knownMatter(web, c.req.param('file').slice(0, -4))
    return sendCsv(
      c,
      web.exports,
      matter.title,
      ['日期', '标题', '编号', '状态', '记录号', '封存号'],
      rows(web, matter, wishOf(c, matter)),
    )
  })
  app.get('/registers/:matter', async (c) => {
    const matter = knownMatter(web, c.req.param('matter'))
    const wish = wishOf(c, matter)
    const { skipped, ...place } = placeAsked(c)
    const [page, total] = await Promise.all([
      web.matters.page({ ...wish, ...place, limit: pageSize }),
      web.memo(`count ${JSON.stringify(wish)}`, () => web.matters.count(wish)),
    ])
    const { year, text } = wish
    const crumbs = [{ label: '台账', href: '/registers' }, { label: matter.title }]
    const body = registerPage(web.site, { matter, year, text, page, total, skipped, size: pageSize })
    return present(c, web, { title: matter.title, crumbs }, body)
  })
}

function knownMatter(web: Web, id: string): Matter {
  const matter = web.site.matter(id)
  if (!matter) throw new NotFound(`没有名为“${id}”的台账。`)
  return matter
}

/** What is never public has neither days nor words to be sought by. */
const wishOf = (c: Context, { id, confidential }: Matter) =>
  confidential ? { matter: id } : { matter: id, year: yearAsked(c), text: textAsked(c) }

async function* rows(web: Web, matter: Matter, wish: ReturnType<typeof wishOf>): AsyncGenerator<Cell[]> {
  for await (const line of web.matters.all(wish)) {
    const { id, shown, seal } = line
    yield shown
      ? [shown.on, shown.title, shown.number === null ? null : { id: shown.number }, stateOf(web, line), { id }, seal]
      : ['', closedTitle(matter), '', '', { id }, seal]
  }
}

const stateOf = (web: Web, { matter, version, shown }: CaseLine): string =>
  shown ? stateLabel(web.site.matter(matter, version)?.states[shown.state] ?? shown.state) : ''
