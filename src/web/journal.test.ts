import { rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { attachmentFolder } from '#app/attachments.ts'
import { parseBundle } from '#app/journal/bundle.ts'
import { publish } from '#app/journal/publish.ts'
import { endRotation, rotateKey } from '#app/journal/rotate.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { factSource } from '#db/fact-source.ts'
import { journalOf } from '#db/journal.ts'
import { rowSource } from '#db/row-source.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { makeFolder } from '../../test/folder.ts'
import { recordRows } from '../../test/journal.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'
import type { Bureau } from '../bureau.ts'
import { makeApp } from './server.ts'

const { folder, remove } = makeFolder()
let office: TestOffice
let bureau: Bureau
let app: ReturnType<typeof makeApp>
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  const reader = openReader(office.database.pool({ max: 4, types }))
  bureau = {
    profile: kunmingScience,
    house: office.house,
    reader,
    sources: { ...factSource(reader, kunmingScience.id), ...rowSource(reader, kunmingScience.id) },
    attachments: attachmentFolder(folder),
    dataDir: folder,
    database: office.database,
    close: async () => undefined,
  }
  app = makeApp(bureau)
  await recordRows(office, 2)
  await office.appoint('head', 'P-head')
})
afterAll(() => office.close().finally(remove))

async function get(path: string) {
  const response = await app.request(path)
  return { status: response.status, text: await response.text() }
}

describe('封存日志页', () => {
  const wish = { person: 'P-head', basis: '定期更换' }

  it('given a log whose key was never changed, then the page speaks of none', async () => {
    await publish(journalOf(bureau))
    expect((await get('/journal')).text).not.toContain('密钥更换')
    expect((await get('/journal/rotations/1.json')).status).toBe(404)
  })
  it('given a witness that has not seen what is published, then the page says so, and whom to ask for its key', async () => {
    const { witnesses } = journalOf(bureau)
    const vkey = 'witness.example/jijian+46d295a2+BIgF1sABBwjqHTDOTzCbI31dxZQU5Hlhk9H7vKjsznY/'
    await writeFile(witnesses, JSON.stringify([{ vkey }]))
    const { text } = await get('/journal')
    for (const words of ['还没有见证过', '已公布的后 2 条尚未见证', '请向见证机构本身查对'])
      expect(text).toContain(words)
    expect(text).not.toContain('正常')
    await rm(witnesses)
  })
  it('given a rotation, then both keys stand there with the proof, and its end too', async () => {
    const parts = { journal: journalOf(bureau), house: bureau.house }
    const { former, current } = await rotateKey(parts, wish)
    const during = (await get('/journal')).text
    for (const words of [former, current, '第 2 号', '新旧密钥同时签名', '/journal/rotations/1.json'])
      expect(during).toContain(words)
    expect(during).not.toContain(wish.basis)
    const proof = await get('/journal/rotations/1.json')
    expect(parseBundle(proof.text)?.entries.map(({ index }) => index)).toEqual([2])
    await endRotation(parts, wish)
    expect((await get('/journal')).text).toContain('第 3 号起原密钥停用')
    expect((await get('/journal/vkeys')).text).toBe(`${current}\n`)
    for (const path of ['/journal/rotations/2.json', '/journal/rotations/1', '/journal/rotations/..%2fvkeys'])
      expect([path, (await get(path)).status]).toEqual([path, 404])
  })
})
