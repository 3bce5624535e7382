import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textInside } from '#app/paper/check-file.ts'
import { commandLineOf } from '../../test/bureau.ts'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { temporaryFolder } from '../../test/folder.ts'
import { hasPoppler, readPdf } from '../../test/pdf.ts'
import { makeApp } from './server.ts'

let site: TestSite
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  site = await openSite()
  app = makeApp(site.bureau)
})
afterAll(() => site.close())

const get = async (path: string) => {
  const response = await app.request(path)
  return { type: response.headers.get('content-type'), bytes: new Uint8Array(await response.arrayBuffer()) }
}

test('年度报告有 PDF 和 DOCX，写明主送、落款和成文日期；两次下载字节相同', async () => {
  const [pdf, docx] = [await get('/reports/2024.pdf'), await get('/reports/2024.docx')]
  expect(pdf.type).toBe('application/pdf')
  expect(docx.type).toContain('wordprocessingml')
  expect(Buffer.from((await get('/reports/2024.pdf')).bytes)).toEqual(Buffer.from(pdf.bytes))
  const { report, title } = site.bureau.profile
  const body = strFromU8(unzipSync(docx.bytes)['word/document.xml']!)
  for (const text of [report.addressees.join('、'), title]) expect(body).toContain(text)
  if (!hasPoppler) return
  const text = readPdf(pdf.bytes).text.replace(/\s/g, '')
  expect(text).toContain(`${report.addressees.join('、')}：`)
  expect(text).toMatch(/—1—/)
})

test('given a document, when it is fetched by command line with its proof, then the party’s copy, its text and the proof are written', async () => {
  const run = commandLineOf(site.bureau)
  const folder = temporaryFolder()
  const file = (name: string) => join(folder, name)
  const asked = ['document', site.licence, '5', 'grant', '--as', 'P-head']
  expect(await run(...asked, '--out', file('决定.pdf'), '--proof')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('决定.docx'), '--format', 'docx')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('决定.json'), '--format', 'json')).toMatchObject({ code: 0 })
  expect(await run(...asked, '--out', file('公开.json'), '--format', 'json', '--public')).toMatchObject({ code: 0 })
  const text = readFileSync(file('决定.json'), 'utf8')
  expect(textInside(readFileSync(file('决定.pdf')))).toBe(text)
  const [row] = await site.office.rows(`select sha256 from document where case_id = $1 and n = 5 and kind = 'grant'`, [
    site.licence,
  ])
  expect(createHash('sha256').update(text).digest('hex')).toBe(row!['sha256'])
  expect(readFileSync(file('公开.json'), 'utf8')).not.toBe(text)
  expect(JSON.parse(readFileSync(file('决定.pdf.存证.json'), 'utf8'))).toMatchObject({ format: 'zs-proof/1' })
  const [seen] = await site.office.rows(`select person_id, event, detail from access_log order by id desc limit 1`)
  expect(seen).toEqual({ person_id: 'P-head', event: 'read.export', detail: '文书 grant' })
  const stranger = await run('document', site.licence, '5', 'grant', '--as', 'P-nobody', '--out', file('y.pdf'))
  expect(stranger.code).not.toBe(0)
  const wrong = await run('document', site.licence, '5', 'nothing', '--as', 'P-head', '--out', file('x.pdf'))
  expect(wrong.code).not.toBe(0)
  expect(wrong.err).toContain('没有出具文书 nothing')
})
