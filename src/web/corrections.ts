import type { CaseView } from '#db/case.view.ts'
import type { Day } from '#domain/calendar/day.ts'
import type { IssuedDocument } from '#domain/engine/case.ts'
import { documentCorrection, isNamed } from '#domain/matters/supervision/document-correction.ts'

/** What became of an issued document since: which later document names it. */
export type Corrected = { readonly by: 'corrected' | 'voided'; readonly number: string | undefined; readonly on: Day }

/** Corrections and voids of a document, by the cases that name the case in which it was issued; oldest first. */
export async function correctionsOf(
  cases: Pick<CaseView, 'current' | 'related'>,
  caseId: string,
  document: Pick<IssuedDocument, 'number' | 'sha256' | 'open'>,
): Promise<readonly Corrected[]> {
  const current = await cases.current(caseId)
  const naming = current ? await cases.related(current) : []
  return naming.flatMap(({ matter, state, data, documents }): Corrected[] => {
    if (matter !== documentCorrection.id || (state !== 'corrected' && state !== 'voided')) return []
    const named = (data['voiding'] ?? data['correction'])?.['document']
    const notice = documents.at(-1)
    if (!notice || !isNamed({ kind: '', on: notice.on, ...document }, String(named))) return []
    return [{ by: state, number: notice.number, on: notice.on }]
  })
}
