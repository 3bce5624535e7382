import { AlignmentType, BorderStyle, Paragraph } from 'docx'
import { dayText } from '#domain/calendar/day.ts'
import { type Paper, paperOf, wordingNote } from '#domain/documents/paper.ts'
import type { Block } from '#domain/documents/wording.ts'
import {
  blank,
  centred,
  character,
  docxOf,
  flush,
  fonts,
  headingOf,
  line,
  para,
  run,
  signed,
  tableOf,
} from './frame.ts'

/** A document as DOCX, for those who work on with it. What was sealed is its text; the file is a copy. */
export function documentDocx(text: string): Promise<Uint8Array> {
  const paper = paperOf(text)
  const title = paper.number ? `${paper.title} ${paper.number}` : paper.title
  return docxOf(
    {
      title,
      creator: paper.issuer,
      note: wordingNote(paper),
      ...(paper.layout === 'certificate' ? { landscape: true as const } : {}),
    },
    [
      ...headOf(paper),
      ...(paper.to ? [flush(`${paper.to}：`)] : []),
      ...paper.body.map(blockOf),
      ...endOf(paper),
      ...paper.notes.map((note) => para(`（${note}）`)),
      ...(paper.copy === 'public' ? [blank(), para('（公开文本）')] : []),
    ],
  )
}

const red = 'D7000F'

function headOf(paper: Paper): Paragraph[] {
  const { layout, title, issuer, number: no, on } = paper
  switch (layout) {
    case 'decision':
      return [mark(paper), ...(no ? [number(no)] : []), headingOf(title, 1)]
    case 'letter':
      return [mark(paper), headingOf(title, 1), ...(no ? [centred(no)] : [])]
    case 'order':
      return [redTitle(title), blank(), ...(no ? [centred(no)] : []), blank()]
    case 'minutes':
      return [redTitle(title), blank(), ...(no ? [centred(no)] : []), number(`${issuer}　　${dayText(on)}`), blank()]
    default:
      return [headingOf(title, 1), ...(no ? [centred(no)] : [])]
  }
}

/** An order ends with who signs it, minutes with nobody: their head says whose they are. */
function endOf({ layout, issuer, signer, on }: Paper): Paragraph[] {
  if (layout === 'minutes') return []
  return signed(signer ? `${signer.post}　${signer.name}` : issuer, dayText(on), 4)
}

const redTitle = (title: string): Paragraph => headingOf(title, 1, { size: 72, color: red })

const mark = ({ issuer, layout }: Paper): Paragraph =>
  new Paragraph({
    children: run(issuer, { font: fonts.title, size: layout === 'decision' ? 80 : 60, color: red }),
    alignment: AlignmentType.CENTER,
    ...(layout === 'letter'
      ? { border: { bottom: { style: BorderStyle.DOUBLE, size: 18, color: red, space: 8 } } }
      : {}),
  })

const number = (text: string): Paragraph =>
  new Paragraph({
    children: run(text),
    alignment: AlignmentType.CENTER,
    spacing: { before: 400 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 14, color: red, space: 8 } },
  })

function blockOf(block: Block) {
  switch (block.type) {
    case 'heading':
      return headingOf(block.text, 2)
    case 'p':
      return para(block.text)
    case 'roll':
      return new Paragraph({
        children: [...run(`${block.label}：`, { font: fonts.heading }), ...run(block.text)],
        indent: { left: 5 * character, hanging: 3 * character },
        spacing: line,
      })
    case 'fields':
      return tableOf(undefined, block.rows, { widths: [22, 78] })
    case 'table':
      return tableOf(block.head, block.rows)
  }
}
