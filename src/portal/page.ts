import type { Standing } from '#db/matter.view.ts'
import { assetPath } from './assets.ts'
import { type Html, html, raw } from './html.ts'

export type Crumb = { readonly label: string; readonly href?: string }

/** The frame of a page: what stands around its content. */
export type Frame = {
  readonly title: string
  readonly bureau: string
  readonly standing?: Standing | undefined
  /** From the start page down; the last is the page itself. */
  readonly crumbs?: readonly Crumb[]
  readonly kind?: 'report' | 'page' | 'home'
  /** Name of who is signed in. */
  readonly person?: string | undefined
  /** Larger type was chosen (无障碍、大字版): the same page. */
  readonly isLarge?: boolean | undefined
  /** In how many seconds his session ends unless he does something. */
  readonly idleSeconds?: number | undefined
}

export function page(frame: Frame, body: Html): Html {
  const { title, bureau, standing, crumbs = [], kind = 'page', person, isLarge = false, idleSeconds } = frame
  return html`${raw('<!doctype html>')}
<html lang="zh-CN"${isLarge ? html` class="large"` : ''}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${title === bureau ? '' : `${title} · `}${bureau}</title>
<link rel="stylesheet" href="${assetPath('style.css')}">
<link rel="stylesheet" href="${assetPath('home.css')}">
<link rel="stylesheet" href="${assetPath('apply.css')}">
<link rel="icon" href="${assetPath('icon.svg')}" type="image/svg+xml">
<script src="${assetPath('report.js')}" defer></script>
${idleSeconds === undefined ? '' : html`<script src="${assetPath('idle.js')}" defer></script>`}
</head>
<body class="${kind}"${idleSeconds === undefined ? '' : html` data-idle="${idleSeconds}"`}>
<a class="skip" href="#main">跳到正文</a>
<header class="top">
<div class="bar">
<a class="home" href="/"><span class="brand">准绳</span> <span class="bureau">${bureau}</span></a>
<nav aria-label="主导航"><a href="/search">搜索</a> <a href="/reports">年度报告</a> <a href="/registers">台账</a> <a href="/draws">双随机</a> <a href="/laws">法律依据</a> <a href="/audit">核对报告</a> ${person === undefined ? html`<a href="/sign-in">登录</a>` : html`<a href="/me">${person}</a>`}</nav>
</div>
</header>
${crumbs.length ? trail(crumbs) : ''}
${idleSeconds === undefined ? '' : html`<p class="idle" hidden><span></span> <button type="button">继续</button></p>`}
<main id="main" tabindex="-1">
${body}
</main>
<footer class="bottom">
<p>${bureau} · 页面上的每个数都可以点开，看到产生它的记录。</p>
<p><a href="/larger?on=${isLarge ? 0 : 1}">${isLarge ? '标准字号' : '大字版'}</a></p>
${standing?.demo ? html`<p><strong>演示数据：</strong>本站人员、单位和办件均为演示而编制，不是真实记录。</p>` : ''}
${standing ? html`<p><a href="/journal">封存日志</a>已有 ${standing.journalSize} 条记录。</p>` : ''}
</footer>
</body>
</html>`
}

const trail = (crumbs: readonly Crumb[]): Html => html`<nav class="crumbs" aria-label="当前位置"><ol>
<li><a href="/">首页</a></li>
${crumbs.map(({ label, href }, index) =>
  index === crumbs.length - 1
    ? html`<li aria-current="page">${label}</li>`
    : html`<li>${href ? html`<a href="${href}">${label}</a>` : label}</li>`,
)}
</ol></nav>`
