import type { Day } from '#domain/calendar/day.ts'
import { kindLabel } from '#domain/figures/figure.ts'
import { type ReportDocument, type Span, textOf } from '#domain/report/document.ts'

/** The annual report as it lies on paper: prose only, and at the end every number with where it comes from. */
export type ReportPaper = {
  readonly title: string
  readonly to: string
  readonly blocks: readonly (
    | { readonly type: 'heading'; readonly level: number; readonly text: string }
    | {
        readonly type: 'p'
        readonly text: string
        /** 脚注 behind characters of the text, in their order. */
        readonly notes?: readonly { readonly after: number; readonly text: string }[]
      }
  )[]
  readonly issuer: string
  readonly on: Day
  /** Stands on every page of a report that nobody has approved. */
  readonly draft: string | null
  readonly appendix: {
    readonly title: string
    readonly head: readonly string[]
    readonly rows: readonly (readonly string[])[]
  }
}

type Options = {
  /** How each number is counted, at the foot of the page on which it stands first. */
  readonly footnotes?: boolean
}

/** @param on 成文日期; of a draft, the day of its records */
export function reportPaper(report: ReportDocument, on: Day, { footnotes = false }: Options = {}): ReportPaper {
  const noted = new Set<string>()
  const [first, ...rest] = report.blocks
  const blocks = first?.type === 'heading' && first.level === 1 ? rest : report.blocks
  return {
    title: report.title,
    to: report.addressees.join('、'),
    blocks: blocks.map((block) =>
      block.type === 'heading'
        ? { type: 'heading', level: block.level, text: block.text }
        : {
            type: 'p',
            text: block.spans.map(textOf).join(''),
            ...(footnotes ? { notes: notesIn(block.spans, noted) } : {}),
          },
    ),
    issuer: report.bureau,
    on,
    draft: paperMark(report.state),
    appendix: {
      title: '数据来源',
      head: ['编号', '数据', '报告中', '类别', '记录', '口径'],
      rows: report.claims.map((claim) => [
        claim.id,
        claim.title,
        claim.printed,
        kindLabel[claim.kind],
        String(claim.records),
        claim.definition,
      ]),
    },
  }
}

/** A note for each number that has had none yet. */
function notesIn(spans: readonly Span[], noted: Set<string>) {
  let after = 0
  return spans.flatMap((span) => {
    after += textOf(span).length
    if (span.type !== 'claim' || noted.has(span.claim.id)) return []
    noted.add(span.claim.id)
    const { title, definition, records } = span.claim
    return [{ after, text: `${title}：${definition}（记录 ${records} 条）` }]
  })
}

/** A paragraph in pieces, each with the note behind it. */
export function piecesOf({ text, notes = [] }: { text: string; notes?: readonly { after: number; text: string }[] }) {
  const ends = [...notes, { after: text.length, text: undefined }]
  return ends.map((note, index) => ({ text: text.slice(ends[index - 1]?.after ?? 0, note.after), note: note.text }))
}

const paperMark = ({ id, label, note }: ReportDocument['state']): string | null =>
  id === 'published' ? null : id === 'draft' ? label : note
