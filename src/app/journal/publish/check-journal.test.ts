import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import type { JournalHouse } from '../ports.ts'
import { checkJournal } from './check-journal.ts'
import { publish } from './publish.ts'

let office: TestOffice
let journal: JournalHouse
const { folder: dataDir, remove } = makeFolder()
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  journal = journalOfOffice(office, dataDir)
})
afterAll(async () => {
  await office.close()
  remove()
})

describe('启动时核对', () => {
  test('given a server that goes on and publishes while another process checks, then nothing is stopped', async () => {
    await recordRows(office, 2)
    await publish(journal)
    for (const between of ['published', 'head'] as const) {
      const goOn = async () => {
        await recordRows(office, 1)
        expect(await publish(journal)).toMatchObject({ status: 'published' })
      }
      const store = {
        ...journal.store,
        [between]: async () => {
          // On both sides of the reading: whichever order the check reads in, the log grows in the midst of it.
          await goOn()
          const answer = await journal.store[between]()
          await goOn()
          return answer
        },
      }
      expect(await checkJournal({ ...journal, store })).toBeNull()
    }
    expect((await journal.store.head()).hold).toBeNull()
  })
})
