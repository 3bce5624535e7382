import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { Pool, PoolClient } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import { inTransaction } from '../in-transaction.ts'
import { BACKUP_FORMAT, type Manifest } from './dump.ts'
import { columnList, type Table, tablesIn } from './tables.ts'

/** Why a backup cannot be put back here. */
export class RestoreRefusal extends Error {}

type Progress = (done: number, total: number) => void

/** Reads and checks what a backup says of itself, and every file of it. @throws RestoreRefusal */
export async function readBackup(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  const manifest = text === null ? null : (JSON.parse(text) as Manifest)
  if (manifest?.format !== BACKUP_FORMAT) throw new RestoreRefusal('这不是准绳的备份文件（zs-backup/1）')
  for (const { name, sha256 } of manifest.tables) {
    if ((await hashOf(join(folder, name))) !== sha256) throw new RestoreRefusal(`备份已损坏：表 ${name} 与清单不符`)
  }
  return manifest
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/**
 * Puts all tables back into a database that has no record yet, in one transaction: all of it or nothing.
 * @param owner a pool as the owner of the tables
 * @throws RestoreRefusal when there are records, or the backup is of another shape
 */
export async function loadTables(owner: Pool, folder: string, manifest: Manifest, progress: Progress): Promise<void> {
  await inTransaction(owner, async (client) => {
    await refuseUnfit(client, manifest)
    const here = await tablesIn(client)
    for (const { name } of here) await client.query(`alter table "${name}" disable trigger user`)
    // What the opening of an empty bureau wrote gives way to what the backup has.
    for (const { name } of here.toReversed()) await client.query(`delete from "${name}"`)
    for (const [index, table] of manifest.tables.entries()) {
      await loadTable(client, table, join(folder, table.name))
      progress(index + 1, manifest.tables.length)
    }
    // The transaction id of the cluster that the backup came from means nothing here.
    await client.query('update log_head set appended_by = null')
    await restartSequences(client)
    for (const { name } of here) await client.query(`alter table "${name}" enable trigger user`)
  })
  await owner.query('analyze')
}

async function refuseUnfit(client: PoolClient, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ file: string }>('select file from schema_migration order by number')
  const [theirs, ours] = [manifest.migrations.at(-1), rows.at(-1)?.file]
  if (theirs !== ours)
    throw new RestoreRefusal(`备份的结构是 ${theirs}，本程序的是 ${ours}：请用做备份时的版本恢复，再升级`)
  const records = await client.query('select from journal limit 1')
  if (records.rowCount) throw new RestoreRefusal('这里已有记录：只能恢复到空的数据目录或者空的数据库')
}

async function loadTable(client: PoolClient, table: Table & { readonly rows: number }, path: string): Promise<void> {
  const copy = client.query(copyFrom(`copy "${table.name}" (${columnList(table)}) from stdin`))
  await pipeline(createReadStream(path), copy)
  if (copy.rowCount !== table.rows) throw new RestoreRefusal(`备份已损坏：表 ${table.name} 的行数与清单不符`)
}

/** Numbers that the database gives by itself go on where they stood. */
async function restartSequences(client: PoolClient): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `select s.oid::regclass::text as sequence, d.refobjid::regclass::text as table, a.attname as column
     from pg_class s join pg_depend d on d.objid = s.oid and d.classid = 'pg_class'::regclass and d.deptype in ('a', 'i')
     join pg_attribute a on a.attrelid = d.refobjid and a.attnum = d.refobjsubid
     where s.relkind = 'S' and s.relnamespace = 'public'::regnamespace`,
  )
  for (const { sequence, table, column } of rows)
    await client.query(`select setval('${sequence}', coalesce((select max("${column}") from ${table}), 0) + 1, false)`)
}
