import { afterAll, beforeAll, expect, it } from 'vitest'
import { keepFile } from '#app/files/keep-file.ts'
import { bureauOf, commandLineOf, type Said } from '../../test/bureau.ts'
import { newCaseId, openOffice, type TestOffice } from '../../test/office.ts'

let office: TestOffice
let zhunsheng: (...argv: string[]) => Promise<Said>
beforeAll(async () => {
  office = await openOffice({ today: '2025-03-01' })
  zhunsheng = commandLineOf(bureauOf(office))
})
afterAll(() => office.close())

it('given a file in a record, one in none and one of today, then only the second is listed, and taken away on record', async () => {
  const keep = (name: string) =>
    keepFile(office.bureau, office.house.clock.now(), { person: 'P-keeper', name, bytes: Buffer.from(name) })
  const [named, lost] = [await keep('记录.txt'), await keep('没用.txt')]
  const { samples } = office.house.matters.latest('publicity-activity')!
  const form = { ...(samples['row'] as object), evidence: named }
  const wish = { caseId: newCaseId(), form }
  const recorded = await office.as('keeper').does({ id: 'publicity-activity', actions: { record: {} } }, 'record', wish)
  expect(recorded).toMatchObject({ ok: true })
  office.setClock('2025-05-01')
  const fresh = await keep('今天.txt')
  expect(JSON.parse((await zhunsheng('orphans', '--json')).out)).toEqual({ files: [lost.sha256], pieces: 0 })
  expect((await zhunsheng('orphans', '--remove')).err).toContain('清除须给出 --as 人员 和 --basis 依据')
  const removed = await zhunsheng('orphans', '--remove', '--as', 'P-head', '--basis', '规定', '--json')
  expect(JSON.parse(removed.out)).toEqual({ ok: true, removed: [lost.sha256], pieces: 0 })
  const { attachments } = office.bureau
  await expect(attachments.get(lost.sha256)).rejects.toThrow()
  for (const { sha256 } of [named, fresh]) expect(await attachments.get(sha256)).toBeDefined()
  const notes = await office.rows(`select person_id, detail from access_log where event = 'file.removed'`)
  expect(notes).toEqual([{ person_id: 'P-head', detail: `${lost.sha256} 规定` }])
  const again = { caseId: newCaseId(), form: { ...form, evidence: lost } }
  const refused = await office.as('keeper').does({ id: 'publicity-activity', actions: { record: {} } }, 'record', again)
  expect(refused).toMatchObject({ ok: false, code: 'evidence.unknown' })
})
