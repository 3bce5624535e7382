import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { headOf } from '#app/journal/head.ts'
import { parseReceipt } from '#app/journal/receipts.ts'
import { readWitnesses, readWitnessRecords } from '#app/journal/witnesses.ts'
import { journalOf } from '#db/journal.ts'
import { toBase64 } from '#domain/journal/base64.ts'
import { parseTilePath } from '#domain/journal/tiles.ts'
import { type CheckAnswer, checkPage } from '../../portal/pages/check.page.ts'
import { journalPage } from '../../portal/pages/journal.page.ts'
import { verifierPage } from '../../portal/verifier/verifier.ts'
import { NotFound, present, type Web } from '../web.ts'

const forever = 'public, max-age=31536000, immutable'
const soon = 'no-cache'
const bytes = 'application/octet-stream'
const text = 'text/plain; charset=utf-8'

/** The sealed journal in public: its standing for people, its tiles for verifiers (C2SP tlog-tiles). */
export function journalRoutes(app: Hono, web: Web): void {
  const journal = journalOf(web.bureau)
  const title = '封存日志'
  const file = (path: string): Promise<Buffer | null> => readFile(join(journal.folder, path)).catch(() => null)

  app.get('/journal', async (c) => {
    const [note, vkeys, witnesses, records, standing, gaps] = await Promise.all([
      file('checkpoint'),
      file('vkeys'),
      readWitnesses(journal),
      readWitnessRecords(journal),
      web.matters.standing(),
      web.memo('journal gaps', () => web.matters.journalGaps()),
    ])
    const head = note && headOf(note)
    return present(
      c,
      web,
      { title, crumbs: [{ label: title }] },
      journalPage({
        size: standing.journalSize,
        gaps,
        published: head ? { size: head.size, root: toBase64(head.root), note: note.toString('utf8') } : null,
        vkeys: vkeys?.toString('utf8').split('\n').filter(Boolean) ?? [],
        witnesses: witnesses.map(({ vkey, verifier }) => ({ name: verifier.name, vkey, record: records[vkey] })),
      }),
    )
  })

  for (const [path, type] of [
    ['checkpoint', text],
    ['vkeys', text],
  ] as const) {
    app.get(`/journal/${path}`, async (c) => {
      const body = await file(path)
      if (!body) throw new NotFound('封存日志还没有公布过。')
      return c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': soon })
    })
  }

  app.get('/journal/tile/*', async (c) => {
    const path = c.req.path.slice('/journal/'.length)
    const body = parseTilePath(path) ? await file(path) : null
    if (!body) throw new NotFound('没有这一片日志。')
    return c.body(new Uint8Array(body), 200, { 'content-type': bytes, 'cache-control': forever })
  })

  app.get('/receipts', async (c) => {
    const asked = (c.req.query('q') ?? '').trim().slice(0, 300)
    const label = '核对回执和证件'
    const frame = { title: label, crumbs: [{ label: title, href: '/journal' }, { label }] }
    return present(c, web, frame, checkPage(asked, await answerTo(web, asked)))
  })

  app.get('/verifier.html', async (c) => {
    const { html, policy } = await verifierPage()
    return c.html(html, 200, { 'content-security-policy': policy })
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
  const current = await web.cases.numbered(asked)
  const matter = current && web.site.matter(current.matter, current.version)
  if (!current || !matter) return { of: 'number', number: asked }
  const facts = await web.cases.under(current.number!, Object.keys(matter.measures))
  return { of: 'number', number: asked, held: { current, matter, isSealed: web.site.isSealed(current), facts } }
}
