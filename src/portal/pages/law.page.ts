import type { ArticleText } from '#db/law.view.ts'
import { catalogue, isInstrument } from '#domain/law/catalogue.ts'
import { printCitation } from '#domain/law/cite.ts'
import type { ArticleRecord, InstrumentRecord } from '#domain/law/instrument.ts'
import { type Html, html } from '../html.ts'
import type { LawIndex, Use } from '../law-index.ts'
import { lawPath } from '../links.ts'
import { empty, facts } from '../parts.ts'

export const instrumentOf = (key: string): InstrumentRecord | undefined =>
  isInstrument(key) ? catalogue[key] : undefined

const articlesOf = (record: InstrumentRecord): [string, ArticleRecord][] =>
  Object.entries(record.articles) as [string, ArticleRecord][]

const kinds: Readonly<Record<InstrumentRecord['kind'], string>> = {
  law: '法律',
  'judicial-interpretation': '司法解释',
  'administrative-regulation': '行政法规',
  'local-regulation': '地方性法规',
  rule: '规章',
  document: '规范性文件',
  'party-rule': '党内法规',
  standard: '标准',
  'service-guide': '办事指南',
}

/** What the house holds beside its catalogue: imported texts, by instrument. */
export type HeldTexts = ReadonlySet<string>

export function lawsPage(uses: LawIndex, held: HeldTexts): Html {
  const all = Object.entries(catalogue as Readonly<Record<string, InstrumentRecord>>)
  const cited = all.filter(([key]) => uses.cited(key) > 0)
  const others = all.filter(([key]) => uses.cited(key) === 0)
  return html`<h1>法律依据</h1>
<p>系统中每一个办理动作、时限、文书都写明依据，印出的是办理当日施行的条文。目录收录 ${all.length} 部文件，其中 ${cited.length} 部被事项引用。</p>
${textsNote(
  cited.map(([key]) => key),
  held,
)}
${Object.entries(kinds).map(([kind, title]) => {
  const some = cited.filter(([, record]) => record.kind === kind)
  return some.length ? html`<h2>${title}</h2>${instrumentList(some, uses, held)}` : ''
})}
<h2>本系统和本局的规则</h2>
<p>没有条文规定、由本系统或者本局自己规定的，如实写明，不借用条文。</p>
<ul class="plain">${uses.rules.map(({ rule, uses: some }) => html`<li>${printCitation(rule)}<span class="note">（${usedBy(some)}）</span></li>`)}</ul>
<details><summary>目录中尚未被引用的文件（${others.length} 部）</summary>${instrumentList(others, uses, held)}</details>`
}

const usedBy = (uses: readonly Use[]): string => {
  const titles = [...new Set(uses.map(({ matter }) => matter.title))]
  return titles.length > 3 ? `${titles.slice(0, 3).join('、')}等 ${titles.length} 项` : titles.join('、')
}

/** What a house without texts, or with some of them, lacks. */
function textsNote(cited: readonly string[], held: HeldTexts): Html {
  const lacking = cited.filter((key) => !held.has(key))
  if (lacking.length === cited.length)
    return html`<p class="warn">尚未导入任何被引用文件的原文：目录只有条号和摘要。取得正式文本后，由管理员执行 <code>zhunsheng law import 目录</code>，各条之下即显示原文，条号和款、项随即核对。</p>`
  return html`<p>已导入其中 ${cited.length - lacking.length} 部的原文${lacking.length ? `，${lacking.length} 部没有原文，列表中注明` : ''}。</p>`
}

const instrumentList = (some: readonly [string, InstrumentRecord][], uses: LawIndex, held: HeldTexts): Html =>
  html`<ul class="plain registers">${some.map(([key, record]) => {
    const number = uses.cited(key)
    const notes = [number ? `引用 ${number} 条` : '未被引用', ...(held.has(key) ? [] : ['无原文'])]
    return html`<li><a href="${lawPath(key)}">${record.title}</a>${versionNote(key, record)} <span class="note">${notes.join('，')}</span></li>`
  })}</ul>`

