import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { anApplication } from '../../../test/licence.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { promise, task } from './follow.fixture.ts'
import { workOff } from './worker.ts'

let office: TestOffice
beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05', matters: [promise, task] })
})
afterAll(() => office.close())

/** Every point of the work: two effects of silence and a promise with three tasks are five acts. */
const points = [
  ...[1, 2, 3, 4, 5].flatMap((count) => [`work.before-journal_append:${count}`, `work.after-journal_append:${count}`]),
  'work.before-delete-from-outbox:1',
  'work.after-delete-from-outbox:1',
  'work.before-delete-from-outbox:2',
  'work.after-delete-from-outbox:2',
]

async function killedAt(point: string): Promise<void> {
  const script = join(import.meta.dirname, 'crash.fixture.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(office.database.config), office.house.clock.now()], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ZHUNSHENG_CRASH_AT: point },
  })
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint += chunk))
  await once(child, 'close')
  expect(child.signalCode, `${point}: ${complaint}`).toBe('SIGKILL')
}

describe('后台办理在任何一处突然死亡', () => {
  test.each(points)('at %s: what was begun is finished by the next, and nothing is done twice', async (point) => {
    office.setClock('2024-03-05')
    const licences = [newCaseId(), newCaseId()]
    for (const caseId of licences) {
      const wish = { caseId, variant: 'issue', form: anApplication() }
      expect(await office.as('applicant').does(labAnimalLicence, 'apply', wish)).toMatchObject({ ok: true })
    }
    const text = `${point}·`
    const caseId = newCaseId()
    await office.as('keeper').does(promise, 'make', { caseId, form: { text, times: 3 } })
    office.setClock('2024-03-20')
    await killedAt(point)
    await workOff(office.house, office.bureau.jobs.store)
    const acts = await office.rows(
      `select case_id from entry where action = 'deemAccepted' and case_id = any($1::text[]) order by 1`,
      [licences],
    )
    expect(acts.map((row) => row['case_id'])).toEqual(licences.toSorted())
    const tasks = await office.rows(`select title from case_ where matter = 'test-task' and title like $1 order by 1`, [
      `${text}%`,
    ])
    expect(tasks.map(({ title }) => title)).toEqual([`${text}1`, `${text}2`, `${text}3`])
    expect(await office.rows('select key from outbox')).toEqual([])
  })
})
