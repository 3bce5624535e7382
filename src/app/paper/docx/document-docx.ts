import { AlignmentType, BorderStyle, Paragraph } from 'docx'
import { dayText } from '#domain/calendar/day.ts'
import { type Paper, paperOf } from '#domain/documents/paper.ts'
import type { Block } from '#domain/documents/wording.ts'
import { blank, centred, docxOf, flush, fonts, headingOf, para, run, signed, tableOf } from './frame.ts'

/** A document as DOCX, for those who work on with it. What was sealed is its text; the file is a copy. */
export function documentDocx(text: string): Promise<Uint8Array> {
  const paper = paperOf(text)
  const title = paper.number ? `${paper.title} ${paper.number}` : paper.title
  return docxOf(
    { title, creator: paper.issuer, ...(paper.layout === 'certificate' ? { landscape: true as const } : {}) },
    [
      ...(paper.layout === 'decision' || paper.layout === 'letter' ? [mark(paper)] : []),
      ...(paper.number && paper.layout === 'decision' ? [number(paper.number)] : []),
      headingOf(paper.title, 1),
      ...(paper.number && paper.layout !== 'decision' ? [centred(paper.number)] : []),
      ...(paper.to ? [flush(`${paper.to}：`)] : []),
      ...paper.body.map(blockOf),
      ...signed(paper.issuer, dayText(paper.on), 4),
      ...paper.notes.map((note) => para(`（${note}）`)),
      ...(paper.copy === 'public' ? [blank(), para('（公开文本）')] : []),
    ],
  )
}

const red = 'D7000F'

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
    case 'fields':
      return tableOf(undefined, block.rows, { widths: [22, 78] })
    case 'table':
      return tableOf(block.head, block.rows)
  }
}
