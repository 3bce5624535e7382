import { dayOf, dayText } from '#domain/calendar/day.ts'
import type { PublishedVersion } from '#domain/matters/leadership/annual-report.versions.ts'
import type { Change, ReportDocument } from '#domain/report/document.ts'
import type { FrozenReport } from './frozen-report.ts'

/** A report as it was published: its text and numbers as they were kept, and how far they have since moved on. */
export function publishedReport(
  { report }: FrozenReport,
  version: PublishedVersion,
  now: ReportDocument,
): ReportDocument {
  const { asOf, approvedOn, publishedOn, reason } = version
  const note =
    `本文由截至${dayText(dayOf(asOf))}的记录生成，${dayText(approvedOn)}审定，${dayText(publishedOn)}公开；文本和数据不再变动。` +
    (reason ? `更正原因：${reason}。` : '')
  return {
    ...report,
    asOf: null,
    state: { id: 'published', label: version.kind === 'report' ? '已公开' : '更正', note, approvedOn },
    changes: changesBetween(report, now),
  }
}

/** The numbers that stand in the text and that the records now give otherwise. */
const changesBetween = (told: ReportDocument, now: ReportDocument): readonly Change[] => {
  const after = new Map(now.claims.map((claim) => [claim.id, claim]))
  return told.claims.flatMap(({ id, title, exact, printed, isSaid }) => {
    const current = after.get(id)
    return isSaid && current && current.exact !== exact ? [{ id, title, published: printed, now: current.printed }] : []
  })
}
