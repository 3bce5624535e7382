import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { startupError } from './server/startup-error.ts'

/** One step of the database's shape: `NNNN_name.sql`, numbered from 0001 without gaps, never edited once released. */
export type Migration = {
  readonly number: number
  readonly file: string
  readonly sql: string
  readonly sha256: string
}

type Applied = { readonly number: number; readonly file: string; readonly sha256: string }

export const migrationsFolder = join(import.meta.dirname, 'migrations')

/** Any number will do, as long as every version of 准绳 uses the same. */
const advisoryLock = 7_283_114_590

/**
 * Brings the database to the newest shape and returns the files that were applied now. Each file is one transaction,
 * taken under a lock, so that two processes starting together apply it once. Refuses a database newer than the
 * program, and one whose applied files are not the program's.
 *
 * @param owner a pool as the owner of the tables
 */
export async function migrate(owner: pg.Pool, folder = migrationsFolder): Promise<string[]> {
  const migrations = await readMigrations(folder)
  const applied: string[] = []
  const client = await owner.connect()
  try {
    for (;;) {
      const file = await applyNext(client, migrations)
      if (file === undefined) return applied
      applied.push(file)
    }
  } finally {
    client.release()
  }
}

/** Reads and checks the numbered files of a folder, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.sql')).sort()
  const migrations: Migration[] = []
  for (const [index, file] of files.entries()) {
    const number = Number(/^(\d{4})_[\w-]+\.sql$/.exec(file)?.[1] ?? Number.NaN)
    if (Number.isNaN(number)) throw startupError('migration.folder', { detail: `${file} 不是“四位编号_名称.sql”` })
    if (number !== index + 1) throw startupError('migration.folder', { detail: `${file} 应为第 ${index + 1} 号` })
    // A checkout with Windows line ends is the same migration.
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n')
    migrations.push({ number, file, sql, sha256: createHash('sha256').update(sql).digest('hex') })
  }
  return migrations
}

async function applyNext(client: pg.PoolClient, migrations: readonly Migration[]): Promise<string | undefined> {
  await client.query('BEGIN')
  try {
    await client.query('SELECT pg_advisory_xact_lock($1)', [advisoryLock])
    const next = findNext(await readApplied(client), migrations)
    if (next !== undefined) await apply(client, next)
    await client.query('COMMIT')
    return next?.file
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined)
    throw error
  }
}

/** The first migration that is still to be applied; throws when what was applied does not fit the program. */
export function findNext(applied: readonly Applied[], migrations: readonly Migration[]): Migration | undefined {
  const newest = applied.at(-1)?.number ?? 0
  if (newest > migrations.length) {
    throw startupError('migration.newer', { database: newest, program: migrations.length })
  }
  for (const [index, row] of applied.entries()) {
    const migration = migrations[index]
    if (migration?.number !== row.number || migration.sha256 !== row.sha256) {
      throw startupError('migration.changed', { file: row.file })
    }
  }
  return migrations[applied.length]
}

async function readApplied(client: pg.PoolClient): Promise<Applied[]> {
  await client.query(
    `CREATE TABLE IF NOT EXISTS schema_migration (
       number int PRIMARY KEY,
       file text NOT NULL,
       sha256 text NOT NULL,
       applied_at timestamptz NOT NULL DEFAULT now()
     )`,
  )
  const { rows } = await client.query<Applied>('SELECT number, file, sha256 FROM schema_migration ORDER BY number')
  return rows
}

async function apply(client: pg.PoolClient, migration: Migration): Promise<void> {
  const { number, file, sql, sha256 } = migration
  try {
    await client.query(sql)
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    throw startupError('migration.failed', { file, detail }, error)
  }
  await client.query('INSERT INTO schema_migration (number, file, sha256) VALUES ($1, $2, $3)', [number, file, sha256])
}
