import type { FactLine, FactPage, FactSummary } from '#db/figure.view.ts'
import type { FactQuestion } from '#domain/figures/evaluate.ts'
import type { Figure, Span } from '#domain/figures/figure.ts'
import { monthsText } from '#domain/figures/span-words.ts'
import type { Printed } from '#domain/report/print-figure.ts'
import type { Proven } from '#domain/report/proof.ts'
import { type FigurePart, partMark } from '../formula.ts'
import { type Html, html } from '../html.ts'
import { address, entryPath, recordPath } from '../links.ts'
import { empty, facts, filterForm, kindBadge, kindMeaning, pager, tableBox } from '../parts.ts'
import { closedTitle, hiddenText } from '../privacy.ts'
import type { Site } from '../site.ts'
import { bareUnit, groupDigits, groupText, momentText, periodText, plainDecimal, spanText } from '../words.ts'

/** A number, or a qualitative sentence, with the sets of records behind it. */
export type Subject = {
  readonly path: string
  readonly id: string
  readonly year: number
  /** The year, or the months of it that were asked for. */
  readonly span: Span
  /** As the address gave it. */
  readonly asOf: string | undefined
  readonly moment: string | undefined
  readonly parts: readonly (FigurePart & { readonly summary: FactSummary })[]
  /** The sentences of the report that say it. */
  readonly sentences: readonly string[]
} & (
  | {
      readonly type: 'figure'
      readonly figure: Figure
      readonly exact: string | null
      readonly printed: Printed
      readonly formula: string
    }
  | { readonly type: 'proof'; readonly title: string; readonly proven: Proven }
)

export type Listing = {
  readonly part: number
  readonly text: string | undefined
  readonly page: FactPage
  readonly summary: FactSummary
  readonly skipped: number
  readonly size: number
}

/** What every address of the subject carries on: the year, its months and the moment. */
const asked = ({ year, span, asOf }: Subject) => ({ year, months: monthsText(span), asOf })

const recordsOf = (subject: Subject): number => subject.parts.reduce((sum, { summary }) => sum + summary.count, 0)

export function subjectPage(site: Site, subject: Subject, listing: Listing): Html {
  const { year } = subject
  return html`
<h1>${subject.type === 'figure' ? subject.figure.title : subject.title}${subject.type === 'proof' ? '：佐证记录' : ''}</h1>
${subject.type === 'figure' ? figureHead(subject) : proofHead(subject)}
${subject.sentences.map((sentence) => html`<blockquote><p>${sentence}</p><footer>报告提纲中的这句话，各项都得到证明才写入 <a href="${address(`/reports/${year}`, { asOf: subject.asOf })}">${year} 年度报告</a></footer></blockquote>`)}
${subject.moment ? html`<p class="asof">按 ${momentText(subject.moment as never)} 时的记录。<a href="${address(subject.path, { ...asked(subject), asOf: undefined })}">按现在的记录</a></p>` : ''}
${subject.parts.length > 1 ? partTable(site, subject, listing.part) : ''}
${recordTable(site, subject, listing)}
${asOfForm(subject)}`
}

function figureHead(subject: Subject & { type: 'figure' }): Html {
  const { figure, exact, printed } = subject
  const zero = exact === '0' ? (figure.zero ?? '在上述期间和台账中检索，没有符合口径的记录。') : undefined
  return html`<p class="value"><span class="big">${printed.text}</span> ${kindBadge(figure.kind)}</p>
${zero ? html`<p>${zero}</p>` : ''}
${exact === null ? html`<p class="warn">还没有记录，这个数无法算出。请先在相应台账登记，再查看本页。</p>` : ''}
${facts([
  ['编号', subject.id],
  ['口径', figure.definition],
  ['类别', kindMeaning[figure.kind]],
  ['期间', [...new Set(subject.parts.map(({ question }) => periodText(question.period)))].join('；')],
  ['单位', bareUnit(figure.unit)],
  ['确切值', exact === null ? '无' : groupDigits(plainDecimal(exact))],
  ['算法', subject.formula],
  ...(figure.print.decimals === undefined || exact === null
    ? []
    : [
        [
          '取整',
          `四舍五入到${figure.print.decimals === 0 ? '整数' : `${figure.print.decimals}位小数`}，写作${printed.text}`,
        ] as const,
      ]),
  ['记录', `${recordsOf(subject)} 条`],
])}`
}