/** Two texts of one title are told apart by their days. */
const versionNote = (key: string, { title, inForceFrom, inForceTo }: InstrumentRecord): string => {
  const alone = Object.entries(catalogue).every(([other, record]) => other === key || record.title !== title)
  return alone ? '' : `（${inForceFrom ?? '施行日期未查明'}${inForceTo ? `至${inForceTo}前` : '起'}）`
}

export function instrumentPage(key: string, record: InstrumentRecord, uses: LawIndex): Html {
  const all = articlesOf(record).map(([no, article]) => ({ no, article, number: uses.article(key, no).length }))
  const list = (some: typeof all) =>
    html`<ul class="plain">${some.map(
      ({ no, article, number }) =>
        html`<li><a href="${lawPath(key, no)}">${printCitation({ instrument: key, article: no })}</a>：${article.summary}${number ? html`<span class="note">（引用 ${number} 处）</span>` : ''}</li>`,
    )}</ul>`
  const cited = all.filter(({ number }) => number > 0)
  const others = all.filter(({ number }) => number === 0)
  return html`
<h1>${record.title}</h1>
${instrumentFacts(record)}
<h2>被引用的条文</h2>
${cited.length ? list(cited) : empty('目前没有事项引用这部文件。')}
${others.length ? html`<h2>目录中的其他条文</h2>${list(others)}` : ''}`
}

const instrumentFacts = (record: InstrumentRecord): Html =>
  facts([
    ['类别', kinds[record.kind]],
    ['制定机关', record.issuer],
    ...(record.number ? ([['文号', record.number]] as const) : []),
    ...periodRows(record),
    ...(record.verified === true
      ? []
      : ([['核对情况', record.verified.replace('[unverified]', '尚未核对：')]] as const)),
  ])

/** 施行日 and 修正日 apart; where a younger text has its own numbers, since when these apply. */
function periodRows({ commencedOn, amended, inForceFrom, inForceTo }: InstrumentRecord): (readonly [string, string])[] {
  const end = inForceTo ? `，至 ${inForceTo} 前` : ''
  if (inForceFrom === null) return [['施行', `施行日期未查明${end}`]]
  return [
    ['施行', `自 ${commencedOn ?? inForceFrom} 起${commencedOn ? '' : end}`],
    ...(amended ? ([['修正、修订', amended.join('、')]] as const) : []),
    ...(commencedOn ? ([['本文本', `现条号自 ${inForceFrom} 起${end}`]] as const) : []),
  ]
}

export type ArticlePage = {
  readonly instrument: string
  readonly no: string
  readonly record: InstrumentRecord
  readonly article: ArticleRecord | undefined
  readonly texts: readonly ArticleText[]
  readonly uses: readonly Use[]
}

export const articlePage = ({ instrument, no, record, article, texts, uses }: ArticlePage): Html => html`
<h1>${printCitation({ instrument, article: no })}</h1>
${article ? html`<p class="summary">摘要：${article.summary}</p>` : ''}
${article?.unverified ? html`<p class="warn">条号或内容尚未与正式文本核对，引用前请先核对。</p>` : ''}
<h2>条文</h2>
${
  texts.length
    ? texts.map(
        ({ version, body }) =>
          html`<h3>${version} 文本</h3><div class="law">${body.split(/\n+/).map((line) => html`<p>${line}</p>`)}</div>`,
      )
    : empty('条文原文尚未导入，请以正式公布的文本为准。')
}
<h2>文件</h2>
${instrumentFacts(record)}
<h2>引用本条的事项</h2>
${
  uses.length
    ? html`<ul>${uses.map(
        ({ matter, what, at }) =>
          html`<li><a href="/registers/${matter.id}">${matter.title}</a> — ${what}${at ? html`<span class="note">（${at}）</span>` : ''}</li>`,
      )}</ul>`
    : empty('目前没有事项引用本条。')
}`
