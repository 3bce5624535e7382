import type { Hono } from 'hono'
import { type DocumentFormat, documentFile, documentFormats, fileNameOf, mediaTypes } from '#app/paper/document-file.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { isOpenIn } from '#domain/engine/sight.ts'
import { attachmentName } from '../csv.ts'
import type { Web } from '../web.ts'
import type { ApiEnv } from './bearer.ts'
import { holdsBack, withheldRefusal } from './case-json.ts'
import type { ApiDesk } from './desk.ts'
import { Problem, refusalProblem } from './problem.ts'

const ending = new RegExp(`^(\\w+)\\.(${documentFormats.join('|')})$`)

/** Issued documents in full, for whoever may see their case. */
export function documentRoutes(api: Hono<ApiEnv>, web: Web, desk: ApiDesk): void {
  const { house, printer, journal, reader, profile } = web.bureau
  const files = { printer, journal, house, source: fsckSource(reader, profile.id) }

  api.get('/matters/:matter/cases/:case/entries/:n/documents/:file', async (c) => {
    const [, kind = '', format = 'pdf'] = ending.exec(c.req.param('file')) ?? []
    const actor = await desk.actor(c.var.person)
    const { record, matter, withheld } = await desk.seen(actor, c.req.param('matter'), c.req.param('case'))
    const entry = record.entries.find(({ n }) => String(n) === c.req.param('n'))
    if (withheld && entry && holdsBack(matter, withheld, entry))
      return refusalProblem(c, withheldRefusal(matter, withheld))
    const kept = entry && (await web.cases.document(record.current.id, entry.n, kind))
    if (!kept) throw new Problem(404, 'document.unknown', '这次办理没有出具这种文书')
    if (kept.body === null) throw new Problem(404, 'document.deleted', '这份文书的正文已依法删除，只剩摘要')
    if (!isOpenIn(matter, record.current.state))
      await desk.noted(c.var, 'read.file', matter, record.current.id, `文书 ${kind}`)
    const name = fileNameOf(paperOf(kept.body).title, kept.number)
    const wanted = { text: kept.body, name, caseId: record.current.id, n: entry.n }
    const bytes = await documentFile(files, wanted, format as DocumentFormat)
    if ('code' in bytes) throw new Problem(503, bytes.code, bytes.message)
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': mediaTypes[format as DocumentFormat],
      'content-disposition': attachmentName(`${name}.${format}`),
    })
  })
}
