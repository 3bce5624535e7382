import type { CaseRecord, ContributedFact } from '#db/case.view.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import { asList, type Matter, stateLabel } from '#domain/engine/matter.ts'
import { fieldsOf } from '../fields.ts'
import { type Html, html } from '../html.ts'
import { basisList, entryPath } from '../links.ts'
import { empty, facts, tableBox } from '../parts.ts'
import { actorName } from '../privacy.ts'
import type { Site } from '../site.ts'
import { groupDigits, groupText, momentText, plainDecimal, spanText } from '../words.ts'
import { clockBox, type FileLinks, fieldList, lateMark, roleTitle } from './record-parts.ts'

export type RecordPage = { readonly record: CaseRecord; readonly matter: Matter; readonly files: FileLinks }

export function recordPage(site: Site, { record, matter, files }: RecordPage): Html {
  const { current, entries } = record
  const clocks = clocksOf(matter, current, site.calendar)
  return html`
<h1>${current.title}</h1>
${facts([
  ['事项', html`<a href="/registers/${matter.id}">${matter.title}</a>`],
  ...(current.variant ? ([['办理情形', matter.variants?.[current.variant] ?? current.variant]] as const) : []),
  ['状态', html`<strong>${stateLabel(matter.states[current.state] ?? current.state)}</strong>`],
  ...(current.number ? ([['编号', current.number]] as const) : []),
  ['记录号', html`<code>${current.id}</code>`],
  ...(current.reasons ? ([['理由', current.reasons]] as const) : []),
])}
${clocks.length ? html`<h2>时限</h2><div class="clocks">${clocks.map((clock) => clockBox(site, clock))}</div>` : ''}
${Object.keys(matter.forms).map((form) => {
  const fields = fieldsOf(matter, form, current.data[form] ?? {})
  return fields.length ? html`<h2>${formTitle(matter, form)}</h2>${fieldList(fields, files)}` : ''
})}
${
  current.documents.length
    ? html`<h2>文书</h2>${tableBox(
        '文书',
        ['文书', '编号', '日期', '依据'],
        current.documents.map(({ kind, number, on }) => {
          const document = matter.documents[kind]
          return html`<tr><td>${document?.title ?? kind}</td><td>${number ?? ''}</td><td class="day">${on}</td><td class="long">${document ? basisList(document.basis, on) : ''}</td></tr>`
        }),
      )}`
    : ''
}
${
  current.published.length
    ? html`<h2>公开</h2><ul>${current.published.map(({ what, on }) => html`<li>${on} 公开${what}</li>`)}</ul>`
    : ''
}
<h2>计入哪些数</h2>
${record.facts.length ? factTable(site, record.facts) : empty(notCounted(current.state))}
<h2>办理经过</h2>
<ol class="timeline">
${entries.map(
  (
    entry,
  ) => html`<li><a class="act" href="${entryPath(current.id, entry.n)}">${entry.n}. ${actionLabel(matter, entry.action)}</a>${lateMark(entry)}
<br>${actorName(entry, record.people)}（${roleTitle(entry)}）
<br><span class="note">办理 ${momentText(entry.happenedAt)}；记录 ${momentText(entry.recordedAt)}${sealText(record, entry.n)}</span></li>`,
)}
</ol>
<h2>事项依据</h2>
${basisList(matter.basis, current.openedOn)}`
}

const notCounted = (state: string): string =>
  state === 'draft'
    ? '草稿不计入任何数；补齐佐证材料并登记后才计入。'
    : state === 'voided'
      ? '已作废，不计入任何数。'
      : '这条记录目前没有计入任何数。'

const sealText = (record: CaseRecord, n: number): string => {
  const seal = record.seals.get(n)
  return seal ? `；已封存，第 ${seal.index} 号` : ''
}

/** A form is called by the act that fills it: 申请, 受理, 审查. */
function formTitle(matter: Matter, form: string): string {
  if (matter.kind === 'register') return '登记内容'
  const labels = Object.values(matter.actions).flatMap((action) => (action.form === form ? asList(action.label) : []))
  return `${labels[0] ?? form}内容`
}

const factTable = (site: Site, lines: readonly ContributedFact[]): Html =>
  tableBox(
    '计入的数',
    ['一条记录是', '计入日期', '分组', '数值', '指标'],
    lines.map((line) => {
      const figures = site.figuresOf(line)
      return html`<tr><td class="long">${site.measure(line.measure)?.meaning ?? line.measure}</td>
<td class="day">${spanText(line.on, line.until)}</td><td>${groupText(site.measure(line.measure)?.matter, line.group)}</td>
<td class="n">${line.value === null ? '' : groupDigits(plainDecimal(line.value))}</td>
<td class="long">${
        figures.length
          ? html`<ul class="plain">${figures.map(
              ({ figure, year }) =>
                html`<li><a href="/figures/${site.claimOf(figure.id) ?? figure.id}?year=${year}">${figure.title}</a>（${year}）</li>`,
            )}</ul>`
          : '佐证用'
      }</td></tr>`
    }),
  )

/** What may be told of a record whose contents are not public: that it exists, sealed. */
export const sealedRecordPage = (matter: Matter, record: CaseRecord): Html => html`
<h1>已封存的记录（内容不公开）</h1>
<p>“${matter.title}”的内容依法不公开。本页只说明：这条记录存在，每一次记录都已封存，事后改动会被发现。</p>
${facts([['记录号', html`<code>${record.current.id}</code>`]])}
${tableBox(
  '封存情况',
  ['次序', '封存号', '封存摘要（SHA-256）'],
  [...record.seals.values()]
    .sort((a, b) => a.n - b.n)
    .map(({ n, index, leaf }) => html`<tr><td>${n}</td><td>${index}</td><td><code>${leaf}</code></td></tr>`),
)}
<h2>事项依据</h2>
${basisList(matter.basis, record.current.openedOn)}`
