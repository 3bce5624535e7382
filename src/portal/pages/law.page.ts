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

export const lawsPage = (): Html => {
  const all = Object.entries(catalogue as Readonly<Record<string, InstrumentRecord>>)
  return html`<h1>法律依据</h1>
<p>系统中每一个办理动作、时限、文书都写明依据。下面是全部被引用的文件。</p>
${Object.entries(kinds).map(([kind, title]) => {
  const some = all.filter(([, record]) => record.kind === kind)
  return some.length
    ? html`<h2>${title}</h2><ul class="plain registers">${some.map(
        ([key, record]) =>
          html`<li><a href="${lawPath(key)}">${record.title}</a> <span class="note">${articlesOf(record).length} 条</span></li>`,
      )}</ul>`
    : ''
})}`
}

export const instrumentPage = (key: string, record: InstrumentRecord, uses: LawIndex): Html => html`
<h1>${record.title}</h1>
${instrumentFacts(record)}
<h2>被引用的条文</h2>
<ul class="plain">${articlesOf(record).map(
  ([no, article]) =>
    html`<li><a href="${lawPath(key, no)}">${printCitation({ instrument: key, article: no })}</a>：${article.summary}<span class="note">（引用 ${uses(key, no).length} 处）</span></li>`,
)}</ul>`

const instrumentFacts = (record: InstrumentRecord): Html =>
  facts([
    ['类别', kinds[record.kind]],
    ['制定机关', record.issuer],
    ...(record.number ? ([['文号', record.number]] as const) : []),
    [
      '施行',
      record.inForceFrom
        ? `自 ${record.inForceFrom} 起${record.inForceTo ? `，至 ${record.inForceTo} 前` : ''}`
        : '施行日期未查明',
    ],
    ...(record.verified === true
      ? []
      : ([['核对情况', record.verified.replace('[unverified]', '尚未核对：')]] as const)),
  ])

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
