import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { prepareDataDirectories } from '../../../test/data-directory.ts'
import { temporaryFolder } from '../../../test/folder.ts'
import { keptRows, startKeeper } from '../../../test/keeper.ts'
import { chooseAccount } from './account.ts'
import { openServer } from './open-server.ts'
import { readPostmaster } from './orphan.ts'

const usedDataDirectory = prepareDataDirectories()

const onLinux = process.platform === 'linux'

/** Opens the database, reads what was kept, and closes it. */
async function recover(dataDir: string, log?: (line: string) => void): Promise<string[]> {
  const server = await openServer(log === undefined ? { dataDir } : { dataDir, log })
  return keptRows(server.connection).finally(server.stop)
}

/** Waits until a process has ended. */
async function gone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0)
    } catch {
      return
    }
    await sleep(10)
  }
}

test('SIGKILL at any moment loses no acknowledged row, and the next start needs nobody', async () => {
  const dataDir = temporaryFolder()
  const acknowledged: string[] = []
  // Milliseconds after the process began: while Node loads, in initdb, in the server's start, while rows are written.
  for (const moment of [150, 350, 600, 900, 1_200]) {
    const keeper = startKeeper(dataDir)
    await sleep(moment)
    await keeper.end('SIGKILL')
    acknowledged.push(...keeper.acknowledged)
  }
  const keeper = startKeeper(dataDir)
  await keeper.writes(20)
  await keeper.end('SIGKILL')
  acknowledged.push(...keeper.acknowledged)

  const kept = await recover(dataDir)
  expect(kept).toEqual(expect.arrayContaining(acknowledged))
  expect(acknowledged.length).toBeGreaterThanOrEqual(20)
  expect(readdirSync(dataDir).filter((name) => name.startsWith('postgres.new-'))).toEqual([])
})

test('when the process is killed, its server shuts itself down', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  const { pid } = readPostmaster(join(dataDir, 'postgres'))!
  await keeper.end('SIGKILL')
  await gone(pid)
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
})

test('a server that dies alone is reported to its process', async () => {
  const dataDir = usedDataDirectory()
  const lost = Promise.withResolvers<string>()
  const server = await openServer({ dataDir, onLost: lost.resolve })
  process.kill(readPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL')
  expect(await lost.promise).toBe(join(dataDir, 'postgres.log'))
  await server.stop()
})

test('a killed server recovers by itself at the next start', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  process.kill(readPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL')
  await keeper.end('SIGKILL')
  expect(existsSync(join(dataDir, 'postgres/postmaster.pid'))).toBe(true)
  expect(await recover(dataDir)).toEqual(expect.arrayContaining(keeper.acknowledged))
})

// The watcher is found through /proc.
test.skipIf(!onLinux)('a server that outlived its process is stopped and taken over', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  const { pid } = readPostmaster(join(dataDir, 'postgres'))!
  expect(killWatcherOf(pid)).toBe(1)
  await keeper.end('SIGKILL')
  const admin = new pg.Client({ host: join(dataDir, 'postgres.run'), user: 'postgres', database: 'postgres' })
  admin.on('error', () => undefined)
  await admin.connect() // it does live on

  const said: string[] = []
  const kept = await recover(dataDir, (line) => said.push(line))
  expect(said).toEqual([expect.stringContaining(`进程号 ${pid}`)])
  expect(kept).toEqual(expect.arrayContaining(keeper.acknowledged))
  await gone(pid)
})

/** The watcher is the shell in the server's process group. */
function killWatcherOf(postmaster: number): number {
  const watchers = readdirSync('/proc').filter((name) => {
    try {
      const [, command, , , group] = /\((.*)\) (\S) (\d+) (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8'))!
      return command === 'sh' && Number(group) === postmaster
    } catch {
      return false
    }
  })
  for (const watcher of watchers) process.kill(Number(watcher), 'SIGKILL')
  return watchers.length
}

test('a process number that now belongs to some other program does not keep us out', async () => {
  const dataDir = usedDataDirectory()
  const keeper = startKeeper(dataDir)
  await keeper.writes(5)
  const pidFile = join(dataDir, 'postgres/postmaster.pid')
  process.kill(readPostmaster(join(dataDir, 'postgres'))!.pid, 'SIGKILL')
  await keeper.end('SIGKILL')
  const other = spawn('sleep', ['600'], { stdio: 'ignore', ...chooseAccount().ids })
  onTestFinished(() => void other.kill())
  writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(other.pid)))

  expect(await recover(dataDir)).toEqual(expect.arrayContaining(keeper.acknowledged))
  expect(other.exitCode).toBeNull()
})

test('what half a first start left behind is completed or removed', async () => {
  const dataDir = temporaryFolder()
  mkdirSync(join(dataDir, 'postgres.new-abc/cluster'), { recursive: true })
  writeFileSync(join(dataDir, 'postgres.new-abc/cluster/PG_VERSION'), '18\n')
  const server = await openServer({ dataDir })
  const admin = new pg.Client(server.admin)
  await admin.connect()
  // As if we had been killed after the cluster, before the roles; and in the middle of removing a database.
  await admin.query('DROP DATABASE zhunsheng')
  await admin.query('DROP ROLE zhunsheng_owner')
  await admin.query('CREATE DATABASE zhunsheng')
  await admin.query("UPDATE pg_database SET datconnlimit = -2 WHERE datname = 'zhunsheng'")
  await admin.end()
  await server.stop()

  expect(await recover(dataDir)).toEqual([])
  expect(existsSync(join(dataDir, 'postgres.new-abc'))).toBe(false)
})
