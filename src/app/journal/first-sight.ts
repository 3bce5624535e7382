import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { instantOf } from '#domain/calendar/day.ts'
import type { Witnessed } from '#domain/engine/case.ts'
import { parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { leafHash, verifyInclusion } from '#domain/journal/merkle.ts'
import { inclusionProof } from '#domain/journal/merkle-proof.ts'
import { openNote } from '#domain/journal/note.ts'
import { tileHashes } from '#domain/journal/tile-io.ts'
import { folderReader } from './log-folder.ts'
import { sha256 } from './node-crypto.ts'
import type { JournalHouse, JournalRow } from './ports.ts'
import { readWitnesses } from './witnesses.ts'

/** A first sight with what proves it to anybody: the cosigned checkpoint. */
export type ProvenSight = Witnessed & { readonly checkpoint: Uint8Array }

/**
 * When a registered witness first saw the latest entry of a kind in a case: the smallest checkpoint with a valid
 * cosignature that provably holds it. Undefined when the entry, or a witness that saw it, is wanting.
 */
export async function firstSight(house: JournalHouse, caseId: string, kind: string): Promise<ProvenSight | undefined> {
  const rows = await house.store.caseRows(caseId)
  const row = rows.findLast(({ entry }) => JSON.parse(Buffer.from(entry).toString('utf8')).kind === kind)
  if (!row) return undefined
  for (const size of await witnessedSizes(house)) {
    const sight = size > row.index ? await sightAt(house, row, size) : undefined
    if (sight) return sight
  }
  return undefined
}

async function sightAt(house: JournalHouse, row: JournalRow, size: number): Promise<ProvenSight | undefined> {
  const read = folderReader(house.folder)
  const checkpoint = await read(`witnessed/${size}`)
  const witnesses = (await readWitnesses(house)).map(({ verifier }) => verifier)
  const note = checkpoint && openNote(checkpoint, witnesses)
  const head = note?.ok ? parseCheckpoint(note.value.text) : null
  if (!checkpoint || !note?.ok || !head?.ok || head.value.size !== size) return undefined
  const sights = note.value.verified.flatMap(({ name, time }) => (time === undefined ? [] : [{ by: name, time }]))
  const [first] = sights.sort((a, b) => a.time - b.time)
  const { index, entry } = row
  const path = await inclusionProof(sha256, index, size, tileHashes(sha256, size, read))
  if (!first || !verifyInclusion(sha256, index, size, leafHash(sha256, entry), path, head.value.root)) return undefined
  return { at: instantOf(first.time), by: first.by, size, index, checkpoint }
}

/** Sizes of all checkpoints that were cosigned, ascending. */
async function witnessedSizes({ folder }: Pick<JournalHouse, 'folder'>): Promise<readonly number[]> {
  const names = await readdir(join(folder, 'witnessed')).catch(() => [])
  return names
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .sort((a, b) => a - b)
}
