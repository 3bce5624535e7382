import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { temporaryFolder } from '../../../../test/folder.ts'
import { recordRows, rowOfToday } from '../../../../test/journal.ts'
import { newCaseId } from '../../../../test/office.ts'
import { folderSigner } from '../keys/signer.ts'
import { type FolderTrust, verifyFolder } from '../verify/verify-folder.ts'
import { startWitness } from '../witnesses/witness.fixture.ts'
import { type OpenLog, openLog } from './log.fixture.ts'
import { publish } from './publish.ts'

/** What every finding says, one a line. */
const words = ({ findings }: { findings: readonly { message: string }[] }): string =>
  full(findings.map(({ message }) => message).join('\n'))

/** Chinese punctuation, whichever way it was typed. */
const full = (text: string): string => text.replace(/,(?=[一-龥])/g, '，').replace(/:(?=[一-龥])/g, '：')

const readers = async ({ journal }: OpenLog, trust: FolderTrust = {}) => verifyFolder(journal.folder, trust)

/** Why the publication is refused. */
async function refusalOf({ journal }: OpenLog): Promise<string> {
  const outcome = await publish(journal)
  return outcome.status === 'refused' ? outcome.fault.message : outcome.status
}

/** What an officer is told who acts now. */
async function answerTo({ office }: OpenLog): Promise<string> {
  const caseId = newCaseId()
  const form = rowOfToday(office, caseId)
  const outcome = await office.as('keeper').does(publicityActivity, 'record', { caseId, form })
  return outcome.ok ? '已办理' : outcome.message
}

const checkpointOf = ({ journal }: OpenLog): Promise<Buffer> => readFile(join(journal.folder, 'checkpoint'))

const flipped = async (path: string, at: number): Promise<void> => {
  const bytes = await readFile(path)
  bytes[at]! ^= 1
  await writeFile(path, bytes)
}

const changeEntry = (index: number) =>
  `update journal set entry = convert_to(replace(convert_from(entry, 'UTF8'), '"t":"2024-', '"t":"2023-'), 'UTF8')
   where idx = ${index}`
const changeLeaf = (index: number) =>
  `update journal set leaf = set_byte(leaf, 5, (get_byte(leaf, 5) + 1) % 256) where idx = ${index}`

