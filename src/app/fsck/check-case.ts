import { hash } from 'node:crypto'
import { factsOf } from '#app/decide-one.ts'
import { kindOf } from '#app/journal/sealing/entry-kinds.ts'
import { isRedaction } from '#app/journal/sealing/redaction-entry.ts'
import { canonical } from '#app/journal/sealing/seal.ts'
import { dayOf } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry, Shown } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import { linesOf } from '#domain/engine/list.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { type BroughtFact, broughtFacts } from './brought-facts.ts'
import { checkFacts } from './check-facts.ts'
import { type FsckFinding, found } from './findings.ts'
import type { CaseRecords, StoredClock } from './ports.ts'
import { type Refolded, refold } from './refold.ts'

export type CheckedCase = {
  readonly findings: readonly FsckFinding[]
  /** Digests whose contents were redacted. */
  readonly sealed: number
  /** What the acts of the case contribute to figures today. */
  readonly facts: readonly BroughtFact[]
  /** The case as its entries make it; undefined where it cannot be made at all. */
  readonly refolded?: Refolded
}

/** Everything that is derived from a case's entries, derived again and compared with what is stored. */
export function checkCase(matters: MatterBook, calendar: WorkingCalendar, records: CaseRecords): CheckedCase {
  const { caseId, row, entries } = records
  if (!row) return nothing(found('case.absent', { caseId }))
  const { matter: id, version } = entries[0] ?? row.current
  const matter = matters.version(id, version)
  if (!matter) return nothing(found('case.matter', { caseId, matter: id, version }))
  const refolded = refold(matter, records)
  const last = refolded.steps.at(-1)?.after
  const findings = [...refolded.findings]
  const steps = contributions(matter, calendar, refolded)
  if (!last) {
    findings.push(found('case.column', { caseId, columns: '全部记录' }))
  } else {
    findings.push(...compareRow(records, row, last, refolded))
    if (!isListed(matter, records)) findings.push(found('list.differs', { caseId }))
    findings.push(...compareClocks(matter, calendar, records, last))
    // What a redacted value contributed can no longer be derived; the stored fact keeps it.
    if (refolded.sealed === 0) findings.push(...compareFactsOf(records, steps))
  }
  findings.push(...compareEffects(records))
  return { findings, sealed: refolded.sealed, facts: broughtFacts(steps), refolded }
}

const nothing = (finding: FsckFinding): CheckedCase => ({ findings: [finding], sealed: 0, facts: [] })

/** Each act with the facts before and after it, and the kind under which the journal knows it. */
const contributions = (matter: Matter, calendar: WorkingCalendar, { steps }: Refolded) =>
  steps.map(({ entry, before, after }) => ({
    entry,
    kind: kindOf(matter, entry.action),
    before: factsOf(matter, before, calendar),
    after: factsOf(matter, after, calendar),
  }))

/** Its line says what its acts make of it, and everybody's line what was published. */
function isListed(matter: Matter, { row, line, entries }: CaseRecords): boolean {
  if (!line || !row) return false
  const { own, open } = linesOf(matter, row.current, entries)
  const due = [row.current.matter, row.current.version, row.current.state, own.on, own.cells]
  const kept = [line.matter, line.version, line.state, line.on_day, line.cells]
  const openDue = open ? [open.on, open.state, open.cells] : [null, null, null]
  const openKept = [line.open_day, line.open_state, line.open_cells]
  return canonical([due, openDue]) === canonical([kept, openKept])
}

const columnWords: Readonly<Record<string, string>> = {
  matter: '事项',
  version: '版本',
  variant: '情形',
  n: '记录数',
  state: '状态',
  title: '标题',
  number: '文号',
  applicant: '申请人',
  exclusive: '独占事项',
  host: '所属办件',
  refs: '引用办件',
  openedOn: '立件日',
  lastAt: '最近办理时间',
  data: '填报内容',
  acts: '办理情况',
  clocks: '期限台账',
  documents: '文书',
  published: '公示',
  shown: '公开的内容',
  texts: '文本',
  bound: '所依据的文本',
  reasons: '理由',
}

const derivedColumns: ReadonlySet<string> = new Set(['title', 'exclusive', 'refs', 'shown'])

const untitled = (shown: Shown | undefined) => shown && { ...shown, title: '' }

