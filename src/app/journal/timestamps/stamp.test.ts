import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../../../../test/folder.ts'
import { recordRows } from '../../../../test/journal.ts'
import { hasOpenssl, openssl } from '../../../../test/openssl.ts'
import { headOf } from '../log/checkpoint-head.ts'
import type { JournalHouse } from '../ports.ts'
import { exportLog } from '../publish/export-log.ts'
import { openLog } from '../publish/log.fixture.ts'
import { publish } from '../publish/publish.ts'
import { startPublisher } from '../publish/publisher.ts'
import { verifyFolder } from '../verify/verify-folder.ts'
import { type Authority, makeAuthority, serveAuthority } from './authority.fixture.ts'
import { acceptTimestamp, timestampRequestFile } from './stamp.ts'
import { stampedText } from './timestamp-files.ts'
import { readTimestampRecord } from './timestamp-settings.ts'
import { certificatesIn, freshNonce, readTimestamp, timestampRequest } from './timestamp-token.ts'

const data = Buffer.from('zhunsheng.example/journal\n5\n树根\n')
const now = () => Math.floor(Date.now() / 1000)

async function configure(journal: JournalHouse, authority: Authority, more: object = {}): Promise<void> {
  const folder = dirname(journal.timestamp)
  await writeFile(join(folder, 'ca.pem'), authority.ca)
  await writeFile(journal.timestamp, JSON.stringify({ ca: 'ca.pem', ...more }))
}
const codes = async (folder: string, trust = {}) =>
  // The authority's clock is the real one, the office's stands in 2024: what that does to entry times is not asked here.
  (await verifyFolder(folder, trust)).findings
    .filter(({ severity }) => severity === 'fault')
    .map(({ message }) => message)

