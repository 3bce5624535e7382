import type { Hono } from 'hono'
import { lockOf } from '#app/draw/lock-proof.ts'
import { publishedFiles } from '#app/draw/published-files.ts'
import { drawView } from '#db/draw.view.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { drawPage, drawsPage } from '../../portal/draw/draw.page.ts'
import { replayPage } from '../../portal/draw/replay.ts'
import { NotFound, present, type Web } from '../web.ts'

/** The draws in public: announced when locked, opened when published, recomputed by anyone. */
export function drawRoutes(app: Hono, web: Web): void {
  const draws = drawView(web.bureau.reader, web.bureau.profile.id)
  const title = '双随机抽取'
  const { reader, profile, house } = web.bureau
  const parts = { journal: web.bureau.journal, source: fsckSource(reader, profile.id), matters: house.matters }

  app.get('/draws', async (c) => present(c, web, { title, crumbs: [{ label: title }] }, drawsPage(await draws.all())))

  app.get('/draws/replay', async (c) => {
    const { html, policy } = await replayPage()
    return c.html(html, 200, { 'content-security-policy': policy })
  })

  app.get('/draws/:id', async (c) => {
    const current = await draws.one(c.req.param('id'))
    if (!current) throw new NotFound('没有这次抽取，或者它还没有锁定。')
    const lock = await lockOf(parts, current.id)
    const crumbs = [{ label: title, href: '/draws' }, { label: current.number ?? current.title }]
    return present(
      c,
      web,
      { title: `${current.number} ${current.title}`, crumbs },
      drawPage(current, publishedFiles(current), lock),
    )
  })

  app.get('/draws/:id/:file', async (c) => {
    const current = await draws.one(c.req.param('id'))
    const lock = current && (await lockOf(parts, current.id))
    const files = current ? [...publishedFiles(current), ...(lock ? [lock.file] : [])] : []
    const file = files.find(({ name }) => name === c.req.param('file'))
    if (!current || !file) throw new NotFound('没有这个文件，或者本次抽取还没有公布。')
    // The workbook takes seconds to make and never changes.
    const body = await web.memo(`draw ${current.id} ${file.name}`, file.body)
    return c.body(Buffer.from(body), 200, { 'content-type': file.type })
  })
}
