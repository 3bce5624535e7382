import { type Html, html } from '../html.ts'

export const notFoundPage = (title: string, what: string): Html => html`
<h1>${title}</h1>
<p>${what}</p>
<ul>
<li>如果是手工输入的网址，请核对有没有少写、多写。</li>
<li>可以从<a href="/reports">年度报告</a>、<a href="/registers">台账</a>或者<a href="/">首页</a>重新进入。</li>
</ul>`

export const faultPage = (reference: string): Html => html`
<h1>页面没能打开</h1>
<p>系统出了故障，不是您操作有误。记录没有受影响。</p>
<p>请稍后刷新本页；如果仍然打不开，请把编号 <strong><code>${reference}</code></strong> 告诉系统管理员，他可以据此查到原因。</p>
<p><a href="/">返回首页</a></p>`

export const outagePage = (message: string): Html => html`
<h1>暂时不能打开</h1>
<p>${message}。</p>
<p>记录没有受影响。</p>
<p><a href="/">返回首页</a></p>`
