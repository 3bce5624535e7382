import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { registerAgency } from '#db/agency.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { assemble, type Bureau } from '../../src/bureau.ts'
import { fillDemo } from '../../src/cli/commands/demo.ts'
import { createTestDatabase } from '../database.ts'

/** The demo bureau with its whole year, loaded through the ordinary path into a database of the test's own. */
export async function openDemoBureau(): Promise<Bureau> {
  const profile = kunmingScience
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'zhunsheng-demo-'))
  const owner = database.ownerPool({ max: 1, types })
  await registerAgency(owner, profile)
  await owner.end()
  const clock = { now: () => '2026-01-05T01:00:00Z' as Instant }
  const bureau: Bureau = {
    ...assemble(database, { profile, clock, dataDir }),
    async close() {
      await database.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
  await fillDemo(bureau, () => undefined)
  return bureau
}
