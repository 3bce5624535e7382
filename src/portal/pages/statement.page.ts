import { dayOf } from '#domain/calendar/day.ts'
import { type Span, yearOfSpan } from '#domain/figures/figure.ts'
import { monthsText, spanWords } from '#domain/figures/span-words.ts'
import type { Cell, FilledRow, FilledStatement, Statement } from '#domain/report/statements/statement.ts'
import { type Html, html } from '../html.ts'
import { address, basisList } from '../links.ts'
import type { Site } from '../site.ts'
import { groupDigits } from '../words.ts'

const everyText = { year: '按年', month: '按月' } as const
const queryOf = (span: Span) => ({ year: yearOfSpan(span), months: monthsText(span) })

/** The statements that there are, each for what was over last. */
export const statementsPage = (
  all: readonly Statement[],
  spans: Readonly<Record<Statement['every'], Span>>,
): Html => html`
<h1>报表</h1>
<p>报表中的数都是指标，和年度报告出自同一批记录，点开就是。报表只供本单位内部使用，对外报送、公开前请核对“说明”一栏。</p>
<ul class="plain registers">${all.map(
  ({ id, title, every }) =>
    html`<li><a href="${address(`/statements/${id}`, queryOf(spans[every]))}">${title}</a> <span class="note">${everyText[every]}，${spanWords(spans[every])}</span></li>`,
)}</ul>`

/** One statement: a number opens to its records; a line without a number says why. */
export function statementPage(site: Site, { statement, span, columns, sections, lacking }: FilledStatement): Html {
  const path = `/statements/${statement.id}`
  return html`
<h1>${statement.title}</h1>
<p>${site.profile.title}　${spanWords(span)}</p>
${lacking ? html`<p class="warn">有 ${lacking} 项没有数，原因见“说明”。没有数不是零，报送前请逐项核实。</p>` : ''}
<div class="scroll" role="region" aria-label="${statement.title}" tabindex="0">
<table class="statement">
<thead><tr><th scope="col">项目</th>${columns.map(({ title }) => html`<th scope="col" class="n">${title}</th>`)}<th scope="col">单位</th><th scope="col">说明</th></tr></thead>
${sections.map(
  ({ title, rows }) => html`<tbody><tr><th scope="rowgroup" colspan="${columns.length + 3}">${title}</th></tr>
${rows.map((row) => line(row, columns.length))}</tbody>`,
)}
</table>
</div>
${picker(statement, span, path)}
<p><a href="${address(`${path}.xlsx`, queryOf(span))}" download>导出（Excel）</a></p>
<details><summary>依据和口径</summary>${basisList(statement.basis, dayOf(site.now()))}
<ul>${sections.flatMap(({ rows }) => rows).map(({ label, figure }) => (figure ? html`<li>${label}：${figure.definition}</li>` : ''))}</ul></details>`
}

const line = ({ label, unit, figure, cells, lacks }: FilledRow, columns: number): Html => html`<tr>
<th scope="row">${label}</th>
${
  figure
    ? cells.map((cell) => html`<td class="n">${number(figure.id, cell)}</td>`)
    : Array.from({ length: columns }, () => html`<td class="n">—</td>`)
}
<td>${unit}</td><td class="long">${lacks ?? ''}</td></tr>`

const number = (figure: string, { span, text }: Cell): Html =>
  html`<a href="${address(`/figures/${figure}`, queryOf(span))}">${/^-?\d/.test(text) ? groupDigits(text) : text}</a>`

const picker = ({ every }: Statement, span: Span, path: string): Html => html`
<form class="filter" action="${path}" method="get">
<p><label for="year">年度</label><input id="year" name="year" inputmode="numeric" pattern="\\d{4}" maxlength="4" value="${yearOfSpan(span)}" required></p>
${
  every === 'month'
    ? html`<p><label for="months">月份</label><select id="months" name="months">${Array.from({ length: 12 }, (_, n) =>
        String(n + 1),
      ).map(
        (month) =>
          html`<option value="${month}"${month === monthsText(span) ? html` selected` : ''}>${month}月</option>`,
      )}</select></p>`
    : ''
}
<p><button type="submit">查看</button></p>
</form>`
