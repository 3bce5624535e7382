import { describe, expect, it } from 'vitest'
import {
  wordCell as cell,
  encoded,
  pdfFile,
  wordRun as run,
  wordFile as word,
  zipFile as zip,
} from '../../../test/sent-files.ts'
import { readDocument } from './read-document.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

describe('a report as offices send it', () => {
  it.each([
    ['UTF-8', 'e6b395e6b2bb39'],
    ['UTF-8 with its mark', 'efbbbfe6b395e6b2bb39'],
    ['GBK', 'b7a8d6ce39'],
    ['UTF-16, little end first', 'fffed56cbb6c3900'],
    ['UTF-16, big end first', 'feff6cd56cbb0039'],
  ])('given %s, then the same words are read', async (_, bytes) => {
    expect(await readDocument(hex(bytes), 'a.txt')).toBe('法治9')
  })

  it('given a Word document, then paragraphs are lines, tables have tabs, and what was deleted is gone', async () => {
    const body = [
      `<w:p>${run('全年办理许可')}${run('15件。')}<w:del><w:r><w:delText>16件</w:delText></w:r></w:del></w:p>`,
      `<w:tbl><w:tr>${cell('事项')}${cell('2024年(件)')}</w:tr><w:tr>${cell('许可')}${cell('15')}</w:tr></w:tbl>`,
      `<w:p>${run('A&amp;B')}</w:p>`,
    ].join('')
    expect((await readDocument(word(body), 'a.docx')).split(/\n+/)).toEqual([
      '全年办理许可15件。',
      '事项\t2024年(件)',
      '许可\t15',
      'A&B',
    ])
  })

  it('given a web page, then its words without scripts', async () => {
    const page =
      '<!DOCTYPE html><html><head><style>p{}</style></head><body><script>9件</script><p>办理&nbsp;15件</p></body>'
    expect(await readDocument(text(page), 'a.html')).toBe('办理 15件')
  })

  it('given a PDF with text, then its words', async () => {
    expect(await readDocument(pdfFile(['全年办理许可15件。', '处罚2件。']), 'a.pdf')).toBe(
      '全年办理许可15件。\n处罚2件。',
    )
  })

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'file.empty', text(' \n ')],
    ['an RTF document', 'file.rtf', text('{\\rtf1 abc}')],
    ['an old or locked document', 'file.old-office', hex('d0cf11e0a1b11ae1')],
    ['a picture', 'file.image', hex('89504e470d0a1a0a')],
    ['a scanned PDF', 'file.scanned', pdfFile([])],
    ['a PDF under a password', 'file.encrypted', pdfFile(['许可15件。'], true)],
    ['a broken PDF', 'file.broken', text('%PDF-1.7 nothing')],
    ['a workbook', 'file.no-text', zip('xl/workbook.xml', '<a/>')],
    ['half a Word document', 'file.broken', word('<w:p/>').subarray(0, 60)],
    ['a text in Big5', 'file.big5', encoded('市科學技術局法治政府建設情況', 'big5')],
    ['bytes that are no text', 'file.no-text', hex('00ff00ff80')],
  ])('given %s, then one sentence says what to do', async (_, code, bytes) => {
    await expect(readDocument(bytes, 'a')).rejects.toMatchObject({ code, message: expect.stringMatching(/。$/) })
  })
})
