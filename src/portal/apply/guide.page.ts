import { dayOf, dayText } from '#domain/calendar/day.ts'
import { isAsked, toEdit } from '#domain/desk/form-values.ts'
import { wayOn } from '#domain/desk/way-on.ts'
import { fieldsOf } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import { type RemedyOrgans, remedySentence } from '#domain/law/remedies.ts'
import { type Html, html } from '../html.ts'
import { basisList } from '../links.ts'
import type { Site } from '../site.ts'
import { answerText } from './answers.ts'
import { conditions, limitsTable, type SettingOf } from './guide-rules.ts'

/** Matters that somebody outside the bureau asks for. */
export const askedFor = (matters: readonly Matter[]): readonly Matter[] =>
  matters.filter(({ actions }) => openings(actions).length > 0)

/** The acts by which an applicant opens a case. */
export const openings = (actions: Matter['actions']): readonly string[] =>
  Object.keys(actions).filter(
    (action) =>
      asList<string>(actions[action]!.by).includes('applicant') &&
      asList<string>(actions[action]!.from).includes('nothing'),
  )

export const guidesPage = (matters: readonly Matter[]): Html => html`
<h1>办事指南</h1>
<ul class="plain ways">${matters.map(({ id, title, variants }) => html`<li><a href="/guides/${id}">${title}</a>${variants ? html` <span class="note">${Object.values(variants).join('、')}</span>` : ''}</li>`)}</ul>
<p><a href="/my">我的申请</a>：登录后在网上申请、查进度、补材料。</p>`

/** 办事指南 of a matter, all of it out of its definition: who asks for it reads the same rules by which it is decided. */
export function guidePage(site: Site, matter: Matter, settingOf: SettingOf): Html {
  const today = dayOf(site.now())
  const opens = openings(matter.actions)
  const [opening] = opens
  const form = matter.forms[matter.actions[opening!]!.form!]!
  const { contact, organs } = site.profile
  return html`
<h1>${matter.title}</h1>
<p class="note">以下为${dayText(today)}适用的规定，办理时按同样的规则核对。</p>
<p class="go"><a class="button" href="/apply/${matter.id}">网上申请</a></p>
${matter.variants ? html`<h2>办理情形</h2><p>${Object.values(matter.variants).join('、')}</p>` : ''}
<h2>法律依据</h2>${basisList(matter.basis, today)}
<h2>提交时核对什么</h2>${conditions(matter, opens, today)}
<h2>办理流程</h2><p>${courseOf(matter, opening!)}</p>
<h2>时限</h2>${limitsTable(matter, today, settingOf)}
<h2>需要填写和提交的内容</h2>
<ul>${fieldsOf(form)
    .filter(({ computed }) => !computed)
    .map(
      ({ title, hint, required }) => html`<li>${title}${required ? '' : '（选填）'}${hint ? html`：${hint}` : ''}</li>`,
    )}</ul>
${sample(matter, form)}
<h2>结果和救济</h2>
<p>可能出具的文书：${[...new Set(Object.values(matter.documents).map(({ title }) => title))].join('、')}。</p>
${remediesOf(matter, organs)}
<h2>咨询</h2>
<p>${site.profile.title}　${[contact.office, contact.address, contact.phone].filter(Boolean).join('　')}</p>`
}

/** Each remedy with the acts against which it is open, as their papers will say it. */
function remediesOf({ actions }: Matter, organs: RemedyOrgans): Html {
  const acts = Object.values(actions).flatMap(({ label, remedies }) =>
    remedies?.[0] ? [{ label, sentence: remedySentence([remedies[0], ...remedies.slice(1)], organs) }] : [],
  )
  return html`${[...Map.groupBy(acts, ({ sentence }) => sentence)].map(
    ([sentence, own]) => html`<p>${own.map(({ label }) => label).join('、')}：${sentence}</p>`,
  )}`
}

function courseOf(matter: Matter, opening: string): string {
  const { to, label } = matter.actions[opening]!
  const [variant] = Object.keys(matter.variants ?? {})
  return [label, ...wayOn(matter, variant, to).map((step) => step.label)].join(' → ')
}

function sample(matter: Matter, form: Parameters<typeof fieldsOf>[0]): Html {
  const name = Object.keys(matter.forms).find((one) => matter.forms[one] === form)!
  const fields = fieldsOf(form)
  const edited = toEdit(fields, (matter.samples[name] ?? {}) as Readonly<Record<string, unknown>>)
  const rows = fields.filter((field) => !field.computed && isAsked(field, edited))
  return html`<details><summary>填写样例（演示，不是真实单位）</summary><dl class="facts">${rows.map((field) => html`<div><dt>${field.title}</dt><dd>${answerText(field, edited[field.name])}</dd></div>`)}</dl></details>`
}
