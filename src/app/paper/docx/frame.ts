import {
  AlignmentType,
  Document,
  DocumentGridType,
  Footer,
  FootnoteReferenceRun,
  type ISectionOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { visible } from '../press/glyphs.ts'

// GB/T 9704 in the units of Word: 1 mm = 56.7 twips, a line exactly 579 twips (22 × 579 ≤ 225 mm), −0.25 pt between
// characters for 28 in a line. Fonts are named as the standard names them; a reader without them substitutes.

export const fonts = { body: '仿宋', heading: '黑体', kai: '楷体', title: '方正小标宋简体', number: '宋体' } as const
const margin = { top: 2098, left: 1587, right: 1474, bottom: 1984, footer: 1446 } as const
export const line = { line: 579, lineRule: LineRuleType.EXACT, before: 0, after: 0 } as const
/** 156 mm / 28. */
export const character = 316
const twoCharacters = { firstLine: 2 * character } as const
const size3 = 32
const size2 = 44
/** 156 mm. */
const area = 8844
/** A4 across with 25 mm on each side and 15 mm above and below; a certificate has one page and no number on it. */
const acrossMargin = { top: 850, left: 1417, right: 1417, bottom: 850 } as const
export const acrossArea = 16_838 - 2 * 1417
const tight = -5

const named = (font: string) => ({ ascii: font, hAnsi: font, eastAsia: font, cs: font })

/** One run of text; what cannot be seen is written as its code, and a line's end is one. */
export const run = (text: string, more: { font?: string; size?: number; color?: string } = {}): TextRun[] =>
  visible(text)
    .split('\n')
    .map(
      (piece, index) =>
        new TextRun({
          text: piece,
          ...(index ? { break: 1 } : {}),
          ...(more.font ? { font: named(more.font) } : {}),
          ...(more.size ? { size: more.size } : {}),
          ...(more.color ? { color: more.color } : {}),
        }),
    )

export const para = (text: string): Paragraph =>
  new Paragraph({ children: run(text), indent: twoCharacters, spacing: line })
/** A paragraph with footnotes behind its pieces, by their numbers from 1. */
export const notedPara = (pieces: readonly { readonly text: string; readonly note: number | undefined }[]): Paragraph =>
  new Paragraph({
    children: pieces.flatMap(({ text, note }) => [
      ...run(text),
      ...(note === undefined ? [] : [new FootnoteReferenceRun(note)]),
    ]),
    indent: twoCharacters,
    spacing: line,
  })
export const flush = (text: string): Paragraph => new Paragraph({ children: run(text), spacing: line })
export const centred = (text: string, more: Parameters<typeof run>[1] = {}): Paragraph =>
  new Paragraph({ children: run(text, more), alignment: AlignmentType.CENTER, spacing: { ...line, line: 700 } })
export const blank = (): Paragraph => new Paragraph({ spacing: line })

/** A heading that Word and WPS number, list and edit as one. Level 1 is the title. */
export const headingOf = (text: string, level: number, more: Parameters<typeof run>[1] = {}): Paragraph =>
  new Paragraph({ children: run(text, more), style: `Heading${Math.min(level, 4)}` })

/** The issuer and the date, `free` characters from the right edge. */
export const signed = (issuer: string, date: string, free: number): Paragraph[] => {
  const right = (text: string, characters: number) =>
    new Paragraph({
      children: run(text),
      alignment: AlignmentType.RIGHT,
      indent: { end: Math.round(characters * character) },
      spacing: line,
      keepNext: true,
    })
  const wider = Math.max(0, (issuer.length - date.length) / 2)
  return [blank(), right(issuer, free), right(date, free + wider)]
}

/** A table as wide as the type area, if no other width is named; `widths` are shares of it. */
export const tableOf = (
  head: readonly string[] | undefined,
  rows: readonly (readonly string[])[],
  {
    size = 28,
    widths,
    wide = area,
  }: { readonly size?: number; readonly widths?: readonly number[]; readonly wide?: number } = {},
): Table => {
  const shares = widths ?? (head ?? rows[0] ?? []).map((name) => (name === '序号' ? 1 : 4))
  const whole = shares.reduce((sum, share) => sum + share, 0)
  const cell = (text: string, isHead: boolean) =>
    new TableCell({
      children: [
        new Paragraph({
          children: run(text, { size, font: isHead ? fonts.heading : fonts.body }),
          alignment: isHead ? AlignmentType.CENTER : AlignmentType.LEFT,
          // Size is in half points.
          spacing: { ...line, line: Math.round(size * 14) },
        }),
      ],
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
    })
  return new Table({
    width: { size: wide, type: WidthType.DXA },
    columnWidths: shares.map((share) => Math.floor((wide * share) / whole)),
    layout: TableLayoutType.FIXED,
    rows: [
      ...(head ? [new TableRow({ tableHeader: true, children: head.map((text) => cell(text, true)) })] : []),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((text) => cell(text, false)) })),
    ],
  })
}

