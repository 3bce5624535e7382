import { join } from 'node:path'
import { equal } from '#domain/journal/bytes.ts'
import { openCheckpoint, parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { foldSubtrees } from '#domain/journal/merkle.ts'
import { fromUtf8 } from '#domain/journal/utf8.ts'
import { type CheckpointSigner, folderSigner, twinSigner } from '../keys/signer.ts'
import { frontierFromTiles } from '../log/grow-tree.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import { sm3 } from '../log/node-crypto.ts'
import { readBack, writeGrowth } from '../log/write-log.ts'
import type { JournalHouse } from '../ports.ts'
import { trustOf } from '../verify/verify-folder.ts'
import { twinOrigin } from '../verify/verify-twin.ts'

// The twin: the same entries in a tree under SM3 (GB/T 32905), its checkpoint signed with SM2 (GB/T 32918), for assessments
// under GB/T 39786. It lies under `sm3/` and is never what a foreign verifier needs.

export type Twin = {
  /** The size that its files carry; 0 where they do not carry their own last root and are to be written anew. */
  readonly size: number
  /** Whether its checkpoint is signed with the present key. */
  readonly isSigned: boolean
}
export const noTwin: Twin = { size: 0, isSigned: false }

const folderOf = (folder: string): string => join(folder, 'sm3')

const signerOf = async ({ keys, origin }: JournalHouse): Promise<CheckpointSigner> =>
  twinSigner(keys, twinOrigin((await folderSigner(keys, origin)).origin))

/** The twin as it lies there. */
export async function readTwin(house: JournalHouse): Promise<Twin> {
  const read = folderReader(folderOf(house.folder))
  const bytes = await read('checkpoint')
  const text = (bytes && fromUtf8(bytes)) ?? ''
  const last = parseCheckpoint(`${text.slice(0, text.indexOf('\n\n'))}\n`)
  if (!bytes || !last.ok) return noTwin
  const { vkeys, origin } = await signerOf(house)
  const isSigned = openCheckpoint(bytes, { origin, logKeys: trustOf(vkeys).logKeys }).ok
  const { size, root } = last.value
  try {
    const { hashes } = await frontierFromTiles(sm3, size, read)
    return { size: equal(foldSubtrees(sm3, hashes), root) ? size : 0, isSigned }
  } catch {
    return noTwin
  }
}

/** Brings the twin's files to the same size. */
export async function growTwin({ store, folder }: JournalHouse, oldSize: number, newSize: number): Promise<void> {
  const growth = { hash: sm3, folder: folderOf(folder), store, oldSize, newSize }
  await writeGrowth(growth)
  const wrong = await readBack(growth)
  if (wrong !== null) throw new Error(`E_READ_BACK: 写入后读回不一致：sm3/${wrong}`)
}

/** Signs the twin's checkpoint at the size that was published last, and names its key. */
export async function writeTwinHead(house: JournalHouse): Promise<void> {
  const twin = folderOf(house.folder)
  const signer = await signerOf(house)
  const { size } = await house.store.published()
  const { hashes } = await frontierFromTiles(sm3, size, folderReader(twin))
  const note = await signer.sign({ size, root: foldSubtrees(sm3, hashes) })
  await writeWhole(join(twin, 'vkeys'), `${signer.vkeys.join('\n')}\n`)
  await writeWhole(join(twin, 'checkpoint'), note)
}
