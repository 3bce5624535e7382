import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { fsckSource } from '#db/journal-fsck.ts'
import { readPostmaster } from '#db/server/orphan.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { toHex } from '#domain/journal/bytes.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { type Bureau, openBureau } from '../../../bureau.ts'
import { fsck } from '../../fsck.ts'
import { publishSteps } from '../log/crash-points.ts'
import { folderReader } from '../log/log-folder.ts'
import { verifyFolder } from '../verify/verify-folder.ts'
import { publish } from './publish.ts'

// The other test of crashes ends one process at every point of an act and of a publication, while the database lives
// on. Here everything goes at once, the database server too, as when the power is cut; what the server had not yet
// handed to the operating system is lost.

/** `ZHUNSHENG_CRASH_RUNS=200 npx vitest run src/app/journal/publish/power-cut.test.ts` cuts the power more often. */
const runs = Number(process.env['ZHUNSHENG_CRASH_RUNS'] ?? 5)

/** When the power goes: after so many acts, or at a point of a publication. */
type Cut = { readonly acts: number } | { readonly point: string }
const cutOf = (run: number): Cut =>
  run % 2 === 0
    ? { acts: 1 + ((run * 37) % 90) }
    : { point: `${publishSteps[((run - 1) * 3 + 5) % publishSteps.length]}:${1 + (run % 3)}` }

const { folder: dataDir, remove } = makeFolder()
const acknowledged = new Map<number, string>()
let published = 0
afterAll(remove)

const describeCut = (cut: Cut): string => ('acts' in cut ? `${cut.acts} acts` : cut.point)

describe('断电', () => {
  test.each(Array.from({ length: runs }, (_, run) => [describeCut(cutOf(run)), run] as const))(
    'after %s: nothing acknowledged or published is lost, no gap, all in order, and it goes on',
    async (_, run) => {
      await cutPower(cutOf(run))
      await withBureau(async ({ reader, house, journal }) => {
        const { size } = await journal.store.head()
        const rows = await journal.store.rows(0, Number.MAX_SAFE_INTEGER)
        expect(rows.map(({ index }) => index)).toEqual(Array.from({ length: size }, (_, i) => i))
        const lost = [...acknowledged].filter(([index, leaf]) => !rows[index] || toHex(rows[index].leaf) !== leaf)
        expect(lost).toEqual([])
        expect(size).toBeGreaterThanOrEqual(published)
        // What readers see between the cut and the next publication is whole as well.
        if (await folderReader(journal.folder)('checkpoint')) {
          const seen = await verifyFolder(journal.folder)
          // Dead between the two trees: the twin may be behind until the next publication.
          expect(seen).toMatchObject({ intact: true, faults: 0 })
          expect(seen.entries).toBeGreaterThanOrEqual(published)
        }
        expect(await publish(journal)).toMatchObject({ status: expect.stringMatching(/^(published|unchanged)$/), size })
        expect(await verifyFolder(journal.folder)).toMatchObject({ intact: true, findings: [], entries: size })
        if (run % 10 === 0 || run === runs - 1) {
          const report = await fsck(house, journal, fsckSource(reader, kunmingScience.id))
          expect(report).toMatchObject({ ok: true, faults: 0, size, entries: size })
        }
      })
    },
    240_000,
  )
  test('and acts were acknowledged and published all along', () => {
    expect(acknowledged.size).toBeGreaterThan(runs)
    expect(published).toBeGreaterThan(0)
  })
})

async function withBureau(work: (bureau: Bureau) => Promise<void>): Promise<void> {
  const clock = { now: () => `${new Date().toISOString().slice(0, 19)}Z` as Instant }
  const bureau = await openBureau({ profile: kunmingScience, clock, dataDir })
  try {
    await work(bureau)
  } finally {
    await bureau.close()
  }
}

/** Runs a bureau until the power goes. */
async function cutPower(cut: Cut): Promise<void> {
  const script = join(import.meta.dirname, 'power-cut.fixture.ts')
  const child = spawn(process.execPath, [script, dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...('point' in cut ? { ZHUNSHENG_CRASH_AT: cut.point } : {}) },
  })
  let [acts, rest, complaint] = [0, '', '']
  child.stderr.on('data', (chunk) => (complaint += chunk))
  child.stdout.on('data', (chunk) => {
    const lines = (rest + chunk).split('\n')
    rest = lines.pop()!
    for (const line of lines) {
      const [what, index, leaf] = line.split(' ')
      if (what === 'act') {
        acknowledged.set(Number(index), leaf!)
        acts += 1
      } else published = Number(index)
    }
    if ('acts' in cut && acts >= cut.acts) endAll(child)
  })
  const timer = setTimeout(() => child.kill('SIGTERM'), 100_000)
  // Not 'close': the server inherits nothing of the child's, but its own end is waited for by nobody.
  child.once('exit', () => endAll(child))
  await once(child, 'close')
  clearTimeout(timer)
  expect(child.signalCode, `${describeCut(cut)}: ${complaint}`).toBe('SIGKILL')
}

/** Ends the process and its database server with all its parts at once: it stands still before it could see the server go. */
function endAll(child: ChildProcess): void {
  child.kill('SIGSTOP')
  const server = readPostmaster(join(dataDir, 'postgres'))?.pid
  if (server !== undefined) for (const pid of [server, ...childrenOf(server)]) end(pid)
  child.kill('SIGKILL')
}

function end(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

/** Processes that a process has started; where /proc is not there, its children see for themselves that it is gone. */
function childrenOf(parent: number): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => {
      if (!/^\d+$/.test(name)) return []
      try {
        const [, ppid] = /\) \S (\d+) /.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
        return Number(ppid) === parent ? [Number(name)] : []
      } catch {
        return []
      }
    })
  } catch {
    return []
  }
}
