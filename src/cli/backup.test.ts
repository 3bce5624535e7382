import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rootCertificates } from 'node:tls'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { exampleRegister } from '#domain/matters/example-register.fixture.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { openSite, type TestSite } from '../../test/e2e/site.ts'
import { recordRows } from '../../test/journal.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'

const folder = mkdtempSync(join(tmpdir(), 'zhunsheng-backup-'))
const file = join(folder, 'backup.tgz')
let site: TestSite
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  site = await openSite()
  zhunsheng = commandLineOf(site.bureau)
  await site.office.seal()
  mkdirSync(join(site.office.dataDir, 'authority'))
  writeFileSync(join(site.office.dataDir, 'authority', 'ca.pem'), rootCertificates[0]!)
  writeFileSync(join(site.office.dataDir, 'timestamp.json'), '{"ca":"authority/ca.pem"}')
  expect(await zhunsheng('backup', file)).toMatchObject({ code: 0 })
})
afterAll(async () => {
  await site.close()
  rmSync(folder, { recursive: true })
})

/** An empty bureau on another machine; with the keys of the first, unless they were lost. */
async function elsewhere<T>(work: (office: TestOffice, run: typeof zhunsheng) => Promise<T>, keys = true): Promise<T> {
  const office = await openOffice({ today: '2024-08-01', founded: false, matters: [exampleRegister] })
  try {
    if (keys) cpSync(join(site.office.dataDir, 'keys'), join(office.dataDir, 'keys'), { recursive: true })
    return await work(office, commandLineOf(bureauOf(office)))
  } finally {
    await office.close()
  }
}

const countsOf = async (office: TestOffice) =>
  office.rows(
    `select (select count(*) from case_) as cases, (select count(*) from entry) as entries,
       (select count(*) from journal) as leaves, (select size from log_head) as size,
       (select count(*) from fact) as facts, (select count(*) from person) as people`,
  )

describe('备份和恢复', () => {
  it('given an empty bureau elsewhere, then all records are there, in order, and work goes on', async () => {
    await elsewhere(async (office, run) => {
      expect(await run('restore', file)).toMatchObject({ code: 0, out: expect.not.stringContaining('注意') })
      expect(await countsOf(office)).toEqual(await countsOf(site.office))
      // The sample evidence of the registers was never on file, here or there.
      expect(await run('fsck', '--no-files')).toMatchObject({ code: 0, out: expect.stringContaining('全部相符') })
      const { attachments } = bureauOf(office)
      expect(Buffer.from(await attachments.get(site.minutes.sha256)).toString()).toContain('接诉记录')
      await recordRows(office, 2)
      const numbers = await office.rows(
        'select max(idx)::int + 1 as next, (select size from log_head) as size from journal',
      )
      expect(numbers[0]!['next']).toBe(Number(numbers[0]!['size']))
    })
  })
  it('the file is for its owner alone, holds no key, and is never overwritten', async () => {
    expect(statSync(file).mode & 0o777).toBe(0o600)
    await elsewhere(async (office, run) => {
      await run('restore', file)
      expect(existsSync(join(office.dataDir, 'keys', 'journal.key'))).toBe(true)
    })
    const before = readFileSync(file)
    expect(await zhunsheng('backup', file)).toMatchObject({ code: 1, err: expect.stringContaining('已存在') })
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(existsSync(`${file}.part`)).toBe(false)
  })
  it('the settings of witnesses and time stamps come back with the certificates that they name', async () => {
    await elsewhere(async (office, run) => {
      await run('restore', file)
      const kept = (name: string) => readFileSync(join(office.dataDir, name), 'utf8')
      expect(kept('timestamp.json')).toBe('{"ca":"authority/ca.pem"}')
      expect(kept('authority/ca.pem')).toBe(rootCertificates[0])
    })
  })
  it('given records already, then refused, and they stay as they are', async () => {
    const before = await countsOf(site.office)
    expect(await zhunsheng('restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('这里已有记录') })
    expect(await countsOf(site.office)).toEqual(before)
  })
  it.each([
    ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'changed in one place',
      (bytes: Buffer) => Buffer.from(bytes.map((byte, i) => (i === bytes.length >> 1 ? byte ^ 1 : byte))),
    ],
    ['something else', () => Buffer.from('这不是备份')],
  ])('given a file that is %s, then refused, and nothing is put back', async (_how, spoil) => {
    const spoilt = join(folder, 'spoilt.tgz')
    writeFileSync(spoilt, spoil(readFileSync(file)))
    await elsewhere(async (office, run) => {
      const said = await run('restore', spoilt)
      expect(said.code).toBe(1)
      expect(said.err).toMatch(/备份/)
      expect((await countsOf(office))[0]).toMatchObject({ cases: 0, leaves: 0 })
    })
  })
  it('given a backup older than the published log, then acts are stopped, and what to do is said', async () => {
    await elsewhere(async (office, run) => {
      await recordRows(site.office, 1)
      await site.office.seal()
      cpSync(join(site.office.dataDir, 'journal'), join(office.dataDir, 'journal'), { recursive: true })
      expect(await run('restore', file)).toMatchObject({ code: 0, out: expect.stringContaining('恢复了旧备份') })
      const outcome = await office
        .as('keeper')
        .does({ id: 'publicity-activity', actions: { record: null } }, 'record', {
          caseId: '0'.repeat(32),
          form: {},
        })
      expect(outcome.ok).toBe(false)
      await office.rows('update log_head set hold = null')
    })
  })
})
