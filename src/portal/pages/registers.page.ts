import type { ListLine, ListPage, ListSummary, ListWish } from '#db/list.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { type ListColumn, listOf } from '#domain/engine/list.ts'
import { chapters, type Matter, stateLabel } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { address, basisList, entryPath, type Query, recordPath } from '../links.ts'
import { empty, filterForm, pager, tableBox } from '../parts.ts'
import { closedTitle } from '../privacy.ts'
import type { Site } from '../site.ts'
import { groupDigits } from '../words.ts'

type Counts = ReadonlyMap<string, number>

/** All registers by the chapters of the report, each once whatever its versions. */
export const registersPage = (site: Site, counts: Counts): Html => html`
<h1>台账</h1>
<p>台账由办理记录自动生成，不另行填报。打开任何一本，可以筛选、导出，逐条查看。</p>
${Object.entries(chapters).map(([chapter, title]) => {
  const matters = site.matters.newest.filter((one) => one.chapter === chapter)
  return html`<h2 id="${chapter}">${title}</h2><ul class="plain registers">${matters.map(
    (matter) =>
      html`<li><a href="/registers/${matter.id}">${matter.title}</a> <span class="note">${counts.get(matter.id) ?? 0} 条${matter.confidential ? '，内容不公开' : ''}</span></li>`,
  )}</ul>`
})}`

export type RegisterPage = {
  readonly matter: Matter
  /** Those of which something may be shown. */
  readonly columns: readonly ListColumn[]
  readonly wish: ListWish
  readonly page: ListPage
  readonly summary: ListSummary
  readonly skipped: number
  readonly size: number
}

export function registerPage(site: Site, given: RegisterPage): Html {
  const { matter, columns, wish, page, summary, skipped, size } = given
  const { count: total } = summary
  const path = `/registers/${matter.id}`
  const query = queryOf(wish)
  return html`
<h1>${matter.title}</h1>
${publicNote(site, matter)}
<details><summary>依据和口径</summary>${basisList(matter.basis, dayOf(site.now()))}
<ul>${Object.values(matter.measures).map((meaning) => html`<li>${meaning}</li>`)}</ul></details>
${matter.confidential ? '' : filters(given)}
${
  page.lines.length === 0
    ? empty(
        appliedOf(given).length > 0 ? '没有符合筛选条件的记录。请换一个条件，或者清除筛选。' : '这本台账还没有记录。',
      )
    : tableBox(
        '记录',
        matter.confidential ? ['日期', '标题', '编号', '状态', '封存号'] : headOf(path, wish, columns),
        page.lines.map((line) => lineRow(site, matter, columns, line)),
        totalsRow(matter, columns, summary),
      )
}
${pager({ path, query, previous: page.previous, next: page.next, skipped, shown: page.lines.length, total, size, jumps: true })}
<p><a href="${address(`${path}.csv`, query)}" download>导出全部记录（CSV）</a></p>`
}

const orderText = ({ order }: ListWish): string | undefined => order && `${order.descending ? '-' : ''}${order.by}`

const queryOf = (wish: ListWish): Query => ({
  ...{ year: wish.year, q: wish.text, state: wish.state, sort: orderText(wish) },
  ...Object.fromEntries(wish.only ?? []),
})

/** Each filter in words, with the address without it. */
function appliedOf({ matter, columns, wish }: RegisterPage): readonly { label: string; without: string }[] {
  const query = queryOf(wish)
  const without = (name: string) => address(`/registers/${matter.id}`, { ...query, [name]: undefined })
  const { text, year, state, only = new Map<string, string>() } = wish
  return [
    ...(text ? [{ label: text, without: without('q') }] : []),
    ...(year ? [{ label: `${year} 年`, without: without('year') }] : []),
    ...(state ? [{ label: stateLabel(matter.states[state] ?? state), without: without('state') }] : []),
    ...columns.flatMap(({ path, title }) => {
      const word = only.get(path)
      return word === undefined ? [] : [{ label: `${title}：${word}`, without: without(path) }]
    }),
  ]
}

