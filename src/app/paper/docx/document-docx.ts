import { hash } from 'node:crypto'
import { AlignmentType, BorderStyle, Paragraph } from 'docx'
import { dayText } from '#domain/calendar/day.ts'
import { type Paper, paperOf, wordingNote } from '#domain/documents/paper.ts'
import type { Block } from '#domain/documents/wording.ts'
import {
  acrossArea,
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
      ...paper.body.map((block) => blockOf(block, paper.layout === 'certificate' ? { wide: acrossArea } : {})),
      ...endOf(paper),
      ...paper.notes.map((note) => para(`（${note}）`)),
      ...(paper.copy === 'public' ? [para('（公开文本）')] : []),
      ...verification(paper, hash('sha256', text, 'hex')),
    ],
  )
}

/** What proves the paper, between the rules of a 版记. The file is a copy: what is checked is the PDF, or the hash. */
function verification({ number: no, check }: Paper, sha256: string): Paragraph[] {
  const rule = { style: BorderStyle.SINGLE, size: 8, space: 4 } as const
  const lines = [
    ...(no ? [`文号：${no}`] : []),
    `正文摘要（SHA-256）：${sha256.slice(0, 16)}…`,
    check ? `核验：${check}/receipts` : '核验：门户“核对回执和证件”页',
  ]
  return lines.map(
    (text, index) =>
      new Paragraph({
        children: run(text, { size: 21 }),
        spacing: { ...line, line: 300, before: index === 0 ? 200 : 0 },
        keepNext: index < lines.length - 1,
        border: {
          ...(index === 0 ? { top: rule } : {}),
          ...(index === lines.length - 1 ? { bottom: rule } : {}),
        },
      }),
  )
}

const red = 'D7000F'

function headOf(paper: Paper): Paragraph[] {
  const { layout, title, issuer, number: no, on } = paper
  switch (layout) {
    case 'decision':
      return [mark(paper), number(no ?? ''), headingOf(title, 1)]
    case 'letter':
      return [mark(paper), letterTitle(title), ...(no ? [centred(no)] : [])]
    case 'order':
      return [redTitle(title, mm(20)), ...(no ? [centred(no)] : []), blank()]
    case 'minutes':
      return [redTitle(title, mm(35)), ...(no ? [centred(no)] : []), number(`${issuer}　　${dayText(on)}`), blank()]
    default:
      return [headingOf(title, 1), ...(no ? [centred(no)] : [])]
  }
}

/** An order ends with who signs it, minutes with nobody: their head says whose they are. */
function endOf({ layout, issuer, signer, on }: Paper): Paragraph[] {
  if (layout === 'minutes') return []
  return signed(signer ? `${signer.post}　${signer.name}` : issuer, dayText(on), 4)
}

/** The title that is its own mark: 20 mm below the type area's upper edge on an order, 35 mm in minutes (GB/T 9704 10.2, 10.3). */
const redTitle = (title: string, before: number): Paragraph =>
  new Paragraph({
    children: run(title, { size: 72, color: red }),
    style: 'Heading1',
    spacing: { ...line, line: 900, before, after: line.line },
  })

/** Nearer than another title: its mark stands in the type area, and not above it as in the PDF. */
const letterTitle = (title: string): Paragraph =>
  new Paragraph({ children: run(title), style: 'Heading1', spacing: { ...line, line: 700, before: 380, after: 380 } })

const mm = (length: number): number => Math.round(length * 56.6929)

const mark = ({ issuer, layout }: Paper): Paragraph =>
  new Paragraph({
    children: run(issuer, { font: fonts.title, size: layout === 'decision' ? 80 : 60, color: red }),
    alignment: AlignmentType.CENTER,
    // A decision's mark stands 35 mm below the type area's upper edge (7.2.4); its line is as high as its characters.
    spacing: { ...line, line: layout === 'decision' ? 960 : 720, before: layout === 'decision' ? mm(35) : 0 },
    ...(layout === 'letter'
      ? { border: { bottom: { style: BorderStyle.DOUBLE, size: 18, color: red, space: 8 } } }
      : {}),
  })

const number = (text: string): Paragraph =>
  new Paragraph({
    children: run(text),
    alignment: AlignmentType.CENTER,
    spacing: { ...line, before: text ? 2 * line.line : 0 },
    border: { bottom: { style: BorderStyle.SINGLE, size: 14, color: red, space: 8 } },
  })

function blockOf(block: Block, width: { readonly wide?: number }) {
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
      return tableOf(undefined, block.rows, { widths: [22, 78], ...width })
    case 'table':
      return tableOf(block.head, block.rows, width)
  }
}
