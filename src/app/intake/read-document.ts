import { htmlText, wordText } from './markup.ts'
import { pdfText } from './pdf-text.ts'
import { plainText } from './plain-text.ts'
import { Unreadable } from './unreadable.ts'
import { fileInZip } from './zip.ts'

const startsWith = (bytes: Uint8Array, ...signs: number[]): boolean => signs.every((sign, at) => bytes[at] === sign)

/** Formats that hold text which is not read here, each with what to do. */
const refused: readonly (readonly [string, string, readonly number[]])[] = [
  ['file.rtf', '是 RTF 文档，请用 WPS 或 Word 另存为 .docx 后再核对。', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
  [
    'file.old-office',
    '是旧格式（.doc、.wps）或加了密码的文档，请去掉密码并另存为 .docx 后再核对。',
    [0xd0, 0xcf, 0x11, 0xe0],
  ],
  ['file.image', '是图片，没有文字可读，请先作文字识别。', [0x89, 0x50, 0x4e, 0x47]],
  ['file.image', '是图片，没有文字可读，请先作文字识别。', [0xff, 0xd8, 0xff]],
]

/**
 * The text of a report as offices send it: TXT, Markdown, DOCX, HTML, PDF with text.
 * @throws Unreadable with one sentence that says what to do
 */
export async function readDocument(bytes: Uint8Array, name: string): Promise<string> {
  const text = await textOf(bytes, name)
  if (text.trim() === '') throw new Unreadable('file.empty', `${name} 是空的，没有文字可核对。`)
  return text
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  const [code, sentence] = refused.find(([, , signs]) => startsWith(bytes, ...signs)) ?? []
  if (code !== undefined) throw new Unreadable(code, `${name} ${sentence}`)
  if (startsWith(bytes, 0x50, 0x4b)) return docxText(bytes, name)
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46)) return pdfText(bytes, name)
  const text = plainText(bytes, name)
  return /^\s*(?:<!doctype html|<html|<head|<body)/i.test(text.slice(0, 2000)) ? htmlText(text) : text
}

function docxText(bytes: Uint8Array, name: string): string {
  try {
    const main = fileInZip(bytes, 'word/document.xml')
    if (main) return wordText(main.toString('utf8'))
  } catch {
    throw new Unreadable('file.broken', `${name} 已经损坏，打不开，请重新取得这个文件。`)
  }
  throw new Unreadable('file.no-text', `${name} 是压缩包或表格，不是 Word 文档，请给出报告的 .docx、.pdf 或 .txt。`)
}
