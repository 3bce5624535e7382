import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { readDocument } from './read-document.ts'

const hex = (text: string): Uint8Array => Uint8Array.from(Buffer.from(text, 'hex'))
const text = (content: string): Uint8Array => new TextEncoder().encode(content)

/** A ZIP archive of one file, as small as one can be. */
function zip(name: string, content: string): Buffer {
  const packed = deflateRawSync(Buffer.from(content))
  const field = (...parts: readonly [number, 2 | 4][]): Buffer =>
    Buffer.concat(
      parts.map(([value, size]) => {
        const bytes = Buffer.alloc(size)
        size === 2 ? bytes.writeUInt16LE(value) : bytes.writeUInt32LE(value)
        return bytes
      }),
    )
  const sizes: readonly [number, 2 | 4][] = [
    [packed.length, 4],
    [content.length, 4],
    [Buffer.byteLength(name), 2],
  ]
  const times: readonly [number, 2 | 4][] = [
    [20, 2],
    [0, 2],
    [8, 2],
    [0, 4],
    [0, 4],
  ]
  const local = Buffer.concat([field([0x04034b50, 4], ...times, ...sizes, [0, 2]), Buffer.from(name), packed])
  const entry = Buffer.concat([
    field([0x02014b50, 4], [20, 2], ...times, ...sizes, [0, 2], [0, 2], [0, 2], [0, 2], [0, 4], [0, 4]),
    Buffer.from(name),
  ])
  const end = field([0x06054b50, 4], [0, 4], [1, 2], [1, 2], [entry.length, 4], [local.length, 4], [0, 2])
  return Buffer.concat([local, entry, end])
}

const word = (body: string): Buffer =>
  zip('word/document.xml', `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`)
const run = (said: string): string => `<w:r><w:t xml:space="preserve">${said}</w:t></w:r>`
const cell = (said: string): string => `<w:tc><w:p>${run(said)}</w:p></w:tc>`

/** A PDF of one page with one line in a standard font. */
function pdf(content: string): Uint8Array {
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
  ]
  let body = '%PDF-1.4\n'
  const offsets = parts.map((part, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${part}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const trailer = `trailer << /Size 6 /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF`
  return text(`${body}xref\n0 6\n0000000000 65535 f \n${table}${trailer}`)
}

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
    expect(await readDocument(pdf('BT /F 12 Tf 20 100 Td (15 cases) Tj ET'), 'a.pdf')).toContain('15 cases')
  })

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'file.empty', text(' \n ')],
    ['an RTF document', 'file.rtf', text('{\\rtf1 abc}')],
    ['an old or locked document', 'file.old-office', hex('d0cf11e0a1b11ae1')],
    ['a picture', 'file.image', hex('89504e470d0a1a0a')],
    ['a scanned PDF', 'file.scanned', pdf('0 0 100 100 re f')],
    ['a broken PDF', 'file.broken', text('%PDF-1.7 nothing')],
    ['a workbook', 'file.no-text', zip('xl/workbook.xml', '<a/>')],
    ['half a Word document', 'file.broken', word('<w:p/>').subarray(0, 60)],
    ['a text in Big5', 'file.big5', hex('aab7bcc6aababef7c3f6a4c0ac46a9b2a6e6acb0a4bdb6b5a5fec5e9aa6b')],
    ['bytes that are no text', 'file.no-text', hex('00ff00ff80')],
  ])('given %s, then one sentence says what to do', async (_, code, bytes) => {
    await expect(readDocument(bytes, 'a')).rejects.toMatchObject({ code, message: expect.stringMatching(/。$/) })
  })
})
