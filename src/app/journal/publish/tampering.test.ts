import { once } from 'node:events'
import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { replayJournal } from '#db/journal-replay.ts'
import { types } from '#db/types.ts'
import { toHex } from '#domain/journal/bytes.ts'
import { frontierOf, leafHash } from '#domain/journal/merkle.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import { logKeys } from '../keys/keys.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse, JournalRow } from '../ports.ts'
import { verifyFolder } from '../verify/verify-folder.ts'
import { initWitness, openWitness, type WitnessDesk } from '../witnesses/witness-desk.ts'
import { readWitnessRecords } from '../witnesses/witnesses.ts'
import { checkJournal } from './check-journal.ts'
import { publish } from './publish.ts'
import { receiptOf } from './receipts.ts'

const day = 86_400
/** 2024-03-05 09:00 in Kunming, where every test begins; the witness's clock is its own. */
const start = Date.UTC(2024, 2, 5, 1) / 1000

let office: TestOffice
let journal: JournalHouse
let owner: Pool
let witness: Awaited<ReturnType<typeof startWitness>>
let folders: { folder: string; remove: () => void }

beforeEach(async () => {
  folders = makeFolder()
  office = await openOffice({ today: '2024-03-05' })
  journal = journalOfOffice(office, folders.folder)
  owner = office.database.ownerPool({ max: 1, types })
  const [key] = await logKeys(journal.keys, journal.origin)
  witness = await startWitness(join(folders.folder, 'witness'), key.vkey)
  await writeFile(journal.witnesses, JSON.stringify([{ url: witness.url, vkey: witness.vkey }]))
})
afterEach(async () => {
  await witness.stop()
  await office.database.drop()
  folders.remove()
})

