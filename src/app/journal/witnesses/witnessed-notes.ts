import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { folderReader } from '../log/log-folder.ts'

/** Sizes of all checkpoints that were cosigned, ascending: one file each, named by its size. */
export async function witnessedSizes(folder: string): Promise<readonly number[]> {
  const names = await readdir(join(folder, 'witnessed')).catch(() => [])
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}

/** Cosigned checkpoints that the log keeps beside itself, by size: each must still be a beginning of it. */
export async function witnessedNotes(folder: string): Promise<ReadonlyMap<number, Uint8Array>> {
  const read = folderReader(folder)
  const notes = new Map<number, Uint8Array>()
  for (const size of await witnessedSizes(folder)) {
    const note = await read(`witnessed/${size}`)
    if (note) notes.set(size, note)
  }
  return notes
}
