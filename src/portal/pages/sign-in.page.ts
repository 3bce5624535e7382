import { type Role, roles } from '#domain/engine/roles.ts'
import { assetPath } from '../assets.ts'
import { type Html, html } from '../html.ts'
import { address } from '../links.ts'
import { facts } from '../parts.ts'

export type DemoOffice = {
  readonly title: string
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[]
}

type SignInPage = {
  /** A local path to go on to; empty: where work begins. */
  readonly next: string
  readonly person: string | undefined
  /** What the provider of identities is called, where one is set. */
  readonly provider: string | undefined
  readonly fault: string | undefined
  /** People whom anybody may be, in a demonstration only. */
  readonly demo: readonly DemoOffice[]
}

/** What went wrong, told to whoever listens too. */
export const faultText = (fault: string | undefined): Html =>
  fault ? html`<p class="warn" role="alert">${fault}</p>` : html``

export const signInPage = ({ next, person, provider, fault, demo }: SignInPage): Html => html`<h1>登录</h1>
${faultText(fault)}
<form class="card-form" method="post" action="/sign-in">
<input type="hidden" name="next" value="${next}">
<p><label for="person">人员编号</label>
<input id="person" name="person" value="${person ?? ''}" autocomplete="username" autocapitalize="none" spellcheck="false" required maxlength="64"></p>
<p><label for="password">密码</label>
<input id="password" name="password" type="password" autocomplete="current-password" required></p>
<p><button class="main">登录</button></p>
</form>
${passkeySignIn(next)}
${provider ? html`<p><a class="button" href="${address('/sign-in/provider', { next: next || undefined })}">用${provider}登录</a></p>` : ''}
<p class="hint">没有初始密码：第一次登录，或者忘记了密码，请人事管理员发一个一次性链接，自己设置密码。</p>
${demo.length ? demoPart(demo, next) : ''}`

/** Shown by its script, where the browser knows passkeys and the connection is one over which they work. */
export const passkeySignIn = (
  next: string,
): Html => html`<form class="card-form" method="post" action="/sign-in/passkey" data-passkey="use" hidden>
<input type="hidden" name="next" value="${next}">
<p><button>用通行密钥登录</button></p>
<p class="warn" role="alert" hidden></p>
</form>
<script src="${assetPath('passkey.js')}" defer></script>`

const demoPart = (offices: readonly DemoOffice[], next: string): Html => html`<section aria-labelledby="demo">
<h2 id="demo">以演示人员进入</h2>
<p>这是演示单位，只对本机开放；点一个人的名字，就以他的身份办理。</p>
${offices.map(
  ({ title, people }) => html`<h3>${title}</h3>
<ul class="demo-people">
${people.map(
  ({ id, name, roles: held }) => html`<li><form method="post" action="/sign-in/demo">
<input type="hidden" name="next" value="${next}"><input type="hidden" name="person" value="${id}">
<button>${name}</button> <span class="hint">${held.map((role) => roles[role]).join('、')}</span></form></li>`,
)}
</ul>`,
)}
</section>`

export const signOutPage = (): Html => html`<h1>退出登录</h1>
<form class="card-form" method="post" action="/sign-out"><p><button class="main">退出登录</button></p></form>`

/** The provider has said who he is, and nobody here is that yet: what the personnel officer has to be told. */
export const unboundPage = ({
  issuer,
  subject,
}: {
  readonly issuer: string
  readonly subject: string
}): Html => html`<h1>身份没有绑定</h1>
<p>您的身份已经得到确认，但是还没有绑定本单位的人员，或者所绑定的人员已经离册。请把下面两项告诉人事管理员：</p>
${facts([
  ['身份提供方', html`<code class="break">${issuer}</code>`],
  ['身份标识', html`<code class="break">${subject}</code>`],
])}
<p><a href="/sign-in">用密码登录</a></p>`
