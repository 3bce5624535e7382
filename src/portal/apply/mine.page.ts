import { type Day, dayText } from '#domain/calendar/day.ts'
import type { ClockLine } from '#domain/desk/clock-lines.ts'
import type { Stage } from '#domain/desk/stages.ts'
import { type Html, html } from '../html.ts'
import { empty } from '../parts.ts'

export type MyCase = {
  readonly id: string
  readonly title: string
  readonly matter: string
  readonly state: string
  readonly openedOn: Day
  readonly clock: ClockLine | undefined
  /** What is asked of the applicant now. */
  readonly asked: string | undefined
}
export type MyDraft = { readonly href: string; readonly title: string; readonly saved: string }
export type Opening = { readonly href: string; readonly title: string; readonly guide: string }

/** An applicant's own: what he has asked for, what he has begun, what he can ask for. */
export const minePage = (
  name: string,
  cases: readonly MyCase[],
  drafts: readonly MyDraft[],
  opens: readonly Opening[],
): Html => html`
<h1>我的申请</h1>
<p>${name}</p>
${drafts.length ? html`<h2>填到一半</h2><ul class="plain ways">${drafts.map(({ href, title, saved }) => html`<li><a href="${href}">${title}</a> <span class="note">${saved} 暂存</span></li>`)}</ul>` : ''}
<h2>申请的办理</h2>
${
  cases.length === 0
    ? empty('还没有申请。可以从下面选一件事开始。')
    : html`<ul class="plain cards">${cases.map(
        ({ id, title, matter, state, openedOn, clock, asked }) => html`<li>
<a href="/my/cases/${id}">${title}</a>
<p>${matter}　${dayText(openedOn)}申请</p>
<p><strong>${state}</strong>${clock ? html`　${clock.label}：${clock.left}` : ''}</p>
${asked ? html`<p class="warn">等您${asked}</p>` : ''}</li>`,
      )}</ul>`
}
<h2>可以申请的事项</h2>
${opens.length === 0 ? empty('您现在没有可以在网上申请的事项，请与受理窗口联系。') : html`<ul class="plain ways">${opens.map(({ href, title, guide }) => html`<li><a href="${href}">${title}</a> <a class="note" href="${guide}">办事指南</a></li>`)}</ul>`}`

export type Progress = {
  readonly title: string
  readonly matter: string
  readonly number: string | undefined
  readonly state: string
  readonly stages: readonly Stage[]
  readonly clocks: readonly ClockLine[]
  readonly acts: readonly { readonly href: string; readonly label: string }[]
  readonly papers: readonly { readonly href: string; readonly title: string; readonly on: string }[]
  readonly said: readonly { readonly on: string; readonly label: string }[]
  readonly isNew: boolean
}

/** Where a case stands: the same course and the same clock as those see who work on it. */
export const progressPage = ({
  title,
  matter,
  number,
  state,
  stages,
  clocks,
  acts,
  papers,
  said,
  isNew,
}: Progress): Html => html`
${isNew ? html`<div class="told" role="status"><p><strong>已经提交。</strong>下面随时可以看到办到哪里、还剩几天、为什么。</p></div>` : ''}
<h1>${title}</h1>
<p>${matter}${number ? html`　${number}` : ''}</p>
<p class="value"><span class="big">${state}</span></p>
${acts.length ? html`<h2>现在可以办理</h2><ul class="plain ways">${acts.map(({ href, label }) => html`<li><a href="${href}">${label}</a></li>`)}</ul>` : ''}
${clocks.length ? html`<h2>时限</h2>${clocks.map(clock)}` : ''}
<h2>办理进度</h2>
<ol class="course">${stages.map(({ title: step, is, on }) => html`<li class="${is}"${is === 'now' ? html` aria-current="step"` : ''}>${step}${on ? html` <span class="note">${dayText(on)}</span>` : is === 'ahead' ? html` <span class="note">尚未到</span>` : ''}</li>`)}</ol>
${papers.length ? html`<h2>文书</h2><ul class="plain">${papers.map(({ href, title: paper, on }) => html`<li><a href="${href}" download>${paper}（PDF）</a> <span class="note">${dayText(on)}</span></li>`)}</ul>` : ''}
<h2>经过</h2>
<ol class="plain">${said.map(({ on, label }) => html`<li>${dayText(on)}　${label}</li>`)}</ol>
<p><a href="/my">‹ 我的申请</a></p>`

const clock = ({
  label,
  promise,
  left,
  due,
  length,
  startedOn,
  steps,
  basis,
  status,
}: ClockLine): Html => html`<div class="told"><p><strong>${label}${promise ? '（承诺）' : ''}</strong>：${left}</p>
<p>${dayText(startedOn)}起算，${length}${status === 'paused' ? '，现中止计算' : `，${dayText(due)}届满`}</p>
<details><summary>为什么是这一天</summary><ul>${steps.map((step) => html`<li>${step}</li>`)}</ul><p>${basis}</p></details></div>`
