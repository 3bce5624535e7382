import type { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { parseReceipt } from '#app/journal/publish/receipts.ts'
import { checkFile, type FileVerdict } from '#app/paper/check-file.ts'
import { parseDocumentMark } from '#app/paper/document-mark.ts'
import { documentView } from '#db/document.view.ts'
import { paperOf } from '#domain/documents/paper.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { type CheckAnswer, checkPage } from '../../portal/pages/check.page.ts'
import { publicRecord } from '../../portal/public-record.ts'
import { correctionsOf } from '../corrections.ts'
import { BadAddress, present, type Web } from '../web.ts'

/** Receipts and certificates, checked by whoever holds one. */
export function checkRoutes(app: Hono, web: Web): void {
  app.get('/receipts', async (c) => {
    const asked = (c.req.query('q') ?? '').trim().slice(0, 300)
    const label = '核对回执和证件'
    const frame = { title: label, crumbs: [{ label: '封存日志', href: '/journal' }, { label }] }
    return present(c, web, frame, checkPage(asked, await answerTo(web, asked)))
  })
  app.post('/receipts', tooLong, async (c) => {
    const { file } = await c.req.parseBody()
    if (!(file instanceof File)) throw new BadAddress('请选择要核对的文件。')
    const { profile, printer, reader, house } = web.bureau
    const source = documentView(reader, profile.id, house)
    const bytes = new Uint8Array(await file.arrayBuffer())
    const verdict = await checkFile(bytes, { bureau: profile.title, source, printer })
    const label = '核对回执和证件'
    const frame = { title: label, crumbs: [{ label: '封存日志', href: '/journal' }, { label }] }
    return present(c, web, frame, checkPage('', { of: 'file', verdict, corrections: await sinceThen(web, verdict) }))
  })
}

/** A document has some hundred kilobytes. */
const longestFile = 10 * 1024 * 1024
const tooLong = bodyLimit({
  maxSize: longestFile,
  onError: () => {
    throw new BadAddress('文件超过 10 MB，不是本局出具的文书。')
  },
})

async function answerTo(web: Web, asked: string): Promise<CheckAnswer> {
  if (asked === '') return { of: 'nothing' }
  const receipt = parseReceipt(asked)
  if (receipt) {
    if (receipt.origin !== (await web.origin())) return { of: 'receipt', found: 'foreign' }
    const row = await web.cases.sealedAt(receipt.index)
    if (!row) return { of: 'receipt', found: 'absent' }
    return { of: 'receipt', found: row.leaf === receipt.leaf ? 'same' : 'different', recordedAt: row.recordedAt }
  }
  if (/^zs-receipt\b/i.test(asked)) return { of: 'receipt', found: 'incomplete' }
  const mark = parseDocumentMark(asked)
  if (mark) return markAnswer(web, mark)
  const current = await web.cases.numbered(asked)
  const matter = current && web.site.matter(current.matter, current.version)
  if (!current || !matter) return { of: 'number', number: asked }
  const record = publicRecord(matter, (await web.cases.record(current.id))!)
  const under = record.published ? await web.cases.under(current.number!, measuresAbout(web, matter)) : []
  const said = under.map((fact) => ({ ...fact, meaning: web.site.measure(fact.measure)?.meaning ?? '' }))
  return { of: 'number', number: asked, held: { record, said } }
}

/** What is counted of a case, and of the cases that its decision opens: the licence tells whether it is in force. */
const measuresAbout = ({ site }: Web, matter: Matter): string[] => {
  const opened = site.matters.newest.filter(({ links = {} }) =>
    Object.values(links).some(({ to }) => to.includes(matter.id)),
  )
  return [matter, ...opened].flatMap(({ measures }) => Object.keys(measures))
}

/** What the QR code of a document says: whether such a text was sealed here. The page still has to be read against it. */
async function markAnswer(
  web: Web,
  { origin, sha256 }: { readonly origin: string; readonly sha256: string },
): Promise<CheckAnswer> {
  const { profile, reader, house } = web.bureau
  const source = documentView(reader, profile.id, house)
  const known = origin === (await web.origin()) ? await source.byText(sha256) : undefined
  if (!known) return { of: 'file', verdict: { verdict: 'foreign' } }
  if (known.text === null) return { of: 'file', verdict: { verdict: 'different', why: 'deleted', known } }
  if (!(await source.isSound(known.caseId)))
    return { of: 'file', verdict: { verdict: 'different', why: 'records', known } }
  const verdict = { verdict: 'same', paper: paperOf(known.text), known } as const
  return { of: 'file', verdict, corrections: await sinceThen(web, verdict) }
}

/** Whether a sound document was corrected or voided since. */
async function sinceThen({ cases }: Web, verdict: FileVerdict) {
  if (verdict.verdict !== 'same') return []
  const { caseId, n, kind, number } = verdict.known
  const kept = await cases.document(caseId, n, kind)
  const [sha256, open] = [kept?.sha256 ?? undefined, kept?.openSha256 ?? undefined]
  return correctionsOf(cases, caseId, { number: number ?? undefined, sha256, open })
}
