import type { DocumentText } from '#domain/documents/document-text.ts'
import { type Html, html } from '../html.ts'
import { type PrintedReceipt, receiptBox } from '../receipt.ts'

/** A document as it reads; the seal is the bureau's to put, so its place says so. */
export const documentPage = (
  { title, number, addressee, paragraphs, issuer, on }: DocumentText,
  receipt: PrintedReceipt | undefined,
): Html => html`
<h1>${title}</h1>
${number ? html`<p>${number}</p>` : ''}
<p>${addressee}：</p>
${paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}
<p>${issuer}（印章）<br>${on}</p>
<p class="note">公开的一份：不公开的内容已略去。</p>
${receipt ? receiptBox(receipt) : ''}`
