import { accessSync, closeSync, constants, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type FileLock, lockFile } from '#app/file-lock.ts'
import { directoryError, errorCode } from './startup-error.ts'

/** A directory held by this process until `release` or until the process ends, however it ends. */
export type DirectoryLock = FileLock

/**
 * Takes the directory for this process alone; undefined when another living process holds it. Nothing else in this
 * process may open `zhunsheng.lock` (a backup, say): closing it again would give the lock away.
 */
export function lockDirectory(directory: string): DirectoryLock | undefined {
  const file = join(directory, 'zhunsheng.lock')
  // Asked of the file system first, since SQLite does not say why it could not open a file. A file that may be locked
  // by this very process is not opened for it: closing any handle of a file drops the process's own lock on it.
  try {
    if (existsSync(file)) accessSync(file, constants.R_OK | constants.W_OK)
    else closeSync(openSync(file, 'wx', 0o600))
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw directoryError(error, directory)
  }
  return lockFile(file)
}

/** How other processes reach the server that the lock's holder runs. */
export type Connection = {
  /** Directory of the Unix socket, or 127.0.0.1. */
  readonly host: string
  readonly port: number
  readonly user: string
  readonly database: string
  readonly password?: string
}

/** What the holder of the lock says about itself; only worth reading while the lock is held. */
export type Holder = { readonly pid: number; readonly connection?: Connection }

const holderFile = (directory: string) => join(directory, 'zhunsheng.running.json')

/** Writes who holds the directory and, once the server is ready, how to reach it. Mode 0600: it may hold a password. */
export function announceHolder(directory: string, holder: Holder): void {
  withdrawHolder(directory)
  writeFileSync(holderFile(directory), JSON.stringify(holder), { mode: 0o600 })
}

export function withdrawHolder(directory: string): void {
  rmSync(holderFile(directory), { force: true })
}

export function readHolder(directory: string): Holder | undefined {
  try {
    return JSON.parse(readFileSync(holderFile(directory), 'utf8')) as Holder
  } catch {
    return undefined
  }
}
