import { fromBase64, toBase64 } from './base64.ts'
import { concat, parseDecimal } from './bytes.ts'
import { type OpenedCheckpoint, openCheckpoint, type Trust } from './checkpoint.ts'
import { verifyInclusion } from './merkle.ts'
import { HASH_BYTES, type Hash } from './ports.ts'
import { accept, type Result, refuse } from './refusals.ts'
import { fromUtf8, utf8 } from './utf8.ts'

/** The contents of a `.tlog-proof` file (C2SP tlog-proof). */
export type TlogProof = {
  readonly index: number
  /** From the leaf's sibling to the child of the root. */
  readonly path: readonly Uint8Array[]
  /** The signed checkpoint, verbatim. */
  readonly checkpoint: Uint8Array
  /** Opaque and not authenticated. */
  readonly extra?: Uint8Array
}

const HEADER = 'c2sp.org/tlog-proof@v1'
const MAX_PATH = 63

export function formatProof({ index, path, checkpoint, extra }: TlogProof): Uint8Array {
  const lines = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...path.map(toBase64)]
  return concat(utf8(`${lines.join('\n')}\n\n`), checkpoint)
}

export function parseProof(bytes: Uint8Array): Result<TlogProof> {
  const text = fromUtf8(bytes)
  const blank = text?.indexOf('\n\n') ?? -1
  if (text === null || blank < 0) return refuse('proof.form')
  const [header, ...lines] = text.slice(0, blank).split('\n')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()?.slice(6) ?? '') : undefined
  const indexLine = lines.shift() ?? ''
  const index = indexLine.startsWith('index ') ? parseDecimal(indexLine.slice(6)) : null
  const path = lines.map(fromBase64)
  if (header !== HEADER || extra === null || index === null || path.length > MAX_PATH) return refuse('proof.form')
  if (!path.every((hash) => hash?.length === HASH_BYTES)) return refuse('proof.form')
  return accept({
    index,
    path: path as Uint8Array[],
    checkpoint: utf8(text.slice(blank + 2)),
    ...(extra ? { extra } : {}),
  })
}

/** Is the leaf in the log, under a checkpoint that the reader trusts? Answers the checkpoint and the leaf's index. */
export function verifyProof(
  hash: Hash,
  leaf: Uint8Array,
  proof: TlogProof,
  trust: Trust,
): Result<{ readonly index: number; readonly checkpoint: OpenedCheckpoint }> {
  const checkpoint = openCheckpoint(proof.checkpoint, trust)
  if (!checkpoint.ok) return checkpoint
  const { size, root } = checkpoint.value
  const { index, path } = proof
  if (index >= size) return refuse('proof.index', { index, size })
  if (!verifyInclusion(hash, index, size, leaf, path, root)) return refuse('proof.path', { index })
  return accept({ index, checkpoint: checkpoint.value })
}