const proofHead = (subject: Subject & { type: 'proof' }): Html => html`${
  subject.proven.holds
    ? html`<p>下列各项都有记录，报告写入这句话。</p>`
    : html`<p class="warn">下列各项没有都得到证明，报告不写入这句话。请在所列台账登记。</p>`
}
<ul class="plain states">${subject.proven.findings.map(
  ({ what, why, records }) =>
    html`<li><span class="state ${why ? 'fail' : 'pass'}">${why ? '✗ 缺少' : '✓ 已有'}</span> ${what}：${why || `${records} 条记录`}</li>`,
)}</ul>
${facts([['期间', [...new Set(subject.parts.map(({ question }) => periodText(question.period)))].join('；')]])}`

const meaningOf = (site: Site, question: FactQuestion): string =>
  question.measures.map((measure) => site.measure(measure)?.meaning ?? measure).join('；或者 ')

const matterLinks = (site: Site, question: FactQuestion): Html => {
  const matters = [
    ...new Map(
      question.measures.flatMap((id) => {
        const matter = site.measure(id)?.matter
        return matter ? [[matter.id, matter] as const] : []
      }),
    ).values(),
  ]
  return html`${matters.map((matter, i) => html`${i ? '、' : ''}<a href="/registers/${matter.id}">${matter.title}</a>`)}`
}

const partTable = (site: Site, subject: Subject, current: number): Html => html`
<h2>数据构成</h2>
${tableBox(
  '各组记录',
  ['组', '计数口径', '分组', '期间', '记录', '台账'],
  subject.parts.map(
    ({ question, summary }, index) => html`<tr${index === current ? html` aria-current="true"` : ''}>
<td><a href="${address(subject.path, { ...asked(subject), part: index + 1 })}#records">${partMark(index)}${index === current ? '（下列）' : ''}</a></td>
<td class="long">${meaningOf(site, question)}</td><td>${[...(question.groups ?? []), question.key].filter(Boolean).join('、')}</td><td>${periodText(question.period)}</td>
<td class="n">${summary.count}</td><td>${matterLinks(site, question)}</td></tr>`,
  ),
)}`

function recordTable(site: Site, subject: Subject, { part, text, page, summary, skipped, size }: Listing): Html {
  const one = subject.parts[part]!
  const { question } = one
  const base = { ...asked(subject), part: subject.parts.length > 1 ? part + 1 : undefined }
  const keyed = one.use === 'distinct' || one.use === 'share' || one.use === 'rank'
  const valued = page.lines.some((line) => line.value !== null && line.isShown)
  const numbered = page.lines.some((line) => line.number !== null)
  const grouped = page.lines.some((line) => line.group !== null && line.isShown)
  const head = [
    '计入日期',
    '记录',
    ...(numbered ? ['编号'] : []),
    ...(grouped ? ['分组'] : []),
    ...(valued ? ['数值'] : []),
    ...(keyed ? ['去重依据'] : []),
    '封存号',
  ]
  return html`
<h2 id="records">记录${subject.parts.length > 1 ? partMark(part) : ''}</h2>
<p>${meaningOf(site, question)}${question.groups ? `（${question.groups.join('、')}）` : ''}。台账：${matterLinks(site, question)}</p>
${filterForm({
  action: subject.path,
  text,
  label: '按标题或编号筛选',
  keep: base,
  applied: text ? [{ label: text, without: address(subject.path, base) }] : [],
})}
${
  page.lines.length === 0
    ? empty(
        text
          ? `没有标题或编号含有“${text}”的记录。请换一个词，或者清除筛选。`
          : `${periodText(question.period)}没有记录。`,
      )
    : tableBox(
        '记录',
        head,
        page.lines.map((line) => lineRow(site, line, { numbered, keyed, grouped, valued })),
        one.use === 'sum' && valued && summary.sum !== null
          ? html`<tr><th scope="row" colspan="${head.indexOf('数值')}">合计（${summary.count} 条）</th><td class="n">${groupDigits(plainDecimal(summary.sum))}</td></tr>`
          : undefined,
      )
}
${pager({ path: subject.path, query: { ...base, q: text }, previous: page.previous, next: page.next, skipped, shown: page.lines.length, total: summary.count, size })}
<p><a href="${address(`${subject.path}.csv`, { ...base, q: text })}" download>导出全部记录（CSV）</a></p>`
}

