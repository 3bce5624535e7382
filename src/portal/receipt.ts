import { receiptQr, receiptText } from '#app/journal/publish/receipts.ts'
import { type Html, html, raw } from './html.ts'

export type PrintedReceipt = { readonly origin: string; readonly index: number; readonly leaf: string }

/** The receipt (回执) of an act, to be printed: whoever keeps it can show later whether the log was changed. */
export function receiptBox({ origin, index, leaf }: PrintedReceipt): Html {
  const text = receiptText(origin, index, leaf)
  return html`<figure class="receipt">${raw(receiptQr({ text }, 112))}
<figcaption>封存回执<br><code>${text}</code><br>请保存：公布之前（至迟一分钟），只有本回执能证明这次办理。扫描二维码得到上面一行，可随时在<a href="/receipts?q=${encodeURIComponent(text)}">核对回执</a>页或用断网的核验页核对这次办理有没有被改动。</figcaption></figure>`
}
