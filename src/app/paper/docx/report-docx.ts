import { dayText } from '#domain/calendar/day.ts'
import { piecesOf, type ReportPaper } from '../report-paper.ts'
import { blank, centred, docxOf, flush, fonts, headingOf, notedPara, signed, tableOf } from './frame.ts'

/** 词意完整: a title that begins with the bureau's name breaks after it. */
const titleLines = ({ title, issuer }: ReportPaper): string =>
  title.startsWith(issuer) && title.length > 18 ? `${issuer}\n${title.slice(issuer.length)}` : title

/** The annual report as a DOCX that is worked on further: real headings, real page numbers. */
export function reportDocx(report: ReportPaper): Promise<Uint8Array> {
  const notes: string[] = []
  const paragraph = (block: Parameters<typeof piecesOf>[0]) =>
    notedPara(
      piecesOf(block).map(({ text, note }) => ({ text, note: note === undefined ? undefined : notes.push(note) })),
    )
  const properties = { title: report.title, creator: report.issuer, footnotes: notes }
  return docxOf({ ...properties, ...(report.draft ? { note: report.draft } : {}) }, [
    ...(report.draft ? [flush(`【${report.draft}】`)] : []),
    headingOf(titleLines(report), 1),
    flush(`${report.to}：`),
    ...report.blocks.map((block) => (block.type === 'heading' ? headingOf(block.text, block.level) : paragraph(block))),
    ...signed(report.issuer, dayText(report.on), 2),
    blank(),
    flush('附件'),
    centred(report.appendix.title, { font: fonts.title, size: 36 }),
    tableOf(report.appendix.head, report.appendix.rows, { size: 18, widths: [11, 34, 25, 17, 13, 56] }),
  ])
}
