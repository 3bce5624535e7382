import type { CaseLine, CasePage } from '#db/matter.view.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { chapters, type Matter, stateLabel } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { address, basisList, entryPath, recordPath } from '../links.ts'
import { empty, filterForm, pager, tableBox } from '../parts.ts'
import { closedTitle } from '../privacy.ts'
import type { Site } from '../site.ts'

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
  readonly year: number | undefined
  readonly text: string | undefined
  readonly page: CasePage
  readonly total: number
  readonly skipped: number
  readonly size: number
}

export function registerPage(site: Site, { matter, year, text, page, total, skipped, size }: RegisterPage): Html {
  const path = `/registers/${matter.id}`
  const query = { year, q: text }
  return html`
<h1>${matter.title}</h1>
${publicNote(site, matter)}
<details><summary>依据和口径</summary>${basisList(matter.basis, dayOf(site.now()))}
<ul>${Object.values(matter.measures).map((meaning) => html`<li>${meaning}</li>`)}</ul></details>
${
  matter.confidential
    ? ''
    : filterForm({
        action: path,
        text,
        label: '标题或编号',
        keep: {},
        more: html`<p><label for="year">年度</label><input id="year" name="year" type="number" min="1949" max="2100" inputmode="numeric" value="${year ?? ''}"></p>`,
        applied: [
          ...(text ? [{ label: text, without: address(path, { year }) }] : []),
          ...(year ? [{ label: `${year} 年`, without: address(path, { q: text }) }] : []),
        ],
      })
}
${
  page.lines.length === 0
    ? empty(text || year ? '没有符合筛选条件的记录。请换一个条件，或者清除筛选。' : '这本台账还没有记录。')
    : tableBox(
        '记录',
        ['日期', '标题', '编号', '状态', '封存号'],
        page.lines.map((line) => lineRow(site, matter, line)),
      )
}
${pager({ path, query, previous: page.previous, next: page.next, skipped, shown: page.lines.length, total, size })}
<p><a href="${address(`${path}.csv`, query)}" download>导出全部记录（CSV）</a></p>`
}

const publicNote = (site: Site, matter: Matter): Html =>
  matter.publicView
    ? html`<p>经审查公开的记录可以查看内容，其余的只列出封存情况。公开依据：</p>${basisList(matter.publicView.basis, dayOf(site.now()))}`
    : html`<p class="warn">本台账的内容${matter.confidential ? '依法' : ''}不公开，这里只列出已封存的记录。</p>`

function lineRow(site: Site, matter: Matter, { id, n, version, seal, shown }: CaseLine): Html {
  const place = html`<td class="n">${seal === null ? '' : html`<a href="${entryPath(id, n)}">${seal}</a>`}</td>`
  if (!shown)
    return html`<tr><td class="day"></td><td class="long"><a href="${recordPath(id)}">${closedTitle(matter)}</a></td><td></td><td></td>${place}</tr>`
  const state = site.matter(matter.id, version)?.states[shown.state]
  return html`<tr><td class="day">${shown.on}</td><td class="long"><a href="${recordPath(id)}">${shown.title}</a></td><td>${shown.number ?? ''}</td><td>${state ? stateLabel(state) : shown.state}</td>${place}</tr>`
}
