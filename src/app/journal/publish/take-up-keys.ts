import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { parseNote } from '#domain/journal/note.ts'
import { formerKeyFile, logKeyFile, nextKeyFile, readKey, readText } from '../keys/keys.ts'
import { step } from '../log/crash-points.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import type { JournalHouse, KeyAct } from '../ports.ts'
import { rotationFile } from '../proofs/rotations.ts'

type KeyHouse = Pick<JournalHouse, 'store' | 'keys' | 'folder'>

/**
 * Lets the key files follow the journal: a key made for a rotation signs once the journal names it, never before, and
 * the former one is put away once the journal says so. Whatever a kill left undone is done by the next publication.
 */
export async function takeUpKeys(house: KeyHouse): Promise<void> {
  const next = await readKey(join(house.keys, nextKeyFile))
  const former = await readKey(join(house.keys, formerKeyFile))
  if (!next && !former) return
  const acts = await house.store.keyActs()
  if (next && acts.some(({ keys }) => keys?.current === next.vkey)) await takeUp(house, next.vkey)
  else if (former && acts.at(-1)?.action === 'end' && (await isHandedOver(house, acts))) {
    await rename(join(house.keys, formerKeyFile), retiredKeyFile(house, former.key.id))
  }
}

/** Where a key lies that signs no more; it is to be taken off the machine. */
export const retiredKeyFile = ({ keys }: Pick<JournalHouse, 'keys'>, id: string): string =>
  join(keys, `journal.retired-${id}.key`)

async function takeUp({ keys }: KeyHouse, vkey: string): Promise<void> {
  const [current, next] = [join(keys, logKeyFile), join(keys, nextKeyFile)]
  const [currentText, nextText] = [await readText(current), await readText(next)]
  if ((await readKey(current))?.vkey !== vkey && currentText !== null && nextText !== null) {
    await writeWhole(join(keys, formerKeyFile), currentText, { mode: 0o600 })
    step('rotate.former-kept')
    await writeWhole(current, nextText, { mode: 0o600 })
    step('rotate.taken-up')
  }
  await rm(next, { force: true })
}

/** Does the published log bear the present key's signature and the proof by which holders of the former one find it? */
export async function isHandedOver(
  { keys, folder }: Omit<KeyHouse, 'store'>,
  acts: readonly KeyAct[],
): Promise<boolean> {
  const current = await readKey(join(keys, logKeyFile))
  const read = folderReader(folder)
  const checkpoint = await read('checkpoint')
  const note = checkpoint && parseNote(checkpoint)
  const count = acts.filter(({ keys }) => keys !== null).length
  return (
    current !== null &&
    note?.ok === true &&
    note.value.signatures.some(({ name, id }) => name === current.key.name && id === current.key.id) &&
    (await read(rotationFile(count))) !== null
  )
}
