import { CompiledQuery, sql } from 'kysely'
import type { CaseRecords } from '#app/fsck/ports.ts'
import { linesOf, listOf } from '#domain/engine/list.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import { listSql } from './append.sql.ts'
import { fsckSource } from './journal-fsck.ts'
import { lineRow } from './rows.ts'
import type { Reader } from './schema.ts'

type House = { readonly matters: MatterBook }

/** Makes the lines of cases anew, from all their acts: something of them was deleted or made anew. */
export async function renewLines(tx: Reader, agency: string, house: House, caseIds: readonly string[]): Promise<void> {
  if (caseIds.length > 0) await write(tx, agency, house, await fsckSource(tx, agency).some(caseIds))
}

/** Makes the lists anew of matters whose columns are no longer those with which they were written. */
export async function renewLists(reader: Reader, agency: string, house: House): Promise<void> {
  const shapes = new Map([...Map.groupBy(house.matters.all, ({ id }) => id)].map(([id, some]) => [id, shapeOf(some)]))
  const { rows } = await sql<{ matter: string; shape: string }>`
    select matter, shape from list_shape where agency_id = ${agency}`.execute(reader)
  const standing = new Map(rows.map(({ matter, shape }) => [matter, shape]))
  const stale = [...shapes].filter(([id, shape]) => standing.get(id) !== shape)
  if (stale.length === 0) return
  for await (const batch of fsckSource(reader, agency).batches(stale.map(([id]) => id)))
    await reader.transaction().execute(async (tx) => {
      // Nobody may act on them in between.
      const ids = batch.map(({ caseId }) => caseId)
      await sql`select 1 from case_ where agency_id = ${agency} and id = any(${ids}::text[]) order by id for update`.execute(
        tx,
      )
      await write(tx, agency, house, await fsckSource(tx, agency).some(ids))
    })
  await sql`insert into list_shape (agency_id, matter, shape)
    select ${agency}, s.* from json_to_recordset(${JSON.stringify(stale.map(([matter, shape]) => ({ matter, shape })))})
      as s (matter text, shape text)
    on conflict (agency_id, matter) do update set shape = excluded.shape`.execute(reader)
}

type Versions = Parameters<typeof listOf>[0][]

/** What the cells of a matter hold, in all its versions, and what of it is shown. */
const shapeOf = (versions: Versions): string =>
  JSON.stringify(
    versions.map((matter) => {
      const { columns, dated, searched } = listOf(matter)
      return [matter.inForceFrom, columns.map(({ paths }) => paths), dated, searched, matter.publicView?.acts]
    }),
  )

async function write(tx: Reader, agency: string, { matters }: House, records: readonly CaseRecords[]): Promise<void> {
  const rows = records.flatMap(({ row, entries }) => {
    const matter = row && matters.of(row.current)
    return matter ? [lineRow(row.current, linesOf(matter, row.current, entries))] : []
  })
  await tx.executeQuery(CompiledQuery.raw(listSql('$1', '$2'), [agency, JSON.stringify(rows)]))
}
