import type { Context, Hono } from 'hono'
import { type ListLine, type ListWish, summaryKey } from '#db/list.view.ts'
import { matterTag } from '#db/matter.view.ts'
import { type ListColumn, listOf } from '#domain/engine/list.ts'
import { type Matter, stateLabel } from '#domain/engine/matter.ts'
import { registerPage, registersPage } from '../../portal/pages/registers.page.ts'
import { closedTitle } from '../../portal/privacy.ts'
import { type Cell, sendCsv } from '../csv.ts'
import { orderAsked, pageAsked, pageSize, placeAsked, stateAsked, textAsked, wordsAsked, yearAsked } from '../query.ts'
import { NotFound, present, type Web } from '../web.ts'

export function registerRoutes(app: Hono, web: Web): void {
  app.get('/registers', async (c) => {
    const counts = await web.memo('counts', () => web.matters.counts())
    return present(c, web, { title: '台账', crumbs: [{ label: '台账' }] }, registersPage(web.site, counts))
  })
  app.get('/registers/:file{[\\w-]+\\.csv}', (c) => {
    const matter = knownMatter(web, c.req.param('file').slice(0, -4))
    const columns = openColumns(matter)
    const head = ['日期', '标题', '编号', ...columns.map(headOf), '状态', '记录号', '封存号']
    return sendCsv(c, web.exports, matter.title, head, rows(web, matter, wishOf(c, web, matter)))
  })
  app.get('/registers/:matter', async (c) => {
    const matter = knownMatter(web, c.req.param('matter'))
    const wish = wishOf(c, web, matter)
    const { skipped, ...place } = placeAsked(c)
    const asked = pageAsked(c)
    const skip = asked === undefined ? undefined : (asked - 1) * pageSize
    const [page, summary] = await Promise.all([
      web.lists.page(wish, { ...(skip === undefined ? place : { skip }), limit: pageSize }),
      web.memo(`list ${summaryKey(wish)}`, () => web.lists.summary(wish), [matterTag(matter.id)]),
    ])
    const crumbs = [{ label: '台账', href: '/registers' }, { label: matter.title }]
    const lines = { page, summary, skipped: skip ?? skipped, size: pageSize }
    const body = registerPage(web.site, { matter, columns: openColumns(matter), wish, ...lines })
    return present(c, web, { title: matter.title, crumbs }, body)
  })
}

function knownMatter(web: Web, id: string): Matter {
  const matter = web.site.matter(id)
  if (!matter) throw new NotFound(`没有名为“${id}”的台账。`)
  return matter
}

/** The columns of which acts publish something. */
const openColumns = (matter: Matter): readonly ListColumn[] => listOf(matter).columns.filter(({ open }) => open)

const headOf = ({ title, unit }: ListColumn): string => (unit ? `${title}（${unit}）` : title)

/** What is never public has neither days nor words to be sought by. */
function wishOf(c: Context, web: Web, matter: Matter): ListWish {
  const columns = openColumns(matter)
  const versions = web.site.matters.versions(matter.id)
  if (matter.confidential) return { versions, onlooker: 'everybody' }
  return {
    ...{ versions, onlooker: 'everybody', year: yearAsked(c), text: textAsked(c) },
    state: stateAsked(c, matter.states),
    only: wordsAsked(c, columns),
    order: orderAsked(
      c,
      columns.map(({ path }) => path),
    ),
  }
}

async function* rows(web: Web, matter: Matter, wish: ListWish): AsyncGenerator<Cell[]> {
  const places = listOf(matter).columns.flatMap((column, index) => (column.open ? [{ column, index }] : []))
  for await (const line of web.lists.all(wish)) {
    const { id, told, seal } = line
    if (!told) yield ['', closedTitle(matter), '', ...places.map(() => ''), '', { id }, seal]
    else {
      const number = told.number === null ? null : { id: told.number }
      const cells = places.map(({ column, index }) => cellOf(column, told.cells[index] ?? null))
      yield [told.on, told.title, number, ...cells, stateOf(web, matter, line), { id }, seal]
    }
  }
}

/** Amounts and numbers keep their digits; so does text that happens to consist of them. */
const cellOf = ({ kind }: ListColumn, text: string | null): Cell => {
  if (text === null) return ''
  if (kind === 'money' || kind === 'number' || kind === 'whole') return text
  return kind === 'yesNo' ? (text === 'true' ? '是' : '否') : { id: text }
}

const stateOf = (web: Web, { id }: Matter, { version, told }: ListLine): string =>
  told ? stateLabel(web.site.matter(id, version)?.states[told.state] ?? told.state) : ''
