import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { pipeline } from 'node:stream/promises'
import type { PoolClient } from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import { writeBook } from '#app/sheets/book.ts'
import { importRows } from '#app/sheets/import-rows.ts'
import { registerPages } from '#app/sheets/register-book.ts'
import { readWorkbook } from '#app/sheets/workbook.ts'
import { types } from '#db/types.ts'
import { technologyContract } from '#domain/matters/services/technology-contract.ts'
import { benchBureau } from './bench-bureau.ts'
import { contractRow } from './contracts.ts'
import { report, seconds } from './measure.ts'

const rows = 13_311
const tables = ['case_', 'entry', 'seal', 'fact', 'journal'] as const

/** A year's contracts through the command path against a bare COPY of the same bytes into bare tables of the same shape. */
export async function benchImport(): Promise<void> {
  const bureau = await benchBureau(['contractRegistrar'])
  try {
    const records = Array.from({ length: rows }, (_, n) => ({ row: contractRow(n) }))
    const file = await writeBook(registerPages(technologyContract, records))
    const ours = await seconds(async () => {
      const sheets = await readWorkbook(file, 'contracts.xlsx')
      const result = await importRows(bureau.house, 'bench-contractRegistrar', technologyContract, sheets, {
        dryRun: false,
      })
      if (result.taken !== rows)
        throw new Error(`taken ${result.taken}: ${JSON.stringify(result.rejected.slice(0, 3))}`)
    })
    const owner = bureau.database.ownerPool({ max: 1, types })
    const client = await owner.connect()
    const bytes = new Map<string, Buffer>()
    for (const table of tables) {
      bytes.set(table, await buffer(client.query(copyTo(`copy ${table} to stdout`))))
      await client.query(
        `create table bare_${table} (like ${table} including defaults including generated including indexes)`,
      )
    }
    const size = [...bytes.values()].reduce((sum, each) => sum + each.length, 0)
    const floor = await seconds(() => copyAll(client, bytes))
    client.release()
    await owner.end()
    report('import', rows / ours, 'rows/s', rows / floor)
    report('import.bytes', size / 1e6, 'MB')
  } finally {
    await bureau.remove()
  }
}

async function copyAll(client: PoolClient, bytes: ReadonlyMap<string, Buffer>): Promise<void> {
  await client.query('begin')
  for (const [table, content] of bytes) {
    await pipeline(Readable.from([content]), client.query(copyFrom(`copy bare_${table} from stdin`)))
  }
  await client.query('commit')
}