/** 四号半角宋体, a dash on each side, one character free: odd pages right, even pages left. */
const pageNumber = (alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.LEFT ? { start: character } : { end: character },
        children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: named(fonts.number) })],
      }),
    ],
  })

type Properties = {
  readonly title: string
  readonly creator: string
  readonly note?: string
  readonly landscape?: true
  /** Texts of the footnotes, in the order of their numbers. */
  readonly footnotes?: readonly string[]
}

const headingStyle = (level: 2 | 3 | 4, font: string) => ({
  id: `Heading${level}`,
  name: `heading ${level}`,
  basedOn: 'Normal',
  next: 'Normal',
  quickFormat: true,
  run: { font: named(font), size: size3, bold: false, color: '000000' },
  paragraph: { indent: twoCharacters, spacing: line, outlineLevel: level - 1, keepNext: true },
})

/** A DOCX whose bytes follow from its contents alone: no clock, no chance. */
export async function docxOf(
  { title, creator, note, landscape, footnotes = [] }: Properties,
  children: ISectionOptions['children'],
): Promise<Uint8Array> {
  const document = new Document({
    title: visible(title),
    creator,
    lastModifiedBy: creator,
    ...(note ? { description: note } : {}),
    footnotes: Object.fromEntries(
      footnotes.map((text, index) => [
        index + 1,
        { children: [new Paragraph({ children: run(text, { size: 18 }), spacing: { line: 240 } })] },
      ]),
    ),
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: named(fonts.body),
            size: size3,
            characterSpacing: tight,
            language: { value: 'zh-CN', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: line },
        },
      },
      paragraphStyles: [
        {
          id: 'Heading1',
          name: 'heading 1',
          basedOn: 'Normal',
          next: 'Normal',
          quickFormat: true,
          run: { font: named(fonts.title), size: size2, bold: false, color: '000000', characterSpacing: 0 },
          paragraph: {
            alignment: AlignmentType.CENTER,
            spacing: { ...line, line: 700, before: 580, after: 580 },
            outlineLevel: 0,
          },
        },
        headingStyle(2, fonts.heading),
        headingStyle(3, fonts.kai),
        headingStyle(4, fonts.body),
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: 11_906, height: 16_838, ...(landscape ? { orientation: 'landscape' as const } : {}) },
            margin: landscape ? acrossMargin : margin,
          },
          grid: { type: DocumentGridType.LINES, linePitch: 579 },
        },
        ...(landscape
          ? {}
          : { footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) } }),
        children,
      },
    ],
  })
  return withoutClock(new Uint8Array(await Packer.toArrayBuffer(document)))
}

const epoch = new Date(1980, 0, 1)

const edits: Readonly<Record<string, (xml: string) => string>> = {
  'docProps/core.xml': (xml) => xml.replace(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, '$11980-01-01T00:00:00Z'),
  // Lines smaller than the body's (cells, the lines that prove a paper) do not stretch to the grid of the body.
  'word/document.xml': (xml) =>
    xml.replace(/<w:spacing [^>]*w:line="(\d+)"[^>]*\/>/g, (found, pitch) =>
      Number(pitch) < line.line ? `<w:snapToGrid w:val="0"/>${found}` : found,
    ),
  // What the library has no words for: no gap between 2024 and 年, no punctuation beyond the edge.
  'word/styles.xml': (xml) =>
    xml.replace(
      /(<w:pPrDefault><w:pPr>)/,
      '$1<w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>',
    ),
}

/** Packs the parts again with fixed dates: what the library writes carries the moment of writing. */
function withoutClock(file: Uint8Array): Uint8Array {
  const parts = Object.entries(unzipSync(file)).sort(([a], [b]) => (a < b ? -1 : 1))
  const fixed = parts.map(([name, bytes]) => [name, edits[name] ? strToU8(edits[name](strFromU8(bytes))) : bytes])
  return zipSync(Object.fromEntries(fixed), { mtime: epoch, level: 6 })
}