function lineRow(
  site: Site,
  line: FactLine,
  show: { numbered: boolean; keyed: boolean; grouped: boolean; valued: boolean },
): Html {
  if (!line.isShown) {
    return html`<tr><td>${hiddenText}</td><td class="long"><a href="${recordPath(line.caseId)}">${line.title ?? closedTitle(site.matter(line.matter))}</a></td>${show.numbered ? html`<td>${line.number ?? ''}</td>` : ''}${show.grouped ? html`<td></td>` : ''}${show.valued ? html`<td></td>` : ''}${show.keyed ? html`<td></td>` : ''}${sealCell(line)}</tr>`
  }
  return html`<tr><td class="day">${spanText(line.on, line.until)}</td>
<td class="long"><a href="${recordPath(line.caseId)}">${line.title}</a></td>${show.numbered ? html`<td>${line.number ?? ''}</td>` : ''}
${show.grouped ? html`<td>${groupText(site.matter(line.matter), line.group)}</td>` : ''}${show.valued ? html`<td class="n">${line.value === null ? '' : groupDigits(plainDecimal(line.value))}</td>` : ''}${show.keyed ? html`<td>${line.key ?? ''}</td>` : ''}${sealCell(line)}</tr>`
}

/** Where the record's last entry stands in the sealed journal. */
const sealCell = (line: FactLine): Html =>
  html`<td class="n">${line.seal === null ? '' : html`<a href="${entryPath(line.caseId, line.n)}">${line.seal}</a>`}</td>`

const spans = [
  ['', '全年'],
  ...[1, 4, 7, 10].map((first, n) => [`${first}-${first + 2}`, `第${'一二三四'[n]}季度`]),
  ['1-6', '上半年'],
  ['7-12', '下半年'],
  ...Array.from({ length: 12 }, (_, n) => [`${n + 1}`, `${n + 1}月`]),
] as const

const asOfForm = (subject: Subject): Html => html`
<details><summary>换一个期间，或者按某一时刻的记录查看</summary>
<form class="filter" action="${subject.path}" method="get">
<input type="hidden" name="year" value="${subject.year}">
${
  subject.type === 'figure'
    ? html`<p><label for="months">${subject.year} 年的期间</label><select id="months" name="months">${spans.map(
        ([value, label]) =>
          html`<option value="${value}"${value === (monthsText(subject.span) ?? '') ? html` selected` : ''}>${label}</option>`,
      )}</select></p>`
    : ''
}
<p><label for="asOf">日期（当日 24 时）</label><input id="asOf" name="asOf" type="date" value="${subject.asOf?.slice(0, 10) ?? ''}"></p>
<p><button type="submit">查看</button></p>
</form></details>`

/** What the report shows beside its text when a number is chosen. */
export const subjectPanel = (site: Site, subject: Subject, first: FactPage): Html => {
  const records = recordsOf(subject)
  const { id } = subject
  const part = subject.parts[0]
  return html`
<header><h2 id="panel-title" tabindex="-1">${subject.type === 'figure' ? subject.figure.title : subject.title}</h2>
<button type="button" data-close aria-label="关闭">✕</button></header>
${
  subject.type === 'figure'
    ? html`<p class="value"><span class="big">${subject.printed.text}</span> ${kindBadge(subject.figure.kind)}</p>
${facts([
  ['口径', subject.figure.definition],
  ['期间', [...new Set(subject.parts.map(({ question }) => periodText(question.period)))].join('；')],
  [
    '确切值',
    `${subject.exact === null ? '无' : groupDigits(plainDecimal(subject.exact))} ${bareUnit(subject.figure.unit)}`,
  ],
  ['算法', subject.formula],
])}`
    : html`<p>${subject.proven.holds ? `佐证记录 ${records} 条` : '佐证不全，报告没有写入'}</p>`
}
${
  first.lines.length && part
    ? html`<h3>${subject.parts.length > 1 ? `${partMark(0)} ` : ''}前 ${first.lines.length} 条记录</h3>
<ol class="plain lines">${first.lines.map((line) =>
        !line.isShown
          ? html`<li><a href="${recordPath(line.caseId)}">${line.title ?? closedTitle(site.matter(line.matter))}</a></li>`
          : html`<li><span class="day">${line.on}</span> <a href="${recordPath(line.caseId)}">${line.title}</a>${line.value === null ? '' : html` <span class="n">${groupDigits(plainDecimal(line.value))}</span>`}</li>`,
      )}</ol>`
    : empty('没有记录。')
}
<p><a class="all" href="${address(subject.type === 'figure' ? `/figures/${id}` : `/proofs/${id}`, asked(subject))}">全部记录（${records} 条）</a></p>`
}
