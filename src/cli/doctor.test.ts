import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { recordRows } from '../../test/journal.ts'
import { openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  zhunsheng = commandLineOf(bureauOf(office))
  await recordRows(office, 2)
})
afterAll(() => office.close())

it('given a new installation, then what is still to be done is said; the server of the tests is fast, not safe', async () => {
  const { code, out } = await zhunsheng('doctor')
  expect([code, out]).toEqual([1, expect.stringContaining('✘ 数据库：fsync 被关闭')])
  expect(out.match(/✘/g)).toHaveLength(1)
  expect(out).toContain('其中 3 条尚未公布')
  expect(out).toContain('还没有见证人')
})

it('given everything published and witnessed, then all is in order; given a week, then the witness is missed', async () => {
  await office.seal()
  const { out } = await zhunsheng('doctor')
  expect(out).toContain('✔ 封存日志：3 条，全部已公布')
  expect(out).toContain('✔ 见证人：witness.example/jijian 已见证 3 条')
  office.setClock('2024-03-12')
  expect((await zhunsheng('doctor')).out).toContain('上次见证在 7 天前')
})

it('given a key that others can read, or an altered journal, then it is broken, with what to do', async () => {
  const key = join(office.dataDir, 'keys', 'journal.key')
  chmodSync(key, 0o644)
  expect(await zhunsheng('doctor')).toMatchObject({ code: 1, out: expect.stringContaining('chmod 600') })
  chmodSync(key, 0o600)
  const [head] = await office.rows('select size from log_head')
  await office.rows('update log_head set size = 1')
  expect(await zhunsheng('doctor')).toMatchObject({ code: 1, out: expect.stringContaining('✘ 封存日志：') })
  await office.rows('update log_head set size = $1, hold = null', [head!['size']])
})
