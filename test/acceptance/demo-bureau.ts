import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { attachmentFolder } from '#app/attachments.ts'
import type { House } from '#app/handle-command.ts'
import { sightOf } from '#app/journal/witnesses/first-sight.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { registerAgency } from '#db/agency.ts'
import { factSource } from '#db/fact-source.ts'
import { journalOf } from '#db/journal.ts'
import { rowSource } from '#db/row-source.ts'
import { openReader } from '#db/schema.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import { mattersOf } from '#domain/bureau/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import type { Bureau } from '../../src/bureau.ts'
import { fillDemo } from '../../src/cli/commands/demo.ts'
import { createTestDatabase } from '../database.ts'

/** The demo bureau with its whole year, loaded through the ordinary path into a database of the test's own. */
export async function openDemoBureau(): Promise<Bureau> {
  const profile = kunmingScience
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'zhunsheng-demo-'))
  const owner = database.ownerPool({ max: 1, types })
  await registerAgency(owner, profile, { people: [], appointments: [] })
  await owner.end()
  const pool = database.pool({ max: 16, types })
  const reader = openReader(pool)
  const house: House = {
    store: openStore(pool, profile.id),
    clock: { now: () => '2026-01-05T01:00:00Z' as Instant },
    matters: matterBook(mattersOf(profile)),
    calendar: chinaCalendar,
    numberOf: profile.numberOf,
    firstSight: (caseId, kind) => sightOf(journal)(caseId, kind),
  }
  const journal = journalOf({ reader, profile, dataDir, house })
  const bureau: Bureau = {
    profile,
    house,
    reader,
    sources: { ...factSource(reader, profile.id), ...rowSource(reader, profile.id) },
    attachments: attachmentFolder(join(dataDir, 'attachments')),
    dataDir,
    database,
    async close() {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  await fillDemo(bureau, () => undefined)
  return bureau
}
