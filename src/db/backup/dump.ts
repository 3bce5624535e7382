import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { columnList, type Table, tablesIn } from './tables.ts'

export const BACKUP_FORMAT = 'zs-backup/1'

/** What a backup says of itself: the first file to be read, and what all others are checked against. */
export type Manifest = {
  readonly format: typeof BACKUP_FORMAT
  readonly made: string
  /** Files of the migrations that made the database's shape. */
  readonly migrations: readonly string[]
  readonly tables: readonly (Table & { readonly rows: number; readonly sha256: string })[]
}

type Progress = (done: number, total: number) => void

/**
 * Writes every table into a folder, all as they stood at one moment; nobody has to stop working.
 * @param owner a pool as the owner of the tables
 */
export async function dumpTables(owner: Pool, folder: string, made: string, progress: Progress): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const client = await owner.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const tables = await tablesIn(client)
    const dumped: Manifest['tables'][number][] = []
    for (const [index, table] of tables.entries()) {
      dumped.push({ ...table, ...(await dumpTable(client, table, join(folder, table.name))) })
      progress(index + 1, tables.length)
    }
    const { rows } = await client.query<{ file: string }>('select file from schema_migration order by number')
    const manifest: Manifest = { format: BACKUP_FORMAT, made, migrations: rows.map(({ file }) => file), tables: dumped }
    await writeFile(join(folder, 'manifest.json'), `${JSON.stringify(manifest, null, 1)}\n`)
    return manifest
  } finally {
    await client.query('rollback').catch(() => undefined)
    client.release()
  }
}

async function dumpTable(client: PoolClient, table: Table, path: string): Promise<{ rows: number; sha256: string }> {
  const hash = createHash('sha256')
  const hashing = new Transform({
    transform(chunk, _encoding, done) {
      hash.update(chunk)
      done(null, chunk)
    },
  })
  const copy = client.query(copyTo(`copy "${table.name}" (${columnList(table)}) to stdout`))
  await pipeline(copy, hashing, createWriteStream(path, { mode: 0o600 }))
  return { rows: copy.rowCount ?? 0, sha256: hash.digest('hex') }
}
