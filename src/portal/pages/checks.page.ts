import type { ReportDocument } from '#domain/report/document.ts'
import { type Html, html } from '../html.ts'
import { missingList, stateNote } from '../report-body.ts'

const words = { pass: '✓ 通过', warn: '▲ 请核对', fail: '✗ 不符', none: '— 无从核对' } as const

export const checkCounts = ({ checks }: ReportDocument): string => {
  const count = (result: keyof typeof words): number => checks.filter((check) => check.result === result).length
  return `${count('pass')} 项通过，${count('warn')} 项请核对，${count('fail')} 项不符，${count('none')} 项无从核对`
}

export const partsList = ({ parts }: ReportDocument): Html => html`<ul class="plain states">
${parts.map(
  (part) =>
    html`<li><span class="state ${part.present ? 'pass' : part.mandatory ? 'fail' : 'none'}">${
      part.present ? '✓ 已有' : part.mandatory ? '✗ 缺少' : '— 未写'
    }</span> ${part.title}${part.mandatory ? '' : '（可以没有）'}</li>`,
)}
</ul>`

export const checkList = ({ checks }: ReportDocument): Html => html`<ul class="plain states">
${checks.map(
  (check) => html`<li id="${check.id}"><span class="state ${check.result}">${words[check.result]}</span>
<span><b>${check.id}</b> ${check.title}${check.message ? html`<br><span class="note">${check.message}</span>` : ''}</span></li>`,
)}
</ul>`

export const warningList = ({ warnings }: ReportDocument): Html =>
  warnings.length ? html`<ul>${warnings.map(({ message }) => html`<li>${message}</li>`)}</ul>` : html`<p>没有提示。</p>`

export const checksPage = (report: ReportDocument): Html => html`
<h1>${report.year} 年度报告的核对</h1>
<p>报告中的数之间应当成立的关系，由系统逐项核对；不一致的，保留原数并说明差异。</p>
${stateNote(report)}
<h2>五个部分</h2>
${partsList(report)}
<h2>数据核对：${checkCounts(report)}</h2>
${checkList(report)}
<h2>没有记录证明而未写入的内容：${report.missing.length} 处</h2>
${missingList(report)}
<h2>提示</h2>
${warningList(report)}
<p><a href="/reports/${report.year}">返回 ${report.year} 年度报告</a></p>`
