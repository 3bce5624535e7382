import { resolve } from 'node:path'
import { kindOf, kinds } from '#bureaus/all.ts'
import { commands } from '#cli/commands.ts'
import { run } from '#cli/run.ts'
import { startupError } from '#db/server/startup-error.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { openBureau } from './bureau.ts'
import { profileIn, rememberProfile } from './bureau-file.ts'

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
  openBureau: async ({ dataDir, make, join, log }) => {
    const found = await profileIn(dataDir)
    if (found !== undefined && make !== undefined && found !== make)
      throw startupError('bureau.other', { path: dataDir, found, asked: make })
    const named = found ?? make
    if (named === undefined) throw startupError('bureau.absent', { path: dataDir })
    const known = kinds.map(({ profile }) => profile.id).join('、')
    const kind = kindOf(named)
    if (!kind) throw startupError('bureau.profile', { profile: named, known })
    const { profile } = kind
    const bureau = await openBureau({
      ...{ profile, clock, dataDir, log, join },
      databaseUrl: process.env['DATABASE_URL'],
      onLost: (logFile) => {
        process.stderr.write(`数据库意外停止，详情见 ${logFile}；请重新启动，数据会自行修复。\n`)
        process.exit(1)
      },
    })
    if (found === undefined) await rememberProfile(dataDir, profile.id)
    return bureau
  },
})
process.exitCode = code
