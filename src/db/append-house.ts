import { CompiledQuery, sql } from 'kysely'
import type { Sealed } from '#app/journal/sealing/seal.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import type { NumberedFact } from '#domain/engine/fact.ts'
import { appendSql } from './append.sql.ts'
import { caseRow, entryRow, factRow } from './rows.ts'
import type { Reader } from './schema.ts'

/** An act of the house in one case, decided and sealed; with the facts that hold from it on, if it renews them. */
export type HouseAppend = {
  readonly entry: Entry
  readonly after: Case
  readonly sealed: Sealed
  readonly facts?: readonly NumberedFact[] | undefined
}

/** Writes acts of the house and their leaves within a transaction that holds the cases; answers the first index. */
export async function appendHouse(tx: Reader, agency: string, appends: readonly HouseAppend[]): Promise<number> {
  const json = (rows: readonly unknown[]) => JSON.stringify(rows)
  const facts = appends.flatMap(({ entry, facts = [] }) =>
    facts.map((fact) => ({ ...factRow(entry.caseId, fact), recorded_from: entry.recordedAt })),
  )
  await tx.executeQuery(
    CompiledQuery.raw(appendSql, [
      agency,
      json(appends.map(({ after, sealed }) => caseRow(after, sealed))),
      json(appends.map(({ entry, sealed }) => entryRow(entry, sealed.salts))),
      json(facts),
      json([]),
    ]),
  )
  const { rows } = await sql<{ first: number }>`
    select journal_append(${agency}, ${appends.map(({ sealed }) => Buffer.from(sealed.text))}::bytea[],
      ${appends.map(({ entry }) => entry.caseId)}::text[],
      ${appends.map(({ entry }) => entry.n)}::integer[]) as first`.execute(tx)
  return rows[0]!.first
}
