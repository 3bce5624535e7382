import { dayText } from '#domain/calendar/day.ts'
import { withheld } from '#domain/documents/open-copy.ts'
import type { Paper } from '#domain/documents/paper.ts'
import type { Block } from '#domain/documents/wording.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import { type PrintedReceipt, receiptBox } from '../receipt.ts'
import { correctedText } from './corrected.ts'

type Sealed = { readonly sha256: string | null; readonly openSha256: string | null }

/** A document as its act issued it; the seal is the bureau's to put, so its place says so. */
export const documentPage = (
  paper: Paper,
  sealed: Sealed & { readonly file: string; readonly corrections: Parameters<typeof correctedText>[0] },
  receipt: PrintedReceipt | undefined,
): Html => html`
${correctedText(sealed.corrections)}
<article class="paper ${paper.layout}">
${paper.layout === 'decision' ? html`<p class="mark">${paper.issuer}</p>` : ''}
<h1>${paper.title}</h1>
${paper.number ? html`<p class="number">${paper.number}</p>` : ''}
${paper.to ? html`<p class="to">${paper.to}：</p>` : ''}
${paper.body.map(blockHtml)}
${signatureOf(paper)}
${paper.notes.map((note) => html`<p>（${note}）</p>`)}
</article>
<p class="actions"><a href="${sealed.file}.pdf">PDF 文件（PDF/A-3a）</a>
<a href="${sealed.file}.docx" download>DOCX 文件</a>
<a href="${sealed.file}.zip" download>PDF 连同存证（.tlog-proof）</a></p>
<p class="note">这是文书的公开文本，与决定同时生成并封存；不公开的内容写作“${withheld}”。</p>
${paper.wording ? html`<p class="note">正文用语由本局调整，自${dayText(paper.wording.from)}起用：<a href="${recordPath(paper.wording.case)}">用语的确认记录</a>。</p>` : ''}
${hashes(sealed)}
${receipt ? receiptBox(receipt) : ''}`

/** The text of a document was lawfully deleted, or it was issued before texts were kept. */
export const lostDocumentPage = (title: string, sealed: Sealed): Html => html`
<h1>${title}</h1>
<p>这份文书的正文没有保存在系统中：${sealed.sha256 ? '正文所载内容已依法删除，封存的摘要仍在。' : '它出具时系统尚未保存正文。'}</p>
${hashes(sealed)}`

const hashes = ({ sha256, openSha256 }: Sealed): Html =>
  sha256
    ? html`<dl class="facts"><dt>文书正本摘要（SHA-256）</dt><dd class="hash">${sha256}</dd>
<dt>公开文本摘要（SHA-256）</dt><dd class="hash">${openSha256}</dd></dl>`
    : html``

/** An order has who signs it, minutes have no seal (GB/T 9704 10.3), all else the bureau's. */
function signatureOf({ layout, issuer, signer, on }: Paper): Html {
  if (layout === 'minutes') return html`<p class="signed">${issuer}<br>${dayText(on)}</p>`
  return html`<p class="signed">${signer ? `${signer.post} ${signer.name}` : `${issuer}（印章）`}<br>${dayText(on)}</p>`
}

function blockHtml(block: Block): Html {
  switch (block.type) {
    case 'heading':
      return html`<h2>${block.text}</h2>`
    case 'p':
      return html`<p>${block.text}</p>`
    case 'roll':
      return html`<p class="roll"><b>${block.label}：</b>${block.text}</p>`
    case 'fields':
      return html`<table class="form"><tbody>${block.rows.map(
        ([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`,
      )}</tbody></table>`
    case 'table':
      return html`<table><thead><tr>${block.head.map((cell) => html`<th scope="col">${cell}</th>`)}</tr></thead>
<tbody>${block.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${cell}</td>`)}</tr>`)}</tbody></table>`
  }
}
