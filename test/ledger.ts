import { isDeepStrictEqual } from 'node:util'
import type { Pool } from 'pg'
import { factsOf } from '#app/decide-one.ts'
import type { House } from '#app/house.ts'
import { leafHash } from '#app/journal/sealing/seal.ts'
import { type CaseRow, caseOf, type EntryRow, entryOf, lineRow } from '#db/rows.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import { fold } from '#domain/engine/evolve.ts'
import { numberTwins } from '#domain/engine/fact.ts'
import { linesOf } from '#domain/engine/list.ts'

/** What a value is once it has been stored and read again. */
const stored = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Everything that is wrong with the records of an agency, in words; empty when all is well. */
export async function faultsOf(pool: Pool, house: House): Promise<string[]> {
  const { agency } = house.store
  const rows = async <T>(sql: string): Promise<T[]> => (await pool.query(sql, [agency])).rows as T[]
  const cases = await rows<CaseRow>('select *, null as leaf from case_ where agency_id = $1 order by id')
  const entries = (await rows<EntryRow>('select * from entry where agency_id = $1 order by case_id, n')).map(entryOf)
  const facts = await rows<FactRow>(
    `select case_id, measure, on_day, until_day, value, key, grp, twin from fact
     where agency_id = $1 and recorded_until = 'infinity'`,
  )
  const lines = new Map(
    (await rows<LineRow>('select * from listed where agency_id = $1')).map((one) => [one.case_id, one]),
  )
  const journal = await rows<JournalRow>(
    'select idx, leaf, entry, case_id, n from journal where agency_id = $1 order by idx',
  )
  const [head] = await rows<{ size: number }>('select size from log_head where agency_id = $1')
  const entriesOf = Map.groupBy(entries, ({ caseId }) => caseId)
  const liveFacts = Map.groupBy(facts, (fact) => fact.case_id)
  return [
    ...cases.flatMap((row) =>
      faultsOfCase(house, caseOf(row), entriesOf.get(row.id) ?? [], liveFacts.get(row.id) ?? []),
    ),
    ...cases.flatMap((row) => {
      const current = caseOf(row)
      const matter = house.matters.of(current)
      if (!matter) return []
      const due = lineRow(current, linesOf(matter, current, entriesOf.get(row.id) ?? []))
      const { agency_id: _, ...line } = lines.get(row.id) ?? { agency_id: '' }
      const nothing = { open_day: null, open_state: null, open_cells: null }
      return isDeepStrictEqual(line, { ...nothing, ...due }) ? [] : [`${row.id}: listed ${JSON.stringify(line)}`]
    }),
    ...faultsOfJournal(journal, entries, head?.size),
  ]
}

type LineRow = { readonly agency_id: string; readonly case_id: string }
type FactRow = Readonly<Record<string, string | number | null>> & { readonly case_id: string }

function faultsOfCase(house: House, current: Case, entries: readonly Entry[], facts: readonly FactRow[]): string[] {
  const matter = house.matters.version(current.matter, current.version)
  if (!matter) return [`${current.id}: no version ${current.version} of ${current.matter}`]
  const faults = entries.flatMap(({ n }, index) =>
    n === index + 1 ? [] : [`${current.id}: entry ${index + 1} is ${n}`],
  )
  if (!isDeepStrictEqual(stored(fold(matter, entries)), stored(current)))
    faults.push(`${current.id}: the case is not the fold of its entries`)
  const due = numberTwins(factsOf(matter, current, house.calendar)).map((fact) =>
    [fact.measure, fact.on, fact.until, numberText(fact.value), fact.key, fact.group, fact.twin].join('|'),
  )
  const found = facts.map((fact) =>
    [fact.measure, fact.on_day, fact.until_day, numberText(fact.value), fact.key, fact.grp, fact.twin].join('|'),
  )
  if (!isDeepStrictEqual(due.sort(), found.sort())) faults.push(`${current.id}: facts ${found} instead of ${due}`)
  return faults
}

const numberText = (value: unknown): string => (value === undefined || value === null ? '' : String(Number(value)))

type JournalRow = { idx: number; leaf: Buffer; entry: Buffer; case_id: string; n: number }

function faultsOfJournal(
  journal: readonly JournalRow[],
  entries: readonly Entry[],
  size: number | undefined,
): string[] {
  const faults: string[] = []
  const last = new Map<string, { leaf: string; n: number }>()
  for (const [index, row] of journal.entries()) {
    const text = row.entry.toString()
    const { case: caseId, n, prev } = JSON.parse(text) as { case: string; n: number; prev: string | null }
    const leaf = row.leaf.toString('hex')
    const before = last.get(caseId)
    if (row.idx !== index) faults.push(`journal ${row.idx} stands at ${index}`)
    if (leaf !== leafHash(text)) faults.push(`journal ${row.idx}: the leaf is not the hash of the entry`)
    if (caseId !== row.case_id || n !== row.n) faults.push(`journal ${row.idx} speaks of ${caseId}/${n}`)
    if (n !== (before?.n ?? 0) + 1) faults.push(`journal ${row.idx}: ${caseId} goes from ${before?.n ?? 0} to ${n}`)
    if (prev !== (before?.leaf ?? null)) faults.push(`journal ${row.idx}: the chain of ${caseId} is broken at ${n}`)
    last.set(caseId, { leaf, n })
  }
  if (journal.length !== entries.length) faults.push(`${entries.length} entries, ${journal.length} journal entries`)
  if (size !== journal.length) faults.push(`the log head says ${size} of ${journal.length}`)
  return faults
}
