import { hash } from 'node:crypto'
import type { Case, Evidence } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { filesRead, filesWritten, type ReadText, type TextsRead } from '#domain/engine/texts.ts'
import type { AttachmentStore } from '../files/attachments.ts'
import { readDocument } from '../intake/read-document.ts'
import { Unreadable } from '../intake/unreadable.ts'

/** Reads the words of texts: once, when a version comes in; from then on the words are a file of their own. */
export type TextShelf = {
  /** Undefined: the file holds no words (a scan), or is not kept here. */
  read(file: Evidence): Promise<ReadText | undefined>
  /** The words that were read in a version. */
  words(words: Evidence): Promise<string>
}

export const textShelf = (attachments: AttachmentStore): TextShelf => ({
  async read(file) {
    const bytes = await attachments.get(file.sha256).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    const text = bytes && (await wordsIn(bytes, file.name))
    if (text === undefined) return undefined
    const words = wordsFile(file, text)
    await attachments.put(Buffer.from(text))
    return { words, text }
  },
  words: async ({ sha256 }) => Buffer.from(await attachments.get(sha256)).toString('utf8'),
})

/** Under which name and hash the words of a file are kept. */
export const wordsFile = ({ name }: Pick<Evidence, 'name'>, text: string): Evidence => ({
  sha256: hash('sha256', text, 'hex'),
  name: `${name.slice(0, 190)}·文字.txt`,
  size: Buffer.byteLength(text),
  type: 'text/plain; charset=utf-8',
})

async function wordsIn(bytes: Uint8Array, name: string): Promise<string | undefined> {
  try {
    return await readDocument(bytes, name)
  } catch (error) {
    if (error instanceof Unreadable) return undefined
    throw error
  }
}

type Bringing = Pick<Command, 'action' | 'form'>

/** The words of the versions that commands bring: read before anything is locked. */
export async function wordsBrought(
  shelf: TextShelf | undefined,
  asked: readonly (readonly [Matter | undefined, Bringing])[],
): Promise<TextsRead> {
  const read = new Map<string, ReadText>()
  for (const [matter, { action, form }] of asked) {
    const declared = matter?.actions[action]
    if (!shelf || !declared?.writes) continue
    for (const [, file] of filesWritten(declared, form)) {
      const found = await shelf.read(file)
      if (found) read.set(file.sha256, found)
    }
  }
  return read
}

/** With the words that the conditions of an act read. */
export async function wordsAsked(
  shelf: TextShelf | undefined,
  action: Matter['actions'][string] | undefined,
  current: Case | null,
  brought: TextsRead,
): Promise<TextsRead> {
  if (!shelf || !action?.reads) return brought
  const read = new Map(brought)
  for (const { file, words } of filesRead(action, current))
    if (words && !read.has(file.sha256)) read.set(file.sha256, { words, text: await shelf.words(words) })
  return read
}