function filters(given: RegisterPage): Html {
  const { matter, columns, wish } = given
  const { text, year, only } = wish
  const states = Object.entries(matter.states).map(([name, state]) => [name, stateLabel(state)] as const)
  return filterForm({
    action: `/registers/${matter.id}`,
    text,
    label: '标题、编号或者所列内容',
    keep: { sort: orderText(wish) },
    more: html`<p><label for="year">年度</label><input id="year" name="year" type="number" min="1949" max="2100" inputmode="numeric" value="${year ?? ''}"></p>
${matter.publicView ? choice('state', '状态', states, wish.state) : ''}
${columns.map(({ path, title, options }) => (options ? choice(path, title, options.map(itself), only?.get(path)) : ''))}`,
    applied: appliedOf(given),
  })
}

const itself = (word: string) => [word, word] as const

const choice = (
  name: string,
  title: string,
  words: readonly (readonly [string, string])[],
  chosen: string | undefined,
): Html =>
  html`<p><label for="${name}">${title}</label><select id="${name}" name="${name}"><option value="">全部</option>${words.map(
    ([value, label]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${label}</option>`,
  )}</select></p>`

/** Heads of columns sort by them: the greatest first, then the least. */
function headOf(path: string, wish: ListWish, columns: readonly ListColumn[]): readonly (string | Html)[] {
  const query = queryOf(wish)
  const { by, descending } = wish.order ?? { by: 'on', descending: true }
  const head = (column: string, title: string): Html => {
    const falls = by === column && descending
    const mark = by === column ? (descending ? '↓' : '↑') : ''
    const words = falls ? '从小到大排列' : '从大到小排列'
    return html`<a href="${address(path, { ...query, sort: `${falls ? '' : '-'}${column}` })}" title="${words}">${title}${mark}</a>`
  }
  return [
    head('on', '日期'),
    '标题',
    '编号',
    ...columns.map(({ path: column, title, unit }) => head(column, unit ? `${title}（${unit}）` : title)),
    '状态',
    '封存号',
  ]
}

function totalsRow(matter: Matter, columns: readonly ListColumn[], { sums }: ListSummary): Html | undefined {
  if (!columns.some(({ path }) => sums.has(path))) return undefined
  const left = listOf(matter).notAdded.flatMap((state) => matter.states[state] ?? [])
  const besides = left.length ? `（不含${left.map(stateLabel).join('、')}）` : ''
  return html`<tr><th scope="row" colspan="3">已公开记录合计${besides}</th>${columns.map(({ path }) => {
    const sum = sums.get(path)
    return html`<td class="n">${sum === undefined ? '' : groupDigits(sum)}</td>`
  })}<td></td><td></td></tr>`
}

const publicNote = (site: Site, matter: Matter): Html =>
  matter.publicView
    ? html`<p>经审查公开的记录可以查看内容，其余的只列出封存情况。公开依据：</p>${basisList(matter.publicView.basis, dayOf(site.now()))}`
    : html`<p class="note">本台账的内容${matter.confidential ? '依法' : ''}不公开，这里只列出已封存的记录。</p>`

function lineRow(
  site: Site,
  matter: Matter,
  columns: readonly ListColumn[],
  { id, n, version, seal, told }: ListLine,
): Html {
  const place = html`<td class="n">${seal === null ? '' : html`<a href="${entryPath(id, n)}">${seal}</a>`}</td>`
  if (!told)
    return html`<tr><td class="day"></td><td class="long"><a href="${recordPath(id)}">${closedTitle(matter)}</a></td><td></td>${columns.map(() => html`<td></td>`)}<td></td>${place}</tr>`
  const state = site.matter(matter.id, version)?.states[told.state]
  const all = listOf(matter).columns
  const cells = columns.map((column) => cellOf(column, told.cells[all.indexOf(column)] ?? ''))
  return html`<tr><td class="day">${told.on}</td><td class="long"><a href="${recordPath(id)}">${told.title}</a></td><td>${told.number ?? ''}</td>${cells}<td>${state ? stateLabel(state) : told.state}</td>${place}</tr>`
}

const cellOf = ({ kind }: ListColumn, text: string): Html => {
  if (kind === 'money' || kind === 'number' || kind === 'whole') return html`<td class="n">${groupDigits(text)}</td>`
  if (kind === 'yesNo') return html`<td>${text === '' ? '' : text === 'true' ? '是' : '否'}</td>`
  return html`<td${kind === 'day' ? html` class="day"` : ''}>${text}</td>`
}
