import pg from 'pg'
import { openReader } from '#db/schema.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import { publicityActivity } from '#domain/matters/legal-education/publicity-activity.ts'
import { journalKey } from '#domain/matters/supervision/journal-key.ts'
import { journalHouse } from '../../../bureau.ts'
import { endRotation, rotateKey } from './rotate.ts'

// A process that changes the log's key, or ends the overlap, until it is killed at the point that ZHUNSHENG_CRASH_AT
// names. `node rotate.fixture.ts CONNECTION DATA_DIR rotate|end`

const [connection = '', dataDir = '', verb = ''] = process.argv.slice(2)
const agency = 'kunming-science'
const options = { ...JSON.parse(connection), types } as pg.PoolConfig
const house = {
  store: openStore(new pg.Pool({ ...options, max: 2 }), agency),
  clock: { now: () => '2024-03-05T01:00:00Z' as Instant },
  matters: matterBook([publicityActivity, journalKey]),
  calendar: chinaCalendar,
  numberOf: () => '',
  region: '53',
  letterhead: { bureau: '', organs: { reconsiderationOrgan: '', court: '' }, contact: { office: '' } },
}
const reader = openReader(new pg.Pool({ ...options, max: 2 }))
const journal = journalHouse({ reader, profile: { id: agency }, dataDir, house })
const wish = { person: 'P-head', basis: '每两年定期更换' }
await (verb === 'end' ? endRotation : rotateKey)({ journal, house }, wish)
