import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync, realpathSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode, startupError } from './startup-error.ts'

/** What `postmaster.pid` in a cluster says. */
export type PostmasterFile = { readonly pid: number; readonly ready: boolean }

const pidFile = (cluster: string) => join(cluster, 'postmaster.pid')

/** Reads `postmaster.pid`: line 1 is the process, line 8 its state. Undefined when there is none (yet). */
export function readPostmaster(cluster: string): PostmasterFile | undefined {
  let text: string
  try {
    text = readFileSync(pidFile(cluster), 'utf8')
  } catch {
    return undefined
  }
  const lines = text.split('\n')
  const pid = Number(lines[0])
  return Number.isInteger(pid) && pid > 0 ? { pid, ready: lines[7]?.trim() === 'ready' } : undefined
}

/**
 * Deals with what an earlier process left in the cluster, which we hold locked: a server that still runs is shut down
 * cleanly (it may have other settings and no watcher); a pid that meanwhile belongs to some other program is
 * forgotten, since PostgreSQL would take it for a living server and refuse to start.
 */
export async function clearOrphan(cluster: string, log: (line: string) => void): Promise<void> {
  const left = readPostmaster(cluster)
  if (left === undefined || !isAlive(left.pid)) return
  if (!isServerOf(left.pid, cluster)) {
    rmSync(pidFile(cluster), { force: true })
    return
  }
  log(`正在停止上次运行留下的数据库进程（进程号 ${left.pid}）……`)
  for (const [signal, limit] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(left.pid, signal)
    if (await isGone(left.pid, cluster, limit)) return
  }
  throw startupError('server.stuck', { pid: left.pid })
}

async function isGone(pid: number, cluster: string, limit: number): Promise<boolean> {
  for (const started = performance.now(); performance.now() - started < limit; await sleep(20)) {
    if (!isAlive(pid) || !isServerOf(pid, cluster)) return true
  }
  return false
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** Whether process `pid` is a PostgreSQL server whose data are `cluster`: it works inside that very folder. */
function isServerOf(pid: number, cluster: string): boolean {
  if (process.platform === 'linux') {
    try {
      return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
    } catch {
      return false // ended meanwhile, or another user's: not ours
    }
  }
  try {
    const command = execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' })
    return command.includes('postgres') && command.includes(cluster)
  } catch {
    return false
  }
}
