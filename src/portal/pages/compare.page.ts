import type { Change, Comparison } from '#domain/texts/compare.ts'
import type { Piece } from '#domain/texts/pieces.ts'
import { type Html, html } from '../html.ts'

type Version = { readonly no: number; readonly name: string; readonly on: string }
export type ComparedTexts = {
  readonly title: string
  readonly before: Version
  readonly after: Version
  readonly comparison: Comparison
}

/** 花脸稿 and 清稿 of two versions, as one page that needs nothing beside it. */
export const comparePage = ({ title, before, after, comparison: { changes, counts } }: ComparedTexts): Html => html`
<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}：第${before.no}稿与第${after.no}稿</title>
<style>
body{font:16px/1.8 serif;max-width:60em;margin:2em auto;padding:0 1em}
ins{background:#d9f2d9;text-decoration:underline}del{background:#f9dcdc}
.note{color:#555;font-size:.85em}
</style></head><body>
<h1>${title}</h1>
<p>第${before.no}稿（${before.on}，${before.name}）与第${after.no}稿（${after.on}，${after.name}）比较：修改 ${counts.changed} 条，新增 ${counts.added} 条，删去 ${counts.removed} 条，移动 ${counts.moved} 条，未改 ${counts.same} 条。</p>
<h2>花脸稿</h2>
${changes.map((one) => html`<p>${marked(one)}</p>`)}
<h2>清稿</h2>
${changes.flatMap((one) => ('after' in one ? [html`<p>${one.after.text}</p>`] : []))}
</body></html>`

function marked(change: Change): Html {
  switch (change.type) {
    case 'same':
      return change.before.label === change.after.label
        ? html`${change.after.text}`
        : html`${change.after.text} <span class="note">（原${change.before.label}）</span>`
    case 'added':
      return html`<ins>${change.after.text}</ins>`
    case 'removed':
      return html`<del>${change.before.text}</del>`
    case 'moved':
      return html`${change.pieces.map(piece)} <span class="note">（移自${change.before.path || `第${change.before.n}段`}）</span>`
    case 'changed':
      return html`${change.pieces.map(piece)}`
  }
}

const piece = ({ type, text }: Piece): Html =>
  type === 'kept' ? html`${text}` : type === 'in' ? html`<ins>${text}</ins>` : html`<del>${text}</del>`
