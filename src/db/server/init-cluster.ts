import { randomBytes } from 'node:crypto'
import { chown, mkdtemp, open, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Account, runAs } from './account.ts'
import { makeFolderFor, type Place, unfinished } from './place.ts'
import { directoryError, startupError } from './startup-error.ts'

/** The superuser that initdb makes; used by the start-up alone. */
export const adminRole = 'postgres'

const passwordFile = (cluster: string) => join(cluster, 'zhunsheng.password')

/** A fresh cluster with its first write-ahead log; below this initdb would stop half-way. */
const bytesNeeded = 150 * 1024 * 1024

/**
 * Makes a new cluster at `place`: in a folder beside it, written to disk, then renamed, so that a start that was cut
 * short leaves no cluster rather than half of one.
 */
export async function initCluster(place: Place, server: string): Promise<void> {
  const disk = await statfs(place.home)
  if (disk.bavail * disk.bsize < bytesNeeded) throw startupError('data.disk-full', { path: place.home })
  const { account, cluster } = place
  const folder = await mkdtemp(join(place.home, unfinished)).catch((error) => {
    throw directoryError(error, place.home)
  })
  try {
    await makeFolderFor(account, folder)
    const draft = join(folder, 'cluster')
    const password = join(folder, 'password')
    await writeOwned(password, randomBytes(24).toString('base64url'), account)
    await initdb(account, server, ['-D', draft, `--pwfile=${password}`, ...initdbOptions], place.home)
    await rename(password, passwordFile(draft))
    await initdb(account, server, ['-D', draft, '--sync-only'], place.home)
    await rename(draft, cluster)
    await syncFolder(place.home)
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 })
  }
}

/**
 * Text is UTF-8, ordered by code point with Unicode's own rules for case (the builtin C.UTF-8): the same on every
 * machine, and untouched by an upgrade of the system's locales. Data pages carry checksums.
 */
const initdbOptions = [
  `--username=${adminRole}`,
  '--auth=scram-sha-256',
  '--encoding=UTF8',
  '--locale=C',
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--data-checksums',
  '--no-instructions',
  '--no-sync',
]

/** The password of every role of this cluster; needed only where the Unix socket cannot be used. */
export const readPassword = (cluster: string): Promise<string> => readFile(passwordFile(cluster), 'utf8')

/** Writes a file of mode 0600 that belongs to the database's user. */
export async function writeOwned(path: string, text: string, account: Account): Promise<void> {
  await writeFile(path, text, { mode: 0o600 })
  if (account.ids !== undefined) await chown(path, account.ids.uid, account.ids.gid)
}

/** Removes what starts that were cut short left half-made. */
export async function removeUnfinished(place: Place): Promise<void> {
  for (const name of await readdir(place.home)) {
    if (!name.startsWith(unfinished)) continue
    // A killed start may have left an initdb that still writes there for a moment: what stays goes next time.
    await rm(join(place.home, name), { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  }
}

async function initdb(account: Account, server: string, args: readonly string[], home: string): Promise<void> {
  const { code, output } = await runAs(account, join(server, 'bin', 'initdb'), args)
  if (code === 0) return
  if (/No space left on device|Disk quota exceeded/.test(output)) throw startupError('data.disk-full', { path: home })
  const detail = output.split('\n').findLast((line) => /error|fatal|could not/i.test(line)) ?? output.trim()
  throw startupError('server.unusable', { detail: detail.replace(/^initdb: (error: )?/, '') })
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path)
  await folder.sync().finally(() => folder.close())
}
