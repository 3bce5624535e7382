import type { Pool } from 'pg'
import { folderReader } from '#app/journal/log/log-folder.ts'
import { sha256 } from '#app/journal/log/node-crypto.ts'
import { verifyFolder } from '#app/journal/verify/verify-folder.ts'
import { equal } from '#domain/journal/bytes.ts'
import { parseEntry } from '#domain/journal/entry.ts'
import { append, emptyFrontier, leafHash } from '#domain/journal/merkle.ts'
import { decodeBundle, newBundles, tilePath } from '#domain/journal/tiles.ts'
import { inTransaction } from './in-transaction.ts'

/** Why a published log cannot be put back. */
export class ReplayRefusal extends Error {}

/**
 * Puts back what a restored database lacks of the log that was published: same entries, same numbers, nothing new. The
 * acts themselves are not in the log, only their digests; fsck names those that are still missing. Answers how many
 * entries were put back. @throws ReplayRefusal where the published log is not whole or not this database's
 */
export async function replayJournal(owner: Pool, agency: string, folder: string): Promise<number> {
  const report = await verifyFolder(folder)
  if (!report.intact || !report.checkpoint) {
    throw new ReplayRefusal(`${folder} 中的日志本身不完整：${report.findings[0]?.message ?? '没有检查点'}`)
  }
  const entries = await publishedEntries(folder, report.checkpoint.size)
  return inTransaction(owner, async (client) => {
    await client.query('select size from log_head where agency_id = $1 for update', [agency])
    const { rows } = await client.query('select idx, entry from journal where agency_id = $1 order by idx', [agency])
    const differs = rows.find(({ idx, entry }) => !entries[idx] || !equal(entry, entries[idx]))
    if (differs) throw new ReplayRefusal(`数据库中第 ${differs.idx} 号封存记录与已公布的不同，不能补回：历史已经分叉`)
    const present = new Set(rows.map(({ idx }) => idx))
    let frontier = emptyFrontier
    for (const [index, entry] of entries.entries()) {
      const leaf = leafHash(sha256, entry)
      frontier = append(sha256, frontier, leaf)
      if (present.has(index)) continue
      const read = parseEntry(entry)
      if (!read.ok) throw new ReplayRefusal(read.message)
      await client.query(
        'insert into journal (agency_id, idx, leaf, entry, case_id, n) values ($1, $2, $3, $4, $5, $6)',
        [...[agency, index, Buffer.from(leaf), Buffer.from(entry), read.value.case, read.value.n]],
      )
    }
    const hashes = frontier.hashes.map((hash) => Buffer.from(hash))
    // The transaction id of the cluster that the backup came from means nothing here.
    await client.query('update log_head set size = $2, frontier = $3, appended_by = null where agency_id = $1', [
      agency,
      frontier.size,
      hashes,
    ])
    return entries.length - present.size
  })
}

async function publishedEntries(folder: string, size: number): Promise<Uint8Array[]> {
  const read = folderReader(folder)
  const entries: Uint8Array[] = []
  for (const bundle of newBundles(0, size)) {
    const bytes = (await read(tilePath(bundle))) ?? (await read(tilePath({ ...bundle, width: 256 })))
    entries.push(...((bytes && decodeBundle(bytes, bundle.width)) ?? []))
  }
  return entries
}
