import type { AppointmentLine, SealPlace } from '#db/case.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { Entry } from '#domain/engine/case.ts'
import { actionLabel } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { roles } from '#domain/engine/roles.ts'
import { declarationOf, type Setting, settingText } from '#domain/settings/settings.ts'
import { fieldsOf } from '../fields.ts'
import { type Html, html } from '../html.ts'
import { basisList, entryPath, inBrackets, recordPath } from '../links.ts'
import { facts, tableBox } from '../parts.ts'
import { actorName } from '../privacy.ts'
import { receiptBox } from '../receipt.ts'
import type { Site } from '../site.ts'
import { momentText } from '../words.ts'
import { houseActLines } from './house-act.ts'
import { clockChangeText, type FileLinks, fieldList, fileLink, lateMark, roleTitle } from './record-parts.ts'

export type EntryPage = {
  readonly entry: Entry
  readonly matter: Matter
  readonly title: string
  /** Number of entries of the case. */
  readonly of: number
  readonly people: ReadonlyMap<string, string>
  readonly appointment: AppointmentLine | undefined
  readonly seal: SealPlace | undefined
  readonly sealedText: string | undefined
  readonly origin: string
  readonly files: FileLinks
}

/** One act: what was entered, who was entitled to it, on what basis, what it moved, and its seal. */
export function entryPage(site: Site, { entry, matter, title, of, people, appointment, ...rest }: EntryPage): Html {
  const action = matter.actions[entry.action]
  const day = dayOf(entry.happenedAt)
  const fields = action?.form && entry.form ? fieldsOf(matter, action.form, entry.form) : []
  return html`
<h1>${actionLabel(matter, entry.action)}${lateMark(entry)}</h1>
<p>${title}：第 ${entry.n} 次记录，共 ${of} 次。</p>
${facts([
  ['办理人', actorName(entry, people)],
  ['身份', roleTitle(entry)],
  ['办理时间', momentText(entry.happenedAt)],
  ['记录时间', momentText(entry.recordedAt)],
  ['适用版本', `自 ${entry.version} 起施行的${matter.title}`],
  ...(entry.reasons ? ([['理由', entry.reasons]] as const) : []),
  ...houseActLines(entry),
])}
<h2>凭什么办理</h2>
${facts([
  ['任职', appointmentText(site, entry, appointment)],
  ...(entry.grant.certificate ? ([['执法证件', certificateLink(entry.grant.certificate)]] as const) : []),
  ...(action ? ([['依据', basisList(action.basis, day)]] as const) : []),
])}
${
  action?.guards?.length
    ? html`<h3>办理时核对的条件</h3><ul>${action.guards.map((guard) => html`<li>${guard.text}${inBrackets(guard.basis, day)}</li>`)}</ul>`
    : ''
}
${
  entry.settings?.length
    ? html`<h3>当日适用的本局设定</h3><ul>${entry.settings.map((one) => html`<li>${settingLine(one)}</li>`)}</ul>`
    : ''
}
${fields.length ? html`<h2>记录内容</h2>${fieldList(fields, rest.files)}` : ''}
${entry.evidence.length ? html`<h2>佐证材料</h2><ul>${entry.evidence.map((file) => html`<li>${fileLink(file, rest.files(file))}</li>`)}</ul>` : ''}
${entry.clocks.length ? html`<h2>时限变动</h2><ul>${entry.clocks.map((change) => html`<li>${clockChangeText(matter, change)}</li>`)}</ul>` : ''}
${
  entry.documents.length
    ? html`<h2>出具的文书</h2>${tableBox(
        '出具的文书',
        ['文书', '编号'],
        entry.documents.map(
          ({ kind, number }) =>
            html`<tr><td><a href="${entryPath(entry.caseId, entry.n)}/documents/${kind}">${matter.documents[kind]?.title ?? kind}</a></td><td>${number ?? ''}</td></tr>`,
        ),
      )}`
    : ''
}
${entry.publishes.length ? html`<h2>公开</h2><ul>${entry.publishes.map((what) => html`<li>${what}</li>`)}</ul>` : ''}
<h2>封存</h2>
${sealBox(rest.seal, rest.sealedText, rest.origin)}
<p class="pager">${entry.n > 1 ? html`<a rel="prev" href="${entryPath(entry.caseId, entry.n - 1)}">上一次记录</a>` : ''}
<a href="${recordPath(entry.caseId)}">整条记录</a>
${entry.n < of ? html`<a rel="next" href="${entryPath(entry.caseId, entry.n + 1)}">下一次记录</a>` : ''}</p>`
}

const settingLine = (one: Setting): Html =>
  html`<a href="${one.caseId ? recordPath(one.caseId) : `/settings#${one.key}`}">${declarationOf(one.key).title}</a>：${settingText(one)}`

/** A certificate without a number is named by the record that holds it. */
const certificateLink = (certificate: string): Html | string =>
  /^[0-9a-f]{32}$/.test(certificate) ? html`<a href="${recordPath(certificate)}">证件记录</a>` : certificate

const sealBox = (seal: SealPlace | undefined, text: string | undefined, origin: string): Html =>
  seal
    ? html`${facts([
        ['封存号', String(seal.index)],
        ['封存摘要', html`<code>${seal.leaf}</code>`],
      ])}
${receiptBox({ origin, ...seal })}
<details><summary>封存的原文</summary><p>内容本身不进日志，只进加盐的摘要；下面的字节前加一个零字节，其 SHA-256 就是封存摘要。</p>
<pre tabindex="0">${text ?? ''}</pre></details>`
    : html`<p class="warn">没有找到封存记录，请管理员运行 zhunsheng fsck 核对。</p>`

function appointmentText(site: Site, entry: Entry, appointment: AppointmentLine | undefined): string {
  const { grant } = entry
  if (grant.role === 'applicant') return `申请人一方（${grant.office}）`
  if (!appointment) return `${site.office(grant.office)} ${roles[grant.role]}（任职 ${grant.appointment}）`
  const until = appointment.until ? `至 ${appointment.until} 前` : '现任'
  return `${site.office(appointment.office)} ${roles[grant.role]}，${appointment.from} 起，${until}（任职 ${appointment.id}）`
}
