import { resolve } from 'node:path'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { openBureau } from './bureau.ts'

// The only place that reads the environment, the real clock and the process's signals.
const clock = { now: (): Instant => `${new Date().toISOString().slice(0, 19)}Z` as Instant }

const stopped = new Promise<void>((resolve) => {
  process.once('SIGINT', () => resolve())
  process.once('SIGTERM', () => resolve())
})

const code = await run(commands, {
  home: resolve(import.meta.dirname, '..'),
  argv: process.argv.slice(2),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stopped,
  openBureau: (dataDir, log) =>
    openBureau({ profile: kunmingScience, clock, dataDir, databaseUrl: process.env['DATABASE_URL'], log, join: true }),
})
process.exitCode = code