/** A witness on a machine of its own: it keeps what it saw, whatever happens to the bureau's. */
async function startWitness(folder: string, logVkey: string) {
  const vkey = await initWitness(folder, 'witness.example/jijian', [logVkey])
  let now = start
  const desk: WitnessDesk = await openWitness(folder, () => now)
  const statuses: number[] = []
  const server: Server = createServer(async (request, response) => {
    const answer = await desk.answer(await buffer(request))
    statuses.push(answer.status)
    response.writeHead(answer.status, { 'content-type': answer.contentType }).end(answer.body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    vkey,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    statuses,
    setTime: (time: number) => {
      now = time
    },
    async stop() {
      server.closeAllConnections()
      server.close()
      await desk.close()
    },
  }
}

/** Everything that whoever owns the server can do: guards off, the head and every leaf made to fit. */
async function rewriteJournal(change: (rows: readonly JournalRow[]) => readonly Uint8Array[]): Promise<void> {
  const { size } = await journal.store.head()
  const entries = change(await journal.store.rows(0, size))
  const leaves = entries.map((entry) => leafHash(sha256, entry))
  await owner.query('alter table journal disable trigger user')
  await owner.query('delete from journal where idx >= $1', [entries.length])
  await owner.query(
    `update journal set entry = n.entry, leaf = n.leaf
     from unnest($1::bytea[], $2::bytea[]) with ordinality as n (entry, leaf, place) where idx = n.place - 1`,
    [entries.map((entry) => Buffer.from(entry)), leaves.map((leaf) => Buffer.from(leaf))],
  )
  const { hashes } = frontierOf(sha256, leaves)
  await owner.query('update log_head set size = $1, frontier = $2', [leaves.length, hashes.map((h) => Buffer.from(h))])
  await owner.query('alter table journal enable trigger user')
}

/** Forgets on the bureau's own machine that anything was ever signed or published; the key is kept: it is stolen. */
async function forgetPublication(): Promise<void> {
  await rm(journal.folder, { recursive: true })
  for (const name of ['journal.signed', 'journal.sm2.signed']) await rm(join(journal.keys, name))
  await rm(join(journal.keys, 'witnessed.json'))
  await owner.query('delete from journal_published')
}

const backdated = (rows: readonly JournalRow[]): Uint8Array[] =>
  rows.map(({ entry }, i) =>
    i === 1 ? utf8(Buffer.from(entry).toString().replace('2024-03-05', '2024-03-04')) : entry,
  )

const messagesOf = (findings: readonly { message: string }[]): string =>
  findings.map(({ message }) => message).join('\n')
const oldCheckpoint = () => readFile(join(journal.folder, 'checkpoint'))
const problem = async () => Object.values(await readWitnessRecords(journal))[0]?.problem

describe('有见证的日志', () => {
  test('is cosigned at every publication, and verifies with the witness demanded', async () => {
    for (const count of [2, 5]) {
      await recordRows(office, count)
      expect(await publish(journal)).toMatchObject({ status: 'published', cosignatures: 1 })
    }
    const report = await verifyFolder(journal.folder, { quorum: 1 })
    expect(report).toMatchObject({ intact: true, findings: [], entries: 8 })
    expect(report.cosignatures).toMatchObject([{ name: 'witness.example/jijian', time: start }])
    expect(witness.statuses).toEqual([200, 200])
  })
  test('is published without a witness that cannot be reached, and cosigned when it is back', async () => {
    await writeFile(journal.witnesses, JSON.stringify([{ url: 'http://127.0.0.1:9', vkey: witness.vkey }]))
    await recordRows(office, 1)
    expect(await publish(journal)).toMatchObject({ status: 'published', cosignatures: 0 })
    expect(await problem()).toContain('联系不上见证人')
    expect(messagesOf((await verifyFolder(journal.folder, { quorum: 1 })).findings)).toContain('见证签名不足')
    await writeFile(journal.witnesses, JSON.stringify([{ url: witness.url, vkey: witness.vkey }]))
    expect(await publish(journal, { refresh: true })).toMatchObject({ cosignatures: 1 })
    expect(await problem()).toBeUndefined()
  })
  test('catches up by itself with a witness whose size it has lost', async () => {
    await recordRows(office, 1)
    await publish(journal)
    await rm(join(journal.keys, 'witnessed.json'))
    await recordRows(office, 2)
    expect(await publish(journal)).toMatchObject({ cosignatures: 1 })
    expect(witness.statuses).toEqual([200, 409, 200])
  })
})

describe('库被截断或者恢复了旧备份', () => {
  beforeEach(async () => {
    await recordRows(office, 5)
    await publish(journal)
  })
  const truncate = () => rewriteJournal((rows) => rows.slice(0, 4).map(({ entry }) => entry))

  test('then the start refuses, every act is refused and nothing is published', async () => {
    await truncate()
    expect(await checkJournal(journal)).toMatchObject({ code: 'journal.behind' })
    await expect(recordRows(office, 1)).rejects.toThrow('数据库被截断，或者恢复了旧备份')
    const outcome = await publish(journal)
    expect(outcome).toMatchObject({ status: 'refused', fault: { code: 'journal.behind' } })
    expect((await verifyFolder(journal.folder)).entries).toBe(6)
  })
  test('then replaying the published entries lifts the refusal', async () => {
    await truncate()
    expect(await checkJournal(journal)).not.toBeNull()
    expect(await replayJournal(owner, 'kunming-science', journal.folder)).toBe(2)
    expect(await checkJournal(journal)).toBeNull()
    await recordRows(office, 1)
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 7, cosignatures: 1 })
  })
  test('and an entry of those left was altered too, then nothing is replayed', async () => {
    await rewriteJournal((rows) => backdated(rows.slice(0, 4)))
    await expect(replayJournal(owner, 'kunming-science', journal.folder)).rejects.toThrow(
      '第 1 号封存记录与已公布的不同',
    )
    expect(await checkJournal(journal)).not.toBeNull()
  })
  test('then acts after the restore are a fork, not a continuation', async () => {
    const restored = await openOffice({ today: '2024-03-05' })
    try {
      const other = journalOfOffice(restored, folders.folder)
      await recordRows(restored, 4)
      expect(await checkJournal(other)).toMatchObject({ code: 'journal.behind' })
      await other.store.hold(null)
      await recordRows(restored, 5)
      expect(await checkJournal(other)).toMatchObject({ code: 'journal.forked' })
    } finally {
      await restored.close()
    }
  })
  test('and every trace of the publication is wiped, then the witness refuses: 409', async () => {
    const old = await oldCheckpoint()
    await truncate()
    await forgetPublication()
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 4, cosignatures: 0 })
    expect(witness.statuses.at(-1)).toBe(409)
    expect(await problem()).toContain('日志被截断或者恢复了旧备份')
    expect(messagesOf((await verifyFolder(journal.folder, { older: [old] })).findings)).toContain('日志变短了')
  })
})

