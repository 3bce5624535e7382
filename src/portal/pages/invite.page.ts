import { type Html, html } from '../html.ts'
import { faultText } from './sign-in.page.ts'

type InvitePage = {
  /** Whose the link is; nobody's when it is used, too old or unknown. */
  readonly person: { readonly id: string; readonly name: string; readonly asksCode: boolean } | undefined
  readonly rule: string
  readonly fault: string | undefined
}

export const passwordFields = (rule: string): Html => html`
<p class="hint" id="rule">${rule}。</p>
<p><label for="password">新密码</label>
<input id="password" name="password" type="password" autocomplete="new-password" required aria-describedby="rule"></p>
<p><label for="again">再输入一次</label>
<input id="again" name="again" type="password" autocomplete="new-password" required></p>`

const codeField = html`
<p><label for="code">确认码</label>
<input id="code" name="code" autocomplete="off" autocapitalize="characters" spellcheck="false" required maxlength="40" aria-describedby="code-hint"></p>
<p class="hint" id="code-hint">由确认这个链接的人另行交给您，16 位字母和数字。</p>`

export const invitePage = ({ person, rule, fault }: InvitePage): Html =>
  person
    ? html`<h1>设置密码</h1>
<p>${person.name}，您好。请设置您的密码；此后以人员编号 <strong>${person.id}</strong> 和这个密码登录。您已登录的其他地方会退出。</p>
${faultText(fault)}
<form class="card-form" method="post">
<input type="hidden" name="username" value="${person.id}" autocomplete="username">
${person.asksCode ? codeField : ''}
${passwordFields(rule)}
<p><button class="main">设置密码并登录</button></p>
</form>`
    : html`<h1>链接不能用</h1>
${faultText(fault)}
<p>这个链接已经用过、已经失效、尚未经第二人确认，或者抄写不全。请人事管理员核对，或者重新发一个。</p>`
