import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { foundBureau } from '#app/founding.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import type { Role } from '#domain/engine/roles.ts'
import { type Bureau, openBureau } from '../bureau.ts'

/** The person, or one of the people, of a role in a bench. */
export const benchPerson = (role: Role, nth = 0): string => (nth === 0 ? `bench-${role}` : `bench-${role}-${nth}`)

/** A bureau of its own for a bench: a fresh database with fsync on, so many people in each role that is asked for. */
export async function benchBureau(roles: readonly Role[], each = 1): Promise<Bureau & { remove(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), 'zhunsheng-bench-'))
  // As root the server's user must be able to enter: else the database would lie elsewhere and outlive the bench.
  await chmod(dataDir, 0o755)
  const clock = { now: () => `${new Date().toISOString().slice(0, 19)}Z` as Instant }
  const bureau = await openBureau({ profile: kunmingScience, clock, dataDir })
  const first: readonly Role[] = ['personnel', 'head', ...roles.filter((role) => role !== 'head')]
  const { id, title } = kunmingScience
  const people = first.flatMap((role) =>
    Array.from({ length: roles.includes(role) ? each : 1 }, (_, nth) => ({ id: benchPerson(role, nth), role })),
  )
  const founded = await foundBureau(bureau.house, {
    ...{ title, profile: id, paper: '基准测试', demo: true },
    people: people.map(({ id: person }) => ({ id: person, name: person.replace('bench-', '基准·') })),
    appointments: people.map(({ id: person, role }) => ({ person, role, office: 'law', from: '2020-01-01' })),
  })
  if (!founded.ok) throw new Error(founded.message)
  return {
    ...bureau,
    async remove() {
      await bureau.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
