import { DeletedTextRun, InsertedTextRun, Paragraph, type ParagraphChild } from 'docx'
import type { Instant } from '#domain/calendar/day.ts'
import type { Change, Comparison } from '#domain/texts/compare.ts'
import type { Piece } from '#domain/texts/pieces.ts'
import { docxOf, headingOf, line, run } from '../paper/docx/frame.ts'
import { visible } from '../paper/press/glyphs.ts'

export type Compared = {
  readonly title: string
  readonly comparison: Comparison
  /** Who brought the later version, and when: Word shows it beside each change. */
  readonly by: string
  readonly at: Instant
}

const whole = (type: Piece['type'], text: string): readonly Piece[] => [{ type, text }]

/** What each clause was and is. A clause that has moved is taken out where it stood and put in where it stands. */
function paragraphsOf(changes: readonly Change[]): readonly (readonly Piece[])[] {
  const gone = changes.flatMap((one) => (one.type === 'moved' ? [one.before] : [])).sort((a, b) => a.n - b.n)
  const put: (readonly Piece[])[] = []
  let passed = 0
  const movedUpTo = (n: number) => {
    for (const one of gone) if (one.n > passed && one.n < n) put.push(whole('out', one.text))
    passed = Math.max(passed, n)
  }
  for (const one of changes) {
    if (one.type === 'same' || one.type === 'changed' || one.type === 'removed') movedUpTo(one.before.n)
    if (one.type === 'same') put.push(renumbered(one.before.label, one.after.label, one.after.text))
    else if (one.type === 'changed') put.push(one.pieces)
    else if (one.type === 'removed') put.push(whole('out', one.before.text))
    else put.push(whole('in', one.after.text))
  }
  movedUpTo(Number.POSITIVE_INFINITY)
  return put
}

/** Another number before the same words is a change of the number alone. */
const renumbered = (before: string, after: string, text: string): readonly Piece[] =>
  before === after
    ? whole('kept', text)
    : [
        { type: 'out', text: before },
        { type: 'in', text: after },
        { type: 'kept', text: text.slice(after.length) },
      ]

/** 花脸稿 as a DOCX with real tracked changes: to accept all gives the later version, to reject all the earlier one. */
export function comparedDocx({ title, comparison, by, at }: Compared): Promise<Uint8Array> {
  let id = 0
  const told = ({ type, text }: Piece): readonly ParagraphChild[] => {
    if (type === 'kept') return run(text)
    id += 1
    const mark = { text: visible(text), id, author: by, date: at }
    return [type === 'in' ? new InsertedTextRun(mark) : new DeletedTextRun(mark)]
  }
  return docxOf({ title, creator: by }, [
    headingOf(title, 1),
    ...paragraphsOf(comparison.changes).map(
      (pieces) => new Paragraph({ children: pieces.flatMap(told), spacing: line, indent: { firstLine: 632 } }),
    ),
  ])
}
