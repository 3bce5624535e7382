import { Unreadable } from './unreadable.ts'

type Item = { readonly str?: string; readonly hasEOL?: boolean }

/** The text of a PDF, page by page, line by line. The reader is loaded when a PDF comes: most reports are none. */
export async function pdfText(bytes: Uint8Array, name: string): Promise<string> {
  const { getDocumentProxy } = await import('unpdf')
  const lines: string[] = []
  try {
    const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      const { items } = (await page.getTextContent()) as { items: readonly Item[] }
      lines.push(items.map(({ str = '', hasEOL }) => (hasEOL ? `${str}\n` : str)).join(''))
    }
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      throw new Unreadable('file.encrypted', `${name} 加了密码，请去掉密码后再核对。`)
    throw new Unreadable('file.broken', `${name} 已经损坏，打不开，请重新取得这个文件。`)
  }
  const text = lines.join('\n')
  if (text.replace(/\s/g, '') === '')
    throw new Unreadable('file.scanned', `${name} 是扫描件，没有文字可读，请先作文字识别。`)
  return text
}
