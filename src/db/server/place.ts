import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import {
  access,
  chmod,
  chown,
  constants,
  lstat,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  rmdir,
  stat,
  writeFile,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { type Account, chooseAccount, isRoot, runAs } from './account.ts'
import { serverVersion } from './binaries.ts'
import { directoryError, errorCode, startupError } from './startup-error.ts'

/** Where the database of a data directory lives and who runs it. */
export type Place = {
  readonly dataDir: string
  /** The folder that holds the cluster, its log and its socket: the data directory, or a state directory. */
  readonly home: string
  readonly cluster: string
  readonly account: Account
}

/** Written into the data directory when the database had to be put elsewhere. */
type Pointer = { readonly home: string; readonly initialised: boolean }

const pointerFile = (dataDir: string) => join(dataDir, 'postgres.place.json')
/** Begins the name of every folder that is not finished yet; whatever is left of them is removed at a start. */
export const unfinished = 'postgres.new-'

const clusterIn = (home: string) => join(home, 'postgres')

/**
 * `mkdir -p`; answers whether the folder is new. Node's own goes round for ever where a file system says ENOENT
 * although the parent is there (/proc).
 */
async function makeFolder(path: string): Promise<boolean> {
  try {
    await mkdir(path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST' && (await stat(path)).isDirectory()) return false
    const parent = dirname(path)
    if (errorCode(error) !== 'ENOENT' || existsSync(parent)) throw error
    await makeFolder(parent)
    return makeFolder(path)
  }
}

/** Makes the data directory if need be and returns its real path; refuses one that this process cannot use. */
export async function prepareDataDirectory(path: string): Promise<string> {
  let dataDir: string
  try {
    const made = await makeFolder(path)
    dataDir = await realpath(path)
    // Nobody else reads here; but the user that runs the database for root must be able to pass through.
    if (made) await chmod(dataDir, isRoot() ? 0o711 : 0o700)
    await access(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  } catch (error) {
    throw directoryError(error, path)
  }
  const version = await readVersion(dataDir)
  if (version === undefined) return dataDir
  if (version === serverVersion) throw startupError('data.foreign', { path: dataDir })
  throw startupError('data.other-version', { path: dataDir, found: version, needed: serverVersion })
}

/**
 * Finds the place of the database, or chooses one for a new database: the data directory, or, where root starts us
 * and the system user cannot enter it, `stateRoot/<digest of the data directory's path>`.
 */
export async function findPlace(dataDir: string, stateRoot: string): Promise<Place> {
  const pointer = await readPointer(dataDir)
  if (pointer !== undefined) {
    if (pointer.initialised && !existsSync(clusterIn(pointer.home))) {
      throw startupError('data.missing', { pointer: pointerFile(dataDir), home: pointer.home })
    }
    return placeAt(dataDir, pointer.home)
  }
  if (existsSync(clusterIn(dataDir)) || !isRoot()) return placeAt(dataDir, dataDir)
  const account = chooseAccount()
  if (await canUse(account, dataDir)) return placeAt(dataDir, dataDir)
  const home = join(stateRoot, createHash('sha256').update(dataDir).digest('hex').slice(0, 16))
  try {
    await mkdir(stateRoot, { recursive: true, mode: 0o755 })
    // Somebody removed the data directory to begin anew: the old database is put aside, never overwritten.
    if (existsSync(home)) await rename(home, `${home}.set-aside-${Temporal.Now.instant().epochMilliseconds}`)
    await mkdir(home, { mode: 0o755 })
    await chmod(home, 0o755)
  } catch (error) {
    throw directoryError(error, stateRoot)
  }
  if (!(await canUse(account, home))) throw startupError('data.unreachable', { path: home, account: account.name })
  await writePointer(dataDir, { home, initialised: false })
  return placeAt(dataDir, home)
}

/** Marks that the database at `place` exists: from now on its absence is a loss to report, not a first start. */
export async function confirmPlace(place: Place): Promise<void> {
  if (place.home === place.dataDir) return
  await writePointer(place.dataDir, { home: place.home, initialised: true })
}

/**
 * True when `place` has a usable cluster, false when one is still to be made. Refuses a cluster of another major
 * version, of another user, or without its version; repairs ownership and mode after a copy made by root.
 */
export async function inspectCluster(place: Place): Promise<boolean> {
  const { cluster, account } = place
  const found = await stat(cluster).catch((error) => {
    if (errorCode(error) === 'ENOENT') return undefined
    throw directoryError(error, cluster)
  })
  if (found === undefined) return false
  if (!isRoot() && found.uid !== process.geteuid?.()) throw startupError('data.owner', { path: cluster })
  const version = await readVersion(cluster)
  if (version === undefined) {
    if ((await readdir(cluster)).length > 0) throw startupError('data.incomplete', { path: cluster })
    await rmdir(cluster)
    return false
  }
  if (version !== serverVersion) {
    throw startupError('data.other-version', { path: cluster, found: version, needed: serverVersion })
  }
  if (account.ids !== undefined && found.uid !== account.ids.uid) await giveTree(cluster, account)
  if ((found.mode & 0o777) !== 0o700) await chmod(cluster, 0o700)
  if (account.ids !== undefined) {
    const entered = await runAs(account, '/bin/sh', ['-c', 'test -r "$1/PG_VERSION"', 'sh', cluster])
    if (entered.code !== 0) throw startupError('data.unreachable', { path: cluster, account: account.name })
  }
  return true
}

/** Makes a folder of mode 0700 that belongs to the database's user. */
export async function makeFolderFor(account: Account, path: string): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  await chmod(path, 0o700)
  if (account.ids !== undefined) await chown(path, account.ids.uid, account.ids.gid)
}

async function placeAt(dataDir: string, home: string): Promise<Place> {
  const cluster = clusterIn(home)
  const owner = await stat(cluster).catch(() => undefined)
  return { dataDir, home, cluster, account: chooseAccount(owner) }
}

/** Whether `account` can really enter `folder` and write in a folder of its own there: tried, not computed. */
async function canUse(account: Account, folder: string): Promise<boolean> {
  const probe = await mkdtemp(join(folder, unfinished))
  try {
    await makeFolderFor(account, probe)
    const tried = await runAs(account, '/bin/sh', ['-c', 'cd "$1" && : >probe', 'sh', probe])
    return tried.code === 0
  } catch {
    return false // a file system that cannot give files to another user
  } finally {
    await rm(probe, { recursive: true, force: true })
  }
}

async function giveTree(folder: string, account: Account): Promise<void> {
  const { uid, gid } = account.ids!
  await chown(folder, uid, gid)
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name)
    if (!(await lstat(path)).isSymbolicLink()) await chown(path, uid, gid)
  }
}

async function readVersion(cluster: string): Promise<string | undefined> {
  try {
    return (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return undefined
    throw directoryError(error, cluster)
  }
}

async function readPointer(dataDir: string): Promise<Pointer | undefined> {
  try {
    return JSON.parse(await readFile(pointerFile(dataDir), 'utf8')) as Pointer
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw directoryError(error, pointerFile(dataDir))
  }
}

async function writePointer(dataDir: string, pointer: Pointer): Promise<void> {
  const file = pointerFile(dataDir)
  await writeFile(`${file}.new`, JSON.stringify(pointer, null, 2) + '\n', { flush: true })
  await rename(`${file}.new`, file)
}
