import { hash } from 'node:crypto'
import { at } from '#domain/calendar/day.ts'
import { paperOf, wordingNote } from '#domain/documents/paper.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import { receiptQr } from '../journal/publish/receipts.ts'
import { checkSentence, documentCode } from './document-mark.ts'
import type { Press } from './press/press.ts'

export type Printing = {
  /** The text as its act sealed it. */
  readonly text: string
  /** The name of the bureau's log. */
  readonly origin: string
  /** Shown before signing: across the page stands what it is. */
  readonly preview?: true
}

const previewCheck = '样稿：尚未签发，没有封存，不具有效力。'

/** The PDF/A-3a of a document. What it says and when it was made follow from the text: a reprint is the same bytes. */
export async function printPdf(press: Press, { text, origin, preview }: Printing): Promise<Uint8Array> {
  const paper = paperOf(text)
  const sha256 = hash('sha256', text, 'hex')
  const data = {
    printed: {
      paper,
      check: preview ? previewCheck : checkSentence(paper.check),
      watermark: preview ? '样稿 未签发' : null,
      keywords: [await press.fontNote(), wordingNote(paper)],
    },
    raw: { text, sha256, qr: receiptQr({ text: documentCode(origin, sha256, paper.check) }) },
  }
  return press.pdf('document', data, secondsOf(at(paper.on, '00:00'))!)
}
