import { fromBase64, toBase64 } from './base64.ts'
import { equal } from './bytes.ts'
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts'
import { cosigner } from './cosignature.ts'
import { emptyRoot, verifyConsistency } from './merkle.ts'
import { formatSignature, type NoteVerifier, openNote, parseNote } from './note.ts'
import type { Hash, Sign } from './ports.ts'
import { utf8 } from './utf8.ts'
import type { NoteKey } from './vkey.ts'
import { type AddCheckpoint, parseAddCheckpoint } from './witness-protocol.ts'

/** The latest checkpoint that the witness cosigned for one log. Plain data, to be kept as JSON. */
export type Witnessed = {
  readonly size: number
  /** base64 */
  readonly root: string
  /** The note with the log's signature and ours, for monitors. */
  readonly checkpoint: string
}

/** By origin. */
export type WitnessState = Readonly<Record<string, Witnessed>>

export type WitnessKeys = {
  readonly hash: Hash
  /** Logs that the witness serves: origin → keys of that log. */
  readonly logs: ReadonlyMap<string, readonly NoteVerifier[]>
  /** Keys that the witness cosigns with, type 0x04. */
  readonly signers: readonly { readonly key: NoteKey; readonly sign: Sign }[]
  /** POSIX seconds. */
  readonly now: number
}

export type WitnessAnswer = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422
  readonly contentType: string
  readonly body: Uint8Array
  /** To be stored before the answer is sent, in one step with the reading of the old state. */
  readonly newState: WitnessState
}

/**
 * Decides an `add-checkpoint` request (C2SP tlog-witness v1.0.0): 404 unknown log, 403 not signed by it, 400 malformed
 * or `old` above the new size, 409 `old` is not our latest size or same size with another root, 422 proof fails.
 */
export function witnessDecide(state: WitnessState, requestBody: Uint8Array, keys: WitnessKeys): WitnessAnswer {
  const answer = (status: WitnessAnswer['status'], text: string, contentType = 'text/plain; charset=utf-8') => ({
    status,
    contentType,
    body: utf8(text),
    newState: state,
  })
  const request = parseAddCheckpoint(requestBody)
  if (!request.ok) return answer(400, `${request.message}\n`)
  const note = parseNote(request.value.checkpoint)
  if (!note.ok) return answer(400, `${note.message}\n`)
  const checkpoint = parseCheckpoint(note.value.text)
  if (!checkpoint.ok) return answer(400, `${checkpoint.message}\n`)

  const { origin, size, root } = checkpoint.value
  const logKeys = keys.logs.get(origin)
  if (!logKeys) return answer(404, `本见证人不见证日志“${origin}”\n`)
  const opened = openNote(request.value.checkpoint, logKeys)
  if (!opened.ok) return answer(403, `${opened.message}\n`)
  if (request.value.old > size) return answer(400, `old ${request.value.old} 大于检查点的 ${size}\n`)

  const latest = Object.hasOwn(state, origin) ? state[origin] : undefined
  const latestSize = latest?.size ?? 0
  if (request.value.old !== latestSize) return answer(409, `${latestSize}\n`, 'text/x.tlog.size')
  const knownRoot = (latest && fromBase64(latest.root)) ?? emptyRoot(keys.hash)
  switch (growth(keys.hash, request.value, checkpoint.value, knownRoot)) {
    case 'conflict':
      return answer(409, `${latestSize}\n`, 'text/x.tlog.size')
    case 'unproven':
      return answer(422, '一致性证明不成立：新检查点不是旧检查点的延续\n')
    case 'consistent': {
      const { text } = note.value
      const cosignatures = keys.signers.map(({ key, sign }) => {
        const { name, id, sign: cosign } = cosigner(key, sign, keys.now)
        return { name, id, signature: cosign(text) }
      })
      const lines = [...opened.value.verified, ...cosignatures].map(formatSignature)
      const record = { size, root: toBase64(root), checkpoint: `${text}\n${lines.join('')}` }
      return { ...answer(200, cosignatures.map(formatSignature).join('')), newState: { ...state, [origin]: record } }
    }
  }
}

function growth(
  hash: Hash,
  { old, proof }: AddCheckpoint,
  { size, root }: Checkpoint,
  knownRoot: Uint8Array,
): 'consistent' | 'conflict' | 'unproven' {
  if (old === size) {
    if (proof.length > 0) return 'unproven'
    return equal(root, knownRoot) ? 'consistent' : 'conflict'
  }
  // From nothing every tree follows; the proof must then be empty.
  if (old === 0) return proof.length === 0 ? 'consistent' : 'unproven'
  return verifyConsistency(hash, old, size, knownRoot, root, proof) ? 'consistent' : 'unproven'
}
