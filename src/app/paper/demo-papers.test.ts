import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paperOf } from '#domain/documents/paper.ts'
import { loadDemoSlice } from '../../../test/demo-slice.ts'
import { makeFolder } from '../../../test/folder.ts'
import { openOffice, type TestOffice } from '../../../test/office.ts'
import { hasPoppler, readPdf } from '../../../test/pdf.ts'
import { documentPage } from '../../portal/pages/document.page.ts'
import { documentDocx } from './docx/document-docx.ts'
import { printPdf } from './print-pdf.ts'

let office: TestOffice
const { folder, remove } = makeFolder()
beforeAll(async () => {
  office = await openOffice({ today: '2026-01-01', founded: false })
  await loadDemoSlice(office, join(folder, 'attachments'))
})
afterAll(async () => {
  await office.close()
  remove()
})

const bare = (text: string): string => text.replace(/[\s\u200b]/g, '')

test('given a part of the demonstration year, then each kind of document that its acts issue is a page, a PDF and a DOCX', async () => {
  const rows = await office.rows(
    `select distinct on (c.matter, d.kind) c.matter, d.kind, d.body, d.open_body, d.number
     from document d join case_ c on c.agency_id = d.agency_id and c.id = d.case_id
     where d.body is not null order by c.matter, d.kind, length(d.body) desc`,
  )
  const kinds = rows.map(({ matter, kind }) => `${matter}.${kind}`)
  for (const kind of ['lab-animal-licence.grant', 'lab-animal-licence.licence', 'random-inspection.announcement'])
    expect(kinds).toContain(kind)
  for (const row of rows)
    for (const body of [row['body'], row['open_body']].map(String)) {
      const paper = paperOf(body)
      const said = [paper.title, paper.issuer, ...(paper.number ? [paper.number] : [])].map(bare)
      const page = bare(
        String(documentPage(paper, { sha256: null, openSha256: null, file: 'x', corrections: [] }, undefined)),
      )
      const docx = bare(strFromU8(unzipSync(await documentDocx(body))['word/document.xml']!).replace(/<[^>]+>/g, ''))
      const pdf = await printPdf(office.bureau.press, { text: body, origin: 'zhunsheng.local/test/journal' })
      expect(String.fromCharCode(...pdf.subarray(0, 5))).toBe('%PDF-')
      const forms = hasPoppler ? [page, docx, bare(readPdf(pdf).text)] : [page, docx]
      for (const text of said)
        for (const form of forms) expect(form.includes(text), `${row['matter']}.${row['kind']}：${text}`).toBe(true)
    }
})
