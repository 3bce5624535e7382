import type { Hono } from 'hono'
import { type DocumentHouse, documentFile, fileNameOf, mediaTypes } from '#app/paper/document-file.ts'
import type { KeptDocument } from '#db/case.view.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { paperOf } from '#domain/documents/paper.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { openFiles } from '../../portal/fields.ts'
import { recordPath } from '../../portal/links.ts'
import { documentPage, lostDocumentPage } from '../../portal/pages/document.page.ts'
import { entryPage } from '../../portal/pages/entry.page.ts'
import { recordPage } from '../../portal/pages/record.page.ts'
import type { FileLinks } from '../../portal/pages/record-parts.ts'
import { closedTitle } from '../../portal/privacy.ts'
import { type PublicRecord, publicRecord } from '../../portal/public-record.ts'
import { correctionsOf } from '../corrections.ts'
import { attachmentName } from '../csv.ts'
import { NotFound, present, type Web } from '../web.ts'

export function recordRoutes(app: Hono, web: Web): void {
  app.get('/records/:caseId', async (c) => {
    const record = await publicOne(web, c.req.param('caseId'))
    const title = titleOf(record)
    return present(
      c,
      web,
      { title, crumbs: [...crumbs(record.matter), { label: title }] },
      recordPage(web.site, record, fileLinks(record)),
    )
  })

  app.get('/records/:caseId/entries/:n', async (c) => {
    const record = await publicOne(web, c.req.param('caseId'))
    const act = actOf(record, c.req.param('n'))
    if (!act) throw new NotFound(`这条记录共有 ${record.acts.length} 次办理，没有第“${c.req.param('n')}”次。`)
    const label = act.label || `第 ${act.n} 次记录`
    const title = titleOf(record)
    return present(
      c,
      web,
      {
        title: `${label} · ${title}`,
        crumbs: [
          ...crumbs(record.matter),
          { label: title, href: recordPath(record.id) },
          { label: `${act.n}. ${label}` },
        ],
      },
      entryPage(web.site, {
        record,
        act,
        sealedText: await web.cases.sealedText(record.id, act.n),
        origin: await web.origin(),
        files: fileLinks(record),
      }),
    )
  })

  app.get('/records/:caseId/entries/:n/documents/:kind{[A-Za-z]+}', async (c) => {
    const { record, published, act, kept, title } = await issuedOne(web, c.req.param())
    const receipt = act.seal && { origin: await web.origin(), ...act.seal }
    const trail = [...crumbs(record.matter), { label: published.title, href: recordPath(record.id) }, { label: title }]
    const corrections = await correctionsOf(web.cases, record.id, sealedOf(kept))
    const body =
      kept.openBody === null
        ? lostDocumentPage(title, kept)
        : documentPage(paperOf(kept.openBody), { ...kept, file: c.req.path, corrections }, receipt)
    return present(c, web, { title, crumbs: trail }, body)
  })

  // The files of the copy for everybody. The party's own copy is not public.
  app.get('/records/:caseId/entries/:n/documents/:file{[A-Za-z]+\\.(?:pdf|docx|zip)}', async (c) => {
    const [kind = '', format] = c.req.param('file').split('.') as [string, 'pdf' | 'docx' | 'zip']
    const { record, act, kept, title } = await issuedOne(web, { ...c.req.param(), kind })
    if (kept.openBody === null) throw new NotFound('这份文书的正文已依法删除。')
    const name = `${fileNameOf(title, kept.number)}（公开文本）`
    const wanted = { text: kept.openBody, name, caseId: record.id, n: act.n }
    const bytes = await documentFile(deskOf(web), wanted, format)
    if ('code' in bytes) throw new NotFound(`${bytes.message}。文书本身可以先下载 PDF。`)
    const disposition = attachmentName(`${name}.${format}`)
    return c.body(Uint8Array.from(bytes), 200, {
      'content-type': mediaTypes[format],
      'content-disposition': format === 'pdf' ? disposition.replace(/^attachment/, 'inline') : disposition,
    })
  })

  // A file is opened through the record that shows it: the hash alone does not tell whether it may be seen.
  app.get('/attachments/:sha256', async (c) => {
    const [caseId = ''] = (c.req.query('of') ?? '').split('/')
    const record = caseId ? await findPublic(web, caseId) : undefined
    const file = record && filesOf(record).find(({ sha256 }) => sha256 === c.req.param('sha256'))
    if (!file) throw new NotFound('没有这份可以公开的附件。附件要从它所在的记录页打开。')
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

async function findPublic(web: Web, caseId: string): Promise<PublicRecord | undefined> {
  const record = await web.cases.record(caseId)
  if (!record) return undefined
  const { matter: id, version } = record.current
  const matter = web.site.matter(id, version)
  if (!matter) throw new Error(`case ${caseId}: matter ${id} of ${version} is not declared`)
  return publicRecord(matter, record)
}

async function publicOne(web: Web, caseId: string): Promise<PublicRecord> {
  const record = await findPublic(web, caseId)
  if (!record) throw new NotFound(`没有记录号为“${caseId}”的记录。`)
  return record
}

const actOf = ({ acts }: PublicRecord, n: string) => acts.find((act) => String(act.n) === n)

const titleOf = ({ published, matter }: PublicRecord): string => published?.title ?? closedTitle(matter)

const crumbs = (matter: Matter) => [
  { label: '台账', href: '/registers' },
  { label: matter.title, href: `/registers/${matter.id}` },
]

const filesOf = ({ matter, published }: PublicRecord) => (published ? openFiles(matter, published.data) : [])

function fileLinks(record: PublicRecord): FileLinks {
  const open = new Set(filesOf(record).map(({ sha256 }) => sha256))
  return ({ sha256 }) => (open.has(sha256) ? `/attachments/${sha256}?of=${record.id}` : undefined)
}

/** A document that a published act has issued. */
async function issuedOne(web: Web, asked: { readonly caseId: string; readonly n: string; readonly kind: string }) {
  const record = await publicOne(web, asked.caseId)
  const { matter, published } = record
  const act = actOf(record, asked.n)
  const isIssued = act?.published?.documents.some(({ kind }) => kind === asked.kind)
  const kept = act && isIssued ? await web.cases.document(record.id, act.n, asked.kind) : undefined
  if (!published || !act || !kept) throw new NotFound('这次办理没有出具可以公开的这种文书。')
  const title = kept.openBody === null ? (matter.documents[asked.kind]?.title ?? '文书') : paperOf(kept.openBody).title
  return { record, published, act, kept, title }
}

const deskOf = ({ bureau: { printer, journal, house, publicReader, profile } }: Web): DocumentHouse => ({
  ...{ printer, journal, house },
  source: fsckSource(publicReader, profile.id),
})

const sealedOf = ({ number, sha256, openSha256 }: KeptDocument) => ({
  ...{ number: number ?? undefined, sha256: sha256 ?? undefined, open: openSha256 ?? undefined },
})
