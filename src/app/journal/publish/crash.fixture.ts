import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import pg from 'pg'
import { handleCommand } from '#app/handle-command.ts'
import { openReader } from '#db/schema.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { founding } from '#domain/matters/supervision/founding.ts'
import { journalHouse } from '../../../bureau.ts'
import { step } from '../log/crash-points.ts'
import { publish } from './publish.ts'

// A bureau that acts and publishes until it is killed at the point that ZHUNSHENG_CRASH_AT names. Every act that was
// acknowledged is told on standard output, one line each: index and leaf. `node crash.fixture.ts CONNECTION DATA_DIR`

const [connection = '', dataDir = ''] = process.argv.slice(2)
const agency = 'kunming-science'

/** Passes a point before and after every statement of the transaction of an act. */
class StepClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [config] = args as [string | { name?: string }]
    const name =
      typeof config === 'string' ? (/journal_append/.exec(config)?.[0] ?? /^\w+/.exec(config)?.[0]) : config.name
    if (name) step(`append.before-${name}`)
    const answer = (super.query as (...args: unknown[]) => unknown)(...args)
    if (answer instanceof Promise && name) {
      return answer.then((result) => {
        step(`append.after-${name}`)
        return result
      }) as never
    }
    return answer as never
  }
}

const options = { ...JSON.parse(connection), types } as pg.PoolConfig
const pool = new pg.Pool({ ...options, max: 2, Client: StepClient } as pg.PoolConfig)
const reader = openReader(new pg.Pool({ ...options, max: 2 }))
const house = {
  store: openStore(pool, agency),
  clock: { now: () => `${new Date().toISOString().slice(0, 19)}Z` as Instant },
  matters: matterBook([founding, publicityActivity]),
  calendar: chinaCalendar,
  numberOf: () => '',
  region: '53',
  letterhead: { bureau: '', organs: { reconsiderationOrgan: '', court: '' }, contact: { office: '' } },
}
const journal = journalHouse({ reader, profile: { id: agency }, dataDir, house })

for (;;) {
  for (let i = 0; i < 3; i++) {
    const outcome = await handleCommand(house, 'P-keeper', {
      id: randomUUID(),
      matter: publicityActivity.id,
      caseId: randomUUID().replaceAll('-', ''),
      action: 'record',
      form: { ...(publicityActivity.samples['row'] as object), place: randomUUID() },
    })
    if (!outcome.ok) throw new Error(outcome.message)
    // Synchronous: what was told cannot be lost with the process.
    writeSync(1, `${outcome.receipt!.index} ${outcome.receipt!.leaf}\n`)
  }
  await publish(journal)
}