describe.skipIf(!hasOpenssl('ts'))('时间戳（本机未安装 openssl 时跳过）', () => {
  test.each(['rsa', 'ec'] as const)(
    'given a token signed with %s, then it holds with its time and issuer',
    async (key) => {
      const authority = makeAuthority({ key })
      const [from, answer, until] = [now(), await authority.answer(timestampRequest(data)), now()]
      const reading = await readTimestamp(answer, data, { trusted: certificatesIn(authority.ca) })
      expect(reading).toMatchObject({ ok: true, token: { issuer: '演示 演示时间戳', isTrusted: true } })
      expect(reading.ok && reading.token.time >= from && reading.token.time <= until).toBe(true)
      expect(await readTimestamp(answer, data)).toMatchObject({ ok: true, token: { isTrusted: false } })
    },
  )
  test('then it is refused over other data, under another authority, and with another nonce', async () => {
    const [authority, other] = [makeAuthority(), makeAuthority()]
    const nonce = Buffer.from('00ff000000000000000000000000000f', 'hex')
    const answer = await authority.answer(timestampRequest(data, nonce))
    const trusted = certificatesIn(authority.ca)
    const reasonOf = async (...args: Parameters<typeof readTimestamp>) => {
      const reading = await readTimestamp(...args)
      return reading.ok ? '' : reading.reason
    }
    expect(await reasonOf(answer, data, { trusted, nonce })).toBe('')
    expect(await reasonOf(answer, Buffer.concat([data, data]), { trusted })).toBe('不是对这个检查点的时间戳')
    expect(await reasonOf(answer, data, { trusted: certificatesIn(other.ca) })).toMatch('不在受信任的时间戳机构之下')
    expect(await reasonOf(answer, data, { trusted, nonce: Buffer.alloc(16, 1) })).toBe('答复与请求的随机数不符')
    expect(await reasonOf(await authority.answer(timestampRequest(data)), data, { nonce })).toBe(
      '答复与请求的随机数不符',
    )
  })
  test('then no nonce is refused as no integer, whatever bytes chance gives', async () => {
    const nonces = Array.from({ length: 1000 }, freshNonce)
    expect(nonces.every(([first = 0]) => first >= 0x40 && first <= 0x7f)).toBe(true)
    const authority = makeAuthority()
    const padded = await authority.answer(timestampRequest(data, Buffer.from(`0040${'11'.repeat(14)}`, 'hex')))
    expect(await readTimestamp(padded, data)).toMatchObject({ ok: false, reason: expect.stringContaining('没有签发') })
  })
  test('then one whose signature, time or certificate was touched is refused', async () => {
    const authority = makeAuthority()
    const answer = await authority.answer(timestampRequest(data))
    const trusted = certificatesIn(authority.ca)
    const at = (needle: Buffer | string) => answer.indexOf(needle)
    const time = /\d{14}Z/.exec(answer.toString('latin1'))!
    for (const position of [answer.length - 3, time.index + 3, at('演示时间戳') + 2]) {
      const spoiled = Buffer.from(answer)
      spoiled[position]! ^= 1
      expect(await readTimestamp(spoiled, data, { trusted }), String(position)).toMatchObject({ ok: false })
      expect(await readTimestamp(spoiled, data), String(position)).toMatchObject({ ok: false })
    }
    for (const nothing of [Buffer.alloc(0), Buffer.from('<html>'), answer.subarray(0, 200)])
      expect(await readTimestamp(nothing, data)).toMatchObject({ ok: false })
  })
  test('then one signed with a certificate for another purpose, or that names none, is refused', async () => {
    const authority = makeAuthority()
    const answer = await authority.answer(timestampRequest(data))
    for (const trusted of [certificatesIn(authority.ca), undefined]) {
      const readings = await Promise.all(
        [authority.forge(answer), authority.anonymous(answer)].map((each) => readTimestamp(each, data, { trusted })),
      )
      expect(readings).toEqual([
        { ok: false, reason: '签发者的证书不是时间戳专用证书' },
        { ok: false, reason: '签名没有指明签发者的证书' },
      ])
    }
  })
  test('then a refusal of the authority is told in its words', async () => {
    const answer = await makeAuthority().answer(Buffer.from('3003020101', 'hex'))
    expect(await readTimestamp(answer, data)).toMatchObject({
      ok: false,
      reason: expect.stringContaining('没有签发（状态 2'),
    })
  })
  test('then OpenSSL checks the published token over the text of the checkpoint', async () => {
    const { journal } = await openLog(2)
    const authority = makeAuthority()
    await configure(journal, authority, { url: (await serveAuthority(authority)).url })
    await publish(journal)
    const work = temporaryFolder()
    await cp(journal.folder, work, { recursive: true })
    await writeFile(join(work, 'text'), stampedText(await readFile(join(work, 'checkpoint'))))
    const args = ['ts', '-verify', '-data', 'text', '-in', 'checkpoint.tsr', '-CAfile', 'timestamps/tsa.pem']
    expect(openssl(args, { cwd: work }).toString()).toContain('Verification: OK')
  })
})

