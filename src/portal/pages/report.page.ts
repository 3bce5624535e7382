import { dayOf, dayText } from '#domain/calendar/day.ts'
import type { PublishedVersion } from '#domain/matters/leadership/annual-report.versions.ts'
import type { Claim, ReportDocument } from '#domain/report/document.ts'
import { type Html, html } from '../html.ts'
import { address, recordPath } from '../links.ts'
import { kindBadge, legend, tableBox } from '../parts.ts'
import { type Heading, headingsOf, missingList, reportBody, stateNote } from '../report-body.ts'
import { groupDigits, momentText, plainDecimal } from '../words.ts'
import { checkCounts, checkList, partsList, warningList } from './checks.page.ts'

const toc = (headings: readonly Heading[]): Html => html`<nav class="toc" aria-labelledby="toc-title">
<details open><summary id="toc-title">目录</summary>
<ol>
${headings.map(({ id, level, text }) => html`<li class="l${level}"><a href="#${id}">${text}</a></li>`)}
<li class="l2"><a href="#apparatus">核对与数据来源</a></li>
</ol>
</details>
</nav>`

/** All numbers of a report with where they come from. */
export const figureTable = (claims: readonly Claim[], href: (claim: Claim) => string): Html =>
  tableBox(
    '全部数据',
    ['编号', '数据', '报告中', '确切值', '类别', '记录', '口径'],
    claims.map(
      (
        claim,
      ) => html`<tr id="${claim.id}"><td>${/^[A-Z]\d/.test(claim.id) ? claim.id : ''}</td><td><a href="${href(claim)}">${claim.title}</a></td>
<td>${claim.isSaid ? claim.printed : html`${claim.printed} <span class="note">（未写入）</span>`}</td><td class="n">${claim.exact === null ? '无' : groupDigits(plainDecimal(claim.exact))}</td><td>${kindBadge(claim.kind)}</td>
<td class="n">${claim.records}</td><td class="long">${claim.definition}</td></tr>`,
    ),
  )

type Versions = readonly PublishedVersion[]

const versionName = ({ kind, publishedOn }: PublishedVersion, index: number): string =>
  `第 ${index + 1} 版（${kind === 'report' ? '' : '更正，'}${dayText(publishedOn)}公开）`

/** The texts that the public was given: each stays where it is. */
const versionLinks = (year: number, versions: Versions, current?: number): Html | '' =>
  versions.length === 0
    ? ''
    : html`<p class="asof">已公开的文本：${versions.map(
        (version, index) =>
          html`${index ? '、' : ''}${index + 1 === current ? html`<strong>${versionName(version, index)}</strong>` : html`<a href="/reports/${year}/versions/${index + 1}">${versionName(version, index)}</a>`}`,
      )}。</p>`

/** A text that was published, as it was published. */
export function versionPage(report: ReportDocument, at: number, versions: Versions): Html {
  const { year } = report
  const path = `/reports/${year}/versions/${at}`
  const { asOf: moment } = versions[at - 1] ?? {}
  const asOf = moment && dayOf(moment)
  return html`
<div class="reader">
${toc(headingsOf(report))}
<div class="sheet">
<div class="tools">
${legend()}
<p class="actions"><button type="button" data-print hidden>打印</button>
<a href="${path}.pdf">PDF</a>
<a href="${path}.docx">DOCX</a>
<a href="${path}.json">签存的数据（JSON）</a>
<a href="/reports/${year}">按现在的记录</a></p>
</div>
${versionLinks(year, versions, at)}
${stateNote(report)}
<article class="report">
${reportBody(report, {
  figure: (claim) => address(`/figures/${claim.id}`, { year, asOf }),
  proof: (proof) => address(`/proofs/${proof.id}`, { year, asOf }),
  record: recordPath,
})}
</article>
<section class="apparatus" id="apparatus" aria-labelledby="apparatus-title">
<h2 id="apparatus-title">核对与数据来源</h2>
<p>以下不属于报告正文，打印时不印。</p>
<details open><summary>公开以后记录有变的数据：${report.changes.length} 个</summary>${
    report.changes.length
      ? html`<ul>${report.changes.map(({ title, published, now }) => html`<li>${title}：本文为${published}，按现在的记录为${now}</li>`)}</ul>`
      : html`<p>没有。</p>`
  }</details>
<details><summary>全部数据：${report.claims.length} 个</summary>${figureTable(report.claims, (claim) => address(`/figures/${claim.id}`, { year, asOf }))}</details>
</section>
</div>
</div>
<dialog class="panel" aria-labelledby="panel-title"><div class="panel-body"></div></dialog>`
}

export function reportPage(report: ReportDocument, asOf: string | undefined, versions: Versions = []): Html {
  const { year } = report
  const figure = (claim: Claim) => address(`/figures/${claim.id}`, { year, asOf })
  return html`
<div class="reader">
${toc(headingsOf(report))}
<div class="sheet">
<div class="tools">
${legend()}
<p class="actions"><button type="button" data-print hidden>打印</button>
<a href="${address(`/reports/${year}.pdf`, { asOf })}">PDF</a>
<a href="${address(`/reports/${year}.docx`, { asOf })}">DOCX</a>
<a href="${address(`/reports/${year}.pdf`, { asOf, footnotes: '1' })}">PDF（脚注写明口径）</a>
<a href="${address(`/reports/${year}.md`, { asOf })}">文本（Markdown）</a>
<a href="${address(`/reports/${year}.json`, { asOf })}">数据（JSON）</a></p>
</div>
${report.asOf ? html`<p class="asof">这是 ${momentText(report.asOf as never)} 时的报告。<a href="/reports/${year}">看现在的</a></p>` : ''}
${versionLinks(year, versions)}
${stateNote(report)}
<article class="report">
${reportBody(report, {
  figure,
  proof: (proof) => address(`/proofs/${proof.id}`, { year, asOf }),
  record: recordPath,
})}
</article>
<section class="apparatus" id="apparatus" aria-labelledby="apparatus-title">
<h2 id="apparatus-title">核对与数据来源</h2>
<p>以下不属于报告正文，打印时不印。</p>
<details open><summary>五个部分：${report.parts.filter((part) => part.present).length} 个已有</summary>${partsList(report)}</details>
<details><summary>数据核对：${checkCounts(report)}</summary>${checkList(report)}</details>
<details><summary>没有记录证明而未写入的内容：${report.missing.length} 处</summary>${missingList(report)}</details>
<details><summary>提示：${report.warnings.length} 条</summary>${warningList(report)}</details>
<details><summary>全部数据：${report.claims.length} 个</summary>${figureTable(report.claims, figure)}</details>
<details><summary>查看某一时刻的报告</summary>
<form class="filter" action="/reports/${year}" method="get">
<p><label for="asOf">日期（当日 24 时）</label><input id="asOf" name="asOf" type="date" value="${asOf?.slice(0, 10) ?? ''}"></p>
<p><button type="submit">查看</button></p>
</form></details>
</section>
</div>
</div>
<dialog class="panel" aria-labelledby="panel-title"><div class="panel-body"></div></dialog>`
}
