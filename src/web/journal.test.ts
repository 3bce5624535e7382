import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parseBundle } from '#app/journal/proofs/bundle.ts'
import { publish } from '#app/journal/publish/publish.ts'
import { endRotation, rotateKey } from '#app/journal/publish/rotate.ts'
import { makeAuthority } from '#app/journal/timestamps/authority.fixture.ts'
import { acceptTimestamp, timestampRequestFile } from '#app/journal/timestamps/stamp.ts'
import { bureauOf } from '../../test/bureau.ts'
import { recordRows } from '../../test/journal.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import { hasOpenssl } from '../../test/openssl.ts'
import type { Bureau } from '../bureau.ts'
import { makeApp } from './server.ts'

let office: TestOffice
let bureau: Bureau
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  bureau = bureauOf(office)
  app = makeApp(bureau)
  await recordRows(office, 2)
  await office.appoint('head', 'P-head')
})
afterAll(() => office.close())

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

describe('封存日志页', () => {
  const wish = { person: 'P-head', basis: '定期更换' }

  it('given a log whose key was never changed, then the page speaks of none', async () => {
    await publish(bureau.journal)
    expect((await get('/journal')).text).not.toContain('密钥更换')
    expect((await get('/journal/rotations/1.json')).status).toBe(404)
  })
  it('given a witness that has not seen what is published, then the page says so, and whom to ask for its key', async () => {
    const { witnesses } = bureau.journal
    const vkey = 'witness.example/jijian+46d295a2+BIgF1sABBwjqHTDOTzCbI31dxZQU5Hlhk9H7vKjsznY/'
    await writeFile(witnesses, JSON.stringify([{ vkey }]))
    const { text } = await get('/journal')
    for (const words of ['还没有见证过', '已公布的后 3 条尚未见证', '请向见证机构本身查对'])
      expect(text).toContain(words)
    expect(text).not.toContain('正常')
    await rm(witnesses)
  })
  it('given a rotation, then both keys stand there with the proof, and its end too', async () => {
    const parts = { journal: bureau.journal, house: bureau.house }
    const { former, current } = await rotateKey(parts, wish)
    const during = (await get('/journal')).text
    for (const words of [former, current, '第 3 号', '新旧密钥同时签名', '/journal/rotations/1.json'])
      expect(during).toContain(words)
    expect(during).not.toContain(wish.basis)
    const proof = await get('/journal/rotations/1.json')
    expect(parseBundle(proof.text)?.entries.map(({ index }) => index)).toEqual([3])
    await endRotation(parts, wish)
    expect((await get('/journal')).text).toContain('第 4 号起原密钥停用')
    expect((await get('/journal/vkeys')).text).toBe(`${current}\n`)
    for (const path of ['/journal/rotations/2.json', '/journal/rotations/1', '/journal/rotations/..%2fvkeys'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
  it('given a twin, then its key stands there and its files are served', async () => {
    await publish(bureau.journal)
    const vkeys = (await get('/journal/sm3/vkeys')).text.trim()
    expect((await get('/journal')).text).toContain(vkeys)
    expect((await get('/journal/sm3/checkpoint')).text).toMatch(
      /^zhunsheng\.local\/kunming-science\/journal-sm3\n\d+\n/,
    )
    expect((await get('/journal/sm3/tile/0/000.p/5')).status).toBe(200)
    expect((await get('/journal/sm3/tile/0/009')).status).toBe(404)
  })
  it('given no time stamps, then the page speaks of none', async () => {
    expect((await get('/journal')).text).not.toContain('时间戳')
    for (const path of ['/journal/checkpoint.tsr', '/journal/timestamps/4.tsr', '/journal/timestamps/tsa.pem'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
  it.skipIf(!hasOpenssl('ts'))(
    'given one, then its time, issuer and files; given a failure, then its reason',
    async () => {
      const journal = bureau.journal
      const authority = makeAuthority()
      await writeFile(join(office.dataDir, 'ca.pem'), authority.ca)
      await writeFile(journal.timestamp, '{"ca":"ca.pem"}')
      const { size, request } = await timestampRequestFile(journal)
      await acceptTimestamp(journal, await authority.answer(request))
      const { text } = await get('/journal')
      for (const words of [`${size} 条的检查点，20`, '演示 演示时间戳', `/journal/timestamps/${size}.tsr`])
        expect(text).toContain(words)
      for (const path of [
        'checkpoint.tsr',
        `timestamps/${size}.tsr`,
        `timestamps/${size}.checkpoint`,
        'timestamps/tsa.pem',
      ])
        expect([path, (await get(`/journal/${path}`)).status]).toEqual([path, 200])
      await recordRows(office, 1)
      await writeFile(journal.timestamp, '{"url":1}')
      await publish(journal)
      expect((await get('/journal')).text).toContain('没有取得时间戳：时间戳设置')
      await rm(journal.timestamp)
    },
  )
})
