import type { FileVerdict } from '#app/paper/check-file.ts'
import type { KeyedFact } from '#db/case.view.ts'
import { addDays } from '#domain/calendar/day.ts'
import { stateLabel } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import { facts } from '../parts.ts'
import type { PublicRecord } from '../public-record.ts'
import type { correctedText } from './corrected.ts'
import { verdictText } from './file-verdict.ts'

/** What somebody typed or scanned, and what the records say to it. */
export type CheckAnswer =
  | { readonly of: 'nothing' }
  | {
      readonly of: 'file'
      readonly verdict: FileVerdict
      readonly corrections?: Parameters<typeof correctedText>[0]
    }
  | { readonly of: 'receipt'; readonly found: 'absent' | 'foreign' | 'incomplete' }
  | { readonly of: 'receipt'; readonly found: 'same' | 'different'; readonly recordedAt: string }
  | { readonly of: 'number'; readonly number: string; readonly held?: Numbered }

export type Numbered = {
  readonly record: PublicRecord
  /** What this and other cases of the matter say of the number; nothing while the record is not public. */
  /** What is counted under the number, in words. */
  readonly said: readonly (KeyedFact & { readonly meaning: string })[]
}

function answerText(answer: CheckAnswer): Html {
  if (answer.of === 'nothing') return html``
  if (answer.of === 'file') return verdictText(answer.verdict, answer.corrections)
  if (answer.of === 'number') return answer.held ? numbered(answer.held, answer.number) : notNumbered(answer.number)
  switch (answer.found) {
    case 'absent':
      return html`<p class="warn">日志中没有这个序号的记录。回执若属实，说明日志被截断，请保存回执并向监督机关反映。</p>`
    case 'foreign':
      return html`<p class="warn">这是另一部日志的回执，请到出具回执的单位核对。</p>`
    case 'incomplete':
      return html`<p class="warn">这一行回执不完整。应为一行：zs-receipt/1、日志名、序号和 64 位散列，中间各空一格；请整行粘贴。</p>`
    case 'same':
      return html`<p class="summary">一致：这条记录在封存日志中，${answer.recordedAt}登记。</p>`
    case 'different':
      return html`<p class="warn">不一致：日志中这个序号的记录与回执不同。请核对输入；确实不同的，请保存回执并向监督机关反映。</p>`
  }
}

function numbered({ record: { id, matter, published, openedOn, acts }, said }: Numbered, number: string): Html {
  if (!published)
    return html`<p class="summary">经核对，该编号属实。</p>
${facts([
  ['编号', number],
  ['事项', matter.title],
  ['记录', html`<a href="${recordPath(id)}">内容尚未公开，只能查看封存情况</a>`],
])}`
  // Whatever case says it: the period in which the licence is in force, and what was decided about it since.
  const valid = said.find(({ until }) => until !== null)
  const others = said.filter(({ caseId, until }) => caseId !== id && until === null)
  const later = acts.length - published.n
  return html`<p class="summary">经核对，该编号属实。</p>
${facts([
  ['编号', published.number ?? number],
  ['事项', matter.title],
  ['名称', published.title],
  [`办理状态（${published.on} 公开）`, stateLabel(matter.states[published.state] ?? published.state)],
  ...(valid?.until ? ([['有效期', `${valid.on} 至 ${addDays(valid.until, -1)}`]] as const) : []),
  ['立件日期', openedOn ?? ''],
  ['记录', html`<a href="${recordPath(id)}">查看公开的记录</a>`],
])}
${later > 0 ? html`<p>公开以后又有 ${later} 次记录，内容尚未公开；现状请向本单位查询。</p>` : ''}
${
  others.length
    ? html`<h2>以后与这个编号有关的办理</h2><ul>${others.map(
        ({ caseId, meaning, on }) => html`<li>${on} <a href="${recordPath(caseId)}">${meaning}</a></li>`,
      )}</ul>`
    : valid
      ? html`<p>以后没有延续、变更、补证或者注销的办理。</p>`
      : ''
}`
}

const notNumbered = (number: string): Html =>
  html`<p class="warn">没有编号为“${number}”的证件或者文书。请核对有没有抄错；确实印有这个编号的，请向本单位或者监督机关反映。</p>`

/** A receipt or a certificate checked by anyone who holds it: by its number, or by what its QR code says. */
export const checkPage = (asked: string, answer: CheckAnswer): Html => html`
<h1>核对回执和证件</h1>
<p>输入证件、文书上的编号，或者扫描回执上的二维码、把得到的一行粘贴在这里。要不依赖本站核对回执，请用<a href="/verifier.html">核验页</a>。</p>
${answerText(answer)}
<form class="filter" action="/receipts" method="get">
<p><label for="q">编号，或者回执上的一行</label><input id="q" name="q" value="${asked}" autocomplete="off" size="60"></p>
<p><button type="submit">核对</button></p>
</form>
<form class="filter" action="/receipts" method="post" enctype="multipart/form-data">
<p><label for="file">或者直接核对文书的文件（PDF），可以拖到这里</label><input id="file" name="file" type="file" accept="application/pdf" required></p>
<p><button type="submit">核对文件</button></p>
<p class="note">文件只用来核对，不保存。</p>
</form>`
