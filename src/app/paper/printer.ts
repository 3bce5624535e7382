import { hash } from 'node:crypto'
import { documentDocx } from './docx/document-docx.ts'
import type { Press } from './press/press.ts'
import { printPdf } from './print-pdf.ts'

export type Format = 'pdf' | 'docx'

/** Keeps what was printed: the first printing of a text in a format stays the only one. */
export type PrintingStore = {
  find(text: string, format: Format): Promise<Uint8Array | undefined>
  /** Answers what is kept, which is another's if another was first. */
  keep(text: string, format: Format, bytes: Uint8Array): Promise<Uint8Array>
}

/** Prints sealed texts. A reprint is the same bytes for ever, also after the press has changed. */
export type Printer = {
  print(text: string, format: Format): Promise<Uint8Array>
  /** What a text would look like, across the page that it is unsigned; kept nowhere. */
  preview(text: string): Promise<Uint8Array>
}

type Parts = { readonly press: Press; readonly store: PrintingStore; readonly origin: () => Promise<string> }

export const openPrinter = ({ press, store, origin }: Parts): Printer => ({
  async print(text, format) {
    const digest = hash('sha256', text, 'hex')
    const kept = await store.find(digest, format)
    return (
      kept ??
      store.keep(
        digest,
        format,
        await (format === 'pdf' ? printPdf(press, { text, origin: await origin() }) : documentDocx(text)),
      )
    )
  },
  preview: async (text) => printPdf(press, { text, origin: await origin(), preview: true }),
})
