import { join } from 'node:path'
import { parseCheckpoint } from '#domain/journal/checkpoint.ts'
import { consistencyProof } from '#domain/journal/merkle-proof.ts'
import { addSignatures, formatNote, type Note, type NoteSignature, parseNote } from '#domain/journal/note.ts'
import { tileHashes } from '#domain/journal/tile-io.ts'
import { acceptCosignatures, formatAddCheckpoint, parseConflictSize } from '#domain/journal/witness-protocol.ts'
import { readText } from '../keys/keys.ts'
import { folderReader, writeWhole } from '../log/log-folder.ts'
import { sha256 } from '../log/node-crypto.ts'
import type { JournalHouse } from '../ports.ts'
import {
  readWitnesses,
  readWitnessRecords,
  type Witness,
  type WitnessRecord,
  writeWitnessRecords,
} from './witnesses.ts'

/** How long a witness may take to answer before the checkpoint is published without it. */
const patience = 5_000

export type Cosigning = {
  readonly note: Uint8Array
  readonly vkeys: readonly string[]
  readonly count: number
}

/** A signed checkpoint with the cosignatures of every witness that can be reached now. Never waits long, never fails. */
export async function collectCosignatures(house: JournalHouse, signed: Uint8Array): Promise<Cosigning> {
  const witnesses = await readWitnesses(house)
  const records = await readWitnessRecords(house)
  const note = noteOf(signed)
  const { size } = sizeOf(note)
  const kept = await cosignaturesOnDisk(house, note, witnesses)
  const answers = await Promise.all(
    witnesses
      .filter(({ url }) => url !== undefined)
      .map(async (witness) => ({ witness, ...(await ask(house, witness, note, records[witness.vkey]?.size ?? 0)) })),
  )
  const fresh = answers.flatMap(({ signatures }) => signatures)
  const stale = (old: NoteSignature) => fresh.some(({ name, id }) => name === old.name && id === old.id)
  const cosigned = addSignatures(note, [...kept.filter((old) => !stale(old)), ...fresh])
  const count = cosigned.signatures.length - note.signatures.length
  const now: Record<string, WitnessRecord> = { ...records }
  for (const { witness, problem, signatures, known } of answers) {
    const before = records[witness.vkey] ?? { size: 0, time: 0 }
    if (signatures.length > 0) now[witness.vkey] = { size, time: house.now() }
    else now[witness.vkey] = { size: known ?? before.size, time: before.time, problem: problem ?? '没有回应' }
  }
  if (answers.length > 0) await writeWitnessRecords(house, now)
  const bytes = formatNote(cosigned)
  if (count > 0) await keepWitnessed(house, size, cosigned)
  return { note: bytes, vkeys: witnesses.map(({ vkey }) => vkey), count }
}

/**
 * Keeps a cosigned checkpoint by its size, for later comparison and as the date of all that it holds. The first
 * cosignature of each witness stays: one that is renewed for a fresh date must not make the log look younger.
 */
async function keepWitnessed({ folder }: Pick<JournalHouse, 'folder'>, size: number, note: Note): Promise<void> {
  const path = join(folder, 'witnessed', String(size))
  const bytes = await folderReader(folder)(`witnessed/${size}`)
  const before = bytes && parseNote(bytes)
  const kept = before?.ok && before.value.text === note.text ? before.value.signatures : []
  const isNew = ({ name, id }: NoteSignature) => !kept.some((old) => old.name === name && old.id === id)
  await writeWhole(path, formatNote({ text: note.text, signatures: [...kept, ...note.signatures.filter(isNew)] }))
}

/** The body of an `add-checkpoint` request: for HTTP, or as a file on a stick. */
export async function witnessRequest(house: JournalHouse, checkpoint: Uint8Array, old: number): Promise<Uint8Array> {
  const { size } = sizeOf(noteOf(checkpoint))
  const grows = old > 0 && old < size
  const proof = grows
    ? await consistencyProof(sha256, old, size, tileHashes(sha256, size, folderReader(house.folder)))
    : []
  return formatAddCheckpoint({ old: Math.min(old, size), proof, checkpoint })
}

type Answer = {
  readonly signatures: readonly NoteSignature[]
  readonly problem?: string
  /** The size that the witness says it knows. */
  readonly known?: number
}