describe('日志私钥被盗,历史被改写', () => {
  test('and the log has grown since, then the witness refuses: 422', async () => {
    await recordRows(office, 5)
    await publish(journal)
    const old = await oldCheckpoint()
    await recordRows(office, 2)
    await rewriteJournal(backdated)
    expect(await publish(journal)).toMatchObject({ status: 'refused', fault: { code: 'journal.forked' } })
    await forgetPublication()
    await writeFile(join(journal.keys, 'witnessed.json'), JSON.stringify({ [witness.vkey]: { size: 6, time: start } }))
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 8, cosignatures: 0 })
    expect(witness.statuses.at(-1)).toBe(422)
    expect(await problem()).toContain('一致性证明不成立')
    const report = await verifyFolder(journal.folder, { older: [old] })
    expect(messagesOf(report.findings)).toContain('旧检查点之前的历史被改写')
    expect((await verifyFolder(journal.folder, { quorum: 1 })).intact).toBe(false)
  })
  test('at the same size, then the witness refuses: 409', async () => {
    await recordRows(office, 5)
    await publish(journal)
    await rewriteJournal(backdated)
    await forgetPublication()
    await writeFile(join(journal.keys, 'witnessed.json'), JSON.stringify({ [witness.vkey]: { size: 6, time: start } }))
    await publish(journal)
    expect(witness.statuses.at(-1)).toBe(409)
    expect(await problem()).toContain('历史被改写')
  })
  test('of the witness too, then a checkpoint that somebody kept still tells', async () => {
    await recordRows(office, 5)
    await publish(journal)
    const old = await oldCheckpoint()
    await rewriteJournal(backdated)
    await forgetPublication()
    await rm(join(folders.folder, 'witness', 'state.json'))
    expect(await publish(journal)).toMatchObject({ cosignatures: 1 })
    expect(await verifyFolder(journal.folder, { quorum: 1 })).toMatchObject({ faults: 0 })
    expect((await verifyFolder(journal.folder, { older: [old] })).intact).toBe(false)
  })
})

describe('公布之前改写', () => {
  test('leaves a log that verifies, and a receipt that does not fit it', async () => {
    const cases = await recordRows(office, 2)
    const receipt = await receiptOf(journal, cases[0]!, 1)
    expect(receipt).toMatchObject({ index: 1, covered: false, text: expect.stringContaining('zs-receipt/1') })
    await rewriteJournal(backdated)
    await publish(journal)
    expect((await verifyFolder(journal.folder)).faults).toBe(0)
    const [row] = await journal.store.rows(1, 2)
    expect(toHex(leafHash(sha256, row!.entry))).not.toBe(receipt!.leaf)
    expect((await receiptOf(journal, cases[0]!, 1))!.leaf).not.toBe(receipt!.leaf)
  })
  test('of one row alone stops the next publication', async () => {
    await recordRows(office, 2)
    await publish(journal)
    await recordRows(office, 2)
    await owner.query('alter table journal disable trigger user')
    await owner.query('update journal set entry = set_byte(entry, 40, (get_byte(entry, 40) + 1) % 256) where idx = 4')
    expect(await publish(journal)).toMatchObject({ status: 'refused', fault: { code: 'journal.entry-altered' } })
    await owner.query('delete from journal where idx = 4')
    expect(await publish(journal)).toMatchObject({ status: 'refused', fault: { code: 'journal.entry-missing' } })
  })
})

describe('公布的目录', () => {
  test.each([
    ['tile/entries/000.p/6', '叶哈希'],
    ['tile/0/000.p/6', '叶哈希'],
    ['checkpoint', '签名'],
  ])('one bit flipped in %s is found', async (path, words) => {
    await recordRows(office, 5)
    await publish(journal)
    const copy = join(folders.folder, 'copy')
    await cp(journal.folder, copy, { recursive: true })
    const bytes = await readFile(join(copy, path))
    const at = path === 'checkpoint' ? bytes.indexOf('\n\n') - 8 : 60
    bytes[at] = bytes[at]! ^ 1
    await writeFile(join(copy, path), bytes)
    const report = await verifyFolder(copy)
    expect(report.intact).toBe(false)
    expect(messagesOf(report.findings)).toContain(words)
  })
  test('a checkpoint that nobody renewed is stale', async () => {
    await recordRows(office, 1)
    await publish(journal)
    const asOf = (now: number) => verifyFolder(journal.folder, { quorum: 1, now, maxAge: 2 * day })
    expect((await asOf(start + day)).intact).toBe(true)
    expect(messagesOf((await asOf(start + 3 * day)).findings)).toContain('可能停止公布或者向您隐瞒了新记录')
  })
})

describe('时钟不准或者倒填日期', () => {
  const doubts = async () => messagesOf((await verifyFolder(journal.folder)).findings)
  test('a clock that runs a day ahead is seen against the witness', async () => {
    office.setClock('2024-03-06')
    await recordRows(office, 1)
    await publish(journal)
    expect(await doubts()).toMatch(/比收录它的检查点还晚.*服务器时钟不准/)
  })
  test('a clock set back a day is seen against the entry before and the checkpoint before', async () => {
    await recordRows(office, 1)
    await publish(journal)
    office.setClock('2024-03-04')
    await recordRows(office, 1)
    witness.setTime(start + 60)
    await publish(journal)
    expect(await doubts()).toMatch(/早于前一条.*倒填日期/)
    expect(await doubts()).toMatch(/比它之前的检查点还早/)
  })
})
