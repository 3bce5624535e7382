import { isUtf8 } from 'node:buffer'
import { hash } from 'node:crypto'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { cleanFileName, fileTypeOf } from '#domain/engine/file-types.ts'
import type { Attachment } from '#domain/engine/register.ts'
import type { AttachmentStore } from './attachments.ts'

/** Who handed in which file, and how much on a day. */
export type FileRegister = {
  note(person: string, file: Attachment, at: Instant): Promise<void>
  /** What a person has handed in on a civil day. */
  on(person: string, day: string): Promise<{ readonly files: number; readonly bytes: number }>
  /** The files that a person has handed in under a name. */
  named(person: string, name: string): Promise<readonly Attachment[]>
}

export type Shelf = { readonly attachments: AttachmentStore; readonly files: FileRegister }

/** Longest single file, and what one person may hand in on one day. */
export const longestFile = 20 * 1024 * 1024
const mostFiles = 2_000
const mostBytes = 4 * 1024 ** 3

/** Why a file is not kept, in words. */
export class FileRefused extends Error {
  readonly code: 'empty' | 'too-large' | 'quota'
  constructor(code: FileRefused['code'], message: string) {
    super(message)
    this.code = code
  }
}

type Handed = { readonly person: string; readonly name: string; readonly bytes: Uint8Array }

/** Keeps a file under its hash and notes who handed it in: the answer is what a form asks for. @throws FileRefused */
export async function keepFile({ attachments, files }: Shelf, now: Instant, handed: Handed): Promise<Attachment> {
  const { person, bytes } = handed
  if (bytes.length === 0) throw new FileRefused('empty', '文件是空的')
  if (bytes.length > longestFile) throw new FileRefused('too-large', `文件不得超过 ${longestFile / 1024 / 1024} MiB`)
  const today = await files.on(person, dayOf(now))
  if (today.files >= mostFiles || today.bytes + bytes.length > mostBytes)
    throw new FileRefused('quota', '本人今天存入的文件已到上限，请明天再存，或者与管理员联系')
  return noted({ attachments, files }, now, handed)
}

/** Without the quota of a day: for files that the program itself brings. */
export async function noted({ attachments, files }: Shelf, now: Instant, handed: Handed): Promise<Attachment> {
  const { person, bytes } = handed
  const file = { ...fileIn(handed), sha256: await attachments.put(bytes) }
  await files.note(person, file, now)
  return file
}

/** What would be said of a file if it were kept. */
export const fileIn = ({ name, bytes }: Pick<Handed, 'name' | 'bytes'>): Attachment => ({
  sha256: hash('sha256', bytes, 'hex'),
  name: cleanFileName(name),
  size: bytes.length,
  type: fileTypeOf(bytes, isText),
})

const isText = (bytes: Uint8Array): boolean => isUtf8(bytes) && !bytes.includes(0)
