import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import { type Checkpoint, formatCheckpoint, parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { signNote } from '#domain/journal/note.ts'
import { writeWhole } from '../log/log-folder.ts'
import { type HeldKey, logKeys, readText, signedFile, signersOf, twinKey } from './keys.ts'

/** Signs checkpoints of one log, and never a smaller tree or another tree of the same size than it signed before. */
export type CheckpointSigner = {
  readonly origin: string
  /** The log's public keys, the current one first. */
  readonly vkeys: readonly string[]
  /** What was signed last, read anew: a restored database never rolls this back. */
  last(): Promise<Checkpoint | null>
  /** The signed checkpoint. @throws SignerRefusal */
  sign(head: Pick<Checkpoint, 'size' | 'root'>): Promise<Uint8Array>
}

/** The signer will not sign: what was signed before stands against it. */
export class SignerRefusal extends Error {}

/** The log's signer, whose keys and memory are files of one folder, made at first use. */
export const folderSigner = async (folder: string, name: string): Promise<CheckpointSigner> =>
  signerWith(await logKeys(folder, name), join(folder, signedFile))

/** The twin's signer (SM2), with a memory of its own. A key in a device (UKey, HSM) takes the place of this function. */
export const twinSigner = async (folder: string, origin: string): Promise<CheckpointSigner> =>
  signerWith([await twinKey(folder, origin)], join(folder, 'journal.sm2.signed'))

/** @param path what was signed last */
function signerWith(keys: readonly [HeldKey, ...HeldKey[]], path: string): CheckpointSigner {
  const origin = keys[0].key.name
  const last = async (): Promise<Checkpoint | null> => {
    const text = await readText(path)
    if (text === null) return null
    const checkpoint = parseCheckpoint(text)
    if (!checkpoint.ok) throw new Error(`签名记录 ${path} 已损坏：${checkpoint.message}`)
    return checkpoint.value
  }
  return {
    origin,
    vkeys: keys.map(({ vkey }) => vkey),
    last,
    async sign({ size, root }) {
      const before = await last()
      if (before && size < before.size) {
        throw new SignerRefusal(`拒绝签署：已签署过 ${before.size} 条的检查点，不能再签 ${size} 条的`)
      }
      if (before && size === before.size && !equal(root, before.root)) {
        throw new SignerRefusal(`拒绝签署：已为同样 ${size} 条签署过另一个树根`)
      }
      const text = formatCheckpoint({ origin, size, root })
      // First remembered, then given away: a signature that is out in the world is never forgotten here.
      await writeWhole(path, text, { mode: 0o600 })
      return signNote(text, signersOf(keys))
    },
  }
}
