import type { Account, Binding, LinkRecord } from '#app/sign-in/ports.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { type Html, html } from '../html.ts'
import { empty, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'
import { faultText } from './sign-in.page.ts'

export type Told = {
  readonly fault?: string
  readonly issued?: {
    readonly person: string
    readonly link: string
    readonly expiresAt: Instant
    readonly isProposed: boolean
  }
  readonly code?: string
}

type AdminPage = {
  readonly duties: readonly string[]
  readonly told: Told
  readonly names: ReadonlyMap<string, string>
  readonly proposed: readonly LinkRecord[]
  /** The provider of identities, where one is set. */
  readonly issuer: string | undefined
  readonly bindings: readonly Binding[]
  readonly accounts: readonly Account[]
}

/** Each of those who administer finds his own part; nothing of the bureau's business stands here. */
export function adminPage({ duties, told, names, proposed, issuer, bindings, accounts }: AdminPage): Html {
  const nameOf = (id: string): string => (names.has(id) ? `${names.get(id)}（${id}）` : id)
  return html`<h1>管理</h1>
${faultText(told.fault)}
${told.issued ? issuedPart(told.issued, nameOf) : ''}
${told.code ? codePart(told.code) : ''}
${duties.includes('issue') ? issuePart : ''}
${duties.includes('confirm') ? proposedPart(proposed, nameOf) : ''}
${issuer && duties.includes('issue') ? bindPart(issuer) : ''}
${bindings.length ? bindingsPart(bindings, nameOf, duties.includes('confirm')) : ''}
${duties.includes('accounts') ? accountsPart(accounts, nameOf, duties.includes('locks')) : ''}
${duties.includes('rights') ? html`<h2>权限变动</h2><p><a href="/admin/rights">查看权限变动</a>：入册、任免、代理、交接、登录链接和令牌。</p>` : ''}
${duties.includes('log') ? html`<h2>访问日志</h2><p><a href="/admin/log">查看访问日志</a>：谁在何时登录、查看了不公开的内容。查看本身也记入日志。</p>` : ''}`
}

const issuedPart = (
  { person, link, expiresAt, isProposed }: NonNullable<Told['issued']>,
  nameOf: (id: string) => string,
): Html => html`<section class="told" aria-labelledby="issued"><h2 id="issued">已${isProposed ? '提出' : '发出'}登录链接</h2>
<p>${nameOf(person)}的链接只显示这一次，只能用一次，${momentText(expiresAt)} 失效。请当面或者经可靠途径交给本人。</p>
<p><code class="break">${link}</code></p>
${isProposed ? html`<p>本人所任的岗位能够给出职权，链接须经审批负责人或者安全管理员确认，凭确认人另行交付的确认码使用。</p>` : ''}
</section>`

const codePart = (code: string): Html => html`<section class="told" aria-labelledby="code"><h2 id="code">已确认</h2>
<p>确认码只显示这一次。请当面交给本人，不要交给发链接的人。</p>
<p><code class="break">${code}</code></p></section>`

const issuePart = html`<h2>发登录链接</h2>
<form class="card-form" method="post" action="/admin/links">
<p><label for="person">人员编号</label>
<input id="person" name="person" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="64"></p>
<p><button class="main">发出链接</button></p>
</form>
<p class="hint">第一次登录，或者忘记了密码，凭链接自己设置密码；每一次都登记在案。</p>`

const bindPart = (issuer: string): Html => html`<h2>绑定统一身份</h2>
<form class="card-form" method="post" action="/admin/bindings">
<p><label for="bind-person">人员编号</label>
<input id="bind-person" name="person" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="64"></p>
<p><label for="subject">身份标识</label>
<input id="subject" name="subject" autocomplete="off" autocapitalize="none" spellcheck="false" required maxlength="255" aria-describedby="subject-hint"></p>
<p class="hint" id="subject-hint">本人用统一身份登录一次，页面会显示他的标识。身份提供方：<span class="break">${issuer}</span></p>
<p><button class="main">提出绑定</button></p>
</form>`

function bindingsPart(bindings: readonly Binding[], nameOf: (id: string) => string, confirms: boolean): Html {
  const act = (id: string, path: string, label: string, whose: string): Html =>
    html`<form method="post" action="/admin/bindings/${path}"><input type="hidden" name="binding" value="${id}"><button aria-label="${label} ${whose}">${label}</button></form>`
  const rows = bindings.map(({ id, person, issuer, subject, isBound }) => {
    const whose = `${nameOf(person)} 的统一身份`
    return html`<tr><td>${nameOf(person)}</td><td class="break">${subject}<br><span class="hint">${issuer}</span></td><td>${isBound ? '已绑定' : '待确认'}</td>
<td>${confirms && !isBound ? act(id, 'confirm', '确认', whose) : ''}${act(id, 'release', '解除', whose)}</td></tr>`
  })
  return html`<h2>统一身份</h2>${tableBox('统一身份', ['人员', '身份标识', '状态', '操作'], rows)}`
}

const proposedPart = (
  proposed: readonly LinkRecord[],
  nameOf: (id: string) => string,
): Html => html`<h2>待确认的登录链接</h2>
${
  proposed.length === 0
    ? empty('没有待确认的登录链接。')
    : tableBox(
        '待确认的登录链接',
        ['何人的', '提出时间', '失效时间', '操作'],
        proposed.map(
          ({ id, person, issuedAt, expiresAt }) => html`<tr>
<td>${nameOf(person)}</td><td>${momentText(issuedAt)}</td><td>${momentText(expiresAt)}</td>
<td><form method="post" action="/admin/links/confirm"><input type="hidden" name="link" value="${id}"><button aria-label="确认 ${nameOf(person)} 的登录链接">确认</button></form></td></tr>`,
        ),
      )
}
<p class="hint">确认之前，请当面或者打电话向本人核实：是他本人要求的。</p>`

function accountsPart(accounts: readonly Account[], nameOf: (id: string) => string, locks: boolean): Html {
  const act = (person: string, path: string, label: string): Html =>
    html`<form method="post" action="/admin/accounts/${path}"><input type="hidden" name="person" value="${person}"><button aria-label="${label} ${nameOf(person)}">${label}</button></form>`
  const rows = accounts.map(
    ({ person, passwordSetAt, failures, lockedUntil, sessions, hasCodes }) => html`<tr>
<td>${nameOf(person)}</td><td>${momentText(passwordSetAt)}</td>
<td>${lockedUntil ? html`<strong>锁定至 ${momentText(lockedUntil)}</strong>` : failures ? `输错 ${failures} 次` : '正常'}</td>
<td class="number">${sessions}</td><td>${hasCodes ? '已启用' : '未启用'}</td>
${locks ? html`<td>${lockedUntil ? act(person, 'unlock', '解锁') : ''}${sessions ? act(person, 'end', '全部退出') : ''}${hasCodes ? act(person, 'second', '停用验证码') : ''}</td>` : ''}</tr>`,
  )
  return html`<h2>账号状态</h2>
${accounts.length === 0 ? empty('还没有人设置密码。') : tableBox('账号状态', ['人员', '密码设置于', '状态', '登录处数', '验证码', ...(locks ? ['操作'] : [])], rows)}`
}
