import { type Day, dayText } from '#domain/calendar/day.ts'
import { type Declaration, valueText } from '#domain/settings/declaration.ts'
import {
  declarationOf,
  type Setting,
  type SettingKey,
  type SettingRow,
  settingKeys,
} from '#domain/settings/settings.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import { tableBox } from '../parts.ts'

export type SettingsPage = {
  readonly today: Day
  readonly now: (key: SettingKey) => Setting
  /** Everything that was ever confirmed, also what applies no longer or not yet. */
  readonly rows: readonly SettingRow[]
}

/** Every value that law leaves to the bureau, as it applies today, where it comes from, and what it was. */
export function settingsPage({ today, now, rows }: SettingsPage): Html {
  const unread = settingKeys.filter((key) => now(key).unverified).length
  return html`
<h1>本局设定</h1>
<p>法律、法规没有规定，或者条文尚未核对的数值。每项由一人提出、另一人确认，自起用日期适用；办理时适用的数值随那次办理一并封存，以后改动不影响已经办理的。</p>
<p>以下为${dayText(today)}适用的数值，共 ${settingKeys.length} 项${unread ? html`；其中 ${unread} 项的依据<strong>尚未核实</strong>，使用前请核对` : ''}。</p>
${tableBox(
  '本局设定',
  ['设定', '数值', '依据', '决定什么', '起止'],
  settingKeys.map((key) => {
    const [declared, setting] = [declarationOf(key), now(key)]
    const mark = setting.unverified ? html` <strong class="warn">[unverified] 尚未核实</strong>` : ''
    return html`<tr id="${key}"><th scope="row">${declared.title}<br><small><code>${key}</code></small></th>
<td>${valueText(declared, setting.value)}</td><td>${setting.source}${mark}</td><td>${declared.decides}</td>
<td>${history(declared, key, setting, rows)}</td></tr>`
  }),
)}`
}

function history(declared: Declaration, key: SettingKey, setting: Setting, rows: readonly SettingRow[]): Html {
  const own = rows.filter((row) => row.key === key).sort((a, b) => (a.from < b.from ? 1 : -1))
  if (own.length === 0) return html`初始值`
  return html`<ul>${own.map((row) => {
    const span = `${row.from} 起${row.until ? `，${row.until} 前` : ''}`
    const value = valueText(declared, declared.kind === 'number' ? Number(row.value) : row.value)
    const mark = row.caseId === setting.caseId ? '（今天适用）' : ''
    return html`<li><a href="${recordPath(row.caseId)}">${span}：${value}</a>${mark}</li>`
  })}</ul>`
}
