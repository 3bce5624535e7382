import { setTimeout as sleep } from 'node:timers/promises'
import type { JournalHouse } from '#app/journal/ports.ts'
import { type PublishOutcome, publish } from '#app/journal/publish/publish.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { openReader, type Reader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { journalHouse } from '../src/bureau.ts'
import { newCaseId, type TestOffice } from './office.ts'

/** The journal of a test office, published into a data directory of the test's own. */
export const journalOfOffice = (
  office: TestOffice,
  dataDir: string,
  reader: Reader = openReader(office.database.pool({ max: 4, types })),
): JournalHouse =>
  journalHouse({
    reader,
    profile: kunmingScience,
    dataDir,
    house: office.house,
  })

/** A sample row of what happened on the office's own day; another place makes it another event. */
export const rowOfToday = ({ house }: TestOffice, place?: string): object => ({
  ...(publicityActivity.samples['row'] as object),
  ...(place === undefined ? {} : { place }),
  ...Object.fromEntries(publicityActivity.register.dated.map((column) => [column, dayOf(house.clock.now())])),
})

/** Records sample rows of a register, each a case of its own; answers the cases. */
export async function recordRows(office: TestOffice, count: number): Promise<string[]> {
  const cases: string[] = []
  for (let i = 0; i < count; i++) {
    const caseId = newCaseId()
    const outcome = await office.as('keeper').does(publicityActivity, 'record', {
      caseId,
      form: rowOfToday(office, caseId),
    })
    if (!outcome.ok) throw new Error(outcome.message)
    cases.push(caseId)
  }
  return cases
}

/** Publishes as the next process would; the database may take a moment to let go of the lock of one that was killed. */
export async function publishAfterDeath(journal: JournalHouse): Promise<PublishOutcome> {
  for (;;) {
    const outcome = await publish(journal)
    if (outcome.status !== 'busy') return outcome
    await sleep(50)
  }
}
