import { at } from '#domain/calendar/day.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import type { Press } from './press/press.ts'
import type { ReportPaper } from './report-paper.ts'

/** The annual report as PDF/A-3a. */
export const reportPdf = async (press: Press, report: ReportPaper): Promise<Uint8Array> =>
  press.pdf(
    'report',
    { printed: { report, keywords: [await press.fontNote()] }, raw: {} },
    secondsOf(at(report.on, '00:00'))!,
  )
