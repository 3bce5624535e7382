import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { headOf } from '#app/journal/log/checkpoint-head.ts'
import type { KeyAct } from '#app/journal/ports.ts'
import { rotationFile } from '#app/journal/proofs/rotations.ts'
import { authorityFile, currentToken, stampedFile, tokenFile } from '#app/journal/timestamps/timestamp-files.ts'
import { readTimestampRecord } from '#app/journal/timestamps/timestamp-settings.ts'
import { readWitnesses, readWitnessRecords } from '#app/journal/witnesses/witnesses.ts'
import { toBase64 } from '#domain/journal/base64.ts'
import { parseTilePath } from '#domain/journal/tiles.ts'
import { journalPage, type KeyChange } from '../../portal/pages/journal.page.ts'
import { verifierPage } from '../../portal/verifier/verifier.ts'
import { NotFound, present, type Web } from '../web.ts'

const forever = 'public, max-age=31536000, immutable'
const soon = 'no-cache'
const bytes = 'application/octet-stream'
const text = 'text/plain; charset=utf-8'
const token = 'application/timestamp-reply'

/** The sealed journal in public: its standing for people, its tiles for verifiers (C2SP tlog-tiles). */
export function journalRoutes(app: Hono, web: Web): void {
  const journal = web.bureau.journal
  const title = '封存日志'
  const file = (path: string): Promise<Buffer | null> => readFile(join(journal.folder, path)).catch(() => null)

  app.get('/journal', async (c) => {
    const [note, vkeys, twinVkeys, stamps, acts, witnesses, records, standing, gaps] = await Promise.all([
      file('checkpoint'),
      file('vkeys'),
      file('sm3/vkeys'),
      readTimestampRecord(journal),
      journal.store.keyActs(),
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
        vkeys: linesOf(vkeys),
        twinVkeys: linesOf(twinVkeys),
        rotations: rotationsOf(acts),
        stamps,
        witnesses: witnesses.map(({ vkey, verifier }) => ({ name: verifier.name, vkey, record: records[vkey] })),
      }),
    )
  })

  for (const path of ['checkpoint', 'vkeys', 'sm3/checkpoint', 'sm3/vkeys']) {
    app.get(`/journal/${path}`, async (c) => {
      const body = await file(path)
      if (!body) throw new NotFound('封存日志还没有公布过。')
      return c.body(new Uint8Array(body), 200, { 'content-type': text, 'cache-control': soon })
    })
  }

  app.get('/journal/rotations/:file', async (c) => {
    const [, n] = /^(\d{1,6})\.json$/.exec(c.req.param('file')) ?? []
    const body = n === undefined ? null : await file(rotationFile(Number(n)))
    if (!body) throw new NotFound('没有这一次密钥更换。')
    const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': soon }
    return c.body(new Uint8Array(body), 200, headers)
  })

  app.get(`/journal/${currentToken}`, async (c) => {
    const body = await file(currentToken)
    if (!body) throw new NotFound('当前检查点没有时间戳。')
    return c.body(new Uint8Array(body), 200, { 'content-type': token, 'cache-control': soon })
  })

  app.get('/journal/timestamps/:file', async (c) => {
    const [, size, kind] = /^(\d{1,15})\.(tsr|checkpoint)$/.exec(c.req.param('file')) ?? []
    const isAuthority = `timestamps/${c.req.param('file')}` === authorityFile
    const path = kind === 'tsr' ? tokenFile(Number(size)) : kind ? stampedFile(Number(size)) : null
    const body = isAuthority ? await file(authorityFile) : path && (await file(path))
    if (!body) throw new NotFound('没有这个时间戳。')
    const type = kind === 'tsr' ? token : text
    return c.body(new Uint8Array(body), 200, { 'content-type': type, 'cache-control': soon })
  })

  for (const prefix of ['', 'sm3/']) {
    app.get(`/journal/${prefix}tile/*`, async (c) => {
      const path = c.req.path.slice(`/journal/${prefix}`.length)
      const body = parseTilePath(path) ? await file(`${prefix}${path}`) : null
      if (!body) throw new NotFound('没有这一片日志。')
      return c.body(new Uint8Array(body), 200, { 'content-type': bytes, 'cache-control': forever })
    })
  }

  app.get('/verifier.html', async (c) => {
    const { html, policy } = await verifierPage()
    return c.html(html, 200, { 'content-security-policy': policy })
  })
}

const linesOf = (file: Buffer | null): string[] => file?.toString('utf8').split('\n').filter(Boolean) ?? []

/** Each change of keys with the entry that ended it. */
const rotationsOf = (acts: readonly KeyAct[]): readonly KeyChange[] =>
  acts.flatMap(({ keys, index }, i) => {
    const end = acts[i + 1]
    return keys ? [{ ...keys, index, endedAt: end?.action === 'end' ? end.index : null }] : []
  })
