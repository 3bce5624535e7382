import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { registerAgency } from '#db/agency.ts'
import { types } from '#db/types.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Role } from '#domain/engine/roles.ts'
import { type Bureau, openBureau } from '../bureau.ts'

/** A bureau of its own for a bench: a fresh database with fsync on, one person in each role that is asked for. */
export async function benchBureau(roles: readonly Role[]): Promise<Bureau & { remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhunsheng-bench-'))
  // As root the server's user must be able to enter: else the database would lie elsewhere and outlive the bench.
  await chmod(dataDir, 0o755)
  const clock = { now: () => `${new Date().toISOString().slice(0, 19)}Z` as Instant }
  const bureau = await openBureau({ profile: kunmingScience, clock, dataDir })
  const owner = bureau.database.ownerPool({ max: 1, types })
  await registerAgency(owner, kunmingScience, {
    people: roles.map((role) => ({ id: `bench-${role}`, name: `基准·${role}` })),
    appointments: roles.map((role) => ({ id: role, person: `bench-${role}`, office: 'law', role, from: '2020-01-01' })),
  })
  await owner.end()
  return {
    ...bureau,
    async remove() {
      await bureau.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
