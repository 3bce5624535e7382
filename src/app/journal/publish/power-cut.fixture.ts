import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { foundBureau } from '#app/founding.ts'
import { handleCommand } from '#app/handle-command.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { openBureau } from '../../../bureau.ts'
import { publish } from './publish.ts'

// A whole bureau with a database server of its own, several people acting at once and the publisher beside them, until
// the power goes. Every act that was acknowledged, and every publication, is told on standard output.
// `node power-cut.fixture.ts DATA_DIR`

const dataDir = process.argv[2] ?? ''
const clock = { now: () => `${new Date().toISOString().slice(0, 19)}Z` as Instant }
const bureau = await openBureau({ profile: kunmingScience, clock, dataDir })
const { id: profile, title } = kunmingScience
const person = (id: string) => ({ id, name: id })
const held = (person: string, role: 'keeper' | 'head' | 'personnel') => ({
  ...{ person, role, office: 'law', from: '2020-01-01' },
})
const founded = await foundBureau(bureau.house, {
  ...{ title, profile, paper: '测试', demo: true },
  people: [person('P-keeper'), person('P-head'), person('P-personnel')],
  appointments: [held('P-keeper', 'keeper'), held('P-head', 'head'), held('P-personnel', 'personnel')],
})
if (!founded.ok) throw new Error(founded.message)
// The file that the sample row names: handed in by who names it. A bureau that was cut off already has it.
const owner = bureau.database.ownerPool({ max: 1 })
await owner.query(
  `insert into attachment values ($1, repeat('0', 64), 'P-keeper', '演示.pdf', 1, 'application/pdf', now())
   on conflict do nothing`,
  [profile],
)
await owner.end()
const journal = bureau.journal

/** Synchronous: what was told cannot be lost with the process. */
const tell = (line: string): void => void writeSync(1, `${line}\n`)

async function act(): Promise<never> {
  for (;;) {
    const outcome = await handleCommand(bureau.house, 'P-keeper', {
      id: randomUUID(),
      matter: publicityActivity.id,
      caseId: randomUUID().replaceAll('-', ''),
      action: 'record',
      form: { ...(publicityActivity.samples['row'] as object), place: randomUUID() },
    })
    if (!outcome.ok) throw new Error(outcome.message)
    tell(`act ${outcome.receipt!.index} ${outcome.receipt!.leaf}`)
  }
}

async function goPublic(): Promise<never> {
  for (;;) {
    const outcome = await publish(journal)
    if (outcome.status === 'published') tell(`published ${outcome.size}`)
    else if (outcome.status === 'refused') throw new Error(outcome.fault.message)
    await sleep(5)
  }
}

await Promise.all([act(), act(), act(), goPublic()])
