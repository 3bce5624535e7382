import type { FormStep } from '#domain/desk/form-steps.ts'
import type { Edited } from '#domain/desk/form-values.ts'
import { type Html, html } from '../html.ts'
import { answerText } from './answers.ts'
import { type Faults, fieldId, widget } from './widget.ts'

/** Where in its course a form is: what it is for, and how one goes back. */
export type Course = {
  readonly title: string
  readonly base: string
  readonly back: string
  readonly steps: readonly FormStep[]
}

type StepPage = Course & {
  readonly at: number
  readonly edited: Edited
  readonly faults: Faults
  /** Where what stands in the fields was taken from, when nobody has typed it yet. */
  readonly source: string | undefined
}

/** What is wrong on the page, each leading to its field. */
export const summary = (faults: Faults, hrefOf: (path: string) => string): Html =>
  faults.size === 0
    ? html``
    : html`<div class="summary" role="alert"><h2>有 ${faults.size} 处需要修改</h2><ul class="plain">${[...faults].map(
        ([path, message]) => html`<li><a href="${hrefOf(path)}">${message}</a></li>`,
      )}</ul></div>`

/** One page of a form: one thing is asked, and what is there is kept when one goes on or leaves. */
export const stepPage = ({ title, back, steps, at, edited, faults, source }: StepPage): Html => html`
<p><a href="${back}">‹ 上一步</a></p>
${summary(faults, (path) => `#${fieldId(path)}`)}
<p class="note">${title}　第 ${at + 1} 步，共 ${steps.length + 1} 步</p>
<h1>${steps[at]!.title}</h1>
${source ? html`<p class="told">${source}</p>` : ''}
<form class="apply" method="post" enctype="multipart/form-data" novalidate>
${steps[at]!.fields.map((field) => widget(field, { path: field.name, value: edited[field.name], faults }))}
<p class="go"><button class="main" name="go" value="next">继续</button></p>
<p class="go"><button class="plain" name="go" value="later">暂存，以后再填</button></p>
</form>`

type CheckPage = Course & {
  readonly edited: Edited
  readonly faults: Faults
  readonly refusal: string | undefined
  readonly command: string
  readonly submit: string
  readonly needsReasons: boolean
}

/** All answers once more, each with a way to change it; from here it is sent. */
export const checkPage = ({
  title,
  base,
  back,
  steps,
  edited,
  faults,
  refusal,
  command,
  submit,
  needsReasons,
}: CheckPage): Html => html`
<p><a href="${back}">‹ 上一步</a></p>
${summary(faults, (path) => stepHref(base, steps, path))}
${refusal && faults.size === 0 ? html`<div class="summary" role="alert"><h2>还不能提交</h2><p>${refusal}</p></div>` : ''}
<p class="note">${title}　最后一步</p>
<h1>${steps.length ? '核对填写的内容' : submit}</h1>
<dl class="answers">${steps.flatMap(({ fields }, index) =>
  fields.map(
    (field) =>
      html`<div><dt>${field.title}</dt><dd>${answerText(field, edited[field.name])}</dd><dd class="change"><a href="${base}/${index + 1}">修改<span class="sr">${field.title}</span></a></dd></div>`,
  ),
)}</dl>
<form class="apply" method="post" action="${base}/check">
<input type="hidden" name="command" value="${command}">
${needsReasons ? html`<div class="ask"><label for="reasons">理由</label><textarea id="reasons" name="reasons" rows="4" required></textarea></div>` : ''}
<p>提交即声明以上内容真实。隐瞒有关情况或者提供虚假材料的，依法承担责任。</p>
<p class="go"><button class="main">${submit}</button></p>
</form>`

const stepHref = (base: string, steps: readonly FormStep[], path: string): string => {
  const at = steps.findIndex(({ fields }) => fields.some(({ name }) => name === path.split('.')[0]))
  return at < 0 ? '#main' : `${base}/${at + 1}#${fieldId(path)}`
}

/** In which of its ways the matter is asked for. */
export const variantPage = (
  title: string,
  ways: readonly { readonly href: string; readonly label: string; readonly note: string | undefined }[],
): Html => html`
<h1>${title}</h1>
<p>请选择办理情形：</p>
<ul class="plain ways">${ways.map(({ href, label, note }) => html`<li><a href="${href}">${label}</a>${note ? html` <span class="note">${note}</span>` : ''}</li>`)}</ul>`
