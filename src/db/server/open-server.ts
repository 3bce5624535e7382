import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { usableServer } from './binaries.ts'
import { adminRole, initCluster, readPassword, removeUnfinished, writeOwned } from './init-cluster.ts'
import {
  announceHolder,
  type Connection,
  type DirectoryLock,
  lockDirectory,
  readHolder,
  withdrawHolder,
} from './lock.ts'
import { clearOrphan } from './orphan.ts'
import { confirmPlace, findPlace, inspectCluster, makeFolderFor, type Place, prepareDataDirectory } from './place.ts'
import { freePort, launch, type Postmaster } from './postmaster.ts'
import { databaseName, ensureDatabase, ownerRole } from './roles.ts'
import { accessRules, type Endpoint, fitsSocket, type Settings, socketPort, userMap } from './settings.ts'
import { directoryError, startupError } from './startup-error.ts'

export type { Connection } from './lock.ts'

export type ServerOptions = {
  readonly dataDir: string
  /** Receives short Chinese lines about what takes time. */
  readonly log?: (line: string) => void
  /** Use the server of a 准绳 process that already has this data directory, instead of refusing. */
  readonly join?: boolean
  /** Called when the server ends though nobody stopped it. */
  readonly onLost?: (logFile: string) => void
  /** Settings over our own; for tests and for special machines. */
  readonly settings?: Settings
  /** Where databases go whose data directory the system user cannot enter (only when started by root). */
  readonly stateRoot?: string
  /** Where the server is copied for the same reason. */
  readonly cacheRoot?: string
}

export type Server = {
  /** As the owner of the application's database. */
  readonly connection: Connection
  /** As superuser; absent when the server belongs to another process. */
  readonly admin?: Connection
  /** Shuts the server down cleanly and frees the data directory. May be called again. */
  stop(): Promise<void>
}

const lockPatience = 2_000
const joinPatience = 60_000
const poll = 50

/**
 * Starts the PostgreSQL that comes with 准绳 on `dataDir`, making the database at the first start and repairing at
 * any start whatever an abrupt end left behind. Throws `StartupError` where a person has to act.
 */
export async function openServer(options: ServerOptions): Promise<Server> {
  const dataDir = await prepareDataDirectory(options.dataDir)
  const patience = options.join === true ? joinPatience : lockPatience
  for (const started = performance.now(); performance.now() - started < patience; await sleep(poll)) {
    const lock = lockDirectory(dataDir)
    if (lock !== undefined) return startHolding(lock, dataDir, options)
    const connection = options.join === true ? readHolder(dataDir)?.connection : undefined
    if (connection !== undefined && (await answers(connection))) return { connection, stop: async () => undefined }
  }
  throw startupError('data.in-use', { path: dataDir, pid: readHolder(dataDir)?.pid })
}

async function startHolding(lock: DirectoryLock, dataDir: string, options: ServerOptions): Promise<Server> {
  const locks = [lock]
  try {
    announceHolder(dataDir, { pid: process.pid })
    const place = await findPlace(dataDir, options.stateRoot ?? '/var/lib/zhunsheng')
    if (place.home !== dataDir) {
      // A copied data directory points to the same database as its original.
      const second = lockDirectory(place.home)
      if (second === undefined) throw startupError('data.in-use', { path: place.home })
      locks.push(second)
    }
    return await start(place, options, () => {
      withdrawHolder(dataDir)
      for (const held of locks) held.release()
    })
  } catch (error) {
    withdrawHolder(dataDir)
    for (const held of locks) held.release()
    throw directoryError(error, dataDir)
  }
}

async function start(place: Place, options: ServerOptions, release: () => void): Promise<Server> {
  const log = options.log ?? (() => undefined)
  const server = await usableServer(place.account, options.cacheRoot ?? '/var/cache/zhunsheng')
  await removeUnfinished(place)
  if (await inspectCluster(place)) {
    await clearOrphan(place.cluster, log)
  } else {
    log('首次启动，正在建立数据库……')
    await initCluster(place, server)
  }
  await confirmPlace(place)
  const { postmaster, admin } = await launchReachable(place, server, options.settings ?? {}, log)
  const connection: Connection = { ...admin, user: ownerRole, database: databaseName }
  try {
    await ensureDatabase(admin)
    announceHolder(place.dataDir, { pid: process.pid, connection })
  } catch (error) {
    await postmaster.stop()
    throw error
  }

  let stopping: Promise<void> | undefined
  void postmaster.ended.then(() => {
    if (stopping === undefined) options.onLost?.(join(place.home, 'postgres.log'))
  })
  const stop = () => {
    // Whoever joined us (only such commands join) is let finish; then the lock goes, last of all.
    stopping ??= postmaster.stop(options.join === true).finally(release)
    return stopping
  }
  return { connection, admin, stop }
}

/** Launches on the Unix socket, or, where its path would be too long, on a free port of 127.0.0.1. */
async function launchReachable(
  place: Place,
  server: string,
  settings: Settings,
  log: (line: string) => void,
): Promise<{ postmaster: Postmaster; admin: Connection }> {
  const socket = join(place.home, 'postgres.run')
  if (fitsSocket(socket)) {
    // No server of ours is alive here: what a dead one left would keep the new one out once its pid is used again.
    await rm(socket, { recursive: true, force: true })
    await makeFolderFor(place.account, socket)
    const postmaster = await launchAt(place, server, { socket }, settings, log)
    return { postmaster, admin: { host: socket, port: socketPort, user: adminRole, database: 'postgres' } }
  }
  const password = await readPassword(place.cluster)
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      const postmaster = await launchAt(place, server, { port }, settings, log)
      return { postmaster, admin: { host: '127.0.0.1', port, user: adminRole, database: 'postgres', password } }
    } catch (error) {
      // Another program may take the port between our asking and the server's listening.
      if (attempt === 3) throw error
    }
  }
}

async function launchAt(
  place: Place,
  server: string,
  endpoint: Endpoint,
  settings: Settings,
  log: (line: string) => void,
): Promise<Postmaster> {
  await writeOwned(join(place.cluster, 'pg_hba.conf'), accessRules(endpoint), place.account)
  await writeOwned(join(place.cluster, 'pg_ident.conf'), userMap(), place.account)
  return launch({ place, server, endpoint, settings, log })
}

/** Whether the server that another process announces can be used; it may be stopping, or gone a moment ago. */
async function answers(connection: Connection): Promise<boolean> {
  const client = new pg.Client(connection)
  try {
    await client.connect()
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => undefined)
  }
}
