import { at } from '#domain/calendar/day.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import type { Press } from './press/press.ts'
import { piecesOf, type ReportPaper } from './report-paper.ts'

/** The annual report as PDF/A-3a. */
export async function reportPdf(press: Press, report: ReportPaper): Promise<Uint8Array> {
  const blocks = report.blocks.map((block) => (block.type === 'p' ? { ...block, pieces: piecesOf(block) } : block))
  return press.pdf(
    'report',
    { printed: { report: { ...report, blocks }, keywords: [await press.fontNote()] }, raw: {} },
    secondsOf(at(report.on, '00:00'))!,
  )
}
