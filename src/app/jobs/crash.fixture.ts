import pg from 'pg'
import { jobStore } from '#db/jobs/job-store.ts'
import { openReader } from '#db/schema.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { step } from '../journal/log/crash-points.ts'
import { promise, task } from './follow.fixture.ts'
import { workOff } from './worker.ts'

// A worker that is killed at the point that ZHUNSHENG_CRASH_AT names: `node crash.fixture.ts CONNECTION NOW`. The point
// after `journal_append` lies between an act and the mark that it is done.

const [connection = '', now = ''] = process.argv.slice(2)
const agency = 'kunming-science'

class StepClient extends pg.Client {
  override query(...args: unknown[]): never {
    const [config] = args as [string | { name?: string; text?: string }]
    const text = typeof config === 'string' ? config : (config.text ?? '')
    const name = /journal_append|delete from outbox/.exec(text)?.[0].replaceAll(' ', '-')
    if (name) step(`work.before-${name}`)
    const answer = (super.query as (...args: unknown[]) => unknown)(...args)
    if (!(answer instanceof Promise) || !name) return answer as never
    return answer.then((result) => {
      step(`work.after-${name}`)
      return result
    }) as never
  }
}

const pool = new pg.Pool({ ...JSON.parse(connection), types, max: 2, Client: StepClient } as pg.PoolConfig)
await workOff(
  {
    store: openStore(pool, agency),
    clock: { now: () => now as Instant },
    matters: matterBook([labAnimalLicence, promise, task]),
    calendar: chinaCalendar,
    numberOf: () => '',
    region: '53',
    letterhead: { bureau: '', organs: { reconsiderationOrgan: '', court: '' }, contact: { office: '' } },
  },
  jobStore(openReader(pool), agency),
)
await pool.end()
