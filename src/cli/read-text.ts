import { Wanting } from './command-line.ts'

/** In the order in which they are tried: GB 18030 gives almost any bytes a meaning. */
const encodings = ['utf-8', 'gb18030'] as const

/**
 * The text of a file as offices keep it: UTF-8, UTF-16 with its mark, or GBK.
 * @throws Wanting when the bytes are no text (a Word document, a picture)
 */
export function readText(bytes: Uint8Array, name: string): string {
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff && 'utf-16be'
  for (const encoding of utf16 ? [utf16] : encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // the next encoding
    }
  }
  throw new Wanting('file.no-text', `${name} 不是文本文件；Word、PDF 文档请先另存为纯文本（.txt）`)
}