async function ask(house: JournalHouse, witness: Witness, note: Note, old: number, again = true): Promise<Answer> {
  try {
    const response = await fetch(`${witness.url?.replace(/\/$/, '')}/add-checkpoint`, {
      method: 'POST',
      body: Buffer.from(await witnessRequest(house, formatNote(note), old)),
      signal: AbortSignal.timeout(patience),
      redirect: 'error',
    })
    const body = new Uint8Array(await response.arrayBuffer())
    if (response.status === 200) {
      const accepted = acceptCosignatures(note, body, [witness.verifier])
      if (!accepted.ok) return { signatures: [], problem: accepted.message }
      return accepted.value.length > 0
        ? { signatures: accepted.value }
        : { signatures: [], problem: '见证答复中没有该见证人的有效签名' }
    }
    const known = response.status === 409 ? parseConflictSize(body) : null
    const { size } = sizeOf(note)
    if (known !== null && known !== old && known <= size && again) return ask(house, witness, note, known, false)
    const text = Buffer.from(body).toString('utf8').trim()
    const problem =
      known === null
        ? `见证人拒绝见证（${response.status}）：${text}`
        : known > size
          ? `见证人见过 ${known} 条的日志，现在只有 ${size} 条：日志被截断或者恢复了旧备份`
          : `见证人见过同样 ${known} 条但树根不同的日志：历史被改写`
    return { signatures: [], problem, ...(known === null ? {} : { known }) }
  } catch (error) {
    return { signatures: [], problem: `联系不上见证人：${(error as Error).message}` }
  }
}

/** Cosignatures that the published checkpoint of the same tree carries already. */
async function cosignaturesOnDisk(house: JournalHouse, note: Note, witnesses: readonly Witness[]) {
  const bytes = await folderReader(house.folder)('checkpoint')
  const before = bytes && parseNote(bytes)
  if (!before?.ok || before.value.text !== note.text) return []
  return validCosignatures(before.value, witnesses)
}

const validCosignatures = ({ text, signatures }: Note, witnesses: readonly Witness[]): NoteSignature[] =>
  signatures.filter(({ name, id, signature }) =>
    witnesses.some(({ verifier }) => verifier.name === name && verifier.id === id && verifier.verify(text, signature)),
  )

export type Imported = { readonly size: number; readonly accepted: number }

/** Takes the cosignatures that came back on a stick for a checkpoint of ours. @throws Error when none of them holds */
export async function importCosignatures(
  house: JournalHouse,
  request: Uint8Array,
  response: Uint8Array,
): Promise<Imported> {
  const witnesses = await readWitnesses(house)
  const note = noteOf(request)
  const accepted = acceptCosignatures(
    note,
    response,
    witnesses.map(({ verifier }) => verifier),
  )
  if (!accepted.ok) throw new Error(accepted.message)
  if (accepted.value.length === 0) throw new Error('文件中没有已登记见证人对该检查点的有效签名')
  const { size } = sizeOf(note)
  const cosigned = addSignatures(note, accepted.value)
  await keepWitnessed(house, size, cosigned)
  const current = await folderReader(house.folder)('checkpoint')
  const published = current && parseNote(current)
  if (published?.ok && published.value.text === note.text) {
    const all = addSignatures(published.value, cosigned.signatures)
    await writeWhole(join(house.folder, 'checkpoint'), formatNote(all))
  }
  const records: Record<string, WitnessRecord> = { ...(await readWitnessRecords(house)) }
  for (const { vkey, verifier } of witnesses) {
    const has = accepted.value.some(({ name, id }) => name === verifier.name && id === verifier.id)
    if (has && (records[vkey]?.size ?? 0) <= size) records[vkey] = { size, time: house.now() }
  }
  await writeWitnessRecords(house, records)
  await nameKeys(
    house,
    witnesses.filter(({ verifier }) => accepted.value.some(({ id }) => id === verifier.id)).map(({ vkey }) => vkey),
  )
  return { size, accepted: accepted.value.length }
}

/** Whoever reads the published directory finds there the keys of all who signed its checkpoint. */
async function nameKeys({ folder }: JournalHouse, vkeys: readonly string[]): Promise<void> {
  const known = (await readText(join(folder, 'vkeys'))) ?? ''
  const missing = vkeys.filter((vkey) => !known.split('\n').includes(vkey))
  if (missing.length) await writeWhole(join(folder, 'vkeys'), `${known}${missing.map((vkey) => `${vkey}\n`).join('')}`)
}

function noteOf(bytes: Uint8Array): Note {
  const note = parseNote(bytes)
  if (!note.ok) throw new Error(note.message)
  return note.value
}

function sizeOf({ text }: Note) {
  const checkpoint = parseCheckpoint(text)
  if (!checkpoint.ok) throw new Error(checkpoint.message)
  return checkpoint.value
}
