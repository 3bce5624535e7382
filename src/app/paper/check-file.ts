import { hash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { embeddedIn } from '#domain/documents/embedded.ts'
import { type Paper, paperOf } from '#domain/documents/paper.ts'
import type { Printer } from './printer.ts'

/** A document as its act keeps it. */
export type KnownDocument = {
  readonly caseId: string
  readonly n: number
  readonly kind: string
  readonly number: string | null
  /** The text whose hash was asked for; null where it was lawfully deleted. */
  readonly text: string | null
}

export type CheckSource = {
  /** By the hash of one of its two texts. */
  byText(sha256: string): Promise<KnownDocument | undefined>
  /** By the hash of a file that was printed: the hash of its text. */
  byFile(sha256: string): Promise<string | undefined>
  /** Whether the records of the case are what its sealed entries say. */
  isSound(caseId: string): Promise<boolean>
}

/** The three answers to somebody who holds a file: ours and unchanged; ours and changed; not ours. */
export type FileVerdict =
  | { readonly verdict: 'same'; readonly paper: Paper; readonly known: KnownDocument }
  | {
      readonly verdict: 'different'
      readonly why: 'file' | 'text' | 'records' | 'deleted'
      readonly known?: KnownDocument
    }
  | { readonly verdict: 'foreign' }

/** More text than any document has. */
const longest = 4 * 1024 * 1024

/** The sealed text that travels inside a PDF; undefined where there is none. */
export function textInside(file: Uint8Array): string | undefined {
  const packed = embeddedIn(file)
  if (!packed) return undefined
  try {
    return inflateSync(packed, { maxOutputLength: longest }).toString('utf8')
  } catch {
    return undefined
  }
}

const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex')

/**
 * Checks the file itself: its text must be one that an act sealed, and its bytes those that the press makes of the
 * text, so that nothing on the page can differ from what was sealed.
 */
export async function checkFile(
  file: Uint8Array,
  { bureau, source, printer }: { readonly bureau: string; readonly source: CheckSource; readonly printer: Printer },
): Promise<FileVerdict> {
  const inside = textInside(file)
  const digest = inside === undefined ? await source.byFile(sha256(file)) : sha256(inside)
  const known = digest === undefined ? undefined : await source.byText(digest)
  if (!known)
    return inside !== undefined && claims(inside, bureau)
      ? { verdict: 'different', why: 'text' }
      : { verdict: 'foreign' }
  if (known.text === null) return { verdict: 'different', why: 'deleted', known }
  if (!(await source.isSound(known.caseId))) return { verdict: 'different', why: 'records', known }
  if (inside !== undefined) {
    const printed = await printer.print(known.text, 'pdf')
    if (sha256(printed) !== sha256(file)) return { verdict: 'different', why: 'file', known }
  }
  return { verdict: 'same', paper: paperOf(known.text), known }
}

/** Whether a text says that it is this bureau's. */
function claims(text: string, bureau: string): boolean {
  try {
    return paperOf(text).issuer === bureau
  } catch {
    return false
  }
}
