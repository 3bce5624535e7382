import { dayOf } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { roles } from '#domain/engine/roles.ts'
import { declarationOf, type Setting, settingText } from '#domain/settings/settings.ts'
import { fieldsOf } from '../fields.ts'
import { type Html, html } from '../html.ts'
import { basisList, entryPath, inBrackets, recordPath } from '../links.ts'
import { facts, tableBox } from '../parts.ts'
import { closedTitle } from '../privacy.ts'
import type { PublicAct, PublicRecord, PublishedAct } from '../public-record.ts'
import { receiptBox } from '../receipt.ts'
import type { Site } from '../site.ts'
import { momentText } from '../words.ts'
import { clockChangeText, type FileLinks, fieldList, lateMark } from './record-parts.ts'

export type EntryPage = {
  readonly record: PublicRecord
  readonly act: PublicAct
  readonly sealedText: string | undefined
  readonly origin: string
  readonly files: FileLinks
}

/** One act: its seal; and where it is part of what was published, in what office and on what basis it was done. */
export function entryPage(site: Site, { record, act, sealedText, origin, files }: EntryPage): Html {
  const { id, matter, published, acts } = record
  const { n, label, recordedAt, house, published: told } = act
  return html`
<h1>${label || `第 ${n} 次记录`}${told ? lateMark({ ...told, recordedAt }) : ''}</h1>
<p>${told && published ? published.title : closedTitle(matter)}：第 ${n} 步，共 ${acts.length} 步。</p>
${facts([
  ['事项', html`<a href="/registers/${matter.id}">${matter.title}</a>`],
  ...(told ? ([['办理时间', momentText(told.happenedAt)]] as const) : []),
  ['记录时间', momentText(recordedAt)],
  ...(told ? ([['适用版本', `自 ${told.version} 起施行的${matter.title}`]] as const) : []),
  ...house,
])}
${told ? publishedPart(site, matter, id, act, told, files) : html`<p>这次记录的内容没有公开。</p>`}
<h2>封存</h2>
${sealBox(act, sealedText, origin)}
<p class="pager">${n > 1 ? html`<a rel="prev" href="${entryPath(id, n - 1)}">上一次记录</a>` : ''}
<a href="${recordPath(id)}">返回办件</a>
${n < acts.length ? html`<a rel="next" href="${entryPath(id, n + 1)}">下一次记录</a>` : ''}</p>`
}

function publishedPart(
  site: Site,
  matter: Matter,
  id: string,
  { n }: PublicAct,
  told: PublishedAct,
  files: FileLinks,
): Html {
  const action = matter.actions[told.action]
  const fields = told.form ? fieldsOf(matter, told.form.name, told.form.values) : []
  const { documents, clocks, publishes, settings } = told
  const day = dayOf(told.happenedAt)
  return html`<h2>办理依据和资格</h2>
${facts([
  ['身份', [site.office(told.office), roles[told.role]].filter(Boolean).join(' ')],
  ...(told.certified ? ([['执法证件', '办理时已核对，在有效期内']] as const) : []),
  ...(action ? ([['依据', basisList(action.basis, day)]] as const) : []),
])}
${
  action?.guards?.length
    ? html`<h3>办理时核对的条件</h3><ul>${action.guards.map((guard) => html`<li>${guard.text}${inBrackets(guard.basis, day)}</li>`)}</ul>`
    : ''
}
${
  settings.length
    ? html`<h3>当日适用的本局设定</h3><ul>${settings.map((one) => html`<li>${settingLine(one)}</li>`)}</ul>`
    : ''
}
${fields.length ? html`<h2>记录内容</h2>${fieldList(fields, files)}` : ''}
${clocks.length ? html`<h2>时限变动</h2><ul>${clocks.map((change) => html`<li>${clockChangeText(matter, change)}</li>`)}</ul>` : ''}
${
  documents.length
    ? html`<h2>出具的文书</h2>${tableBox(
        '出具的文书',
        ['文书', '编号'],
        documents.map(
          ({ kind, number }) =>
            html`<tr><td><a href="${entryPath(id, n)}/documents/${kind}">${matter.documents[kind]?.title ?? kind}</a></td><td>${number ?? ''}</td></tr>`,
        ),
      )}`
    : ''
}
${publishes.length ? html`<h2>公开</h2><ul>${publishes.map((what) => html`<li>${what}</li>`)}</ul>` : ''}`
}

const settingLine = (one: Setting): Html =>
  html`<a href="${one.caseId ? recordPath(one.caseId) : `/settings#${one.key}`}">${declarationOf(one.key).title}</a>：${settingText(one)}`

const sealBox = ({ seal }: PublicAct, text: string | undefined, origin: string): Html =>
  seal
    ? html`${facts([
        ['封存号', String(seal.index)],
        ['封存摘要', html`<code>${seal.leaf}</code>`],
      ])}
${receiptBox({ origin, ...seal })}
<details><summary>封存的原文</summary><p>内容本身不进日志，只进加盐的摘要；下面的字节前加一个零字节，其 SHA-256 就是封存摘要。</p>
<pre tabindex="0">${text ?? ''}</pre></details>`
    : html`<p class="warn">没有找到封存记录，请管理员运行 zhunsheng fsck 核对。</p>`
