import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { makeApp } from './server.ts'

/** Pages of one kind say the same words; so many of each are read. */
const ofAKind = 25
const pages = new Map<string, string>()
let site: TestSite
beforeAll(async () => {
  site = await openSite()
  const app = makeApp(site.bureau, { log: () => undefined })
  const seen = new Set(['/'])
  const waiting = ['/']
  const read = new Map<string, number>()
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const kind = kindOf(path)
    if ((read.get(kind) ?? 0) >= ofAKind) continue
    read.set(kind, (read.get(kind) ?? 0) + 1)
    const response = await app.request(path)
    if (!response.headers.get('content-type')?.startsWith('text/html')) continue
    const html = await response.text()
    pages.set(path, html)
    for (const [, href] of html.matchAll(/href="(\/[^"#]*)/g)) {
      const next = href!.replaceAll('&amp;', '&')
      if (!seen.has(next)) waiting.push(next)
      seen.add(next)
    }
  }
})
afterAll(() => site.close())

/** Addresses that differ in a name or a number are of one kind. */
const kindOf = (path: string): string => {
  const [place = '', query = ''] = path.split('?')
  const [, first = '', , ...rest] = place.split('/')
  return `/${first}/${rest.map((part) => (/^[a-z]+$/.test(part) ? part : '*')).join('/')}?${query.replace(/=[^&]*/g, '')}`
}

/** What people read: texts without those of scripts, styles and what stands there to be copied or run. */
function wordsIn(html: string): string[] {
  const bare = html
    .replace(/<head[\s\S]*?<\/head>/g, '')
    .replace(/<(script|style|code|pre|textarea)\b[\s\S]*?<\/\1>/g, '')
  const attributes = [...bare.matchAll(/(?:aria-label|title|placeholder|alt)="([^"]*)"/g)].map(([, text]) => text!)
  return [...bare.replace(/<[^>]+>/g, '\u0000').split('\u0000'), ...attributes]
    .map((text) => text.replace(/S[CY]XK\(.\)/g, '').trim())
    .filter(Boolean)
}

const faultsOf = (rule: RegExp): string[] => [
  ...new Set(
    [...pages].flatMap(([path, html]) =>
      wordsIn(html)
        .filter((text) => rule.test(text))
        .map((text) => `${kindOf(path)}：${text.slice(0, 90)}`),
    ),
  ),
]

describe('public pages speak as people do', () => {
  it('then many pages are read', () => expect(pages.size).toBeGreaterThan(80))

  it('then no word is a name for machines', () => {
    expect(
      faultsOf(/(?<![\w./@-])(?!tlog-)[a-z]{2,}(-[a-z]+)+(?![\w./@-])|\b[a-z]+[A-Z][a-z]+[A-Za-z]*\b|\b\w+@\d{4}/),
    ).toEqual([])
  })

  it('then Chinese has the marks of Chinese', () => {
    expect(faultsOf(/[\u4e00-\u9fff”》〕][(:;,]|[(:;,][\u4e00-\u9fff“《〔]|[\u4e00-\u9fff”》]\)/)).toEqual([])
  })
})
