import type { ContributedFact } from '#db/case.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { asList, type Matter, stateLabel } from '#domain/engine/matter.ts'
import type { Published } from '#domain/engine/public-view.ts'
import { roles } from '#domain/engine/roles.ts'
import { fieldsOf } from '../fields.ts'
import { type Html, html } from '../html.ts'
import { basisList, entryPath } from '../links.ts'
import { empty, facts, tableBox } from '../parts.ts'
import { closedTitle } from '../privacy.ts'
import type { PublicAct, PublicRecord } from '../public-record.ts'
import type { Site } from '../site.ts'
import { groupDigits, groupText, momentText, plainDecimal, spanText } from '../words.ts'
import { clockBox, type FileLinks, fieldList, lateMark } from './record-parts.ts'

/** A record: what an act published of it, what has been recorded since, and the seal of every act. */
export function recordPage(site: Site, record: PublicRecord, files: FileLinks): Html {
  const { matter, published, acts } = record
  const later = published ? acts.length - published.n : 0
  return html`
<h1>${published?.title ?? closedTitle(matter)}</h1>
${facts([
  ['事项', html`<a href="/registers/${matter.id}">${matter.title}</a>`],
  ['记录号', html`<code>${record.id}</code>`],
  ...(published ? publishedFacts(matter, published) : []),
])}
${
  published
    ? ''
    : html`<p>这条记录的内容没有公开${matter.confidential ? '，依法也不公开' : ''}。本页只说明：它存在，每一次记录都已封存，事后改动会被发现。</p>`
}
${later > 0 ? html`<p class="warn">公开以后又有 ${later} 次记录，内容尚未公开；以下是 ${published!.on} 公开时的情况。</p>` : ''}
${published ? contents(site, record, published, files) : ''}
<h2>办理经过</h2>
<ol class="timeline">${acts.map((act) => actLine(site, record, act))}</ol>
<h2>事项依据</h2>
${basisList(matter.basis, record.openedOn ?? dayOf(site.now()))}`
}

const publishedFacts = (matter: Matter, published: Published): readonly (readonly [string, Html | string])[] => [
  ...(published.variant ? ([['办理情形', matter.variants?.[published.variant] ?? published.variant]] as const) : []),
  ['状态', html`<strong>${stateLabel(matter.states[published.state] ?? published.state)}</strong>`],
  ...(published.number ? ([['编号', published.number]] as const) : []),
  ['公开日期', published.on],
  ...(matter.publicView ? ([['公开依据', basisList(matter.publicView.basis, published.on)]] as const) : []),
]

function contents(site: Site, { matter, facts: counted }: PublicRecord, published: Published, files: FileLinks): Html {
  // Of a clock that still ran nothing is known: it may have been stopped by an act that is not public.
  const clocks = clocksOf(matter, published, site.calendar).filter(({ view }) => view.stoppedOn !== undefined)
  return html`
${clocks.length ? html`<h2>时限</h2><div class="clocks">${clocks.map((clock) => clockBox(site, clock))}</div>` : ''}
${Object.keys(matter.forms).map((form) => {
  const fields = fieldsOf(matter, form, published.data[form] ?? {})
  return fields.length ? html`<h2>${formTitle(matter, form)}</h2>${fieldList(fields, files)}` : ''
})}
${
  published.documents.length
    ? html`<h2>文书</h2>${tableBox(
        '文书',
        ['文书', '编号', '日期', '依据'],
        published.documents.map(({ kind, number, on }) => {
          const document = matter.documents[kind]
          return html`<tr><td>${document?.title ?? kind}</td><td>${number ?? ''}</td><td class="day">${on}</td><td class="long">${document ? basisList(document.basis, on) : ''}</td></tr>`
        }),
      )}`
    : ''
}
<h2>计入的指标</h2>
${counted.length ? factTable(site, counted) : empty('公开时没有计入任何数。')}`
}

function actLine(site: Site, { id }: PublicRecord, { n, label, recordedAt, seal, published }: PublicAct): Html {
  const place = seal ? `；已封存，第 ${seal.index} 号` : ''
  const name = label ? `${n}. ${label}` : `第 ${n} 次记录`
  return published
    ? html`<li><a class="act" href="${entryPath(id, n)}">${name}</a>${lateMark({ ...published, recordedAt })}
<br>${[site.office(published.office), roles[published.role]].filter(Boolean).join(' ')}
<br><span class="note">办理 ${momentText(published.happenedAt)}；记录 ${momentText(recordedAt)}${place}</span></li>`
    : html`<li><a class="act" href="${entryPath(id, n)}">${name}</a>
<br><span class="note">记录 ${momentText(recordedAt)}${place}</span></li>`
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
    ['计数口径', '计入日期', '分组', '数值', '指标'],
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
          : '仅作佐证，不计数'
      }</td></tr>`
    }),
  )
