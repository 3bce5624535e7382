import { readFile } from 'node:fs/promises'
import { basename, relative, resolve } from 'node:path'
import { fileIn, keepFile } from '#app/files/keep-file.ts'
import type { FindFile } from '#app/sheets/read-rows.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { Bureau } from '../bureau.ts'

export type EvidenceFiles = {
  readonly find: FindFile
  /** Files of the folder that a trial takes as handed in. */
  readonly handed: Attachment[]
}

/**
 * What the names of files in an import mean: a file of the given folder, which is handed in with it, or else the one
 * that the person has handed in before under this name. A trial keeps nothing.
 */
export function evidenceFiles(
  bureau: Bureau,
  person: string,
  folder: string | undefined,
  isTrial: boolean,
): EvidenceFiles {
  const known = new Map<string, Promise<Attachment | undefined>>()
  const handed: Attachment[] = []
  const look = async (name: string): Promise<Attachment | undefined> => {
    const bytes = folder === undefined ? undefined : await bytesIn(folder, name)
    if (!bytes) {
      const before = await bureau.files.named(person, name)
      return before.length === 1 ? before[0] : undefined
    }
    const given = { person, name: basename(name), bytes }
    if (!isTrial) return keepFile(bureau, bureau.house.clock.now(), given)
    const file = fileIn(given)
    handed.push(file)
    return file
  }
  return {
    handed,
    find(name) {
      const found = known.get(name) ?? look(name)
      known.set(name, found)
      return found
    },
  }
}

/** Nothing outside the folder is read, whatever a cell says. */
async function bytesIn(folder: string, name: string): Promise<Buffer | undefined> {
  const path = resolve(folder, name)
  const inside = relative(resolve(folder), path)
  if (inside === '' || inside.startsWith('..')) return undefined
  return readFile(path).catch(() => undefined)
}
