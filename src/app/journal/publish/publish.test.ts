import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import { frontierFromTiles } from '../log/grow-tree.ts'
import { folderReader } from '../log/log-folder.ts'
import { sha256, sm3 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'
import { verifyFolder } from '../verify/verify-folder.ts'
import { checkJournal } from './check-journal.ts'
import { publish } from './publish.ts'

let office: TestOffice
let journal: JournalHouse
const { folder: dataDir, remove } = makeFolder()
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', founded: false })
  journal = journalOfOffice(office, dataDir)
})
afterAll(async () => {
  await office.close()
  remove()
})

describe('公布封存日志', () => {
  test('given an empty log, when published, then its checkpoint says size 0', async () => {
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 0 })
    expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, entries: 0, findings: [] })
  })
  test('given acts, when published piece by piece, then the directory verifies each time', async () => {
    await office.found()
    for (const count of [2, 1, 260, 252]) {
      await recordRows(office, count)
      const outcome = await publish(journal)
      expect(outcome.status).toBe('published')
      expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, findings: [] })
    }
    const report = await verifyFolder(journal.folder)
    expect(report).toMatchObject({ entries: 516, cases: 516, kinds: { 'publicity-activity.record': 515 } })
    expect(await publish(journal)).toEqual({ status: 'unchanged', size: 516 })
  })
  test('the twin under SM3 holds the same entries, in a tree of its own', async () => {
    const head = (await readFile(join(journal.folder, 'sm3/checkpoint'), 'utf8')).split('\n')
    expect(head.slice(0, 2)).toEqual(['zhunsheng.local/kunming-science/journal-sm3', '516'])
    const twin = await frontierFromTiles(sm3, 516, folderReader(join(journal.folder, 'sm3')))
    const own = await frontierFromTiles(sha256, 516, folderReader(journal.folder))
    expect(twin.hashes).toHaveLength(own.hashes.length)
    expect(twin.hashes).not.toEqual(own.hashes)
  })
  test('tiles damaged below the right edge are found by a reader and written anew on demand', async () => {
    await writeFile(join(journal.folder, 'tile/0/001'), Buffer.alloc(8192))
    expect(await verifyFolder(journal.folder)).toMatchObject({ intact: false })
    expect(await publish(journal, { rewrite: true })).toMatchObject({ status: 'published', size: 516 })
    expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, findings: [] })
  })
  test('tiles damaged at the right edge are written anew out of the database by themselves', async () => {
    await recordRows(office, 1)
    await writeFile(join(journal.folder, 'tile/1/000.p/2'), Buffer.alloc(64))
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 517 })
    expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, findings: [] })
  })
  test('the key file can be read by its owner only', async () => {
    const { mode } = await import('node:fs/promises').then(({ stat }) => stat(join(journal.keys, 'journal.key')))
    expect(mode & 0o777).toBe(0o600)
  })
  test('a sound journal passes the check at start', async () => {
    expect(await checkJournal(journal)).toBeNull()
  })
})
