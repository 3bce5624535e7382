import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { publish } from '#app/journal/publish/publish.ts'
import { bureauOf, commandLineOf } from '../../test/bureau.ts'
import { recordRows } from '../../test/journal.ts'
import { openOffice } from '../../test/office.ts'

it('given the key as it is printed in the annual report, then the log is verified with it, and with no other', async () => {
  const office = await openOffice({ today: '2024-03-05' })
  onTestFinished(() => office.close())
  const bureau = bureauOf(office)
  const zhunsheng = commandLineOf(bureau)
  await recordRows(office, 2)
  const journal = bureau.journal
  await publish(journal)
  const verified = await zhunsheng('journal', 'verify', journal.folder)
  const printed = /^ {2}(\S+\/journal\+\S+)$/m.exec(verified.out)?.[1] ?? ''
  expect(await zhunsheng('journal', 'verify', journal.folder, '--vkey', printed)).toMatchObject({ code: 0 })
  const foreign = 'zhunsheng.example/journal+31903e40+AWJjjoIdmQhFqoKsnHsabDJMqRZDpYZTrSepOrW1tmFR'
  const refused = await zhunsheng('journal', 'verify', journal.folder, '--vkey', foreign)
  expect(refused.code).toBe(1)
  expect(refused.out).toContain('没有任何一个受信任的密钥签过名')
  expect((await zhunsheng('journal', 'verify', join(journal.folder, 'none'), '--vkey', printed)).code).toBe(1)
  const nowhere = join(journal.folder, 'none', 'request.txt')
  expect(await zhunsheng('journal', 'timestamp-request', nowhere)).toMatchObject({
    code: 1,
    err: `不能读写 ${nowhere}：没有这个文件或者目录\n`,
  })
  expect((await zhunsheng('journal', 'export', join(journal.folder, 'vkeys'))).err).toContain('已存在同名的文件')
})

it('given a proof written into a folder, then that folder is verified like the bundle in it', async () => {
  const office = await openOffice({ today: '2024-03-05' })
  onTestFinished(() => office.close())
  const bureau = bureauOf(office)
  const zhunsheng = commandLineOf(bureau)
  await recordRows(office, 1)
  await publish(bureau.journal)
  const [row] = await office.rows('select id from case_ limit 1')
  const folder = join(bureau.journal.folder, '..', 'proof')
  expect(await zhunsheng('journal', 'proof', String(row?.['id']), '--out', folder)).toMatchObject({ code: 0 })
  const verified = await zhunsheng('journal', 'verify', folder)
  expect(verified).toMatchObject({ code: 0 })
  expect(verified.out).toContain('存证成立')
})
