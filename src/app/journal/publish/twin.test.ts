import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { signNote } from '#domain/journal/note.ts'
import { OTHER } from '#domain/journal/vkey.ts'
import { temporaryFolder } from '../../../../test/folder.ts'
import { recordRows } from '../../../../test/journal.ts'
import { hasOpenssl, openssl } from '../../../../test/openssl.ts'
import { logKeys, makeKey, signersOf } from '../keys/keys.ts'
import { verifyFolder } from '../verify/verify-folder.ts'
import { exportLog } from './export-log.ts'
import { openLog } from './log.fixture.ts'
import { publish } from './publish.ts'

const origin = 'zhunsheng.local/kunming-science/journal-sm3'

/** A copy of a published log, to be spoiled or kept. */
async function copyOf(folder: string): Promise<string> {
  const copy = temporaryFolder()
  await cp(folder, copy, { recursive: true })
  return copy
}

/** A published log of three acts. */
const aLog = async () => {
  const log = await openLog(3)
  return { ...log, folder: log.journal.folder }
}
const codes = async (folder: string, options = {}) =>
  (await verifyFolder(folder, options)).findings.map(({ code, message }) => `${message.slice(0, 4)} ${code}`)

describe('国密副本', () => {
  test('given a published log, then its twin is signed with SM2 and verified along', async () => {
    const { folder: published } = await aLog()
    const report = await verifyFolder(published)
    expect(report).toMatchObject({
      intact: true,
      findings: [],
      twin: { intact: true, entries: 3, isSelfVouched: true },
    })
    expect(report.twin?.vkeys).toEqual([
      expect.stringMatching(
        /^zhunsheng\.local\/kunming-science\/journal-sm3\+[0-9a-f]{8}\+\/3pzLWpvdXJuYWwvc20yLXNtMy8xO/,
      ),
    ])
    const given = [...report.vkeys, ...report.twin!.vkeys]
    expect(await verifyFolder(published, { vkeys: given })).toMatchObject({
      intact: true,
      twin: { isSelfVouched: false },
    })
    expect(await verifyFolder(published, { hash: 'sha256' })).toMatchObject({ intact: true, twin: null })
    const exported = temporaryFolder()
    await exportLog(published, exported)
    expect(await verifyFolder(exported, { hash: 'sm3' })).toMatchObject({ intact: true, twin: { entries: 3 } })
  })
  test('then whoever has its key from elsewhere is not served another', async () => {
    const { folder: published } = await aLog()
    const stranger = await makeKey(join(temporaryFolder(), 'key'), origin, OTHER)
    const { vkeys } = await verifyFolder(published)
    expect(await codes(published, { vkeys: [...vkeys, stranger.vkey] })).toEqual(['国密副本 note.unsigned'])
  })
  test.each([
    [
      'a tile',
      'sm3/tile/0/000.p/3',
      ['国密副本 log.leaf-altered', '国密副本 log.leaf-altered', '国密副本 log.leaf-altered'],
    ],
    ['its own copy of the entries', 'sm3/tile/entries/000.p/3', ['国密副本 log.bundle']],
    ['the signature', 'sm3/checkpoint', ['国密副本 note.encoding']],
  ])('given that somebody spoiled %s, then it is found', async (_, path, expected) => {
    const { folder: copy } = await aLog()
    await writeFile(join(copy, path), Buffer.alloc((await readFile(join(copy, path))).length))
    expect(await codes(copy)).toEqual(expected)
  })
  test('given a twin of other entries, signed by its own key, then it is told apart from the log', async () => {
    const { folder: copy, journal } = await aLog()
    const other = await aLog()
    // The thief has the key of the twin, not that of the log.
    await cp(join(journal.keys, 'journal.sm2.key'), join(other.journal.keys, 'journal.sm2.key'))
    await rm(join(other.journal.keys, 'journal.sm2.signed'))
    await publish(other.journal)
    await cp(join(other.journal.folder, 'sm3'), join(copy, 'sm3'), { recursive: true })
    expect(await codes(copy)).toEqual(['国密副本 twin.differs'])
  })
  test('given none, then --hash sm3 misses it', async () => {
    const { folder: copy } = await aLog()
    await rm(join(copy, 'sm3'), { recursive: true })
    expect(await verifyFolder(copy)).toMatchObject({ intact: true, twin: null })
    expect((await verifyFolder(copy, { hash: 'sm3' })).findings).toMatchObject([
      { code: 'twin.absent', severity: 'fault' },
    ])
  })
  test('one bit of its signature, or of its root, makes it fail', async () => {
    const { folder: copy } = await aLog()
    const path = join(copy, 'sm3/checkpoint')
    const sound = await readFile(path, 'utf8')
    const [origin, size, root, blank, line] = sound.split('\n')
    const blob = Buffer.from(line!.split(' ')[2]!, 'base64')
    blob[blob.length - 1]! ^= 1
    const spoiled = `${line!.split(' ').slice(0, 2).join(' ')} ${blob.toString('base64')}`
    await writeFile(path, [origin, size, root, blank, spoiled, ''].join('\n'))
    expect(await codes(copy)).toEqual(['国密副本 note.bad-signature'])
    const other = Buffer.from(root!, 'base64').reverse().toString('base64')
    await writeFile(path, [origin, size, other, blank, line, ''].join('\n'))
    expect(await codes(copy)).toEqual(['国密副本 note.bad-signature', '国密副本 log.root'])
  })
  test('a signature of Ed25519 does not pass for one of SM2', async () => {
    const { folder: copy, journal } = await aLog()
    const [key] = await logKeys(journal.keys, '')
    const [text] = (await readFile(join(copy, 'sm3/checkpoint'), 'utf8')).split('\n\n')
    const signer = { ...signersOf([key])[0]!, name: origin }
    await writeFile(join(copy, 'sm3/checkpoint'), signNote(`${text}\n`, [signer]))
    expect(await codes(copy)).toEqual(['国密副本 note.unsigned'])
  })

  test('given a twin of before, without signature, when the log is published, then it is signed though nothing was added', async () => {
    const log = await aLog()
    const path = join(log.journal.folder, 'sm3/checkpoint')
    const [text] = (await readFile(path, 'utf8')).split('\n\n')
    await writeFile(path, `${text}\n\n`)
    expect(await codes(log.journal.folder)).toEqual(['国密副本 note.split'])
    expect(await publish(log.journal)).toMatchObject({ status: 'published', size: 3 })
    expect(await verifyFolder(log.journal.folder)).toMatchObject({ intact: true, findings: [] })
    expect(await publish(log.journal)).toMatchObject({ status: 'unchanged' })
  })
  test('given a twin that fell behind, then a reader is told, and the next publication brings it up', async () => {
    const log = await aLog()
    const published = await copyOf(log.folder)
    await recordRows(log.office, 2)
    await publish(log.journal)
    await cp(join(published, 'sm3'), join(log.journal.folder, 'sm3'), { recursive: true })
    const report = await verifyFolder(log.journal.folder)
    expect(report).toMatchObject({ intact: true, findings: [{ code: 'twin.behind', severity: 'doubt' }] })
    expect(await publish(log.journal)).toMatchObject({ status: 'published', size: 5 })
    expect(await verifyFolder(log.journal.folder)).toMatchObject({ intact: true, findings: [], twin: { entries: 5 } })
  })

  test.skipIf(!hasOpenssl('SM2'))(
    'OpenSSL verifies the published file byte by byte as the decision record says',
    async () => {
      const { folder: published } = await aLog()
      const work = temporaryFolder()
      const [body, lines] = (await readFile(join(published, 'sm3/checkpoint'), 'utf8')).split('\n\n')
      const [, name, blob] = /^— (\S+) (\S+)\n$/.exec(lines!)!
      const [vkeyName, id, material] = (await readFile(join(published, 'sm3/vkeys'), 'utf8')).trim().split('+', 3)
      const rest = (await readFile(join(published, 'sm3/vkeys'), 'utf8')).trim().slice(`${vkeyName}+${id}+`.length)
      expect([name, material?.startsWith('/3pz')]).toEqual([vkeyName, true])
      const key = Buffer.from(rest, 'base64')
      expect(key.subarray(0, 22).toString('latin1')).toBe('\xffzs-journal/sm2-sm3/1:')
      const signature = Buffer.from(blob!, 'base64')
      expect(signature.subarray(0, 4).toString('hex')).toBe(id)
      const spki = Buffer.concat([
        Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex'),
        key.subarray(22),
      ])
      await writeFile(join(work, 'key'), spki)
      await writeFile(join(work, 'text'), `${body}\n`)
      await writeFile(join(work, 'signature'), signature.subarray(4))
      const args = [
        '-verify',
        'key',
        '-keyform',
        'DER',
        '-sigopt',
        'distid:1234567812345678',
        '-signature',
        'signature',
      ]
      expect(openssl(['dgst', '-sm3', ...args, 'text'], { cwd: work }).toString()).toContain('Verified OK')
    },
  )
})
