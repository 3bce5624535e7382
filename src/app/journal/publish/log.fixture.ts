import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { onTestFinished } from 'vitest'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { frontierOf, leafHash } from '#domain/journal/merkle.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import { type FsckReport, fsck } from '../../fsck.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'
import { publish } from './publish.ts'

const agency = 'kunming-science'

/** A bureau's journal with some acts in it, published, and the hands of those who would tamper with it. */
export type OpenLog = {
  readonly office: TestOffice
  readonly journal: JournalHouse
  /** The application's own connection. */
  readonly app: Pool
  /** Makes changes as somebody who can switch off every guard of these tables. */
  forced(tables: readonly string[], ...statements: readonly string[]): Promise<void>
  /** Changes the time in an entry and all in the database that follows from it: leaf and right edge. */
  rewriteEntry(index: number): Promise<void>
  /** Puts the database back to where it was after its first `size` acts, all its tables alike. */
  restoreBackup(size: number): Promise<void>
  /** Removes what the bureau keeps outside the database, all but the signing key itself. */
  forgetPublication(): Promise<void>
  fsck(): Promise<FsckReport>
}

/** A log of a test's own, removed after it. */
export async function openLog(acts: number, options: { publish?: false } = {}): Promise<OpenLog> {
  const { folder: dataDir, remove } = makeFolder()
  const office = await openOffice({ today: '2024-03-05' })
  onTestFinished(async () => {
    await office.database.drop()
    remove()
  })
  const app = office.database.pool({ max: 4, types })
  const owner = office.database.ownerPool({ max: 1, types })
  const journal = journalOfOffice(office, dataDir, openReader(app))
  // The first act founded the bureau.
  await recordRows(office, acts - 1)
  if (options.publish !== false) await publish(journal)

  async function forced(tables: readonly string[], ...statements: readonly string[]): Promise<void> {
    await owner.query('begin')
    for (const table of tables) await owner.query(`alter table ${table} disable trigger user`)
    for (const statement of statements) await owner.query(statement)
    for (const table of tables) await owner.query(`alter table ${table} enable trigger user`)
    await owner.query('commit')
  }
  async function edgeOf(entries: readonly Uint8Array[]): Promise<string> {
    const { size, hashes } = frontierOf(
      sha256,
      entries.map((entry) => leafHash(sha256, entry)),
    )
    return `update log_head set size = ${size}, frontier = array[${hashes.map(literal).join(', ')}]::bytea[]`
  }
  const entries = async (): Promise<Buffer[]> =>
    (await owner.query('select entry from journal order by idx')).rows.map(({ entry }) => entry)

  return {
    office,
    journal,
    app,
    forced,
    async rewriteEntry(index) {
      const all = await entries()
      const changed = Buffer.from(all[index]!.toString().replace('"t":"2024-', '"t":"2023-'))
      all[index] = changed
      await forced(
        ['journal'],
        `update journal set entry = ${literal(changed)}, leaf = ${literal(leafHash(sha256, changed))} where idx = ${index}`,
        await edgeOf(all),
      )
    },
    async restoreBackup(size) {
      const kept = (await entries()).slice(0, size)
      const gone = `(select case_id from journal where idx >= ${size})`
      const tables = ['fact', 'seal', 'entry']
      await forced(
        [...tables, 'case_', 'journal'],
        ...tables.map((table) => `delete from ${table} where case_id in ${gone}`),
        `delete from case_ where id in ${gone}`,
        `delete from journal where idx >= ${size}`,
        'delete from journal_published',
        await edgeOf(kept),
      )
    },
    async forgetPublication() {
      await rm(journal.folder, { recursive: true, force: true })
      for (const name of ['journal.signed', 'journal.sm2.signed']) await rm(join(journal.keys, name), { force: true })
      await forced([], 'delete from journal_published')
    },
    fsck: () => fsck(office.house, journal, fsckSource(openReader(app), agency)),
  }
}

const literal = (bytes: Uint8Array): string => `'\\x${Buffer.from(bytes).toString('hex')}'::bytea`
