import type { FileVerdict } from '#app/paper/check-file.ts'
import { dayText } from '#domain/calendar/day.ts'
import { type Html, html } from '../html.ts'
import { entryPath } from '../links.ts'
import { facts } from '../parts.ts'
import { correctedText } from './corrected.ts'

const whys = {
  file: '文件里的正文是封存的正文，但是文件的字节与付印时不同：版面可能被改动，也可能只是被别的软件另存过。请以本站下载的文件为准。',
  text: '文件自称是本局文书，但是它的正文从未封存：内容被改动，或者系伪造。请保存文件并向本单位或者监督机关反映。',
  records: '这份文书所在的办件与封存日志不符，查明之前不能确认。请保存文件并向监督机关反映。',
  deleted: '这份文书的正文已依法删除，只剩摘要，不能再与文件逐字核对。摘要与文件所附正文相同。',
} as const

/** What is said to somebody who has put a file of a document before the bureau. */
export function verdictText(verdict: FileVerdict, corrections: Parameters<typeof correctedText>[0] = []): Html {
  switch (verdict.verdict) {
    case 'foreign':
      return html`<p class="warn">不是本局文书：文件里没有本局封存过的正文。</p>`
    case 'different':
      return html`<p class="warn">不一致：${whys[verdict.why]}</p>`
    case 'same': {
      const { paper, known } = verdict
      return html`<p class="summary">这份文书与封存日志一致。</p>
${correctedText(corrections)}
${facts([
  ['文书', paper.title],
  ...(paper.number ? ([['文号', paper.number]] as const) : []),
  ['出具机关', paper.issuer],
  ['日期', dayText(paper.on)],
  ['文本', paper.copy === 'public' ? '公开文本' : '正本'],
  ['办理记录', html`<a href="${entryPath(known.caseId, known.n)}">查看这次办理</a>`],
])}`
    }
  }
}
