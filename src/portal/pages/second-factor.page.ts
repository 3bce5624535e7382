import { qrSvg } from '#app/qr.ts'
import { type Html, html, raw } from '../html.ts'
import { faultText, passkeySignIn } from './sign-in.page.ts'

/** Where a code is typed in. Letters too: a recovery code stands for it. */
export const codeField: Html = html`
<p><label for="code">验证码，或者一个备用码</label>
<input id="code" name="code" autocomplete="one-time-code" autocapitalize="characters" spellcheck="false" required maxlength="40" aria-describedby="code-hint"></p>
<p class="hint" id="code-hint">手机上现在显示的六位数，每个只能用一次。</p>`

export const secondPage = ({
  next,
  fault,
}: {
  readonly next: string
  readonly fault: string | undefined
}): Html => html`<h1>验证码</h1>
${faultText(fault)}
<form class="card-form" method="post" action="/sign-in/second">
<input type="hidden" name="next" value="${next}">
${codeField}
<p><button class="main">登录</button></p>
</form>
${passkeySignIn(next)}
<p class="hint">手机丢了，用一个备用码；备用码也没有了，请当面找安全管理员停用验证码。</p>
<form method="post" action="/sign-out"><p><button>换一个人登录</button></p></form>`

type SwitchOn = {
  readonly uri: string
  readonly text: string
  readonly person: string
  readonly fault: string | undefined
}

export const switchOnPage = ({ uri, text, person, fault }: SwitchOn): Html => html`<h1>启用验证码</h1>
${faultText(fault)}
<ol>
<li>在手机上打开验证器应用（能生成六位动态验证码的都可以），扫下面的二维码。</li>
<li>把手机上显示的六位数填在下面。</li>
</ol>
<p class="qr">${raw(qrSvg(uri, { size: 220, label: '验证器二维码' }))}</p>
<details><summary>不能扫码</summary>
<p>在应用里选“手动输入”，账户 ${person}，密钥（按时间）：</p>
<p><code class="break">${text}</code></p></details>
<form class="card-form" method="post" action="/me/second/on">
<p><label for="code">验证码</label>
<input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="10"></p>
<p><button class="main">启用</button></p>
</form>
<p><a href="/me">暂不启用</a></p>`

export const recoveryPage = (codes: readonly string[]): Html => html`<h1>备用码</h1>
<p>手机丢失、损坏时，每个备用码可以代替一次验证码。它们只显示这一次，请打印或者抄下，锁好；以前的备用码不再有效。</p>
<ul class="recovery">${codes.map((code) => html`<li><code>${code}</code></li>`)}</ul>
<p><a href="/me">已经抄好</a></p>`
