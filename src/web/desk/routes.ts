import type { Hono } from 'hono'
import { assetPath } from '../../portal/assets.ts'
import { html, raw } from '../../portal/html.ts'
import { NotFound, type Web } from '../web.ts'
import type { Bundle } from './bundle.ts'
import { deskBundle } from './kept.ts'

const forever = 'public, max-age=31536000, immutable'

/** The console: one page for all its addresses, and its files, which were compressed when they were built. */
export function deskPages(app: Hono, web: Web): void {
  app.get('/desk/files/:name', async (c) => {
    const part = (await deskBundle()).parts.find(({ name }) => name === c.req.param('name'))
    if (!part) throw new NotFound('没有这个文件。')
    const takesBrotli = /(^|[ ,])br($|[ ,;])/.test(c.req.header('accept-encoding') ?? '')
    const body = Uint8Array.from(takesBrotli ? part.br : part.plain)
    return c.body(body, 200, {
      'content-type': part.type,
      'cache-control': forever,
      vary: 'accept-encoding',
      ...(takesBrotli ? { 'content-encoding': 'br' } : {}),
    })
  })
  const shell = async () => shellOf(web.site.profile.title, await deskBundle())
  app.get('/desk', async (c) => c.html(await shell()))
  app.get('/desk/*', async (c) => c.html(await shell()))
}

const shellOf = (bureau: string, { script, style, preloads }: Bundle) => html`${raw('<!doctype html>')}
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>工作台 · ${bureau}</title>
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<link rel="stylesheet" href="/desk/files/${style}">
${preloads.map((name) => html`<link rel="modulepreload" href="/desk/files/${name}">`)}
<script type="module" src="/desk/files/${script}"></script>
</head>
<body>
<div id="desk"></div>
<noscript><p class="lone">工作台需要运行脚本。公开的内容不需要：<a href="/">${bureau}首页</a>。</p></noscript>
</body>
</html>`
