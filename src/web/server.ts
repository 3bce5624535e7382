import { randomBytes } from 'node:crypto'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer } from '@hono/node-server'
import { Hono } from 'hono'
import { etag, RETAINED_304_HEADERS } from 'hono/etag'
import { matterView } from '#db/matter.view.ts'
import type { Bureau } from '../bureau.ts'
import { assets } from '../portal/assets.ts'
import { page } from '../portal/page.ts'
import { faultPage, notFoundPage, outagePage } from '../portal/pages/error.page.ts'
import { adminRoutes } from './admin/routes.ts'
import { makeApi } from './api/api.ts'
import { applyRoutes } from './apply/routes.ts'
import { deskPages } from './desk/routes.ts'
import { largerRoutes } from './larger.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { outageOf } from './outage.ts'
import { auditRoutes } from './routes/audit.ts'
import { checkRoutes } from './routes/check.ts'
import { drawRoutes } from './routes/draws.ts'
import { figureRoutes } from './routes/figure.ts'
import { homeRoutes } from './routes/home.ts'
import { journalRoutes } from './routes/journal.ts'
import { lawRoutes } from './routes/law.ts'
import { recordRoutes } from './routes/record.ts'
import { registerRoutes } from './routes/register.ts'
import { reportRoutes } from './routes/report.ts'
import { settingRoutes } from './routes/settings.ts'
import { statementRoutes } from './routes/statements.ts'
import { wordingRoutes } from './routes/wordings.ts'
import { signInDoor } from './sign-in/door.ts'
import { signInRoutes } from './sign-in/routes.ts'
import { isLoopback } from './sign-in/same-origin.ts'
import { BadAddress, makeWeb, NotFound } from './web.ts'

export type WebOptions = {
  /** Receives faults with the reference number that the reader was shown. */
  readonly log?: (line: string, error: unknown) => void
  /** Served as a demonstration to this machine alone: anybody may be anybody of a demonstration bureau. */
  readonly demoSignIn?: boolean
}

const streamed = /\.csv$|\/attachments\//
const forever = 'public, max-age=31536000, immutable'

/** The whole site over one bureau; `app.request` answers without a socket. */
export function makeApp(bureau: Bureau, { log = console.error, demoSignIn = false }: WebOptions = {}): Hono {
  const app = new Hono()
  const web = makeWeb(bureau)
  // A browser puts the headers of a 304 over those it has kept: a page with a policy of its own must say it again.
  const tag = etag({ retainedHeaders: [...RETAINED_304_HEADERS, 'content-security-policy'] })
  app.use('*', securityHeaders)
  app.use('*', async (c, next) => {
    // No text in the database holds a NUL: what asks for one would come back as a fault of ours.
    if (c.req.url.includes('%00') && !c.req.path.startsWith('/api/')) throw new BadAddress('网址里有不能用的字符。')
    await next()
  })
  app.use('*', signInDoor(bureau.signIn))
  app.use('*', (c, next) => (streamed.test(c.req.path) ? next() : tag(c, next)))

  app.get('/assets/:name', (c) => {
    const asset = assets.get(c.req.param('name'))
    if (!asset) throw new NotFound('没有这个文件。')
    const kept = c.req.query('v') === asset.version ? { 'cache-control': forever } : {}
    return c.body(asset.body, 200, { 'content-type': asset.type, ...kept })
  })
  app.get('/healthz', async (c) => {
    // On the connections of those who act: it tells whether the house works, not whether many are reading.
    const { journalSize } = await matterView(bureau.reader, bureau.profile.id).standing()
    return c.json({ ok: true, journal: journalSize })
  })
  signInRoutes(app, web, { demoSignIn })
  adminRoutes(app, web)
  homeRoutes(app, web)
  reportRoutes(app, web)
  figureRoutes(app, web)
  statementRoutes(app, web)
  applyRoutes(app, web)
  largerRoutes(app)
  recordRoutes(app, web)
  registerRoutes(app, web)
  lawRoutes(app, web)
  settingRoutes(app, web)
  wordingRoutes(app, web)
  drawRoutes(app, web)
  checkRoutes(app, web)
  auditRoutes(app, web)
  journalRoutes(app, web)
  deskPages(app, web)
  app.route('/api', makeApi(web, log))

  app.notFound((c) => c.html(wrong(bureau, '没有这个网址的页面。', 404), 404))
  app.onError((error, c) => {
    if (error instanceof NotFound) return c.html(wrong(bureau, error.message, 404), 404)
    if (error instanceof BadAddress) return c.html(wrong(bureau, error.message, 400), 400)
    const outage = outageOf(error)
    if (outage) {
      log(`${outage.message} ${c.req.method} ${shownPath(c.req.path)}：${(error as Error).message}`, '')
      if (outage.after) c.header('retry-after', String(outage.after))
      return c.html(
        page({ title: '暂时不能打开', bureau: bureau.profile.title }, outagePage(outage.message)),
        outage.status,
      )
    }
    const reference = randomBytes(4).toString('hex').toUpperCase()
    log(`故障 ${reference} ${c.req.method} ${shownPath(c.req.path)}`, error)
    // Pages about errors ask nothing of the database: it may be what has failed.
    return c.html(page({ title: '页面没能打开', bureau: bureau.profile.title }, faultPage(reference)), 500)
  })
  return app
}

const wrong = (bureau: Bureau, what: string, status: 400 | 404) => {
  const title = status === 404 ? '没有找到' : '网址有误'
  return page({ title, bureau: bureau.profile.title }, notFoundPage(title, what))
}

/** A path as it may be written into a log: a one-time link lets in whoever reads it. */
const shownPath = (path: string): string => path.replace(/^(\/invite\/).+/, '$1…')

/** Above this many the next ones are closed at once; a proxy needs a few dozen. */
const mostConnections = 1_000

export type Serving = { readonly port: number; readonly stop: () => Promise<void> }

/** How long requests in progress may take after `stop`. */
const stopPatience = 5_000

/**
 * Serves the site until `stop`. Tokens travel in the clear, so only this machine is answered unless `host` says
 * otherwise; others come through a proxy with TLS.
 * Rejects when the port cannot be had.
 */
export async function serve(
  bureau: Bureau,
  port: number,
  { host = '127.0.0.1', ...options }: WebOptions & { readonly host?: string } = {},
): Promise<Serving> {
  const server = createAdaptorServer({
    fetch: makeApp(bureau, { ...options, demoSignIn: options.demoSignIn === true && isLoopback(host) }).fetch,
  }) as Server
  // Whoever sends nothing, or a letter a minute, gives his place to others.
  server.headersTimeout = 15_000
  server.requestTimeout = 120_000
  server.keepAliveTimeout = 10_000
  server.maxConnections = mostConnections
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
  let stopping: Promise<void> | undefined
  const stop = (): Promise<void> =>
    new Promise((resolve) => {
      const timer = setTimeout(() => server.closeAllConnections(), stopPatience)
      server.close(() => {
        clearTimeout(timer)
        resolve()
      })
      server.closeIdleConnections()
    })
  return {
    port: (server.address() as AddressInfo).port,
    stop: () => {
      stopping ??= stop()
      return stopping
    },
  }
}
