import type { Claim, ReportDocument } from '#domain/report/document.ts'
import { assets } from './assets.ts'
import { html, raw } from './html.ts'
import { checkCounts, checkList, partsList, warningList } from './pages/checks.page.ts'
import { figureTable } from './pages/report.page.ts'
import { legend } from './parts.ts'
import { missingList, reportBody, stateNote } from './report-body.ts'

/** The report as one HTML file that needs nothing else: numbers lead to the table of data at its end. */
export async function renderReportFile(report: ReportDocument): Promise<string> {
  const figure = (claim: Claim): string => `#${claim.id}`
  const page = html`${raw('<!doctype html>')}
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${report.title}</title>
<style>${raw(assets.get('style.css')!.body.toString('utf8'))}</style>
</head>
<body class="report">
<main id="main">
<div class="sheet">
<div class="tools">${legend()}</div>
${stateNote(report)}
<article class="report">${reportBody(report, { figure })}</article>
<section class="apparatus" aria-labelledby="apparatus-title">
<h2 id="apparatus-title">核对与数据来源</h2>
<details open><summary>五个部分</summary>${partsList(report)}</details>
<details open><summary>数据核对：${checkCounts(report)}</summary>${checkList(report)}</details>
<details open><summary>没有记录证明而未写入的内容：${report.missing.length} 处</summary>${missingList(report)}</details>
<details open><summary>提示：${report.warnings.length} 条</summary>${warningList(report)}</details>
<details open><summary>全部数据：${report.claims.length} 个</summary>${figureTable(report.claims, figure)}</details>
</section>
</div>
</main>
</body>
</html>`
  return page.toString()
}
