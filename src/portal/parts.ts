import { type FigureKind, kindLabel, kindMark } from '#domain/figures/figure.ts'
import { type Html, html } from './html.ts'
import { address } from './links.ts'

/** A wide table scrolls in a box of its own; the box can be reached by keyboard. */
export const tableBox = (
  label: string,
  head: readonly (string | Html)[],
  rows: readonly Html[],
  foot?: Html,
): Html => html`
<div class="scroll" role="region" aria-label="${label}" tabindex="0">
<table>
<thead><tr>${head.map((title) => html`<th scope="col">${title}</th>`)}</tr></thead>
<tbody>${rows}</tbody>
${foot ? html`<tfoot>${foot}</tfoot>` : ''}
</table>
</div>`

export const facts = (rows: readonly (readonly [string, Html | string | number])[]): Html => html`
<dl class="facts">${rows.map(([title, value]) => html`<div><dt>${title}</dt><dd>${value}</dd></div>`)}</dl>`

export const kindBadge = (kind: FigureKind): Html =>
  html`<span class="kind ${kind}"><span aria-hidden="true">${kindMark[kind]}</span> ${kindLabel[kind]}</span>`

export const kindMeaning: Readonly<Record<FigureKind, string>> = {
  derived: '由系统内的办理记录计算得出',
  imported: '引自外部发布，注明来源和发布日期',
  declared: '由具名人员申报',
}

export const legend = (): Html => html`<ul class="legend" aria-label="数字标记说明">
${(['derived', 'imported', 'declared'] as const).map((kind) => html`<li>${kindBadge(kind)}：${kindMeaning[kind]}</li>`)}
</ul>`

export const empty = (sentence: string): Html => html`<p class="empty">${sentence}</p>`

type Pager = {
  readonly path: string
  readonly query: Readonly<Record<string, string | number | undefined>>
  readonly previous?: string | undefined
  readonly next?: string | undefined
  /** Lines before this page, as the link that led here said. */
  readonly skipped: number
  readonly shown: number
  readonly total: number
  readonly size: number
  /** The address knows `?page=`. */
  readonly jumps?: true
}

export function pager({ path, query, previous, next, skipped, shown, total, size, jumps }: Pager): Html {
  const at = previous ? skipped : 0
  const range =
    shown === 0 ? '没有记录' : shown === total ? `共 ${total} 条` : `第 ${at + 1}—${at + shown} 条，共 ${total} 条`
  return html`<nav class="pager" aria-label="翻页">
<span>${range}</span>
${previous ? html`<a rel="prev" href="${address(path, { ...query, before: previous, n: Math.max(0, at - size) })}">上一页</a>` : ''}
${next ? html`<a rel="next" href="${address(path, { ...query, after: next, n: at + shown })}">下一页</a>` : ''}
${jumps && total > size ? pageJump(path, query, Math.ceil(total / size), Math.floor(at / size) + 1) : ''}
</nav>`
}

const pageJump = (path: string, query: Pager['query'], pages: number, now: number): Html => html`
<form action="${path}" method="get">${Object.entries(query).map(([name, value]) =>
  value === undefined || value === '' ? '' : html`<input type="hidden" name="${name}" value="${value}">`,
)}<label for="page">到第</label><input id="page" name="page" type="number" min="1" max="${pages}" value="${now}"> / ${pages} 页
<button type="submit">转到</button></form>`

type Filter = {
  readonly action: string
  readonly text: string | undefined
  readonly label: string
  /** Other parameters that stay as they are. */
  readonly keep: Readonly<Record<string, string | number | undefined>>
  readonly more?: Html
  /** Applied filters, each with the address without it. */
  readonly applied: readonly { readonly label: string; readonly without: string }[]
}

export const filterForm = ({ action, text, label, keep, more, applied }: Filter): Html => html`
<form class="filter" action="${action}" method="get">
${Object.entries(keep).map(([name, value]) =>
  value === undefined || value === '' ? '' : html`<input type="hidden" name="${name}" value="${value}">`,
)}
<p><label for="q">${label}</label><input id="q" name="q" type="search" value="${text ?? ''}" autocomplete="off"></p>
${more ?? ''}
<p><button type="submit">筛选</button></p>
</form>
${
  applied.length
    ? html`<ul class="tags" aria-label="已用的筛选条件">${applied.map(
        ({ label: name, without }) =>
          html`<li>${name} <a href="${without}">清除<span class="sr">筛选“${name}”</span></a></li>`,
      )}</ul>`
    : ''
}`
