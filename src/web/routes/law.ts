import type { Hono } from 'hono'
import { printCitation } from '#domain/law/cite.ts'
import type { ArticleRecord } from '#domain/law/instrument.ts'
import { lawPath } from '../../portal/links.ts'
import { articlePage, instrumentOf, instrumentPage, lawsPage } from '../../portal/pages/law.page.ts'
import { NotFound, present, type Web } from '../web.ts'

export function lawRoutes(app: Hono, web: Web): void {
  const laws = { label: '法律依据', href: '/laws' }
  app.get('/laws', async (c) => {
    const held = new Set(await web.laws.held())
    return present(c, web, { title: '法律依据', crumbs: [{ label: '法律依据' }] }, lawsPage(web.uses, held))
  })

  app.get('/laws/:instrument', (c) => {
    const { key, record } = known(c.req.param('instrument'))
    const crumbs = [laws, { label: record.title }]
    return present(c, web, { title: record.title, crumbs }, instrumentPage(key, record, web.uses))
  })

  app.get('/laws/:instrument/:article', async (c) => {
    const { key, record } = known(c.req.param('instrument'))
    const no = c.req.param('article')
    const articles = record.articles as Readonly<Record<string, ArticleRecord>>
    const article = Object.hasOwn(articles, no) ? articles[no] : undefined
    const texts = await web.laws.article(key, no)
    if (!article && texts.length === 0) throw new NotFound(`《${record.title}》中没有收录“${no}”条。`)
    const title = printCitation({ instrument: key, article: no })
    const crumbs = [laws, { label: record.title, href: lawPath(key) }, { label: title }]
    const body = articlePage({ instrument: key, no, record, article, texts, uses: web.uses.article(key, no) })
    return present(c, web, { title, crumbs }, body)
  })
}

function known(key: string) {
  const record = instrumentOf(key)
  if (!record) throw new NotFound(`目录中没有名为“${key}”的文件。`)
  return { key, record }
}
