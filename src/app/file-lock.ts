import { DatabaseSync } from 'node:sqlite'

/** A file locked by this process until `release` or until the process ends, however it ends. */
export type FileLock = { release(): void }

const SQLITE_BUSY = 5

/**
 * Locks the file for this process alone, making it where it does not exist; undefined when another living process
 * holds it.
 *
 * The lock is the operating system's own lock on a file (fcntl), reached through the SQLite that Node carries,
 * since Node offers no file lock itself. The system drops it when the process dies, SIGKILL included, so a pid
 * that was given to some other program cannot keep us out and no stale lock is ever left to clean up. Nothing else in
 * this process may open the file: closing it again would give the lock away.
 */
export function lockFile(path: string): FileLock | undefined {
  const held = new DatabaseSync(path, { timeout: 0 })
  try {
    // No journal file: nothing is ever written here, and a lock must be had on a full disk too.
    held.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE')
  } catch (error) {
    held.close()
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY) return undefined
    throw error
  }
  return {
    release: () => {
      if (held.isOpen) held.close()
    },
  }
}
