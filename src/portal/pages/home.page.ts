import { chapters } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import type { Site } from '../site.ts'

export type Years = readonly { readonly year: number; readonly entries: number }[]

/** The year in which most was done: the one that a reader most likely came for. */
export const busiestYear = (years: Years): number | undefined =>
  years.reduce<Years[number] | undefined>((best, one) => (best && best.entries >= one.entries ? best : one), undefined)
    ?.year

export function homePage(site: Site, years: Years, counts: ReadonlyMap<string, number>): Html {
  const year = busiestYear(years)
  const cases = [...counts.values()].reduce((sum, one) => sum + one, 0)
  return html`
<h1>${site.profile.title}</h1>
<p class="lead">以事实为根据，以法律为准绳。这里的每个数，都能点开看到产生它的记录。</p>
${
  year
    ? html`<p><a class="door" href="/reports/${year}">${year} 年法治政府建设情况的报告</a></p>
<p>另有：<a href="/checks/${year}">${year} 年度数据核对</a>，<a href="/reports">其他年度</a>。</p>`
    : html`<p class="empty">还没有办理记录，所以也没有报告。要先看演示，请运行 bin/zhunsheng demo。</p>`
}
<h2>可以查什么</h2>
<ul>
<li><a href="/reports">年度报告</a>：读全文；点任何一个数，看口径、期间和记录。</li>
<li><a href="/registers">台账</a>：${cases} 条办理记录，可以筛选和导出。</li>
<li><a href="/settings">本局设定</a>：法律没有规定的期限和条件由谁在何时依据什么确定。</li>
<li><a href="/wordings">文书用语</a>：每种文书的正文由谁在何时调整过。</li>
<li><a href="/laws">法律依据</a>：每个办理动作依据哪一条，哪一条被谁引用。</li>
</ul>
<h2>各部分的台账</h2>
<ul class="plain registers">
${Object.entries(chapters).map(([chapter, title]) => {
  const ids = new Set(site.matters.all.filter((matter) => matter.chapter === chapter).map((matter) => matter.id))
  const count = [...ids].reduce((sum, id) => sum + (counts.get(id) ?? 0), 0)
  return html`<li><a href="/registers#${chapter}">${title}</a> <span class="note">${ids.size} 本，${count} 条记录</span></li>`
})}
</ul>`
}

export const reportsPage = (years: Years): Html => html`
<h1>年度报告</h1>
${
  years.length
    ? html`<ul>${years.map(({ year, entries }) => html`<li><a href="/reports/${year}">${year} 年度报告</a> <span class="note">当年记录 ${entries} 次</span></li>`)}</ul>`
    : html`<p class="empty">还没有办理记录，所以也没有报告。</p>`
}`
