import type { Publication } from '#db/search.view.ts'
import { dayText } from '#domain/calendar/day.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import { kindLabel } from '#domain/figures/figure.ts'
import type { Claim } from '#domain/report/document.ts'
import { askedFor } from '../apply/guide.page.ts'
import { type Html, html } from '../html.ts'
import { address, recordPath } from '../links.ts'
import { kindBadge } from '../parts.ts'
import type { Site } from '../site.ts'
import { groupDigits, plainDecimal } from '../words.ts'
import { searchForm } from './search.page.ts'

export type Years = readonly { readonly year: number; readonly entries: number }[]

/** The year in which most was done: the one that a reader most likely came for. */
export const busiestYear = (years: Years): number | undefined =>
  years.reduce<Years[number] | undefined>((best, one) => (best && best.entries >= one.entries ? best : one), undefined)
    ?.year

type Standing = {
  /** The year, and what can be said of it. */
  readonly told: { readonly year: number; readonly claims: readonly Claim[] } | undefined
  readonly counts: ReadonlyMap<string, number>
  readonly published: readonly Publication[]
}

export function homePage(site: Site, { told, counts, published }: Standing): Html {
  const { title } = site.profile
  const often = [...doorsOf(site, counts)[0]!.links].slice(0, 3)
  return html`
<div class="hero">
<h1><span class="whole">${title}</span><span class="whole">依法行政公开平台</span></h1>
<p class="say">本局的许可、检查、决策和公开都在这里办理。<span class="whole">公布的每一个数，</span>都能点开看到产生它的办理记录。</p>
${searchForm()}
${often.length ? html`<p class="hint"><span>常查：</span>${often.map(({ href, label }) => html`<a href="${href}">${label}</a>`)}</p>` : ''}
</div>
${told ? sixNumbers(told) : html`<p class="empty">还没有办理记录，所以也没有报告。要先看演示，请运行 bin/zhunsheng demo。</p>`}
<div class="board doors">
${doorsOf(site, counts).map(
  ({ title: door, links }) => html`<section><h2>${door}</h2><ul>
${links.map(({ href, label, note }) => html`<li><a href="${href}">${label}</a>${note ? html`<span>${note}</span>` : ''}</li>`)}
</ul></section>`,
)}
</div>
${
  published.length
    ? html`<section class="board newest"><h2>最近公示</h2><ol>
${published.map(
  ({ caseId, title: name, what, on }) =>
    html`<li><time datetime="${on}">${dayText(on)}</time><span><a href="${recordPath(caseId)}">${name}</a> <span class="note">${what}</span></span></li>`,
)}
</ol></section>`
    : ''
}`
}

/** The year in six numbers, those that can be said of it. */
function sixNumbers({ year, claims: shown }: NonNullable<Standing['told']>): Html {
  const kinds = (['derived', 'imported', 'declared'] as const).filter((kind) => shown.some((one) => one.kind === kind))
  return html`<section class="board six" aria-labelledby="six-title">
<div class="h"><h2 id="six-title">${year}年主要数据</h2><a href="/reports/${year}">${year}年法治政府建设情况的报告</a></div>
${shown.length ? html`<ol>${shown.map((claim) => numberItem(claim, year))}</ol>` : ''}
<p class="legend">${kinds.map((kind) => kindBadge(kind))} <a href="/checks/${year}">数据核对</a> <a href="/reports">其他年度</a></p>
</section>`
}

const numberItem = ({ id, title, value, unit, kind, periods }: Claim, year: number): Html =>
  html`<li><a class="v ${kind}" href="${address(`/figures/${id}`, { year })}">${typeof value === 'number' ? groupDigits(plainDecimal(String(value))) : value}<small>${unit}</small><span class="dot" role="img" aria-label="${kindLabel[kind]}"></span></a>
<p>${title}${yearsOf(periods).map((of) => (of === String(year) ? '' : html`<span>${of}年</span>`))}</p></li>`

const yearsOf = (periods: Claim['periods']): readonly string[] => [
  ...new Set(periods.map((period) => ('at' in period ? period.at : period.from).slice(0, 4))),
]

type Link = { readonly href: string; readonly label: string; readonly note?: string | undefined }
type Door = { readonly title: string; readonly links: readonly Link[] }

/** Four doors, of what this bureau has. */
function doorsOf(site: Site, counts: ReadonlyMap<string, number>): readonly Door[] {
  const cases = [...counts.values()].reduce((sum, one) => sum + one, 0)
  const matters = site.matters.newest
  const door = (...ids: readonly string[]): Link[] =>
    ids.flatMap((id) => {
      const matter = site.matter(id)
      return matter
        ? [{ href: `/registers/${id}`, label: matter.title, note: `${groupDigits(String(counts.get(id) ?? 0))} 件` }]
        : []
    })
  const licences = matters.filter(
    (matter) => matter.kind === 'licence' && matter.publicView && matter.variants && isAppliedFor(matter),
  )
  const asked = new Set(askedFor(matters).map(({ id }) => id))
  return [
    {
      title: '办事',
      links: [
        ...licences.slice(0, 2).map(({ id, title, variants = {} }) => ({
          ...{ href: asked.has(id) ? `/guides/${id}` : `/registers/${id}`, label: title },
          note: Object.values(variants).slice(0, 5).join('、'),
        })),
        ...(asked.size ? [{ href: '/my', label: '我的申请', note: '登录后申请、查进度、补材料' }] : []),
        ...door('technology-contract'),
        { href: '/registers#services', label: '全部服务事项' },
      ],
    },
    {
      title: '查询',
      links: [
        { href: '/receipts', label: '核验证照和文书', note: '凭编号、二维码或者文件' },
        { href: '/registers', label: '台账', note: `${matters.length} 本，${groupDigits(String(cases))} 件` },
        { href: '/verifier.html', label: '离线核验', note: '下载后在自己的电脑上核验' },
      ],
    },
    {
      title: '监督检查',
      links: [
        { href: '/draws', label: '双随机抽取', note: '可以在自己的电脑上重算' },
        ...door('inspection-plan', 'inspection-result'),
        { href: '/journal', label: '封存日志', note: '记录有没有被改动' },
      ],
    },
    {
      title: '政策与公开',
      links: [
        ...door('normative-document'),
        { href: '/laws', label: '法律依据', note: '每个办理动作依据哪一条' },
        { href: '/settings', label: '本局设定', note: '期限和条件由谁依据什么确定' },
        { href: '/audit', label: '核对报告', note: '读一份报告，逐个核对其中的数' },
      ],
    },
  ]
}

const isAppliedFor = ({ actions }: Matter): boolean =>
  Object.values(actions).some(
    ({ by, from }) =>
      asList<string>(from).includes('nothing') &&
      asList<Role>(by).some((role) => role === 'applicant' || role === 'receptionist'),
  )

/** @param withStatements shown to those of the bureau alone: nothing of them is published by being there */
export const reportsPage = (years: Years, withStatements: boolean): Html => html`
<h1>年度报告</h1>
${
  years.length
    ? html`<ul>${years.map(({ year, entries }) => html`<li><a href="/reports/${year}">${year} 年度报告</a> <span class="note">当年记录 ${entries} 次</span></li>`)}</ul>`
    : html`<p class="empty">还没有办理记录，所以也没有报告。</p>`
}
${withStatements ? html`<h2>报表</h2><p><a href="/statements">法治工作月报、行政执法统计年报等报表</a>，供本单位内部使用。</p>` : ''}`
