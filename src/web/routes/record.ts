import type { Context, Hono } from 'hono'
import type { CaseRecord } from '#db/case.view.ts'
import { paperOf } from '#domain/documents/paper.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { openFiles } from '../../portal/fields.ts'
import { recordPath } from '../../portal/links.ts'
import { documentPage, lostDocumentPage } from '../../portal/pages/document.page.ts'
import { entryPage } from '../../portal/pages/entry.page.ts'
import { recordPage, sealedRecordPage } from '../../portal/pages/record.page.ts'
import type { FileLinks } from '../../portal/pages/record-parts.ts'
import { attachmentName } from '../csv.ts'
import { NotFound, present, type Web } from '../web.ts'

type Held = { readonly record: CaseRecord; readonly matter: Matter }

export function recordRoutes(app: Hono, web: Web): void {
  app.get('/records/:caseId', async (c) => {
    const { record, matter } = await held(web, c.req.param('caseId'))
    if (web.site.isSealed(record.current)) return sealed(c, web, { record, matter })
    const links = fileLinks(record, matter)
    const frame = { title: record.current.title, crumbs: [...crumbs(matter), { label: record.current.title }] }
    return present(c, web, frame, recordPage(web.site, { record, matter, files: links }))
  })

  app.get('/records/:caseId/entries/:n', async (c) => {
    const { record, matter } = await held(web, c.req.param('caseId'))
    if (web.site.isSealed(record.current)) return sealed(c, web, { record, matter })
    const { current, entries, people, seals } = record
    const entry = entries.find(({ n }) => String(n) === c.req.param('n'))
    if (!entry) throw new NotFound(`这条记录共有 ${entries.length} 次办理，没有第“${c.req.param('n')}”次。`)
    const [appointment, sealedText] = await Promise.all([
      web.cases.appointment(entry.grant.appointment),
      web.cases.sealedText(current.id, entry.n),
    ])
    const label = actionLabel(matter, entry.action)
    return present(
      c,
      web,
      {
        title: `${label} · ${current.title}`,
        crumbs: [
          ...crumbs(matter),
          { label: current.title, href: recordPath(current.id) },
          { label: `${entry.n}. ${label}` },
        ],
      },
      entryPage(web.site, {
        entry,
        matter,
        title: current.title,
        of: entries.length,
        people,
        appointment,
        seal: seals.get(entry.n),
        sealedText,
        origin: await web.origin(),
        files: fileLinks(record, matter),
      }),
    )
  })

  app.get('/records/:caseId/entries/:n/documents/:kind', async (c) => {
    const { record, matter } = await held(web, c.req.param('caseId'))
    if (web.site.isSealed(record.current)) return sealed(c, web, { record, matter })
    const entry = record.entries.find(({ n }) => String(n) === c.req.param('n'))
    const kind = c.req.param('kind')
    const kept = entry && (await web.cases.document(record.current.id, entry.n, kind))
    if (!kept) throw new NotFound('这次办理没有出具这种文书。')
    const title = matter.documents[kind]?.title ?? '文书'
    const seal = record.seals.get(entry.n)
    const receipt = seal && { origin: await web.origin(), ...seal }
    const trail = [
      ...crumbs(matter),
      { label: record.current.title, href: recordPath(record.current.id) },
      { label: title },
    ]
    const body =
      kept.openBody === null ? lostDocumentPage(title, kept) : documentPage(paperOf(kept.openBody), kept, receipt)
    return present(c, web, { title, crumbs: trail }, body)
  })

  // A file is opened through the entry that holds it: the hash alone does not tell whether it may be seen.
  app.get('/attachments/:sha256', async (c) => {
    const [caseId = '', n = ''] = (c.req.query('of') ?? '').split('/')
    const missing = new NotFound('没有这份可以公开的附件。附件要从它所在的记录页打开。')
    const kind = caseId ? await web.cases.kind(caseId) : undefined
    const matter = kind && !web.site.isSealed(kind) ? web.site.matter(kind.matter, kind.version) : undefined
    const entry = matter && /^\d{1,6}$/.test(n) ? await web.cases.entry(caseId, Number(n)) : undefined
    const file = matter && entry && openFiles(matter, entry).find(({ sha256 }) => sha256 === c.req.param('sha256'))
    if (!file) throw missing
    const bytes = await web.bureau.attachments.get(file.sha256).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT')
        throw new NotFound(`附件“${file.name}”只登记了摘要，没有存入文件。请台账管理员补传。`)
      throw error
    })
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': file.type,
      'content-disposition': attachmentName(file.name),
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })
}

async function held(web: Web, caseId: string): Promise<Held> {
  const record = await web.cases.record(caseId)
  if (!record) throw new NotFound(`没有记录号为“${caseId}”的记录。`)
  const { matter: id, version } = record.current
  const matter = web.site.matter(id, version)
  if (!matter) throw new Error(`case ${caseId}: matter ${id} of ${version} is not declared`)
  return { record, matter }
}

const crumbs = (matter: Matter) => [
  { label: '台账', href: '/registers' },
  { label: matter.title, href: `/registers/${matter.id}` },
]

const sealed = (c: Context, web: Web, { record, matter }: Held): Promise<Response> => {
  const title = '已封存的记录（内容不公开）'
  return present(c, web, { title, crumbs: [...crumbs(matter), { label: title }] }, sealedRecordPage(matter, record))
}

function fileLinks({ current, entries }: CaseRecord, matter: Matter): FileLinks {
  const found = new Map<string, string>()
  for (const entry of entries)
    for (const { sha256 } of openFiles(matter, entry))
      found.set(sha256, `/attachments/${sha256}?of=${current.id}/${entry.n}`)
  return ({ sha256 }) => found.get(sha256)
}
