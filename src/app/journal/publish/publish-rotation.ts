import { join } from 'node:path'
import type { CheckpointSigner } from '../keys/signer.ts'
import { headOf } from '../log/checkpoint-head.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import type { JournalHouse } from '../ports.ts'
import { BUNDLE_FORMAT, type ProofBundle } from '../proofs/bundle.ts'
import { proveUnder } from '../proofs/prove-entry.ts'
import { rotationFile } from '../proofs/rotations.ts'

/** The running rotation as the journal has it: its number, counted from 1, and the acts up to it; null when none runs. */
async function running(house: JournalHouse, { vkeys: [current, former] }: CheckpointSigner) {
  if (former === undefined) return null
  const acts = await house.store.keyActs()
  const at = acts.findLastIndex(({ keys }) => keys?.current === current && keys?.former === former)
  const upTo = acts.slice(0, at + 1)
  return at < 0 ? null : { n: upTo.filter(({ keys }) => keys !== null).length, acts: upTo }
}

/** True when the keys overlap and the published log does not yet prove it. */
export async function isRotationDue(house: JournalHouse, signer: CheckpointSigner): Promise<boolean> {
  const rotation = await running(house, signer)
  return rotation !== null && (await folderReader(house.folder)(rotationFile(rotation.n))) === null
}

/**
 * While two keys sign, publishes what leads from one to the other: the entries of the log's own case, their places in
 * the tree and the vkeys that they name, under a checkpoint that both keys signed. Renewed with every checkpoint of the
 * overlap, so that it ends up with the cosignatures of every witness that came late; kept for good afterwards.
 */
export async function writeRotation(house: JournalHouse, signer: CheckpointSigner, note: Uint8Array): Promise<void> {
  const rotation = await running(house, signer)
  if (rotation === null) return
  const { size } = headOf(note)
  if (rotation.acts.some(({ index }) => index >= size)) return
  const bundle: ProofBundle = {
    format: BUNDLE_FORMAT,
    case: rotation.acts[0]!.caseId,
    vkeys: signer.vkeys,
    checkpoint: Buffer.from(note).toString('utf8'),
    entries: await Promise.all(rotation.acts.map(proveUnder(house, size, note))),
    files: [],
  }
  await writeWhole(join(house.folder, rotationFile(rotation.n)), `${JSON.stringify(bundle, null, 1)}\n`)
}