describe('封存记录在库内被改', () => {
  test.each([
    ['内容', changeEntry],
    ['叶哈希', changeLeaf],
  ])('%s: before publication the next publication refuses, and acts stop', async (_, change) => {
    const log = await openLog(3)
    await recordRows(log.office, 2)
    await log.forced(['journal'], change(4))
    expect(await refusalOf(log)).toContain('第 4 号封存记录的内容与其叶哈希不符：记录在库内被改动。已停止一切写入')
    expect(await answerTo(log)).toContain('第 4 号封存记录的内容与其叶哈希不符')
    expect(await readers(log)).toMatchObject({ intact: true, entries: 3 })
  })
  test.each([
    ['内容', changeEntry],
    ['叶哈希', changeLeaf],
  ])('%s: after publication the check of all records finds it, and the public log stays whole', async (_, change) => {
    const log = await openLog(4)
    await log.forced(['journal'], change(1))
    expect(words(await log.fsck())).toContain('封存日志第 1 号的内容与其叶哈希不符：记录在库内被改动')
    await recordRows(log.office, 1)
    // The group of 256 that grows is written anew, out of altered rows: that must be refused, not published.
    expect(await refusalOf(log)).toContain('第 1 号封存记录的内容与其叶哈希不符')
    expect(await readers(log)).toMatchObject({ intact: true, entries: 4 })
  })
  test('writing the whole log anew out of an altered database is refused, and spoils nothing', async () => {
    const log = await openLog(4)
    await log.forced(['journal'], changeEntry(1))
    const outcome = await publish(log.journal, { rewrite: true })
    expect(outcome).toMatchObject({ status: 'refused', fault: { code: 'journal.entry-altered' } })
    expect(await readers(log)).toMatchObject({ intact: true, entries: 4 })
  })
  test('nor does an altered row get into the twin, when that is written anew', async () => {
    const log = await openLog(257)
    await log.forced(['journal'], changeEntry(1))
    await recordRows(log.office, 1)
    // Neither this publication nor the ones before have read the altered row again.
    expect(await publish(log.journal)).toMatchObject({ status: 'published', size: 258 })
    await flipped(join(log.journal.folder, 'sm3/tile/1/000.p/1'), 4)
    await recordRows(log.office, 1)
    expect(await refusalOf(log)).toContain('第 1 号封存记录的内容与其叶哈希不符')
    expect(await verifyFolder(log.journal.folder, { hash: 'sha256' })).toMatchObject({ intact: true, entries: 258 })
    expect((await readers(log)).findings.map(({ message }) => message)).toEqual([
      '国密副本：tile/1/000.p/1 的第 0 个哈希与由下层推算的不一致：瓦片被改动或损坏',
    ])
  })
  test('a removed one is missed by number', async () => {
    const log = await openLog(4)
    await log.forced(['journal'], 'delete from journal where idx = 2')
    expect(words(await log.fsck())).toContain('封存日志缺少第 2 号：记录被删除或者编号被改动')
    await recordRows(log.office, 1)
    expect(await refusalOf(log)).toContain('缺少第 2 号封存记录：记录被删除')
  })
  test('emptied, it stands behind what was published', async () => {
    const log = await openLog(3)
    await log.forced(['journal'], 'truncate journal', `update log_head set size = 0, frontier = '{}'`)
    expect(await refusalOf(log)).toContain('只有 0 条，而已公布的检查点有 3 条：数据库被截断')
  })
})

describe('恢复了旧备份', () => {
  test('and the published directory gone with it: the memory of the signer is enough', async () => {
    const log = await openLog(5)
    await log.restoreBackup(3)
    await rm(log.journal.folder, { recursive: true })
    expect(await refusalOf(log)).toContain('只有 3 条，而已公布的检查点有 5 条')
  })
})

