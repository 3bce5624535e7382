import type { Found } from '#db/search.view.ts'
import { dayText } from '#domain/calendar/day.ts'
import { stateLabel } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import type { Site } from '../site.ts'

export const searchForm = (text = ''): Html => html`<form class="search" role="search" action="/search" method="get">
<label class="sr" for="q">单位、证号、文号或者事项</label>
<input id="q" name="q" type="search" value="${text}" placeholder="单位、证号、文号或者事项" maxlength="100" required>
<button type="submit">搜索</button>
</form>`

/** What is public of all matters; the matters themselves are found by their names. */
export function searchPage(site: Site, text: string, found: readonly Found[], more: boolean): Html {
  const matters = text ? site.matters.newest.filter(({ title }) => title.includes(text)) : []
  return html`<h1>搜索</h1>
${searchForm(text)}
${
  matters.length
    ? html`<h2>事项和台账</h2><ul>${matters.map(({ id, title }) => html`<li><a href="/registers/${id}">${title}</a></li>`)}</ul>`
    : ''
}
${text === '' ? html`<p>搜索已经公开的办件、证照、文书和公示。</p>` : results(site, text, found, more)}`
}

const results = (site: Site, text: string, found: readonly Found[], more: boolean): Html =>
  found.length === 0
    ? html`<p class="empty">公开的办件中没有找到“${text}”。请核对用字，或者换一个名称、证号；没有公开的办件不在搜索范围内。</p>`
    : html`<h2>办件</h2><p>${more ? `最近公开的 ${found.length} 件，还有更多，请多写几个字。` : `共 ${found.length} 件。`}</p>
<ol class="plain found">${found.map(
        ({ caseId, matter, title, number, state, on }) =>
          html`<li><a href="${recordPath(caseId)}">${title}</a>
<span class="note">${[number, ...whatItIs(site, matter, state), dayText(on)].filter(Boolean).join('　')}</span></li>`,
      )}</ol>`

/** The matter and how far the case has come; the row of a register is what it is. */
function whatItIs(site: Site, id: string, state: string): readonly string[] {
  const matter = site.matter(id)
  if (!matter) return []
  const reached = matter.kind === 'register' ? undefined : matter.states[state]
  return reached === undefined ? [matter.title] : [matter.title, stateLabel(reached)]
}
