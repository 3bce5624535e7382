import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Pool } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fsckSource } from '#db/journal-fsck.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { makeFolder } from '../../../../test/folder.ts'
import { journalOfOffice, publishAfterDeath, recordRows } from '../../../../test/journal.ts'
import { openOffice, type TestOffice } from '../../../../test/office.ts'
import { fsck } from '../../fsck.ts'
import { publishSteps } from '../log/crash-points.ts'
import type { JournalHouse } from '../ports.ts'
import { verifyFolder } from '../verify/verify-folder.ts'

const appendSteps = ['begin', 'load', 'asked', 'append', 'journal_append'].flatMap((name) => [
  `append.before-${name}`,
  `append.after-${name}`,
])
const points = [...publishSteps, ...appendSteps]

/** `ZHUNSHENG_CRASH_RUNS=200 npx vitest run src/app/journal/publish/crash.test.ts` kills more often, later in the process's life. */
const runs = Number(process.env['ZHUNSHENG_CRASH_RUNS'] ?? points.length)

/** Every point once, then again at the second, third … passing. */
const kills = Array.from(
  { length: runs },
  (_, i) => `${points[i % points.length]}:${1 + Math.floor(i / points.length)}`,
)

const { folder: dataDir, remove } = makeFolder()
let office: TestOffice
let journal: JournalHouse
let pool: Pool

beforeAll(async () => {
  office = await openOffice({ today: '2024-03-05' })
  journal = journalOfOffice(office, dataDir)
  pool = office.database.pool({ max: 2, types })
  // Gives the keeper its appointment and the log its first entry.
  await recordRows(office, 1)
})
afterAll(async () => {
  await office.close()
  remove()
})

/** Runs the bureau until it dies at the point; answers what it had acknowledged. */
async function killedAt(point: string): Promise<string[]> {
  const script = join(import.meta.dirname, 'crash.fixture.ts')
  const child = spawn(process.execPath, [script, JSON.stringify(office.database.config), dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ZHUNSHENG_CRASH_AT: point },
  })
  let [told, complaint] = ['', '']
  child.stdout.on('data', (chunk) => (told += chunk))
  child.stderr.on('data', (chunk) => (complaint += chunk))
  const timer = setTimeout(() => child.kill('SIGTERM'), 100_000)
  await once(child, 'close')
  clearTimeout(timer)
  expect(child.signalCode, `${point}: ${complaint}`).toBe('SIGKILL')
  return told.split('\n').filter((line) => line !== '')
}

describe('进程在任何一处突然死亡', () => {
  test.each(kills)('at %s: nothing acknowledged is lost, no gap, publication goes on', async (point) => {
    const told = await killedAt(point)
    expect((await publishAfterDeath(journal)).status).toMatch(/published|unchanged/)
    const { rows } = await pool.query(`select idx || ' ' || encode(leaf, 'hex') as line from journal order by idx`)
    const lines = rows.map(({ line }) => line as string)
    expect(lines.map((line) => Number(line.split(' ')[0]))).toEqual(lines.map((_, i) => i))
    expect(told.filter((line) => !lines.includes(line))).toEqual([])
    expect(await verifyFolder(journal.folder)).toMatchObject({
      findings: [],
      intact: true,
      faults: 0,
      entries: lines.length,
    })
  })
  test('and in the end every record is as its entries make it', async () => {
    const report = await fsck(office.house, journal, fsckSource(openReader(pool), 'kunming-science'))
    expect(report).toMatchObject({ ok: true, faults: 0 })
    expect(report.size).toBeGreaterThan(runs)
  })
})