describe.skipIf(!hasOpenssl('ts'))('已公布检查点的时间戳（本机未安装 openssl 时跳过）', () => {
  test('given no settings, then nobody is asked and nothing lies there', async () => {
    const { journal } = await openLog(1)
    expect(await publish(journal, { refresh: true })).not.toHaveProperty('timestamp')
    expect(await verifyFolder(journal.folder)).toMatchObject({ timestamps: { tokens: [] } })
  })
  test('given an authority, when the log is published, then each checkpoint is stamped once, kept by size and exported', async () => {
    const { journal, office } = await openLog(2)
    const authority = makeAuthority()
    const service = await serveAuthority(authority)
    await configure(journal, authority, { url: service.url })
    expect(await publish(journal)).toMatchObject({
      status: 'unchanged',
      timestamp: { status: 'stamped', isTrusted: true },
    })
    expect(await publish(journal)).toMatchObject({ status: 'unchanged', timestamp: { status: 'kept' } })
    expect(await publish(journal, { refresh: true })).toMatchObject({ timestamp: { status: 'kept' } })
    await recordRows(office, 2)
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 4, timestamp: { status: 'stamped' } })
    expect(service.asked).toHaveLength(2)
    expect(await readTimestampRecord(journal)).toMatchObject({ last: { size: 4, issuer: '演示 演示时间戳' } })
    expect((await readTimestampRecord(journal)).problem).toBeUndefined()

    const exported = temporaryFolder()
    await exportLog(journal.folder, exported)
    const trust = { authorities: authority.ca }
    expect(await codes(exported, trust)).toEqual([])
    const { timestamps } = await verifyFolder(exported, trust)
    expect(timestamps).toMatchObject({ isSelfVouched: false, tokens: [{ size: 2 }, { size: 4, isTrusted: true }] })
    expect(await verifyFolder(exported)).toMatchObject({ timestamps: { isSelfVouched: true, tokens: [{}, {}] } })
    expect(await readFile(join(exported, 'checkpoint.tsr'))).toEqual(await readFile(join(exported, 'timestamps/4.tsr')))
    // Whoever trusts another authority is not satisfied.
    expect(
      (await codes(exported, { authorities: makeAuthority().ca })).every((line) => line.includes('不在受信任')),
    ).toBe(true)
    expect(await codes(exported, { authorities: makeAuthority().ca })).toHaveLength(2)
  })
  test('given a checkpoint that was changed under its token, then verification names the token', async () => {
    const { journal } = await openLog(2)
    const authority = makeAuthority()
    await configure(journal, authority, { url: (await serveAuthority(authority)).url })
    await publish(journal)
    const other = await openLog(2)
    await cp(join(other.journal.folder, 'checkpoint'), join(journal.folder, 'timestamps/2.checkpoint'))
    expect(await codes(journal.folder)).toEqual([
      expect.stringMatching('旧检查点不予采信'),
      '时间戳 timestamps/2.tsr 不成立：不是对这个检查点的时间戳',
    ])
    await writeFile(join(journal.folder, 'timestamps/tsa.pem'), 'no certificate')
    expect(await codes(journal.folder)).toContain('时间戳 timestamps/tsa.pem 不成立：文件中没有 PEM 格式的证书')
    await rm(join(journal.folder, 'timestamps'), { recursive: true })
    expect(await codes(journal.folder)).toEqual([])
    await cp(join(other.journal.folder, 'checkpoint'), join(journal.folder, 'checkpoint'))
    expect(await codes(journal.folder)).toContain('时间戳 checkpoint.tsr 不成立：不是对这个检查点的时间戳')
  })
  test.each([
    ['is down', ({ stop }: Service) => stop(), '联系不上时间戳机构'],
    [
      'answers with an error',
      (service: Service) => service.replyWith({ status: 503, body: Buffer.from('') }),
      '答复 503',
    ],
    [
      'answers with something else',
      (service: Service) => service.replyWith({ status: 200, body: Buffer.from('<html>') }),
      '不予采信',
    ],
    [
      'answers with an old token',
      async (service: Service, authority: Authority) =>
        service.replyWith({ status: 200, body: await authority.answer(timestampRequest(data)) }),
      '不是对这个检查点的时间戳',
    ],
  ])(
    'given that the authority %s, then the log is published all the same, and says so until it is back',
    async (_, spoil, words) => {
      const { journal, office } = await openLog(1)
      const authority = makeAuthority()
      const service = await serveAuthority(authority)
      await configure(journal, authority, { url: service.url })
      await publish(journal)
      await recordRows(office, 1)
      await spoil(service, authority)
      const outcome = await publish(journal)
      expect(outcome).toMatchObject({ status: 'published', size: 2, timestamp: { status: 'failed' } })
      const { problem, last } = await readTimestampRecord(journal)
      expect([problem, last?.size]).toEqual([expect.stringContaining(words), 1])
      expect(await codes(journal.folder)).toEqual([])
      await expect(readFile(join(journal.folder, 'checkpoint.tsr'))).rejects.toThrow('ENOENT')

      const back = await serveAuthority(authority)
      await configure(journal, authority, { url: back.url })
      expect(await publish(journal)).toMatchObject({ status: 'unchanged', timestamp: { status: 'stamped' } })
      expect(await readTimestampRecord(journal)).not.toHaveProperty('problem')
    },
  )
  test('given the token of an authority that is not the one in the settings, then it is refused', async () => {
    const { journal } = await openLog(1)
    const stranger = makeAuthority()
    await configure(journal, makeAuthority(), { url: (await serveAuthority(stranger)).url })
    expect(await publish(journal)).toMatchObject({
      timestamp: { status: 'failed', problem: expect.stringContaining('不在受信任的时间戳机构之下') },
    })
  })
  test('given settings that cannot be read, then the log is published and says what is wrong', async () => {
    const { journal } = await openLog(1)
    await writeFile(journal.timestamp, '{"url":"ftp://x"}')
    const wrong = await publish(journal, { refresh: true })
    expect(wrong).toMatchObject({ status: 'published', timestamp: { problem: expect.stringContaining('格式不对') } })
    await writeFile(journal.timestamp, '{"ca":"none.pem"}')
    expect(await publish(journal)).toMatchObject({ timestamp: { problem: expect.stringContaining('none.pem 不存在') } })
  })
  test('given that tokens are wanted at most once a day, then the publications between go without', async () => {
    const { journal, office } = await openLog(1)
    const authority = makeAuthority()
    const service = await serveAuthority(authority)
    await configure(journal, authority, { url: service.url, everyHours: 24 })
    await publish(journal)
    await recordRows(office, 1)
    expect(await publish(journal)).not.toHaveProperty('timestamp')
    expect(service.asked).toHaveLength(1)
    office.setClock('2024-03-06', '09:00')
    expect(await publish(journal)).toMatchObject({ timestamp: { status: 'stamped' } })
    expect(await codes(journal.folder)).toEqual([])
  })
  test('given entries that say another day than the authority, then readers and fsck doubt them', async () => {
    // The office's clock stands in 2024, the authority's is the real one.
    const { journal, office, fsck } = await openLog(1)
    const authority = makeAuthority()
    await configure(journal, authority, { url: (await serveAuthority(authority)).url })
    await publish(journal)
    await recordRows(office, 1)
    await publish(journal)
    const { findings } = await verifyFolder(journal.folder)
    expect(findings.map(({ code, index }) => [code, index])).toEqual([['clock.early', 1]])
    const report = await fsck()
    expect([report.ok, report.findings.map(({ message }) => message)]).toEqual([
      true,
      [expect.stringMatching(/第 1 号记录的时间 .*比它之前的检查点还早/)],
    ])
  })
  test('the publisher tells of a token, and of its absence once', async () => {
    const { journal } = await openLog(1)
    const authority = makeAuthority()
    const service = await serveAuthority(authority)
    await configure(journal, authority, { url: service.url })
    const lines: string[] = []
    let told = (): void => undefined
    const once = new Promise<void>((resolve) => (told = resolve))
    const publisher = startPublisher(journal, {
      log(line) {
        lines.push(line)
        told()
      },
    })
    await once
    await publisher.stop()
    expect(lines).toEqual(['1 条的检查点已有“演示 演示时间戳”的时间戳'])
  })
})

