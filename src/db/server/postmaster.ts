import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, fstatSync, openSync, readFileSync, renameSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { serverEnvironment } from './account.ts'
import { clearOrphan, readPostmaster } from './orphan.ts'
import type { Place } from './place.ts'
import { type Endpoint, type Settings, serverArguments } from './settings.ts'
import { directoryError, startupError } from './startup-error.ts'

/** The running server process. */
export type Postmaster = {
  readonly pid: number
  /** Resolves when the process has ended, for whatever reason. */
  readonly ended: Promise<void>
  /** Ends sessions at once and shuts down cleanly; `patient` first waits a while for other clients to finish. */
  stop(patient?: boolean): Promise<void>
}

const readyPoll = 10
const patience = 30_000
const fastLimit = 60_000
const maxLogBytes = 8 * 1024 * 1024

/**
 * The process becomes the server. Before that it leaves a watcher behind, which holds the other end of a pipe of
 * ours: when we are gone without having said `end`, it asks the server for a clean, fast shutdown.
 */
const launchScript = '( { read -r word; [ "$word" = end ] || kill -INT $$; } <&3 >/dev/null 2>&1 & ); exec "$@" 3<&-'

export type LaunchOptions = {
  readonly place: Place
  readonly server: string
  readonly endpoint: Endpoint
  readonly settings?: Settings
  readonly log: (line: string) => void
}

/** Starts the server and waits until it accepts connections. */
export async function launch({ place, server, endpoint, settings, log }: LaunchOptions): Promise<Postmaster> {
  const logFile = join(place.home, 'postgres.log')
  for (let attempt = 1; ; attempt++) {
    const output = openLog(logFile)
    const { child, tellWatcher } = spawnServer(
      place,
      server,
      serverArguments(place.cluster, endpoint, settings),
      output,
    )
    closeSync(output.fd)
    const ended = once(child, 'exit').then(tellWatcher, tellWatcher)
    if (await becomesReady(child, ended, place, log)) {
      return { pid: child.pid!, ended, stop: (patient) => stopServer(child, ended, patient === true) }
    }
    const said = readFileSync(logFile).subarray(output.offset).toString('utf8')
    // A server whose process was killed a moment ago may still be starting or ending, or its backends may.
    if (/pre-existing shared memory block|lock file "[^"]*" already exists/.test(said) && attempt < 50) {
      await sleep(200)
      await clearOrphan(place.cluster, log)
      continue
    }
    throw explain(said, place, logFile)
  }
}

/** A port of 127.0.0.1 that nobody uses at this moment. */
export async function freePort(): Promise<number> {
  const probe = createServer()
  probe.listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

type Log = { readonly fd: number; readonly offset: number }

/** A file rather than a pipe: the server goes on writing undisturbed when we die. */
function openLog(file: string): Log {
  try {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > maxLogBytes) renameSync(file, `${file}.1`)
    const fd = openSync(file, 'a', 0o600)
    return { fd, offset: fstatSync(fd).size }
  } catch (error) {
    throw directoryError(error, file)
  }
}

function spawnServer(place: Place, server: string, args: readonly string[], output: Log) {
  const child: ChildProcess = spawn('/bin/sh', ['-c', launchScript, 'sh', join(server, 'bin', 'postgres'), ...args], {
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', output.fd, output.fd, 'pipe'],
    // A session of its own: Ctrl-C in our terminal reaches us alone, and we stop the server in good order.
    detached: true,
    ...place.account.ids,
  })
  const pipe = child.stdio[3] as Writable & { unref(): void }
  pipe.on('error', () => undefined)
  child.on('error', () => undefined)
  // The server never keeps this process alive: whoever ends without `stop` is answered by the watcher.
  child.unref()
  pipe.unref()
  return { child, tellWatcher: () => void pipe.end('end\n') }
}

/** True when the server accepts connections, false when it has ended instead. Recovery may take its time. */
async function becomesReady(
  child: ChildProcess,
  ended: Promise<void>,
  place: Place,
  log: (line: string) => void,
): Promise<boolean> {
  let over = child.pid === undefined
  void ended.then(() => (over = true))
  const started = performance.now()
  let told = false
  while (!over) {
    const state = readPostmaster(place.cluster)
    if (state?.pid === child.pid && state?.ready) return true
    if (!told && performance.now() - started > 5_000) {
      told = true
      log('数据库正在从上次的意外中断中恢复，请稍候……')
    }
    await sleep(readyPoll)
  }
  return false
}

async function stopServer(child: ChildProcess, ended: Promise<void>, patient: boolean): Promise<void> {
  let over = child.exitCode !== null || child.signalCode !== null
  void ended.then(() => (over = true))
  const steps: [NodeJS.Signals, number][] = [
    ...(patient ? [['SIGTERM', patience] as [NodeJS.Signals, number]] : []),
    ['SIGINT', fastLimit],
    ['SIGQUIT', fastLimit], // no clean shutdown, but no loss: the next start recovers
  ]
  for (const [signal, limit] of steps) {
    if (over) return
    child.kill(signal)
    const timer = new AbortController()
    await Promise.race([ended, sleep(limit, undefined, { signal: timer.signal }).catch(() => undefined)])
    timer.abort()
  }
}

function explain(said: string, place: Place, logFile: string): Error {
  if (/No space left on device|Disk quota exceeded/.test(said))
    return startupError('data.disk-full', { path: place.home })
  const fatal = said.split('\n').findLast((line) => /FATAL|PANIC|error while loading/.test(line))
  const detail = fatal?.replace(/^.*?(FATAL|PANIC):\s*/, '') ?? said.trim().split('\n').at(-1)
  return startupError('server.not-started', { detail: detail || '没有给出原因', logFile })
}
