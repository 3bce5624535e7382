import { Worker } from 'node:worker_threads'
import { handleCommand } from '#app/handle-command.ts'
import { issueToken } from '#app/tokens.ts'
import { types } from '#db/types.ts'
import type { Role } from '#domain/engine/roles.ts'
import { labAnimalLicenceSamples } from '#domain/matters/services/lab-animal-licence.samples.ts'
import { labAnimalLicence } from '#domain/matters/services/lab-animal-licence.ts'
import { serve } from '#web/server.ts'
import { benchBureau, benchPerson } from './bench-bureau.ts'
import { fillRegister } from './lists.ts'
import { percentile, report } from './measure.ts'

/** One person at his desk: what he opens, in turn. */
export type Client = { readonly token: string; readonly paths: readonly string[] }
/** What the clients tell at the end: milliseconds by kind of page, and answers that were not 200. */
export type LoadResult = {
  readonly times: Readonly<Record<string, readonly number[]>>
  readonly faults: readonly string[]
}

const people = 50
const duration = Number(process.env['BENCH_SECONDS'] ?? 60)
const openCases = 300

/**
 * Fifty people at once beside a register of 200,000 rows: Today, a case, a page of the register, a second of thought
 * after each. Clients run in a thread of their own; times are what they see, over real connections.
 */
export async function benchLoad(): Promise<void> {
  const desks = ['receptionist', 'contractRegistrar'] as const satisfies readonly Role[]
  const bureau = await benchBureau([...desks, 'applicant'], people / desks.length)
  const owner = bureau.database.ownerPool({ max: 1, types })
  const server = await serve(bureau, 0)
  try {
    await fillRegister(bureau, owner)
    const cases = await openLicences(bureau, owner)
    await owner.query('analyze')
    const clients: Client[] = []
    for (const role of desks)
      for (let nth = 0; nth < people / desks.length; nth += 1) {
        const issued = await issueToken(bureau.house, 'bench-personnel', { person: benchPerson(role, nth), days: 1 })
        if (!issued.ok) throw new Error(issued.message)
        clients.push({ token: issued.token, paths: pathsOf(role, cases, nth) })
      }
    const before = process.memoryUsage().rss
    const { times, faults } = await run({ port: server.port, clients, seconds: duration })
    for (const [kind, values] of Object.entries(times)) {
      report(`load.${kind}.p50`, percentile(values, 0.5), 'ms')
      report(`load.${kind}.p95`, percentile(values, 0.95), 'ms')
    }
    report('load.requests', Object.values(times).flat().length / duration, '/s')
    report('load.faults', faults.length, 'answers')
    if (faults[0]) console.error(faults[0])
    report('load.memory.growth', (process.memoryUsage().rss - before) / 2 ** 20, 'MiB')
  } finally {
    await server.stop()
    await owner.end()
    await bureau.remove()
  }
}

type Bench = Awaited<ReturnType<typeof benchBureau>>
type Owner = ReturnType<Bench['database']['ownerPool']>

/** Applications that wait to be accepted; the file that the samples name is put there by the owner of the tables. */
export async function openLicences({ house, profile }: Bench, owner: Owner): Promise<readonly string[]> {
  await owner.query(
    `insert into attachment values ($1, repeat('0', 64), 'bench-applicant', '演示.pdf', 1, 'application/pdf', now())`,
    [profile.id],
  )
  const ids = Array.from({ length: openCases }, (_, i) => String(i + 1).padStart(32, 'a'))
  for (const [i, caseId] of ids.entries()) {
    const form = { ...labAnimalLicenceSamples.application, facilityAddress: `某市某区演示路${i + 1}号` }
    const wish = {
      id: `bench-licence-${i}`,
      matter: labAnimalLicence.id,
      caseId,
      action: 'apply',
      variant: 'issue',
      form,
    }
    const outcome = await handleCommand(house, 'bench-applicant', wish)
    if (!outcome.ok) throw new Error(outcome.message)
  }
  return ids
}

const lists = [
  'year=2024',
  'year=2024&sort=-row.totalAmount',
  'q=卖方1234科技',
  'row.type=技术服务',
  'year=2023&limit=50',
]

export const pathsOf = (role: Role, cases: readonly string[], nth: number): string[] =>
  role === 'receptionist'
    ? [
        '/api/desk/today',
        `/api/desk/cases/${cases[nth * 7]}`,
        '/api/desk/today',
        `/api/desk/cases/${cases[nth * 7 + 1]}`,
      ]
    : ['/api/desk/today', ...lists.map((wish) => `/api/matters/technology-contract/list?${encodeURI(wish)}`)]

const run = (workerData: { port: number; clients: readonly Client[]; seconds: number }): Promise<LoadResult> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./load.clients.ts', import.meta.url), { workerData })
    worker.once('message', resolve).once('error', reject)
  })
