import { strFromU8, unzipSync } from 'fflate'
import { afterAll, describe, expect, test } from 'vitest'
import { toDay } from '#domain/calendar/day.ts'
import { type Paper, paperText } from '#domain/documents/paper.ts'
import { fields, heading, p, roll, table } from '#domain/documents/wording.ts'
import { hasPoppler, readPdf } from '../../../test/pdf.ts'
import { documentPage } from '../../portal/pages/document.page.ts'
import { documentDocx } from './docx/document-docx.ts'
import { openPress } from './press/press.ts'
import { printPdf } from './print-pdf.ts'

const press = openPress()
afterAll(() => press.close())

/** What each would do to a page, a typesetter, a word processor or a reader, if it were taken for more than text. */
const hostile = [
  '#eval("1+1")#panic("x")',
  '$x^2$\\u{41}',
  '<w:p><w:r/></w:p>',
  '=cmd|calc!A1',
  '<script>alert(1)</script>&amp;',
  ']]>--><!--',
  '{{依据}}',
  '*粗*_斜_`码`@ref//注',
]
const unseen = '甲\u202e乙\u0000丙\u2066丁'
const shown = '甲〔U+202E〕乙〔U+0000〕丙〔U+2066〕丁'
const long = 'x'.repeat(10_000)
const paper: Paper = {
  v: 'zs-document/1',
  kind: 'example.notice',
  layout: 'letter',
  title: hostile[0]!,
  number: hostile[3]!,
  to: hostile[2]!,
  body: [
    ...hostile.map(p),
    heading(hostile[4]!),
    fields([hostile[1]!, hostile[5]!]),
    roll(hostile[7]!, hostile[3]!),
    table(hostile.slice(0, 3), [hostile.slice(3, 6)]),
    p(unseen),
    p(long),
  ],
  issuer: hostile[6]!,
  on: toDay('2024-03-05'),
  notes: [hostile[2]!],
  of: { case: '0'.repeat(32), n: 1 },
}
const text = paperText(paper)
const bare = (form: string): string => form.replace(/[\s\u200b]/g, '')
const unescaped = (xml: string): string =>
  xml
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#34;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

describe('像程序、像标记、看不见的文字照原样印出', () => {
  test('网页：没有一个标签是由文字来的', () => {
    const sealed = { sha256: null, openSha256: null, file: 'x', corrections: [] }
    const page = String(documentPage(paper, sealed, undefined))
    expect(page).not.toMatch(/<script|<w:|<!--/)
    const said = unescaped(page.replace(/<[^>]+>/g, ''))
    for (const one of [...hostile, long]) expect(said).toContain(one)
  })

  test('DOCX：同样的文字，没有多出的元素；看不见的写作代码', async () => {
    const xml = strFromU8(unzipSync(await documentDocx(text))['word/document.xml']!)
    const plain = strFromU8(
      unzipSync(await documentDocx(paperText(JSON.parse(text.replace(/<w:p><w:r\/><\/w:p>/g, '普通')))))[
        'word/document.xml'
      ]!,
    )
    const elements = (of: string) => of.match(/<[a-z]+:[A-Za-z]+/g)!.length
    expect(elements(xml)).toBe(elements(plain))
    expect(xml).not.toMatch(/(?![\n\r\t])\p{Cc}|<script|<!--/u)
    const said = unescaped(xml.replace(/<[^>]+>/g, ''))
    for (const one of [...hostile, shown, long]) expect(said).toContain(one)
  })

  test.skipIf(!hasPoppler)('PDF：同样的文字，一字不少；看不见的写作代码（须装有 poppler）', async () => {
    const pdf = readPdf(await printPdf(press, { text, origin: 'zhunsheng.local/test/journal' }))
    const said = bare(pdf.text)
    for (const one of [...hostile, shown]) expect(said).toContain(bare(one))
    expect(said.replace(/[^x]/g, '').length).toBeGreaterThanOrEqual(long.length)
  })
})
