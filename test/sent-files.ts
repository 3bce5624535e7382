import { deflateRawSync } from 'node:zlib'

/** A ZIP archive of one file, as small as one can be. */
export function zipFile(name: string, content: string): Buffer {
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

/** A Word document of what stands in its body, in the markup of Word. */
export const wordFile = (body: string): Buffer =>
  zipFile('word/document.xml', `<?xml version="1.0"?><w:document><w:body>${body}</w:body></w:document>`)
export const wordRun = (said: string): string => `<w:r><w:t xml:space="preserve">${said}</w:t></w:r>`
export const wordCell = (said: string): string => `<w:tc><w:p>${wordRun(said)}</w:p></w:tc>`

const hex = (number: number, digits: number): string => number.toString(16).padStart(digits, '0')

/** A PDF of one page: lines of text, at most 190 different signs; without lines a picture alone. `isLocked`: under a password. */
export function pdfFile(lines: readonly string[], isLocked = false): Buffer {
  const signs = [...new Set(lines.join(''))]
  const shown = lines.map((line) => `<${[...line].map((sign) => hex(signs.indexOf(sign) + 0x41, 2)).join('')}> Tj T*`)
  const words = `BT /F 12 Tf 20 180 Td 14 TL ${shown.join(' ')} ET`
  const picture = 'q 100 0 0 100 50 50 cm BI /W 1 /H 1 /CS /G /BPC 8 ID A EI Q'
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`
  const names = signs.map((sign, at) => `<${hex(at + 0x41, 2)}> <${hex(sign.charCodeAt(0), 4)}>`)
  const meaning = [
    'begincmap',
    '1 begincodespacerange <00> <ff> endcodespacerange',
    `${names.length} beginbfchar ${names.join(' ')} endbfchar`,
    'endcmap',
  ].join('\n')
  const parts = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Resources << /Font << /F 5 0 R >> >> /Contents 4 0 R >>',
    stream(lines.length > 0 ? words : picture),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 6 0 R >>',
    stream(meaning),
    // What nobody knows the password of: no key that fits these two was ever made.
    `<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'5a'.repeat(32)}> /U <${'a5'.repeat(32)}> >>`,
  ]
  let body = '%PDF-1.4\n'
  const offsets = parts.map((part, index) => {
    const at = body.length
    body += `${index + 1} 0 obj\n${part}\nendobj\n`
    return at
  })
  const table = offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')
  const lock = isLocked ? `/Encrypt 7 0 R /ID [<${'01'.repeat(16)}> <${'01'.repeat(16)}>]` : ''
  const trailer = `trailer << /Size 8 /Root 1 0 R ${lock} >>\nstartxref\n${body.length}\n%%EOF`
  return Buffer.from(`${body}xref\n0 8\n0000000000 65535 f \n${table}${trailer}`)
}

/** A text in an encoding of two bytes a sign, as the decoder of the same name reads it back. */
export function encoded(text: string, encoding: 'gbk' | 'big5'): Buffer {
  const decoder = new TextDecoder(encoding)
  const bytesOf = new Map<string, readonly number[]>()
  for (let first = 0x81; first < 0xff; first += 1)
    for (let second = 0x40; second < 0xff; second += 1) {
      const sign = decoder.decode(Uint8Array.of(first, second))
      if (sign.length === 1 && sign !== '\ufffd' && !bytesOf.has(sign)) bytesOf.set(sign, [first, second])
    }
  return Buffer.from(
    [...text].flatMap((sign) => (sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : (bytesOf.get(sign) ?? []))),
  )
}
