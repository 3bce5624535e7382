import { dayOf, type Instant, instantOf } from '#domain/calendar/day.ts'
import type { Witnessed } from '#domain/engine/case.ts'
import { parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { leafHash, verifyInclusion } from '#domain/journal/merkle.ts'
import { inclusionProof } from '#domain/journal/merkle-proof.ts'
import { type NoteVerifier, openNote } from '#domain/journal/note.ts'
import { tileHashes } from '#domain/journal/tile-io.ts'
import { headOf } from '../log/checkpoint-head.ts'
import { folderReader } from '../log/log-folder.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse, JournalRow } from '../ports.ts'
import { witnessedSizes } from './witnessed-notes.ts'
import { countsOn, readWitnesses } from './witnesses.ts'

/** A sight with what proves it to anybody: the cosigned checkpoint. */
export type ProvenSight = Witnessed & { readonly checkpoint: Uint8Array }

/** So many checkpoints are looked through for the earliest cosignature: answers of several witnesses come in any order. */
const soon = 50

/**
 * When a registered witness first saw the latest entry of a kind in a case: the earliest valid cosignature under a
 * checkpoint that provably holds it. Undefined when the entry, or a witness that saw it, is wanting.
 */
export async function firstSight(house: JournalHouse, caseId: string, kind: string): Promise<ProvenSight | undefined> {
  const row = await latestRow(house, caseId, kind)
  if (!row) return undefined
  const witnesses = await countingIn(house)
  const sights: ProvenSight[] = []
  for (const size of await witnessedSizes(house.folder)) {
    if (sights.length === soon) break
    if (size > row.index) sights.push(...(await sightsAt(house, row, size, witnesses)).slice(0, 1))
  }
  for (const sight of sights.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.size - b.size)))
    if (await holds(house, row, sight)) return sight
  return undefined
}

/** What a decision asks of the log: the first sight as plain data. */
export const sightOf =
  (house: JournalHouse) =>
  async (caseId: string, kind: string): Promise<Witnessed | undefined> => {
    const { checkpoint: _, ...seen } = (await firstSight(house, caseId, kind)) ?? {}
    return 'at' in seen ? seen : undefined
  }

/** Is what was recorded of a sight still proven by the published log? */
export async function isProven(
  house: JournalHouse,
  caseId: string,
  kind: string,
  recorded: Witnessed,
): Promise<boolean> {
  const row = await latestRow(house, caseId, kind)
  if (row?.index !== recorded.index) return false
  const sights = await sightsAt(house, row, recorded.size, await countingIn(house))
  const same = sights.find(({ at, by }) => at === recorded.at && by === recorded.by)
  return same !== undefined && holds(house, row, same)
}

type Counting = { readonly verifier: NoteVerifier; readonly counts: (at: Instant) => boolean }

/** The witnesses of the settings, each with the time in which the list on record lets it count. */
async function countingIn(house: JournalHouse): Promise<readonly Counting[]> {
  const list = await house.store.listedWitnesses()
  return (await readWitnesses(house)).map(({ vkey, verifier }) => ({
    verifier,
    counts: (at) => countsOn(list, vkey, dayOf(at)),
  }))
}

async function latestRow({ store }: JournalHouse, caseId: string, kind: string): Promise<JournalRow | undefined> {
  const rows = await store.caseRows(caseId)
  return rows.findLast(({ entry }) => JSON.parse(Buffer.from(entry).toString('utf8')).kind === kind)
}

/** Every valid cosignature under the checkpoint of a size, the earliest first; whether it holds the row is still open. */
async function sightsAt(
  { folder }: JournalHouse,
  { index }: JournalRow,
  size: number,
  witnesses: readonly Counting[],
): Promise<ProvenSight[]> {
  const checkpoint = await folderReader(folder)(`witnessed/${size}`)
  const note =
    checkpoint &&
    openNote(
      checkpoint,
      witnesses.map(({ verifier }) => verifier),
    )
  const head = note?.ok ? parseCheckpoint(note.value.text) : null
  if (!checkpoint || !note?.ok || !head?.ok || head.value.size !== size || index >= size) return []
  return note.value.verified
    .flatMap(({ name, id, time }) => (time === undefined ? [] : [{ by: name, id, time }]))
    .sort((a, b) => a.time - b.time)
    .map(({ by, id, time }) => ({ id, sight: { at: instantOf(time), by, size, index, checkpoint } }))
    .filter(({ id, sight }) => witnesses.some(({ verifier, counts }) => verifier.id === id && counts(sight.at)))
    .map(({ sight }) => sight)
}

/** Does the checkpoint that was cosigned provably hold the row? */
async function holds({ folder }: JournalHouse, { entry }: JournalRow, sight: ProvenSight): Promise<boolean> {
  const { index, size, checkpoint } = sight
  const path = await inclusionProof(sha256, index, size, tileHashes(sha256, size, folderReader(folder)))
  return verifyInclusion(sha256, index, size, leafHash(sha256, entry), path, headOf(checkpoint).root)
}
