import type { Hono } from 'hono'
import { parseReceipt } from '#app/journal/publish/receipts.ts'
import { type CheckAnswer, checkPage } from '../../portal/pages/check.page.ts'
import { publicRecord } from '../../portal/public-record.ts'
import { present, type Web } from '../web.ts'

/** Receipts and certificates, checked by whoever holds one. */
export function checkRoutes(app: Hono, web: Web): void {
  app.get('/receipts', async (c) => {
    const asked = (c.req.query('q') ?? '').trim().slice(0, 300)
    const label = '核对回执和证件'
    const frame = { title: label, crumbs: [{ label: '封存日志', href: '/journal' }, { label }] }
    return present(c, web, frame, checkPage(asked, await answerTo(web, asked)))
  })
}

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
  const current = await web.cases.numbered(asked)
  const matter = current && web.site.matter(current.matter, current.version)
  if (!current || !matter) return { of: 'number', number: asked }
  const record = publicRecord(matter, (await web.cases.record(current.id))!)
  const said = record.published ? await web.cases.under(current.number!, Object.keys(matter.measures)) : []
  return { of: 'number', number: asked, held: { record, said } }
}
