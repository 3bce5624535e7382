import { join } from 'node:path'
import { readText } from '../keys/keys.ts'
import { folderSigner } from '../keys/signer.ts'
import { writeWhole } from '../log/log-folder.ts'
import type { JournalHouse } from '../ports.ts'
import { importCosignatures, witnessRequest } from '../witnesses/witness-client.ts'
import { initWitness, openWitness, type WitnessDesk } from '../witnesses/witness-desk.ts'
import { readWitnessRecords } from '../witnesses/witnesses.ts'
import { readHead } from './case-proof.ts'
import { publish } from './publish.ts'

export type LocalWitness = {
  /** Publishes the log and has the witness cosign it, at the moment at which the log's clock stands. */
  seal(): Promise<void>
  close(): Promise<void>
}

/**
 * A witness on the same machine, for demonstrations and tests: the real program with a key of its own, reached as by
 * stick. It proves nothing against whoever rules this machine; a bureau's witness stands elsewhere.
 */
export async function openLocalWitness(journal: JournalHouse, folder: string, name: string): Promise<LocalWitness> {
  if ((await readText(join(folder, 'witness.key'))) === null) await register(journal, folder, name)
  const desk = await openWitness(folder, () => journal.now())
  return { seal: () => seal(journal, desk), close: () => desk.close() }
}

async function register(journal: JournalHouse, folder: string, name: string): Promise<void> {
  const { vkeys } = await folderSigner(journal.keys, journal.origin)
  const vkey = await initWitness(folder, name, vkeys)
  const others = JSON.parse((await readText(journal.witnesses)) ?? '[]') as unknown[]
  await writeWhole(journal.witnesses, `${JSON.stringify([...others, { vkey }], null, 2)}\n`)
}

async function seal(journal: JournalHouse, desk: WitnessDesk): Promise<void> {
  const outcome = await publish(journal)
  if (outcome.status === 'refused') throw new Error(outcome.fault.message)
  const { note } = (await readHead(journal))!
  const known = (await readWitnessRecords(journal))[desk.vkey]?.size ?? 0
  const { status, body } = await desk.answer(await witnessRequest(journal, note, known))
  if (status !== 200) throw new Error(Buffer.from(body).toString('utf8'))
  await importCosignatures(journal, note, body)
}
