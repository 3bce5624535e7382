import { link, mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ReadPath } from '#domain/journal/tile-io.ts'

/** Reads the resources of a log out of a directory. Nothing is read outside it. */
export const folderReader =
  (folder: string): ReadPath =>
  async (path) => {
    try {
      return new Uint8Array(await readFile(join(folder, path)))
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
      throw error
    }
  }

const madeFolders = new Set<string>()

/**
 * Writes a file whole or not at all, and safe against a power cut: a temporary file, flushed, then renamed, and the
 * directory flushed so that the new name itself is on the disk.
 */
export async function writeWhole(
  path: string,
  bytes: Uint8Array | string,
  options: { readonly mode?: number; readonly written?: () => void; readonly keepExisting?: true } = {},
): Promise<void> {
  const folder = dirname(path)
  if (!madeFolders.has(folder)) {
    await mkdir(folder, { recursive: true, mode: options.mode === 0o600 ? 0o700 : 0o755 })
    madeFolders.add(folder)
  }
  const temporary = `${path}.${process.pid}.part`
  const file = await open(temporary, 'w', options.mode ?? 0o644).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    // The folder was removed since it was made.
    await mkdir(folder, { recursive: true })
    return open(temporary, 'w', options.mode ?? 0o644)
  })
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  options.written?.()
  if (options.keepExisting) await linkNew(temporary, path)
  else await rename(temporary, path)
  const directory = await open(folder, 'r')
  try {
    await directory.sync()
  } finally {
    await directory.close()
  }
}

/** Gives the file its name unless that is taken: of two processes that make the same key, one wins. */
async function linkNew(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(temporary, { force: true })
  }
}
