import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { parseNote } from '#domain/journal/note.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { folderReader } from '../log/log-folder.ts'

// Tokens lie beside the log by size: the signed checkpoint as it was and the authority's answer over its text. The token
// of the present checkpoint lies as `checkpoint.tsr` too.

export const currentToken = 'checkpoint.tsr'
export const authorityFile = 'timestamps/tsa.pem'
export const tokenFile = (size: number): string => `timestamps/${size}.tsr`
export const stampedFile = (size: number): string => `timestamps/${size}.checkpoint`

/** What a token is made over: the text that the log signs, three lines, not the signatures, which may grow. */
export function stampedText(note: Uint8Array): Uint8Array {
  const parsed = parseNote(note)
  if (!parsed.ok) throw new Error(parsed.message)
  return utf8(parsed.value.text)
}

/** Sizes whose checkpoint was set aside for a time stamp, ascending. */
export async function stampedSizes(folder: string): Promise<number[]> {
  const names = await readdir(join(folder, 'timestamps')).catch(() => [])
  return names
    .flatMap((name) => /^(\d+)\.checkpoint$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b)
}

export type Stamped = { readonly size: number; readonly note: Uint8Array; readonly token: Uint8Array | null }

/** Checkpoints set aside for a time stamp, with the token where it has come. */
export async function stampedCheckpoints(folder: string): Promise<Stamped[]> {
  const read = folderReader(folder)
  const all = await Promise.all(
    (await stampedSizes(folder)).map(async (size) => ({
      size,
      note: await read(stampedFile(size)),
      token: await read(tokenFile(size)),
    })),
  )
  return all.filter((one): one is Stamped => one.note !== null)
}
