import { fromBase64, toBase64 } from './base64.ts'
import { parseDecimal } from './bytes.ts'
import { type Note, type NoteVerifier, openNote, parseNote } from './note.ts'
import { HASH_BYTES } from './ports.ts'
import { accept, type Refusal, type Result, refuse } from './refusals.ts'
import { isKeyName } from './vkey.ts'

/** A tree head: which log, how many leaves, which root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Uint8Array }

/** The three lines of a checkpoint (C2SP tlog-checkpoint). @throws RangeError on an origin, size or root out of form */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isKeyName(origin) || !Number.isSafeInteger(size) || size < 0 || root.length !== HASH_BYTES) {
    throw new RangeError(`E_CHECKPOINT: ${origin}, ${size}, ${root.length} bytes`)
  }
  return `${origin}\n${size}\n${toBase64(root)}\n`
}

/** Reads exactly three lines. Extension lines are refused: nobody could audit them. */
export function parseCheckpoint(text: string): Result<Checkpoint> {
  const lines = text.split('\n')
  const [origin = '', sizeLine = '', rootLine = ''] = lines
  const size = parseDecimal(sizeLine)
  const root = fromBase64(rootLine)
  const isWhole = lines.length === 4 && lines[3] === '' && origin !== ''
  if (!isWhole || size === null || root?.length !== HASH_BYTES) return refuse('checkpoint.form')
  return accept({ origin, size, root })
}

/** Whom a reader trusts, and how many witnesses must agree. */
export type Trust = {
  /** By default the name of the first log key. */
  readonly origin?: string | undefined
  /** Keys of the log itself; one of them must have signed. */
  readonly logKeys: readonly NoteVerifier[]
  readonly witnesses?: readonly NoteVerifier[] | undefined
  /** How many of the witnesses must have cosigned; all of them by default. */
  readonly quorum?: number | undefined
}

export type Cosigned = { readonly name: string; readonly id: string; readonly time: number }

export type OpenedCheckpoint = Checkpoint & {
  readonly note: Note
  /** Cosignatures of trusted witnesses, the latest of each. */
  readonly cosignatures: readonly Cosigned[]
}

/** Opens a checkpoint: right log, signed by it, cosigned by enough witnesses. */
export function openCheckpoint(bytes: Uint8Array, trust: Trust): Result<OpenedCheckpoint> {
  const witnesses = trust.witnesses ?? []
  const note = parseNote(bytes)
  if (!note.ok) return note
  const opened = openNote(bytes, [...trust.logKeys, ...witnesses])
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.value.text)
  if (!checkpoint.ok) return checkpoint
  const { origin } = checkpoint.value
  const expected = trust.origin ?? trust.logKeys[0]?.name ?? ''
  if (origin !== expected) return refuse('checkpoint.origin', { origin, expected })
  const { verified } = opened.value
  const signedBy = (key: NoteVerifier) => verified.filter(({ name, id }) => name === key.name && id === key.id)
  if (!trust.logKeys.some((key) => signedBy(key).length > 0)) return refuse('checkpoint.log-signature', { origin })
  const cosignatures = witnesses.flatMap((key) => {
    const times = signedBy(key).map(({ time }) => time ?? 0)
    return times.length > 0 ? [{ name: key.name, id: key.id, time: Math.max(...times) }] : []
  })
  const short = shortOfWitnesses(cosignatures, witnesses, trust.quorum)
  return short ?? accept({ ...checkpoint.value, note: note.value, cosignatures })
}

function shortOfWitnesses(have: readonly Cosigned[], all: readonly NoteVerifier[], quorum?: number): Refusal | null {
  const need = quorum ?? all.length
  if (have.length >= need) return null
  const absent = all.filter((key) => !have.some(({ name, id }) => name === key.name && id === key.id))
  return refuse('checkpoint.witnesses', {
    have: have.length,
    need,
    missing: absent.map(({ name }) => name).join('、') || '(未配置见证人)',
  })
}
