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

// `… | head` reads no further: that ends the output, not the command.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const code = await run(commands, {
  home: resolve(import.meta.dirname, '..'),
  argv: process.argv.slice(2),
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  stopped,
  openBureau: (dataDir, join, log) =>
    openBureau({
      profile: kunmingScience,
      clock,
      dataDir,
      databaseUrl: process.env['DATABASE_URL'],
      log,
      join,
      onLost: (logFile) => {
        process.stderr.write(`数据库意外停止，详情见 ${logFile}；请重新启动，数据会自行修复。\n`)
        process.exit(1)
      },
    }),
})
process.exitCode = code