describe.skipIf(!hasOpenssl('ts'))('随身带去的时间戳请求（本机未安装 openssl 时跳过）', () => {
  test('given a request file, when its answer comes back after the log grew, then it is filed with the checkpoint it is for', async () => {
    const { journal, office } = await openLog(2)
    const authority = makeAuthority()
    await configure(journal, authority)
    const { size, request } = await timestampRequestFile(journal)
    const answer = await authority.answer(request)
    await recordRows(office, 2)
    await publish(journal)
    expect(await acceptTimestamp(journal, answer)).toMatchObject({ size: 2, isTrusted: true })
    expect(headOf(await readFile(join(journal.folder, 'checkpoint'))).size).toBe(4)
    const { timestamps } = await verifyFolder(journal.folder)
    expect([size, timestamps.tokens.map((token) => token.size)]).toEqual([2, [2]])
    expect(await codes(journal.folder)).toEqual([])
    expect(await readTimestampRecord(journal)).toMatchObject({ last: { size: 2 } })
  })
  test('then what is for another checkpoint, or by another authority, is refused', async () => {
    const { journal } = await openLog(2)
    const [authority, stranger] = [makeAuthority(), makeAuthority()]
    await configure(journal, authority)
    const { request } = await timestampRequestFile(journal)
    const foreign = await authority.answer(timestampRequest(data))
    await expect(acceptTimestamp(journal, foreign)).rejects.toThrow('不是对本日志任何一个等待时间戳的检查点')
    await expect(acceptTimestamp(journal, await stranger.answer(request))).rejects.toThrow('不在受信任的时间戳机构之下')
    expect(await verifyFolder(journal.folder)).toMatchObject({ timestamps: { tokens: [] } })
  })
})

type Service = Awaited<ReturnType<typeof serveAuthority>>
