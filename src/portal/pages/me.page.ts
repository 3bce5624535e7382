import type { NoticeState } from '#app/notices/addresses.ts'
import type { Passkey, Session } from '#app/sign-in/ports.ts'
import type { SignInRules } from '#app/sign-in/rules.ts'
import type { SignedIn } from '#app/sign-in/told.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { roles } from '#domain/engine/roles.ts'
import { assetPath } from '../assets.ts'
import { type Html, html } from '../html.ts'
import { facts, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'
import { passwordFields } from './invite.page.ts'
import { codeField } from './second-factor.page.ts'
import { faultText } from './sign-in.page.ts'

type MePage = {
  readonly who: SignedIn
  readonly administers: boolean
  readonly passkeys: readonly Passkey[]
  /** One-time codes, where they are switched on. */
  readonly second: { readonly since: Instant; readonly recovery: number } | undefined
  /** Undefined where the bureau sends no mail, and for those who are not in yet. */
  readonly notices: NoticeState | undefined
  readonly sessions: readonly Session[]
  readonly rule: string
  readonly rules: SignInRules
  readonly offices: readonly { readonly id: string; readonly title: string }[]
  readonly fault: string | undefined
}

/** Who one is here, where one is signed in, and one's password. */
export function mePage({
  who,
  passkeys,
  administers,
  second,
  sessions,
  notices,
  rule,
  rules,
  offices,
  fault,
}: MePage): Html {
  const titleOf = (id: string): string => offices.find((office) => office.id === id)?.title ?? id
  const posts = who.posts.map(
    ({ role, office, scope }) => `${titleOf(office)} ${roles[role]}${scope ? `（${scope}）` : ''}`,
  )
  return html`<h1>我的登录</h1>
${who.stage === 'renew' ? html`<p class="warn" role="alert">密码已使用 ${rules.passwordDays} 日以上，请先更换；更换之前不能办理其他事项。</p>` : ''}
${who.stage === 'enrol' ? html`<p class="warn" role="alert">您所任的岗位须在密码之外用第二种鉴别，请先启用验证码；启用之前不能办理其他事项。</p>` : ''}
${faultText(fault)}
${facts([
  ['姓名', who.name],
  ['人员编号', who.person],
  ['现任岗位', posts.length ? html`<ul class="plain">${posts.map((post) => html`<li>${post}</li>`)}</ul>` : '现无岗位'],
  ['退出时间', `${rules.idleMinutes} 分钟没有操作即退出；最迟 ${momentText(who.endsAt)}`],
])}
${administers && who.stage === 'in' ? html`<p><a href="/admin">管理：登录链接、账号、访问日志</a></p>` : ''}
<form method="post" action="/sign-out"><p><button>退出登录</button></p></form>
${who.stage === 'in' ? sessionsPart(who, sessions) : ''}
${notices ? noticesPart(notices) : ''}
${who.way === 'demo' ? html`<p class="hint">演示人员没有密码。</p>` : html`${secondPart(second)}${passkeysPart(passkeys)}${passwordPart(rule)}`}`
}

const sessionsPart = (who: SignedIn, sessions: readonly Session[]): Html => html`<h2>已登录的地方</h2>
${tableBox(
  '已登录的地方',
  ['登录时间', '最近操作', '来自', '浏览器', '操作'],
  sessions.map(
    ({ digest, beganAt, seenAt, address, agent }) => html`<tr>
<td>${momentText(beganAt)}</td><td>${momentText(seenAt)}</td><td>${address || '本机'}</td><td>${agent || '未说明'}</td>
<td>${digest === who.session ? '现在的这一个' : endForm(digest, beganAt)}</td></tr>`,
  ),
)}`

const endForm = (digest: string, beganAt: Instant): Html =>
  html`<form method="post" action="/me/sessions"><input type="hidden" name="session" value="${digest}"><button aria-label="结束 ${momentText(beganAt)} 的登录">结束</button></form>`

function noticesPart({ confirmed, asked, domains }: NoticeState): Html {
  const off = html`<button formaction="/me/notices/off" formnovalidate>停用邮件提醒</button>`
  const state = confirmed
    ? html`<p>每个工作日一封，列出由您办理、临近届满的期限；当天届满的随时另发。发往 <span class="break">${confirmed.address}</span>。</p>
${confirmed.failure ? html`<p class="warn" role="alert">最近一封没有发出，正在重试：${confirmed.failure.problem}</p>` : ''}`
    : html`<p>期限临近届满时，每个工作日发一封邮件告诉您。</p>`
  return html`<h2>邮件提醒</h2>
${state}
${
  asked
    ? html`<form class="card-form" method="post" action="/me/notices/confirm">
<p>确认码已发往 <span class="break">${asked.address}</span>，${momentText(asked.endsAt)} 以前有效。</p>
<p><label for="notice-code">确认码</label>
<input id="notice-code" name="code" inputmode="numeric" autocomplete="one-time-code" maxlength="12" required></p>
<p><button class="main">确认邮箱</button> ${off}</p>
</form>`
    : ''
}
<form class="card-form" method="post" action="/me/notices">
<p><label for="notice-address">${confirmed || asked ? '换一个邮箱' : '邮箱'}</label>
<input id="notice-address" name="address" type="email" autocomplete="email" maxlength="254" required aria-describedby="notice-hint"></p>
<p class="hint" id="notice-hint">限 ${domains.map((domain) => `@${domain}`).join('、')}。</p>
<p><button>发送确认码</button> ${confirmed && !asked ? off : ''}</p>
</form>`
}

const secondPart = (second: MePage['second']): Html =>
  second
    ? html`<h2>验证码</h2>
<p>${momentText(second.since)} 起，登录须在密码之外输入手机上的验证码。备用码还有 ${second.recovery} 个。</p>
<form class="card-form" method="post" action="/me/second/recovery">
${codeField}
<p><button>换发备用码</button> <button formaction="/me/second/off">停用验证码</button></p>
</form>`
    : html`<h2>验证码</h2>
<p>除密码以外再用手机上的验证码登录：别人知道了密码，也进不来。</p>
<form method="post" action="/me/second"><p><button>启用验证码</button></p></form>`

const passkeysPart = (passkeys: readonly Passkey[]): Html => html`<h2>通行密钥</h2>
${
  passkeys.length === 0
    ? html`<p>用电脑、手机的指纹、面容、PIN，或者 UKey 登录，不必输入密码。</p>`
    : tableBox(
        '通行密钥',
        ['名称', '登记时间', '最近使用', '操作'],
        passkeys.map(
          ({ id, name, madeAt, usedAt }) => html`<tr>
<td>${name}</td><td>${momentText(madeAt)}</td><td>${usedAt ? momentText(usedAt) : '未使用'}</td>
<td><form method="post" action="/me/passkeys/remove"><input type="hidden" name="passkey" value="${id}"><button aria-label="停用 ${name}">停用</button></form></td></tr>`,
        ),
      )
}
<form class="card-form" method="post" action="/me/passkeys" data-passkey="new" hidden>
<p><label for="key-name">名称</label>
<input id="key-name" name="name" placeholder="如：办公室电脑" maxlength="40" required></p>
<p><label for="key-present">现在的密码</label>
<input id="key-present" name="present" type="password" autocomplete="current-password" required></p>
<p><button>登记通行密钥</button></p>
<p class="warn" role="alert" hidden></p>
</form>
<noscript><p class="hint">登记通行密钥须启用浏览器脚本。</p></noscript>
<script src="${assetPath('passkey.js')}" defer></script>`

const passwordPart = (rule: string): Html => html`<h2>更换密码</h2>
<form class="card-form" method="post" action="/me/password">
<p><label for="present">现在的密码</label>
<input id="present" name="present" type="password" autocomplete="current-password" required></p>
${passwordFields(rule)}
<p><button class="main">更换密码</button></p>
</form>
<p class="hint">更换之后，其他地方的登录都会结束。</p>`
