import type { Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { type AuditBasis, auditBasis, namesOf } from '#app/audit.ts'
import { auditSheet } from '#app/audit-sheet.ts'
import { readDocument } from '#app/intake/read-document.ts'
import { Unreadable } from '#app/intake/unreadable.ts'
import { aboutOf } from '#domain/audit/about.ts'
import type { AuditResult } from '#domain/audit/match.ts'
import { auditForm, auditPage } from '../../portal/pages/audit.page.ts'
import { progressOfReadings } from '../audit/progress.ts'
import { runAudit } from '../audit/run-audit.ts'
import { attachmentName } from '../csv.ts'
import { present, type Web } from '../web.ts'

/** A report of a thousand pages, or one with pictures in it. */
const largest = 16 * 1024 * 1024

const frame = { title: '核对报告', crumbs: [{ label: '核对报告' }] }

type Given = {
  readonly name: string
  readonly text: string
  readonly asked: number | undefined
  readonly ticket?: string
}
type Read = { readonly name: string; readonly text: string; readonly year: number; readonly result: AuditResult }

/** The report that was uploaded or pasted. @throws Unreadable */
async function givenIn(c: Context): Promise<Given> {
  const { file, text, year, ticket: given } = await c.req.parseBody()
  const ticket = typeof given === 'string' && /^[0-9a-f]{32}$/.test(given) ? { ticket: given } : {}
  const asked = typeof year === 'string' && /^(?:19|20)\d{2}$/.test(year.trim()) ? Number(year) : undefined
  if (file instanceof File && file.size > 0) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    return { name: file.name, text: await readDocument(bytes, file.name), asked, ...ticket }
  }
  // A form sends its lines with both signs of a line's end.
  const pasted = typeof text === 'string' ? text.replaceAll('\r\n', '\n') : ''
  if (pasted.trim() === '') throw new Unreadable('audit.nothing', '请选择一个文件，或者粘贴报告文字。')
  return { name: '粘贴的文字', text: pasted, asked, ...ticket }
}

export function auditRoutes(app: Hono, web: Web): void {
  const { profile } = web.site
  const basisOf = (year: number): Promise<AuditBasis> =>
    web.memo(`audit ${year}`, () => auditBasis(profile, web.remembered, year))

  const progress = progressOfReadings()

  /** Reads what was given; a sentence where it cannot be read. */
  async function read(c: Context): Promise<Read | string> {
    try {
      const { name, text, asked, ticket } = await givenIn(c)
      const about = aboutOf(text, asked, namesOf(profile))
      if (!about.ok) return about.message.replace('（--year）', '')
      const { tell, done } = progress.watch(ticket)
      try {
        return { name, text, year: about.year, result: await runAudit(text, await basisOf(about.year), tell) }
      } finally {
        done()
      }
    } catch (error) {
      if (error instanceof Unreadable) return error.message
      throw error
    }
  }
  const wrong = async (c: Context, sentence: string): Promise<Response> => {
    c.status(400)
    return present(c, web, frame, auditForm(web.site, sentence))
  }
  const limit = bodyLimit({ maxSize: largest, onError: (c) => wrong(c, '文件超过 16 MB，请只给出报告的文字部分。') })

  app.get('/audit', (c) => present(c, web, frame, auditForm(web.site)))
  app.get('/audit/progress/:ticket', (c) => {
    c.header('cache-control', 'no-store')
    return c.json({ share: progress.share(c.req.param('ticket')) ?? null })
  })
  app.post('/audit', limit, async (c) => {
    const said = await read(c)
    if (typeof said === 'string') return wrong(c, said)
    const crumbs = [{ label: '核对报告', href: '/audit' }, { label: '结果' }]
    return present(c, web, { title: '核对结果', crumbs }, auditPage(web.site, said))
  })
  app.post('/audit/result.xlsx', limit, async (c) => {
    const said = await read(c)
    if (typeof said === 'string') return wrong(c, said)
    return c.body(new Uint8Array(await auditSheet(said.result)), 200, {
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-disposition': attachmentName('核对结果.xlsx'),
      'cache-control': 'no-store',
    })
  })
}
