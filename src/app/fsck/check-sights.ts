import type { JournalHouse } from '#app/journal/ports.ts'
import { kindOf } from '#app/journal/sealing/entry-kinds.ts'
import { isProven } from '#app/journal/witnesses/first-sight.ts'
import type { Witnessed } from '#domain/engine/case.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { type FsckFinding, found } from './findings.ts'
import type { CaseRecords } from './ports.ts'

/** What an act says that an outside witness saw of an earlier one. */
export type RecordedSight = {
  readonly caseId: string
  readonly n: number
  readonly kind: string
  readonly seen: Witnessed
}

/** The sights on which acts of a case rest. */
export function sightsIn(matters: MatterBook, { caseId, entries }: CaseRecords): readonly RecordedSight[] {
  return entries.flatMap(({ n, matter: id, version, action, form }) => {
    const matter = matters.version(id, version)
    const earlier = matter?.actions[action]?.witnessed
    const seen = form?.['witnessed'] as Witnessed | undefined
    return matter && earlier && seen ? [{ caseId, n, kind: kindOf(matter, earlier), seen }] : []
  })
}

/** Each sight that was recorded must still be provable out of the published log. */
export async function checkSights(journal: JournalHouse, sights: readonly RecordedSight[]): Promise<FsckFinding[]> {
  const findings: FsckFinding[] = []
  for (const { caseId, n, kind, seen } of sights) {
    if (!(await isProven(journal, caseId, kind, seen)))
      findings.push(found('sight.unproven', { caseId, n, by: seen.by, size: seen.size }))
  }
  return findings
}
