import type { FilePart } from '#domain/documents/case-file.ts'
import { fileTypeOf } from '#domain/engine/file-types.ts'
import type { AttachmentStore } from '../files/attachments.ts'
import type { CaseRecords } from '../fsck/ports.ts'
import type { Press } from '../paper/press/press.ts'
import type { Printer } from '../paper/printer.ts'

export type PageSize = { readonly page: number; readonly width: number; readonly height: number }

/** A part of a case file with its bytes, as far as they are there and can be set on paper. */
export type Piece = {
  readonly part: FilePart
  readonly bytes?: Uint8Array
  /** The sealed text of a document. */
  readonly text?: string
  readonly pages?: readonly PageSize[]
  readonly picture?: 'png' | 'jpg'
  /** Why it cannot be had: it is lacking. */
  readonly lack?: string
  /** Why it stands beside the file and not in it: its sheet says so. */
  readonly aside?: string
}

type Desk = { readonly press: Press; readonly printer: Printer; readonly attachments: AttachmentStore }

export async function pieceOf(desk: Desk, { documents }: CaseRecords, part: FilePart): Promise<Piece> {
  switch (part.type) {
    case 'act':
      return { part }
    case 'document': {
      const text = documents.find(({ n, kind }) => n === part.n && kind === part.kind)?.body
      if (!text) return { part, lack: '正文已依法删除，或者出具时系统尚未保存正文' }
      const bytes = await desk.printer.print(text, 'pdf')
      return { part, text, bytes, pages: await pagesOf(bytes) }
    }
    case 'evidence': {
      const got = await fileOf(desk.attachments, part.file.sha256)
      return typeof got === 'string' ? { part, lack: got } : { part, bytes: got, ...(await setting(desk, got)) }
    }
  }
}

async function fileOf(attachments: AttachmentStore, sha256: string): Promise<Uint8Array | string> {
  try {
    return await attachments.get(sha256)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT'
      ? '只登记了摘要，没有存入文件'
      : '存放的文件与登记的摘要不符'
  }
}

/** Longer ones would make one file of what is many. */
const mostPages = 500
const isText = () => false

/** How a file that was handed in gets on paper. A broken one is found here, alone, and spoils nothing else. */
async function setting({ press }: Desk, bytes: Uint8Array): Promise<Pick<Piece, 'pages' | 'picture' | 'aside'>> {
  const type = fileTypeOf(bytes, isText)
  const aside = { aside: '不是 PDF 或者图片，原文件存于归档包' }
  try {
    if (type === 'application/pdf') {
      const pages = await pagesOf(bytes)
      if (pages.length > mostPages) return { aside: `超过 ${mostPages} 页，原文件存于归档包` }
      await probe(press, bytes, 'pdf', pages.length)
      return { pages }
    }
    if (type !== 'image/png' && type !== 'image/jpeg') return aside
    const picture = type === 'image/png' ? 'png' : 'jpg'
    await probe(press, bytes, picture, null)
    return { picture }
  } catch {
    return { aside: '文件不能打开（损坏或者加密），原文件存于归档包' }
  }
}

const probe = (press: Press, bytes: Uint8Array, ending: string, pages: number | null) => {
  const file = `probe.${ending}`
  return press.pdf('probe', { printed: { probed: { file, pages } }, raw: {}, files: { [file]: bytes } }, 0)
}

async function pagesOf(bytes: Uint8Array): Promise<PageSize[]> {
  const { getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(Uint8Array.from(bytes), { verbosity: 0 })
  try {
    const pages: PageSize[] = []
    for (let page = 1; page <= document.numPages; page += 1) {
      const { width, height } = (await document.getPage(page)).getViewport({ scale: 1 })
      pages.push({ page, width, height })
    }
    return pages
  } finally {
    await document.loadingTask.destroy()
  }
}
