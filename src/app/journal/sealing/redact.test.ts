import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fsckSource } from '#db/journal-fsck.ts'
import { redact } from '#db/journal-redact.ts'
import { openReader, type Reader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows, rowOfToday } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import { fsck } from '../../fsck.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'
import { checkBundle } from '../proofs/bundle.ts'
import { proofOf } from '../publish/case-proof.ts'
import { publish } from '../publish/publish.ts'
import { trustOf, verifyFolder } from '../verify/verify-folder.ts'

const agency = 'kunming-science'
const { folder: dataDir, remove } = makeFolder()
let office: TestOffice
let journal: JournalHouse
let reader: Reader
let owner: Pool
let caseId = ''

const sample = publicityActivity.samples['row'] as Record<string, unknown>
/** A field of the sample that is a text. */
const [field, value] = Object.entries(sample).find(([, each]) => typeof each === 'string' && each.length > 4) as [
  string,
  string,
]
const path = `/row/${field}`
const basis = '个人信息保护法第四十七条第一款第三项'

beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  journal = journalOfOffice(office, dataDir)
  reader = openReader(office.database.pool({ max: 3, types }))
  // One connection: an open transaction is seen by what reads over it.
  owner = office.database.ownerPool({ max: 1, types })
  const [recorded] = await recordRows(office, 2)
  caseId = recorded!
  const correct = { caseId, form: rowOfToday(office), reasons: '电话有误' }
  expect(await office.as('keeper').does(publicityActivity, 'correct', correct)).toMatchObject({ ok: true, n: 2 })
  await publish(journal)
})
afterAll(async () => {
  await office.database.drop()
  remove()
})

const wish = (more: object = {}) => ({ caseId, paths: [path, '!reasons'], basis, actor: 'P-head', ...more })
const parts = () => ({ reader, profile: { id: agency }, house: office.house })
const check = () => fsck(office.house, journal, fsckSource(reader, agency))
const everything = async (): Promise<string> =>
  JSON.stringify(await office.rows(`select * from case_ where id = $1`, [caseId])) +
  JSON.stringify(await office.rows(`select * from entry where case_id = $1`, [caseId])) +
  JSON.stringify(await office.rows(`select * from seal where case_id = $1`, [caseId]))

describe('依法删除', () => {
  test('is refused without basis, without a head, and for what is not there', async () => {
    await expect(redact(parts(), wish({ basis: ' ' }))).rejects.toThrow('法律依据')
    await expect(redact(parts(), wish({ actor: 'P-keeper' }))).rejects.toThrow('须在 2024-03-05 担任审批负责人')
    await expect(redact(parts(), wish({ paths: ['/row/nothing'] }))).rejects.toThrow('没有可以封存的内容')
    await expect(redact(parts(), wish({ paths: ['/state'] }))).rejects.toThrow('没有可以封存的内容')
    expect(await check()).toMatchObject({ ok: true, sealed: 0 })
  })
  test('given a field and the reasons, then value and salt are gone from every entry and the proofs stay', async () => {
    expect(await everything()).toContain(value)
    expect(await redact(parts(), wish())).toMatchObject({ caseId, n: 3, sealed: 2, receipt: { index: 4 } })
    const left = await everything()
    expect(left).not.toContain(value)
    expect(left).not.toContain('电话有误')
    expect(await publish(journal)).toMatchObject({ status: 'published', size: 5 })
    expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, findings: [], kinds: { redact: 1 } })
  })
  test('then fsck counts the digests as sealed and finds everything else in order', async () => {
    const report = await check()
    expect(report.findings).toEqual([])
    expect(report).toMatchObject({ ok: true, sealed: 2 })
  })
  test('then the proof of the case still holds, and shows who deleted on what basis', async () => {
    const bundle = await proofOf(journal, fsckSource(reader, agency), office.house.matters, caseId)
    if ('code' in bundle) throw new Error(bundle.message)
    const checked = checkBundle(sha256, bundle, { ...trustOf(bundle.vkeys), quorum: 0 })
    expect(checked).toMatchObject({ ok: true, findings: [] })
    expect(checked.entries.map(({ hidden }) => hidden)).toEqual([1, 1, 0])
    const last = new Map(checked.entries[2]!.shown.map((each) => [each.path, each.value]))
    expect(last.get('!basis')).toBe(basis)
    expect(last.get('!approver')).toBe('P-head')
  })
  test('then the case goes on, the field filled in anew or left out', async () => {
    office.setClock('2024-03-06')
    const again = { caseId, form: rowOfToday(office), reasons: '重新填写' }
    expect(await office.as('keeper').does(publicityActivity, 'correct', again)).toMatchObject({ ok: true, n: 4 })
    expect(await check()).toMatchObject({ ok: true, findings: [] })
    expect(await redact(parts(), wish({ paths: [path] }))).toMatchObject({ n: 5, sealed: 1 })
    expect(await check()).toMatchObject({ ok: true, findings: [], sealed: 3 })
  })
  test('the same value sealed in the redaction itself cannot be changed unnoticed', async () => {
    await owner.query('begin')
    await owner.query('alter table entry disable trigger user')
    await owner.query(`update entry set actor = 'nobody' where action = '!redact' and n = 3`)
    const report = await fsck(office.house, journal, fsckSource(openReader(owner), agency))
    await owner.query('rollback')
    expect(report.ok).toBe(false)
  })
  test('contents that were altered cannot be deleted: the trace would go with them', async () => {
    const [other] = (await office.rows(`select id from case_ where id <> $1 and matter = 'publicity-activity'`, [
      caseId,
    ])) as { id: string }[]
    await office.rows(`alter table entry disable trigger user`)
    await office.rows(`update entry set form = form || '{"${field}": "改"}' where case_id = $1 returning n`, [
      other!.id,
    ])
    await office.rows(`alter table entry enable trigger user`)
    await expect(redact(parts(), wish({ caseId: other!.id }))).rejects.toThrow('查明之前不能封存')
  })
})

describe('数据库只许删,不许改', () => {
  const attempt = async (...statements: string[]): Promise<string | null> => {
    try {
      await owner.query('begin')
      for (const statement of statements) await owner.query(statement)
      await owner.query('commit')
      return null
    } catch (error) {
      await owner.query('rollback')
      return (error as { code: string }).code
    }
  }
  const marked = () => `select set_config('zhunsheng.redacting', '${caseId}', true)`
  test('an entry cannot be changed under cover of a redaction, not by the owner', async () => {
    for (const change of [
      `form = form || '{"x": 1}'`,
      `form = null`,
      `reasons = '别的'`,
      `actor = 'x'`,
      `n = n + 10`,
    ]) {
      expect(await attempt(marked(), `update entry set ${change} where case_id = '${caseId}' and n = 4`), change).toBe(
        'ZS002',
      )
    }
    expect(await attempt(marked(), `delete from entry where case_id = '${caseId}'`)).toBe('ZS002')
  })
  test('and nothing is deleted without its journal entry', async () => {
    const call = `select redact_contents('${agency}', '${caseId}', '[{"n": 4, "salt": "/row/${field}"}]')`
    expect(await attempt(call)).toBe('ZS001')
  })
})
