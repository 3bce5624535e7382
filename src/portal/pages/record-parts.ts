import { clockLight, type Light } from '#domain/calendar/clock-light.ts'
import { dayOf, dayText, type Instant } from '#domain/calendar/day.ts'
import type { ClockChange } from '#domain/engine/case.ts'
import type { CaseClock } from '#domain/engine/clocks-of.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { Shown, ShownField } from '../fields.ts'
import { type Html, html } from '../html.ts'
import { basisList, citation } from '../links.ts'
import { facts } from '../parts.ts'
import { hiddenText } from '../privacy.ts'
import type { Site } from '../site.ts'
import { limitText } from '../words.ts'

/** The files that may be opened from here, by hash, and where. */
export type FileLinks = (file: Attachment) => string | undefined

const sizeText = (bytes: number): string =>
  bytes < 1024
    ? `${bytes} 字节`
    : bytes < 1_048_576
      ? `${Math.round(bytes / 1024)} KB`
      : `${(bytes / 1_048_576).toFixed(1)} MB`

/** Of a file that is not open neither its name is told nor its hash: both are keys to it. */
const fileLink = (file: Attachment, href: string | undefined): Html =>
  href
    ? html`<a href="${href}" download>${file.name}</a>
<span class="note">（${sizeText(file.size)}，摘要 <code title="${file.sha256}">${file.sha256.slice(0, 12)}…</code>）</span>`
    : html`<span class="note">${hiddenText}</span>`

export function shownHtml(shown: Shown | undefined, files: FileLinks): Html | string {
  switch (shown?.type) {
    case undefined:
      return ''
    case 'hidden':
      return html`<span class="note">${hiddenText}</span>`
    case 'text':
      return shown.text
    case 'file':
      return fileLink(shown.file, files(shown.file))
    case 'list':
      return html`<ul class="plain">${shown.items.map((item) => html`<li>${shownHtml(item, files)}</li>`)}</ul>`
    case 'group':
      return fieldList(shown.fields, files)
    case 'table':
      return html`<div class="scroll" role="group" aria-label="明细" tabindex="0"><table>
<thead><tr>${shown.columns.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${shown.rows.map((row) => html`<tr>${row.map((cell) => html`<td>${shownHtml(cell, files)}</td>`)}</tr>`)}</tbody>
</table></div>`
  }
}

export const fieldList = (fields: readonly ShownField[], files: FileLinks): Html =>
  facts(fields.map(({ title, shown }) => [title, shownHtml(shown, files)] as const))

const lightMark: Readonly<Record<Light, string>> = { green: '●', amber: '▲', red: '■', black: '■', paused: '‖' }

/** One time limit: how it stands, until when, and why that day. */
export function clockBox(site: Site, { label, rule, promise, view, enteredOn, waits }: CaseClock): Html {
  const light = clockLight(site.calendar, view, dayOf(site.now()), enteredOn, waits)
  return html`<section class="clock">
<h3>${label}<span class="note">（${promise ? '承诺' : '法定'} ${limitText(rule)}）</span></h3>
<p class="light ${light.light}"><span aria-hidden="true">${lightMark[light.light]}</span> ${light.label}</p>
<p>届满日：${dayText(view.due)}</p>
<details><summary>为什么是这一天</summary>
<ol>${view.steps.map((step) => html`<li>${step}</li>`)}</ol>
<div>依据：${basisList(rule.basis, view.startedOn)}</div></details>
</section>`
}

export function clockChangeText(matter: Matter, change: ClockChange): Html {
  const label = matter.limits[change.clock]?.label ?? change.clock
  switch (change.type) {
    case 'start':
      return html`${label}：起算`
    case 'stop':
      return html`${label}：停止计时`
    case 'pause':
      return html`${label}：中止，依据${citation(change.basis)}`
    case 'resume':
      return html`${label}：恢复计时`
    case 'extend':
      return html`${label}：延长 ${change.days} 天`
  }
}

type Moments = { readonly happenedAt: Instant; readonly recordedAt: Instant }

/** Days between what happened and its recording; 0 when both fall on one day. */
export const daysLate = ({ happenedAt, recordedAt }: Moments): number =>
  Temporal.PlainDate.from(dayOf(happenedAt)).until(dayOf(recordedAt), { largestUnit: 'days' }).days

export const lateMark = (moments: Moments): Html | string => {
  const days = daysLate(moments)
  return days > 0 ? html` <span class="late">补录（${days} 天后）</span>` : ''
}
