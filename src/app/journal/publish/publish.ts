import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import type { OpenedCheckpoint } from '#domain/journal/checkpoint.ts'
import { emptyRoot } from '#domain/journal/merkle.ts'
import { keyIdOf } from '#domain/journal/vkey.ts'
import { type CheckpointSigner, folderSigner } from '../keys/signer.ts'
import { step } from '../log/crash-points.ts'
import { frontierFromTiles, rootOfFrontier } from '../log/grow-tree.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import { sha256 } from '../log/node-crypto.ts'
import { readBack, writeGrowth } from '../log/write-log.ts'
import type { JournalHouse } from '../ports.ts'
import { type Stamping, stampCheckpoint } from '../timestamps/stamp.ts'
import { collectCosignatures } from '../witnesses/witness-client.ts'
import { examine, type JournalFault } from './examine.ts'
import { isRotationDue, writeRotation } from './publish-rotation.ts'
import { growTwin, noTwin, readTwin, writeTwinHead } from './publish-twin.ts'
import { takeUpKeys } from './take-up-keys.ts'

/** How it went with the time stamp; absent where none was asked for. */
type Stamped = { readonly timestamp?: Stamping }

export type PublishOutcome =
  | (Stamped & { readonly status: 'published'; readonly size: number; readonly cosignatures: number })
  /** Nothing new since the last checkpoint. */
  | (Stamped & { readonly status: 'unchanged'; readonly size: number })
  /** Another process is publishing this log. */
  | { readonly status: 'busy' }
  /** The database and the published log disagree: acts are stopped. */
  | { readonly status: 'refused'; readonly fault: JournalFault }

export type PublishOptions = {
  readonly progress?: (done: number, total: number) => void
  /** Sign and have cosigned anew though nothing was added: for a fresh date. */
  readonly refresh?: boolean
  /** Write every file anew out of the database: repairs tiles that were damaged below the right edge. */
  readonly rewrite?: boolean
}

/**
 * Publishes whatever the journal has grown by: files, reading back, record, signature, cosignatures, checkpoint.
 * @throws Error when the disk does not give back what was written, or the signer refuses
 */
export async function publish(house: JournalHouse, options: PublishOptions = {}): Promise<PublishOutcome> {
  const outcome = await house.store.alone(() => publishAlone(house, options))
  return outcome ?? { status: 'busy' }
}

async function publishAlone(house: JournalHouse, options: PublishOptions): Promise<PublishOutcome> {
  step('publish.locked')
  await takeUpKeys(house)
  const signer = await folderSigner(house.keys, house.origin)
  const twin = options.rewrite ? noTwin : await readTwin(house)
  // No row goes into a file that was not looked at first: an altered one would spoil what was sound.
  const sound = await examine(house, signer, { everyRow: twin.size < (await house.store.published()).size })
  await house.store.hold('code' in sound ? sound.message : null)
  if ('code' in sound) return { status: 'refused', fault: sound }
  step('publish.checked')
  const { head, checkpoint, tilesDamaged } = sound
  const { size } = head
  const isNew =
    checkpoint === null ||
    checkpoint.size < size ||
    tilesDamaged ||
    !twin.isSigned ||
    twin.size < size ||
    !isSignedByAll(checkpoint, signer)
  if (!isNew && !options.refresh && !options.rewrite && !(await isRotationDue(house, signer)))
    return { status: 'unchanged', size, ...(await stamped(house)) }

  const oldSize = tilesDamaged || options.rewrite ? 0 : (checkpoint?.size ?? 0)
  const root = rootOfFrontier(head)
  await grow(house, oldSize, size, root, options.progress)
  await growTwin(house, twin.size, size)
  step('publish.compared')

  const before = await house.store.published()
  const first = before.size === 0 ? { size: 0, root: emptyRoot(sha256) } : before
  if (!(await house.store.publish(first, { size, root }))) throw new Error('E_PUBLISH: 另一进程刚刚公布过，请稍后再试')
  step('publish.recorded')
  const note = await signer.sign({ size, root })
  step('publish.signed')
  await writeWhole(join(house.folder, 'kinds'), `${[...house.kinds].join('\n')}\n`)
  const cosigned = await collectCosignatures(house, note)
  await writeWhole(join(house.folder, 'vkeys'), `${[...signer.vkeys, ...cosigned.vkeys].join('\n')}\n`)
  await writeWhole(join(house.folder, 'checkpoint'), cosigned.note)
  step('publish.checkpoint-written')
  await writeRotation(house, signer, cosigned.note)
  await writeTwinHead(house)
  step('publish.done')
  return { status: 'published', size, cosignatures: cosigned.count, ...(await stamped(house)) }
}

/** Asks for a time stamp after all else is done: what an authority does or fails to do never touches the publication. */
async function stamped(house: JournalHouse): Promise<Stamped> {
  const timestamp = await stampCheckpoint(house)
  return timestamp.status === 'off' ? {} : { timestamp }
}

/** False when the signing keys changed since: the checkpoint is then signed anew. */
function isSignedByAll({ note, origin }: OpenedCheckpoint, { vkeys }: CheckpointSigner): boolean {
  const ids = note.signatures.filter(({ name }) => name === origin).map(({ id }) => id)
  return ids.length === vkeys.length && vkeys.every((vkey) => ids.includes(keyIdOf(vkey)))
}

async function grow(
  { store, folder }: JournalHouse,
  oldSize: number,
  newSize: number,
  root: Uint8Array,
  progress: PublishOptions['progress'],
): Promise<void> {
  const growth = { hash: sha256, folder, store, oldSize, newSize, progress }
  await writeGrowth(growth)
  step('publish.files-written')
  const wrong = await readBack(growth)
  if (wrong !== null) throw new Error(`E_READ_BACK: 写入后读回不一致：${wrong}`)
  step('publish.read-back')
  const written = await frontierFromTiles(sha256, newSize, folderReader(folder))
  if (!equal(rootOfFrontier(written), root)) throw new Error('E_READ_BACK: 由已写文件重算的树根与数据库的不一致')
}
