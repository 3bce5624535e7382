import type { Day } from '#domain/calendar/day.ts'
import { asList, type LimitDefinition, type LimitRule, type Matter } from '#domain/engine/matter.ts'
import type { Citation } from '#domain/law/citation.ts'
import { citationOn } from '#domain/law/in-force.ts'
import type { Setting, SettingKey } from '#domain/settings/settings.ts'
import { type Html, html } from '../html.ts'
import { basisList, inBrackets } from '../links.ts'
import { empty, tableBox } from '../parts.ts'
import { limitText } from '../words.ts'

export type SettingOf = (key: SettingKey) => Setting

/** The sentences by which an application would be turned away, told before anybody has applied. */
export function conditions({ actions, exclusive }: Matter, openings: readonly string[], today: Day): Html {
  const asked: readonly { readonly text: string; readonly basis: Citation }[] = [
    ...openings.flatMap((name) => [...(actions[name]!.guards ?? []), ...(actions[name]!.needs ?? [])]),
    ...(exclusive ? [exclusive] : []),
  ]
  const checked = asked.filter(({ basis }) => citationOn(basis, today))
  if (checked.length === 0) return empty('没有另设条件，只核对所填的内容是否齐全。')
  return html`<p>提交时逐项核对，不符合的不能提交，并告知下面的话：</p>
<ul>${checked.map(({ text, basis }) => html`<li>${text}${inBrackets(basis, today)}</li>`)}</ul>`
}

/** Each time limit as it runs for who applies on the day: how long, from and to which act, and what it leaves out. */
export const limitsTable = (matter: Matter, today: Day, settingOf: SettingOf): Html =>
  tableBox(
    '时限',
    ['期限', '法定', '承诺', '起算', '截止', '不计入和延长', '依据'],
    Object.entries(matter.limits).map(([name, limit]) => {
      const { label, statutory, promised } = limit
      return html`<tr><th scope="row">${label}</th><td>${lengthOf(statutory, settingOf)}</td>
<td>${promised ? lengthOf(promised, settingOf) : '未另行承诺'}</td>
<td>${actsAt(matter, name, 'starts')}</td><td>${actsAt(matter, name, 'stops')}</td><td>${leftOut(limit)}</td>
<td class="long">${basisList([...statutory.basis, ...(promised?.basis ?? [])], today)}</td></tr>`
    }),
  )

/** What law leaves to the bureau is as long as the bureau has set it, and is said to be so. */
function lengthOf(rule: LimitRule, settingOf: SettingOf): Html {
  if (!rule.setting) return html`${limitText(rule)}`
  const { value, unverified } = settingOf(rule.setting)
  return html`${limitText({ ...rule, length: Number(value) })}（<a href="/settings#${rule.setting}">本局设定</a>${unverified ? '，依据尚未核实' : ''}）`
}

const actsAt = ({ actions }: Matter, limit: string, edge: 'starts' | 'stops'): string =>
  Object.values(actions)
    .flatMap((act) => (asList<string>(act[edge]).includes(limit) ? act.label : []))
    .join('、')

const leftOut = ({ pauses = [], extension, statutory }: LimitDefinition): string =>
  [
    ...(pauses.length ? [`${pauses.map(({ ground }) => ground).join('、')}所需时间不计入`] : []),
    ...(extension
      ? [`可以延长${extension.times}次，每次${limitText({ ...statutory, length: extension.length })}`]
      : []),
  ].join('；')
