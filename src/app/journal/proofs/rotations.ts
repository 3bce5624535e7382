import { parseDisclosure } from '#domain/journal/disclosure.ts'
import { type NoteVerifier, openNote } from '#domain/journal/note.ts'
import type { Hash } from '#domain/journal/ports.ts'
import { utf8 } from '#domain/journal/utf8.ts'
import { type Algorithms, parseVerifier } from '#domain/journal/verifier.ts'
import { checkBundle, type ProofBundle } from './bundle.ts'

// Runs on the server and in the reader's browser: nothing here may need Node.

/** Where the published log keeps the proof of its nth change of keys, counted from 1. */
export const rotationFile = (n: number): string => `rotations/${n}.json`

/** Kind of the entry that names the log's former and its new key. */
export const ROTATE_KIND = 'key.rotate'

/** A change of the log's signing key that the log itself proves. */
export type KeyRotation = {
  /** vkeys. */
  readonly former: string
  readonly current: string
  /** Index of the entry that names them. */
  readonly index: number
  /** The checkpoint that both keys signed. */
  readonly checkpoint: Uint8Array
}

export type OpenedRotation =
  | { readonly ok: true; readonly rotation: KeyRotation }
  | { readonly ok: false; readonly reason: string }

export type RotationTrust = {
  readonly sha256: Hash
  readonly algorithms: Algorithms
  readonly witnesses: readonly NoteVerifier[]
  /** How many witnesses must have cosigned the checkpoint of the overlap. */
  readonly quorum?: number | undefined
}

/**
 * Reads the proof of a rotation: the entry stands in the tree, its vkeys belong to its digests, and both keys signed
 * that tree. Whoever trusts one of the two keys may then trust the other.
 */
export function openRotation(
  bundle: ProofBundle,
  { sha256, algorithms, witnesses, quorum }: RotationTrust,
): OpenedRotation {
  const refused = (reason: string): OpenedRotation => ({ ok: false, reason })
  const last = bundle.entries[bundle.entries.length - 1]
  const said = new Map(
    (last?.disclosures ?? []).map((text) => {
      const disclosed = parseDisclosure(text)
      return disclosed.ok ? ([disclosed.value.path, disclosed.value.value] as const) : (['', ''] as const)
    }),
  )
  const [former, current] = [said.get('/rotation/former'), said.get('/rotation/current')]
  if (!last || typeof former !== 'string' || typeof current !== 'string') return refused('没有披露新旧公钥')
  const keys: NoteVerifier[] = []
  for (const vkey of [former, current]) {
    const verifier = parseVerifier(sha256, vkey, algorithms)
    if (!verifier.ok) return refused(verifier.message)
    keys.push(verifier.value)
  }
  const [old, fresh] = keys as [NoteVerifier, NoteVerifier]
  if (old.name !== fresh.name || old.id === fresh.id) return refused('新旧公钥不是同一日志的两个密钥')
  if (!bundle.entries.every(({ proof }) => proof.endsWith(`\n\n${bundle.checkpoint}`))) {
    return refused('各条记录不在同一检查点之下')
  }
  const checked = checkBundle(sha256, bundle, { logKeys: keys, witnesses, quorum })
  if (!checked.ok) return refused(checked.findings.join('；'))
  if (checked.entries[checked.entries.length - 1]?.kind !== ROTATE_KIND) return refused('所附记录不是密钥更换')
  const checkpoint = utf8(bundle.checkpoint)
  const opened = openNote(checkpoint, keys)
  const signed = opened.ok ? opened.value.verified.map(({ id }) => id) : []
  if (!keys.every(({ id }) => signed.includes(id))) return refused('检查点没有新旧两个密钥的签名')
  return { ok: true, rotation: { former, current, index: last.index, checkpoint } }
}

/** Which keys a reader trusts for what, after following the rotations from the keys known to him. */
export type FollowedKeys = {
  /** For the log as it stands. */
  readonly present: readonly string[]
  /** For older checkpoints only. */
  readonly former: readonly string[]
}

/**
 * Follows the rotations (in their order) from the vkeys that the reader has, forwards and backwards. Whole vkeys are
 * compared: a key id has 32 bits and can be forged.
 */
export function followRotations(rotations: readonly KeyRotation[], known: readonly string[]): FollowedKeys {
  const reached = new Set(known)
  const isReached = ({ former, current }: KeyRotation) => reached.has(former) || reached.has(current)
  for (let before = -1; before < reached.size; ) {
    before = reached.size
    for (const rotation of rotations.filter(isReached)) reached.add(rotation.former).add(rotation.current)
  }
  const followed = rotations.filter(isReached)
  const last = followed[followed.length - 1]
  if (!last) return { present: known, former: [] }
  const beside = known.filter((vkey) => !followed.some(({ former, current }) => vkey === former || vkey === current))
  const present = [last.current, ...beside]
  return { present, former: [...reached].filter((vkey) => !present.includes(vkey)) }
}