function compareRow(
  { caseId }: CaseRecords,
  row: { readonly current: Case; readonly live: Readonly<Record<string, string>>; readonly leaf: string },
  expected: Case,
  { live, leaf, sealed }: Refolded,
): FsckFinding[] {
  const known = Object.entries(columnWords)
  const foreign = Object.keys(row.current).filter((key) => key !== 'id' && columnWords[key] === undefined)
  const differing = [...known, ...foreign.map((key) => [key, key] as const)].filter(([column]) => {
    // A title made from a value that was redacted since cannot be made again.
    if (column === 'title' && sealed > 0) return false
    if (column === 'exclusive' && sealed > 0 && row.current.exclusive === undefined) return false
    const [own, derived] =
      column === 'shown' && sealed > 0
        ? [untitled(row.current.shown), untitled(expected.shown)]
        : [row.current[column as keyof Case], expected[column as keyof Case]]
    return own !== derived && canonical(own ?? null) !== canonical(derived ?? null)
  })
  const findings: FsckFinding[] = []
  if (differing.length > 0) {
    // What the program words or groups by itself may be of an earlier version of it; all else is as it was entered.
    const code = differing.every(([column]) => derivedColumns.has(column)) ? 'case.derived' : 'case.column'
    findings.push(found(code, { caseId, columns: differing.map(([, word]) => word).join('、') }))
  }
  if (canonical(row.live) !== canonical(live) || row.leaf !== leaf) findings.push(found('case.live', { caseId }))
  return findings
}

function compareFactsOf({ caseId, facts }: CaseRecords, steps: Parameters<typeof checkFacts>[0]): FsckFinding[] {
  const { missing, strange, isPastSound } = checkFacts(steps, facts)
  return [
    ...(isPastSound ? [] : [found('facts.past', { caseId })]),
    ...(missing + strange > 0 ? [found('facts.differ', { caseId, missing, strange })] : []),
  ]
}

function compareClocks(matter: Matter, calendar: WorkingCalendar, records: CaseRecords, last: Case): FsckFinding[] {
  const { caseId, entries, clocks, clockEvents } = records
  const findings: FsckFinding[] = []
  const expectedEvents = entries.flatMap(({ n, clocks }) =>
    clocks.map((change, seq) => ({ n, seq, clock: change.clock, change })),
  )
  if (canonical(expectedEvents) !== canonical(clockEvents)) findings.push(found('clock-events.differ', { caseId }))
  const expected = new Map(
    clocksOf(matter, last, calendar).map(({ name, promise, label, view }) => [
      `${name}/${promise}`,
      { label, line: clockLine({ name, promise, ...view, stopped_on: view.stoppedOn ?? null }) },
    ]),
  )
  const actual = new Map(clocks.map((clock) => [`${clock.name}/${clock.promise}`, clockLine(clock)]))
  for (const [name, { label, line }] of expected) {
    if (actual.get(name) !== line) findings.push(found('clocks.differ', { caseId, what: label }))
  }
  for (const name of actual.keys())
    if (!expected.has(name)) findings.push(found('clocks.differ', { caseId, what: name }))
  return findings
}

const clockLine = ({ status, due, stopped_on, confidence }: StoredClock): string =>
  [status, due, stopped_on ?? '', confidence].join('\t')

function compareEffects({ caseId, entries, documents, publications }: CaseRecords): FsckFinding[] {
  const findings: FsckFinding[] = []
  const lines = (rows: readonly string[]): string => [...rows].sort().join('\n')
  const byN = <T extends { readonly n: number }>(rows: readonly T[]) => Map.groupBy(rows, ({ n }) => n)
  const [issued, published] = [byN(documents), byN(publications)]
  for (const entry of entries) {
    const { n } = entry
    const kept = issued.get(n) ?? []
    const expected = entry.documents.map(({ kind, number, sha256, open }) => [kind, number, sha256, open].join('\t'))
    const actual = kept.map(({ kind, number, sha256, open_sha256 }) => [kind, number, sha256, open_sha256].join('\t'))
    if (lines(expected) !== lines(actual)) findings.push(found('documents.differ', { caseId, n }))
    if (!kept.every((document) => isWhole(document, entries))) findings.push(found('documents.altered', { caseId, n }))
    const shown = (published.get(n) ?? []).map(({ what, published_on }) => `${what}\t${published_on}`)
    if (lines(publishedBy(entry)) !== lines(shown)) findings.push(found('publications.differ', { caseId, n }))
    issued.delete(n)
    published.delete(n)
  }
  for (const n of issued.keys()) findings.push(found('documents.differ', { caseId, n }))
  for (const n of published.keys()) findings.push(found('publications.differ', { caseId, n }))
  return findings
}

/** The texts are the ones whose hashes the act sealed; only a lawful deletion leaves a document without. */
const isWhole = (document: CaseRecords['documents'][number], entries: readonly Entry[]): boolean => {
  const { sha256, body, open_sha256, open_body } = document
  if (body === null && open_body === null)
    return sha256 === null || entries.some((entry) => entry.n > document.n && isRedaction(entry))
  return [
    [sha256, body],
    [open_sha256, open_body],
  ].every(([digest, text]) => digest === hash('sha256', text ?? '', 'hex'))
}

const publishedBy = (entry: Entry): string[] => entry.publishes.map((what) => `${what}\t${dayOf(entry.happenedAt)}`)
