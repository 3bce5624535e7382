import { type Day, dayText } from '#domain/calendar/day.ts'
import {
  byKind,
  documentsOf,
  type HouseWording,
  kindCode,
  requiredOf,
  valuesOf,
  type WordingRow,
  wordingOn,
} from '#domain/documents/house-wording.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { type Html, html } from '../html.ts'
import { recordPath } from '../links.ts'
import { tableBox } from '../parts.ts'

export type WordingsPage = {
  readonly today: Day
  readonly matters: readonly Matter[]
  /** Everything that was ever confirmed, also what applies no longer or not yet. */
  readonly rows: readonly WordingRow[]
}

/** Every document, in whose words it is written today, and what a wording of the bureau's own may and must name. */
export function wordingsPage({ today, matters, rows }: WordingsPage): Html {
  const documents = [...documentsOf(matters)]
  const { wordings, lost } = byKind(matters, rows)
  const own = documents.filter(([, { matter, kind }]) => wordingOn(wordings, kindCode(matter, kind), today)).length
  return html`
<h1>文书用语</h1>
<p>文书正文的用语由系统提供，本局可以调整：由一人提出、另一人确认，自起用日期适用，并写入所出具的文书；停用或者没有调整的，仍用系统原有的正文。标题、文号、主送、落款和日期不在调整之列。</p>
<p>共 ${documents.length} 种文书；${dayText(today)}由本局调整用语的 ${own} 种。</p>
${lost.length ? lostNote(lost) : ''}
${tableBox(
  '文书用语',
  ['文书', '用语', '可以填入的内容', '起止'],
  documents.map(([label, { matter, kind }]) => {
    const code = kindCode(matter, kind)
    const now = wordingOn(wordings, code, today)
    const must = requiredOf(matter, kind)
    const values = [...valuesOf(matter, kind).keys()]
    return html`<tr><th scope="row">${label}</th><td>${now ? '本局' : '系统原有'}</td>
<td><details><summary>${values.length + 2} 项</summary><p>必须填入（写有{{原文}}的除外）：${must.map((name) => `{{${name}}}`).join('、')}。</p>
<p>${['原文', '原文表格', ...values].map((name) => `{{${name}}}`).join(' ')}</p></details></td>
<td>${history(code, now, wordings)}</td></tr>`
  }),
)}`
}

/** A wording that words nothing any more is said, not passed over. */
const lostNote = (lost: readonly WordingRow[]): Html => html`
<p class="warn">以下用语所指的文书已经没有，不再适用；需要时请对现有的文书重新提出：</p>
<ul>${lost.map(({ document, caseId, from }) => html`<li><a href="${recordPath(caseId)}">${document}</a>（${from} 起）</li>`)}</ul>`

function history(code: string, now: HouseWording | undefined, rows: readonly HouseWording[]): Html {
  const own = rows.filter((row) => row.kind === code).sort((a, b) => (a.from < b.from ? 1 : -1))
  if (own.length === 0) return html`没有调整过`
  return html`<ul>${own.map((row) => {
    const span = `${row.from} 起${row.until ? `，${row.until} 前` : ''}`
    return html`<li><a href="${recordPath(row.caseId)}">${span}</a>${row === now ? '（今天适用）' : ''}</li>`
  })}</ul>`
}
