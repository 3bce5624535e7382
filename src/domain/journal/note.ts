import { fromBase64, toBase64 } from './base64.ts'
import { concat, fromHex, toHex } from './bytes.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { fromUtf8, utf8 } from './utf8.ts'
import { isKeyName } from './vkey.ts'

// C2SP signed-note v1.0.0.

/** A key that notes are checked against. */
export type NoteVerifier = {
  readonly name: string
  readonly id: string
  readonly verify: (text: string, signature: Uint8Array) => boolean
  /** When a cosignature says it was made, POSIX seconds; absent for plain signatures. */
  readonly timeOf?: (signature: Uint8Array) => number | null
}

/** A key that signs notes. */
export type NoteSigner = {
  readonly name: string
  readonly id: string
  readonly sign: (text: string) => Uint8Array
}

/** One signature line: the key's name and id, and the signature without the id. */
export type NoteSignature = { readonly name: string; readonly id: string; readonly signature: Uint8Array }

/** A note taken apart, nothing verified. */
export type Note = { readonly text: string; readonly signatures: readonly NoteSignature[] }

/** A note whose every signature by a known key holds. */
export type OpenedNote = {
  readonly text: string
  readonly verified: readonly (NoteSignature & { readonly time?: number })[]
  readonly unknown: readonly NoteSignature[]
}

const MAX_BYTES = 1_000_000
const MAX_SIGNATURES = 100
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what the format forbids
const CONTROL = /[\0-\x09\x0b-\x1f]/
const LINE = /^— ([^ ]+) ([^ ]+)$/u

/** One signature line, with its newline. */
export const formatSignature = ({ name, id, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(concat(fromHex(id) ?? new Uint8Array(0), signature))}\n`

/** Reads one signature line, without its newline. */
export function parseSignature(line: string): Result<NoteSignature> {
  const [, name = '', encoded = ''] = LINE.exec(line) ?? []
  const bytes = fromBase64(encoded)
  if (!isKeyName(name) || !bytes || bytes.length < 5) return refuse('note.line', { line: line.slice(0, 200) })
  return accept({ name, id: toHex(bytes.subarray(0, 4)), signature: bytes.slice(4) })
}

/** Takes a note apart at its last blank line. */
export function parseNote(bytes: Uint8Array): Result<Note> {
  if (bytes.length > MAX_BYTES) return refuse('note.size')
  const whole = fromUtf8(bytes)
  if (whole === null || CONTROL.test(whole)) return refuse('note.encoding')
  const blank = whole.lastIndexOf('\n\n')
  const tail = whole.slice(blank + 2)
  if (blank < 0 || tail === '' || !tail.endsWith('\n')) return refuse('note.split')
  const lines = tail.slice(0, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) return refuse('note.size')
  const signatures: NoteSignature[] = []
  for (const line of lines) {
    const signature = parseSignature(line)
    if (!signature.ok) return signature
    signatures.push(signature.value)
  }
  return accept({ text: whole.slice(0, blank + 1), signatures })
}

/** The bytes of a note. */
export const formatNote = ({ text, signatures }: Note): Uint8Array =>
  utf8(`${text}\n${signatures.map(formatSignature).join('')}`)

/**
 * Opens a note against the keys that the reader trusts. Unknown keys are passed over; one failing signature by a
 * known key refuses the whole note; so does the absence of any known key.
 */
export function openNote(bytes: Uint8Array, known: readonly NoteVerifier[]): Result<OpenedNote> {
  const note = parseNote(bytes)
  if (!note.ok) return note
  const { text, signatures } = note.value
  const verified: (NoteSignature & { time?: number })[] = []
  const unknown: NoteSignature[] = []
  for (const signature of signatures) {
    const key = known.find(({ name, id }) => name === signature.name && id === signature.id)
    if (!key) {
      unknown.push(signature)
      continue
    }
    if (!key.verify(text, signature.signature)) return refuse('note.bad-signature', { name: key.name })
    const time = key.timeOf?.(signature.signature) ?? null
    verified.push(time === null ? signature : { ...signature, time })
  }
  return verified.length > 0 ? accept({ text, verified, unknown }) : refuse('note.unsigned')
}

/**
 * Signs a text. @throws RangeError when the text does not end in a newline, is not well-formed or has control characters
 */
export function signNote(text: string, signers: readonly NoteSigner[]): Uint8Array {
  if (!text.endsWith('\n') || CONTROL.test(text)) throw new RangeError('E_NOTE: text')
  const signatures = signers.map(({ name, id, sign }) => ({ name, id, signature: sign(text) }))
  return formatNote({ text, signatures })
}

/** A note with further signatures behind those it has; a line that is already there is not repeated. */
export function addSignatures(note: Note, more: readonly NoteSignature[]): Note {
  const lines = new Set(note.signatures.map(formatSignature))
  return { ...note, signatures: [...note.signatures, ...more.filter((each) => !lines.has(formatSignature(each)))] }
}