describe('绕过系统', () => {
  test('a write without an entry fails at commit and says why', async () => {
    const log = await openLog(1)
    await expect(log.office.rows(`update case_ set title = '改'`)).rejects.toMatchObject({
      code: 'ZS001',
      message: expect.stringMatching(/^未留痕的写入.case_ 的改动没有对应的封存记录$/),
    })
  })
  test.each(['entry', 'journal'])('%s takes nothing but additions, whoever asks', async (table) => {
    const log = await openLog(1)
    for (const statement of [`update ${table} set n = 2`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(log.app.query(statement)).rejects.toMatchObject({ code: '42501' })
      await expect(log.office.rows(statement)).rejects.toMatchObject({
        code: 'ZS002',
        message: expect.stringMatching(/只能追加.不能修改或删除$/),
      })
    }
  })
})

describe('倒填日期，时钟不准', () => {
  test('so is one that is dated before a cosignature that it follows, by reader and check alike', async () => {
    const log = await openLog(2)
    const witness = await startWitness(log.journal)
    witness.setClock(Date.UTC(2024, 2, 7) / 1000)
    await publish(log.journal, { refresh: true })
    log.office.setClock('2024-03-06')
    await recordRows(log.office, 1)
    witness.setClock(Date.UTC(2024, 2, 8) / 1000)
    expect(await publish(log.journal)).toMatchObject({ status: 'published', cosignatures: 1 })
    const early = /第 2 号记录的时间 \S+ 比它之前的检查点还早 \d+ 小时：倒填日期，或者服务器时钟不准/
    expect(words(await readers(log))).toMatch(early)
    expect(words(await log.fsck())).toMatch(early)
  })
})

describe('日志密钥被盗，历史被改写', () => {
  test('a cosigned checkpoint that is left beside the rewritten log speaks against it', async () => {
    const log = await openLog(4)
    await startWitness(log.journal)
    await publish(log.journal, { refresh: true })
    const kept = temporaryFolder()
    await cp(join(log.journal.folder, 'witnessed'), join(kept, 'witnessed'), { recursive: true })
    await log.rewriteEntry(1)
    await log.forgetPublication()
    await publish(log.journal)
    await cp(join(kept, 'witnessed'), join(log.journal.folder, 'witnessed'), { recursive: true })
    expect(words(await readers(log))).toContain('前 4 条记录的树根与旧检查点签署的不同')
  })
})

describe('给不同的人看不同的日志，藏起新的记录', () => {
  test('two views under one key: only one is cosigned, and each belies the other', async () => {
    const log = await openLog(4)
    await startWitness(log.journal)
    await publish(log.journal, { refresh: true })
    const forPublic = temporaryFolder()
    await cp(log.journal.folder, forPublic, { recursive: true })
    await log.rewriteEntry(2)
    await log.forgetPublication()
    await publish(log.journal)
    const [forAuditor, ofPublic] = [await checkpointOf(log), await readFile(join(forPublic, 'checkpoint'))]
    expect(await verifyFolder(forPublic, { quorum: 1 })).toMatchObject({ intact: true })
    expect(words(await verifyFolder(forPublic, { older: [forAuditor] }))).toContain(
      '前 4 条记录的树根与旧检查点签署的不同',
    )
    expect(words(await readers(log, { older: [ofPublic] }))).toContain('前 4 条记录的树根与旧检查点签署的不同')
    expect(words(await readers(log, { quorum: 1 }))).toContain('见证签名不足')
  })
  test('without a cosignature nobody can tell an old checkpoint from a new one', async () => {
    const log = await openLog(2)
    const limits = { now: log.journal.now() + 3 * 86_400, maxAge: 48 * 3600 }
    expect(words(await readers(log, limits))).toContain('检查点没有见证签名，无从判断它是新是旧')
  })
})

describe('文件损坏', () => {
  test('one bit of an entry: found, and repaired on demand', async () => {
    const log = await openLog(4)
    await flipped(join(log.journal.folder, 'tile/entries/000.p/4'), 40)
    expect(words(await readers(log))).toContain('第 0 号记录的内容在公布之后被改动')
    expect(await publish(log.journal, { rewrite: true })).toMatchObject({ status: 'published', size: 4 })
    expect(await readers(log)).toMatchObject({ intact: true, findings: [] })
  })
  test('the twin is written anew as well, on demand', async () => {
    const log = await openLog(257)
    const path = join(log.journal.folder, 'sm3/tile/0/000')
    const before = await readFile(path)
    await flipped(path, 40)
    await publish(log.journal, { rewrite: true })
    expect(await readFile(path)).toEqual(before)
  })
  test('a checkpoint that says something else than was signed', async () => {
    const log = await openLog(4)
    const path = join(log.journal.folder, 'checkpoint')
    await writeFile(path, (await readFile(path, 'utf8')).replace('\n4\n', '\n3\n'))
    expect(words(await readers(log))).toContain('签名不成立：正文或签名被改动')
    expect(await refusalOf(log)).toContain('已公布的检查点文件不予采信：')
  })
})

describe('签名程序', () => {
  test('signs no smaller tree and no other tree of the same size', async () => {
    const log = await openLog(4)
    const signer = await folderSigner(log.journal.keys, log.journal.origin)
    const root = (await signer.last())!.root
    await expect(signer.sign({ size: 3, root })).rejects.toThrow('拒绝签署：已签署过 4 条的检查点，不能再签 3 条的')
    await expect(signer.sign({ size: 4, root: new Uint8Array(32) })).rejects.toThrow(
      '拒绝签署：已为同样 4 条签署过另一个树根',
    )
    expect(await signer.sign({ size: 4, root })).toBeInstanceOf(Uint8Array)
    expect(await signer.last()).toMatchObject({ size: 4 })
  })
})
