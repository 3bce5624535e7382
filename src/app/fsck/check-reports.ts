import type { AttachmentStore } from '#app/files/attachments.ts'
import { type FrozenReport, figuresChanged, proseOf, readFrozen } from '#app/report-room/frozen-report.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Entry } from '#domain/engine/case.ts'
import { annualReport } from '#domain/matters/leadership/annual-report.ts'
import { type FsckFinding, found } from './findings.ts'

/** A text that stands in a report's case, by the entry that composed it. */
export type ReportText = {
  readonly caseId: string
  readonly n: number
  readonly asOf: Instant
  readonly sha256: string
}

export type ReportsChecked = {
  readonly attachments: Pick<AttachmentStore, 'get'>
  /** Composes the report of a year anew, from the records as they stood. */
  readonly compose: (year: number, asOf: Instant) => Promise<FrozenReport>
}

/** The texts among some entries. */
export const reportTextsIn = (entries: readonly Entry[]): readonly ReportText[] =>
  entries
    .filter(({ matter, action }) => matter === annualReport.id && (action === 'fix' || action === 'fixErratum'))
    .flatMap(({ caseId, n, form }) => {
      const { asOf, text } = (form ?? {}) as { asOf?: Instant; text?: { sha256: string } }
      return asOf && text ? [{ caseId, n, asOf, sha256: text.sha256 }] : []
    })

/**
 * Each kept text of a report against the records as they stood when it was composed. Other numbers are a fault: the text
 * was not composed, or what was on record was changed. Other words alone are a doubt: the outline may have been revised.
 */
export async function checkReports(
  texts: readonly ReportText[],
  { attachments, compose }: ReportsChecked,
): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = []
  for (const { caseId, n, asOf, sha256 } of texts) {
    // A file that cannot be read is a finding of its own.
    const bytes = await attachments.get(sha256).catch(() => undefined)
    if (!bytes) continue
    const kept = parsed(bytes)
    if (!kept || kept.asOf !== asOf) {
      findings.push(found('report.strange', { caseId, n }))
      continue
    }
    const anew = await compose(kept.report.year, asOf)
    const figures = figuresChanged(kept, anew)
    if (figures.length) findings.push(found('report.figures', { caseId, n, figures: figures.join('、') }))
    else if (proseOf(kept) !== proseOf(anew)) findings.push(found('report.prose', { caseId, n }, 'doubt'))
  }
  return findings
}

function parsed(bytes: Uint8Array): FrozenReport | undefined {
  try {
    return readFrozen(bytes)
  } catch {
    return undefined
  }
}
