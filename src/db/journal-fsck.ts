import { type RawBuilder, sql } from 'kysely'
import type { CaseRecords, FsckSource, StoredPrinting } from '#app/fsck/ports.ts'
import type { Salts } from '#app/journal/sealing/seal.ts'
import type { ClockChange } from '#domain/engine/case.ts'
import { type CaseRow, caseOf, type EntryRow, entryOf } from './rows.ts'
import type { FactRow, Reader } from './schema.ts'

const batchSize = 1000

type Keyed<T> = T & { readonly case_id: string }

/** Reads all records of one agency, case by case. Orphans, rows without their case, come up too. */
export function fsckSource(reader: Reader, agency: string): FsckSource {
  const casesOf = () => reader.selectFrom('case_').selectAll().where('agency_id', '=', agency)
  async function* casesOfMatters(matters: readonly string[]) {
    for (let after = ''; ; ) {
      const cases = await casesOf()
        .where('matter', 'in', matters)
        .where('id', '>', after)
        .orderBy('id')
        .limit(batchSize)
        .execute()
      if (cases.length === 0) return
      const ids = cases.map(({ id }) => id)
      yield await recordsWhere(reader, agency, sql`case_id = any(${ids}::text[])`, cases as unknown as CaseRow[])
      after = ids.at(-1)!
    }
  }
  return {
    async cases() {
      const { rows } = await sql<{ count: number }>`
        select count(*)::int as count from case_ where agency_id = ${agency}`.execute(reader)
      return rows[0]!.count
    },
    async *batches(matters) {
      if (matters) {
        yield* casesOfMatters(matters)
        return
      }
      for (let after = ''; ; ) {
        const cases = await casesOf().where('id', '>', after).orderBy('id').limit(batchSize).execute()
        // The last batch is open at its end, for records of cases that are gone.
        const last = cases.length === batchSize ? cases.at(-1)!.id : null
        const range = last === null ? sql`case_id > ${after}` : sql`case_id > ${after} and case_id <= ${last}`
        yield await recordsWhere(reader, agency, range, cases as unknown as CaseRow[])
        if (last === null) return
        after = last
      }
    },
    async one(caseId) {
      return (await this.some([caseId]))[0] ?? null
    },
    async some(caseIds) {
      const cases = await casesOf().where('id', 'in', caseIds).execute()
      const which = sql`case_id = any(${caseIds as string[]}::text[])`
      return recordsWhere(reader, agency, which, cases as unknown as CaseRow[])
    },
    async series() {
      const { rows } = await sql<{ series: string; year: number; last: number }>`
        select series, year, last from number_series where agency_id = ${agency} order by series, year`.execute(reader)
      return rows
    },
    async *printings() {
      const few = 50
      for (let last = { text: '', format: '' }; ; ) {
        const { rows } = await sql<StoredPrinting>`
          select text, format, sha256, bytes, exists (
            select from document d where d.agency_id = p.agency_id and p.text in (d.sha256, d.open_sha256)) as "isIssued"
          from printing p where agency_id = ${agency} and (text, format) > (${last.text}, ${last.format})
          order by text, format limit ${few}`.execute(reader)
        yield* rows
        if (rows.length < few) return
        last = rows.at(-1)!
      }
    },
    async documentNumbers() {
      const { rows } = await sql<{ number: string }>`
        select number from document where agency_id = ${agency} and number is not null`.execute(reader)
      return rows.map(({ number }) => number)
    },
  }
}

async function recordsWhere(
  reader: Reader,
  agency: string,
  which: RawBuilder<unknown>,
  cases: readonly CaseRow[],
): Promise<CaseRecords[]> {
  const read = async <T>(table: string, order: string): Promise<Map<string, Keyed<T>[]>> => {
    const { rows } = await sql<Keyed<T>>`
      select * from ${sql.table(table)} where agency_id = ${agency} and ${which}
      order by case_id, ${sql.raw(order)}`.execute(reader)
    return Map.groupBy(rows, ({ case_id }) => case_id)
  }
  const entries = await read<EntryRow>('entry', 'n')
  const seals = await read<{ n: number; salts: Salts }>('seal', 'n')
  const journal = await read<{ n: number; idx: number; leaf: Buffer; entry: Buffer }>('journal', 'n')
  const facts = await read<FactRow>('fact', 'measure')
  const lines = await read<NonNullable<CaseRecords['line']>>('listed', 'case_id')
  const clocks = await read<CaseRecords['clocks'][number]>('clock', 'name, promise')
  const clockEvents = await read<{ n: number; seq: number; clock: string; change: ClockChange }>(
    'clock_event',
    'n, seq',
  )
  const documents = await read<CaseRecords['documents'][number]>('document', 'n, kind')
  const publications = await read<CaseRecords['publications'][number]>('publication', 'n, what')
  const rows = new Map(cases.map((row) => [row.id, row]))
  const all = [entries, seals, journal, facts, lines, clocks, clockEvents, documents, publications]
  const ids = new Set([...rows.keys(), ...all.flatMap((map) => [...map.keys()])])
  return [...ids].map((caseId) => {
    const row = rows.get(caseId)
    return {
      caseId,
      row: row ? { current: caseOf(row), live: row.live, leaf: row.leaf } : null,
      entries: (entries.get(caseId) ?? []).map(entryOf),
      seals: new Map((seals.get(caseId) ?? []).map(({ n, salts }) => [n, salts])),
      journal: new Map(
        (journal.get(caseId) ?? []).map(({ n, idx, leaf, entry }) => [
          n,
          { index: idx, leaf: leaf.toString('hex'), entry },
        ]),
      ),
      facts: facts.get(caseId) ?? [],
      line: lines.get(caseId)?.[0] ?? null,
      clocks: clocks.get(caseId) ?? [],
      clockEvents: (clockEvents.get(caseId) ?? []).map(({ n, seq, clock, change }) => ({ n, seq, clock, change })),
      documents: documents.get(caseId) ?? [],
      publications: publications.get(caseId) ?? [],
    }
  })
}
