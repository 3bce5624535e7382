import type { RightChange } from '#db/right-changes.view.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { address } from '../links.ts'
import { empty, tableBox } from '../parts.ts'
import { momentText } from '../words.ts'

type Page = {
  readonly changes: readonly RightChange[]
  readonly size: number
  readonly matterOf: (change: RightChange) => Matter | undefined
  readonly names: ReadonlyMap<string, string>
}

/** Who gave which right to whom, lent it, ended it, handed it over: as it was recorded, newest first. */
export const rightChangesPage = ({ changes, size, matterOf, names }: Page): Html => html`<h1>权限变动</h1>
<p>入册、任免、代理、交接、登录链接、统一身份和接口令牌的每一次办理，都是封存的记录。</p>
${
  changes.length === 0
    ? empty('没有更早的记录。')
    : tableBox(
        '权限变动',
        ['时间', '何人办理', '办理', '对象', '理由'],
        changes.map((change) => {
          const matter = matterOf(change)
          return html`<tr>
<td>${momentText(change.recordedAt)}</td><td>${names.get(change.actor) ?? change.actor}（${change.actor}）</td>
<td>${matter?.actions[change.action]?.label ?? change.action}<br><span class="hint">${matter?.title ?? change.matter}</span></td>
<td class="break">${change.title}</td><td>${change.reasons ?? ''}</td></tr>`
        }),
      )
}
${changes.length === size ? html`<p><a rel="next" href="${address('/admin/rights', { before: changes.at(-1)!.recordedAt })}">更早的记录</a></p>` : ''}`
