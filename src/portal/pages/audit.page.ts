import { readingOf, verdictMeanings, verdictWords } from '#app/audit-words.ts'
import type { AuditedClaim, AuditResult, Finding, Verdict } from '#domain/audit/match.ts'
import { type Html, html } from '../html.ts'
import { tableBox } from '../parts.ts'
import type { Site } from '../site.ts'

const verdicts = Object.keys(verdictWords) as Verdict[]
/** What a page lists and marks; a workbook has all. */
export const mostListed = 2_000
const mostFindings = 200

/** Where a reader gives a report: a file or a pasted text. Works without script. */
export const auditForm = ({ profile }: Site, fault?: string): Html => html`
<h1>核对报告</h1>
<p>给出一份报告，逐个读出其中的数，与${profile.title}的记录核对；分项、占比、增幅也一并验算。文本只在核对时使用，不保存。</p>
${fault === undefined ? '' : html`<p class="warning" role="alert">${fault}</p>`}
<form class="audit-form" action="/audit" method="post" enctype="multipart/form-data" data-busy="正在核对，请稍候……" data-progress="/audit/progress/">
<p><label for="file">报告文件（TXT、Markdown、DOCX、HTML、带文字的 PDF）</label>
<input id="file" name="file" type="file" accept=".txt,.md,.docx,.html,.htm,.pdf"></p>
<p><label for="text">或者粘贴报告文字</label>
<textarea id="text" name="text" rows="12"></textarea></p>
<p><label for="year">报告年度（标题已写明的可以不填）</label>
<input id="year" name="year" inputmode="numeric" pattern="[0-9]{4}" autocomplete="off"></p>
<p><button type="submit">核对</button></p>
<p class="busy" role="status" hidden></p>
<p class="progress" hidden><progress max="100" value="0" aria-label="已核对的百分比"></progress> <output>0%</output></p>
</form>`

export type AuditView = {
  readonly name: string
  readonly text: string
  readonly year: number
  readonly result: AuditResult
}

export function auditPage(site: Site, { name, text, year, result }: AuditView): Html {
  const { claims, findings, absent } = result
  const listed = claims.slice(0, mostListed)
  return html`
<h1>核对结果：${name}</h1>
<p>按 ${year} 年度的记录核对。共读出 ${claims.length} 个数，发现 ${findings.length} 项。</p>
${findings.length ? findingList(findings) : ''}
<h2 id="numbers">逐个数</h2>
<div class="audit">
${filter(claims)}
<form action="/audit/result.xlsx" method="post" enctype="multipart/form-data">
<input type="hidden" name="year" value="${year}"><textarea name="text" hidden>${text}</textarea>
<p><button type="submit">下载表格（XLSX）</button></p>
</form>
${claims.length > mostListed ? html`<p>本页只列前 ${mostListed} 个数，其余见表格。</p>` : ''}
${claims.length ? claimTable(site, listed, year) : html`<p class="empty">没有读出数字。</p>`}
<h2 id="source">原文</h2>
<p>带底色的是读出的数，点开到表中对应的一行。</p>
<div class="source">${marked(text, listed)}</div>
</div>
${absent.length ? absentList(site, absent, year) : ''}
<p><a href="/audit">核对另一份报告</a></p>`
}

const findingList = (findings: readonly Finding[]): Html => html`
<h2 id="findings">发现</h2>
<ol class="findings">${findings.slice(0, mostFindings).map(({ message }) => html`<li>${message}</li>`)}</ol>
${findings.length > mostFindings ? html`<p>本页只列前 ${mostFindings} 项，其余见表格。</p>` : ''}`

/** Radio buttons in front of what they filter: the sheet does the rest. */
function filter(claims: readonly AuditedClaim[]): Html {
  const count = (verdict: Verdict): number => claims.filter((claim) => claim.verdict === verdict).length
  const choices = [
    ['all', `全部 ${claims.length}`],
    ...verdicts.map((one) => [one, `${verdictWords[one]} ${count(one)}`]),
  ]
  return html`
${choices.map(
  ([id, label]) => html`
<input class="verdict-choice" type="radio" name="verdict" id="show-${id}"${id === 'all' ? ' checked' : ''}><label for="show-${id}">${label}</label>`,
)}
<dl class="legend">${verdicts.map((one) => html`<div><dt class="verdict ${one}">${verdictWords[one]}</dt><dd>${verdictMeanings[one]}</dd></div>`)}</dl>`
}

const claimTable = (site: Site, claims: readonly AuditedClaim[], year: number): Html =>
  tableBox(
    '读出的数',
    ['序号', '原文', '读作', '结论', '记录'],
    claims.map(
      (claim, index) => html`
<tr id="n${index + 1}" data-verdict="${claim.verdict}"><td>${index + 1}</td><td>${claim.text}</td><td>${readingOf(claim)}</td>
<td><span class="verdict ${claim.verdict}">${verdictWords[claim.verdict]}</span></td><td>${recordOf(site, claim, year)}</td></tr>`,
    ),
  )

function recordOf({ profile }: Site, { figure, expected, reason }: AuditedClaim, year: number): Html {
  const id = figure === undefined ? undefined : (profile.report.claims[figure] ?? figure)
  const title = profile.figures.find((one) => one.id === id)?.title
  return html`${title === undefined ? '' : html`<a href="/figures/${figure}?year=${year}">${title}</a>`}${
    expected === undefined ? '' : html` 记录为 ${expected}`
  }${reason === null ? '' : html` ${reason}`}`
}

/** The text with its numbers marked; of claims that share a place the first stands for all. */
function marked(text: string, claims: readonly AuditedClaim[]): Html[] {
  const pieces: Html[] = []
  let at = 0
  claims.forEach(({ offset, length, verdict }, index) => {
    if (offset < at) return
    const words = text.slice(offset, offset + length)
    pieces.push(
      html`${text.slice(at, offset)}<a class="verdict ${verdict}" href="#n${index + 1}" data-verdict="${verdict}"><span class="sr">${verdictWords[verdict]}：</span>${words}</a>`,
    )
    at = offset + length
  })
  return [...pieces, html`${text.slice(at)}`]
}

const absentList = ({ profile }: Site, absent: readonly string[], year: number): Html => html`
<h2 id="absent">有记录而文中未提的指标</h2>
<ul>${absent.map((id) => {
  const figure = profile.figures.find((one) => one.id === (profile.report.claims[id] ?? id))
  return html`<li><a href="/figures/${id}?year=${year}">${figure?.title ?? id}</a></li>`
})}</ul>`
