import { type CheckpointSigner, folderSigner } from '#app/journal/keys/signer.ts'
import { rowsBetween, sameFrontier } from '#app/journal/log/grow-tree.ts'
import { folderReader } from '#app/journal/log/log-folder.ts'
import { sha256 } from '#app/journal/log/node-crypto.ts'
import type { JournalHouse } from '#app/journal/ports.ts'
import { examine } from '#app/journal/publish/examine.ts'
import { trustOf } from '#app/journal/verify/verify-folder.ts'
import { verifyTimestamps } from '#app/journal/verify/verify-timestamps.ts'
import { witnessedNotes } from '#app/journal/witnesses/witnessed-notes.ts'
import { readWitnesses } from '#app/journal/witnesses/witnesses.ts'
import { equal, toHex } from '#domain/journal/bytes.ts'
import { openCheckpoint } from '#domain/journal/checkpoint.ts'
import { readCases } from '#domain/journal/log-cases.ts'
import type { Sighting } from '#domain/journal/log-clock.ts'
import { append, emptyFrontier, leafHash } from '#domain/journal/merkle.ts'
import { type FsckFinding, found } from './findings.ts'

export type CheckedLog = {
  readonly size: number
  readonly kinds: Readonly<Record<string, number>>
  readonly findings: readonly FsckFinding[]
}

/** The journal by itself: every index, leaf, chain and time, the right edge, and what was published of it. */
export async function checkLog(
  house: JournalHouse,
  progress: (done: number, total: number) => void,
): Promise<CheckedLog> {
  const head = await house.store.head()
  const findings: FsckFinding[] = []
  const signer = await folderSigner(house.keys, house.origin)
  const seen = await sightingsOf(house, signer)
  findings.push(...seen.findings)
  const cases = readCases(sha256, house.kinds, seen.sightings)
  let frontier = emptyFrontier
  let rowCount = 0
  for await (const rows of rowsBetween(house.store, 0, head.size)) {
    for (const { index, leaf, entry } of rows) {
      if (index !== rowCount) {
        findings.push(found('journal.index', { index: rowCount }))
        cases.lose()
        rowCount = index
      }
      const own = leafHash(sha256, entry)
      if (!equal(own, leaf)) findings.push(found('journal.leaf', { index }))
      for (const { severity, message } of cases.take(index, entry, toHex(own))) {
        findings.push(found('journal.chain', { message }, severity))
      }
      frontier = append(sha256, frontier, own)
      rowCount += 1
    }
    progress(rowCount, head.size)
  }
  if (rowCount < head.size) findings.push(found('journal.index', { index: rowCount }))
  if (!sameFrontier(frontier, head)) findings.push(found('journal.head', { size: head.size, rows: frontier.size }))
  const sound = await examine(house, signer)
  if ('code' in sound) findings.push(found('journal.published', { message: sound.message }))
  return { size: head.size, kinds: cases.kinds(), findings }
}

/** When which witness or time-stamping authority saw the log at which size; what does not hold is a finding. */
async function sightingsOf(
  house: JournalHouse,
  { origin, vkeys }: CheckpointSigner,
): Promise<{ readonly sightings: readonly Sighting[]; readonly findings: readonly FsckFinding[] }> {
  // A settings file out of form is the publisher's complaint; the records are checked all the same.
  const witnesses = (await readWitnesses(house).catch(() => [])).map(({ verifier }) => verifier)
  const rotated = (await house.store.keyActs()).flatMap(({ keys }) => (keys ? [keys.former, keys.current] : []))
  const { logKeys } = trustOf([...new Set([...vkeys, ...rotated])])
  const current = await folderReader(house.folder)('checkpoint')
  const { sightings } = await verifyTimestamps(house.folder)
  const findings: FsckFinding[] = []
  const kept = [...(await witnessedNotes(house.folder))].map(([named, note]) => ({ named, note }))
  const cosigned = [...kept, ...(current ? [{ named: null, note: current }] : [])].flatMap(({ named, note }) => {
    const opened = openCheckpoint(note, { origin, logKeys, witnesses, quorum: 0 })
    const isAsNamed = opened.ok && (named === null || opened.value.size === named)
    // The checkpoint itself is judged with the publication.
    if (named !== null && !isAsNamed) {
      const reason = opened.ok ? '文件名与所载条数不符' : opened.message
      findings.push(found('journal.witnessed', { size: named, reason }))
    }
    return opened.ok ? opened.value.cosignatures.map(({ time }) => ({ size: opened.value.size, time })) : []
  })
  return { sightings: [...cosigned, ...sightings], findings }
}
