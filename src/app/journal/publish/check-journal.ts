import { folderSigner } from '../keys/signer.ts'
import type { JournalHouse } from '../ports.ts'
import { examine, type JournalFault } from './examine.ts'

/**
 * At start: does the database still follow what was published? If not, every act is refused from now on, by whatever
 * process, and the fault says what happened; once it does again, acts are allowed again.
 */
export async function checkJournal(house: JournalHouse): Promise<JournalFault | null> {
  const sound = await examine(house, await folderSigner(house.keys, house.origin))
  const fault = 'code' in sound ? sound : null
  await house.store.hold(fault?.message ?? null)
  return fault
}

/** SQLSTATE with which the database refuses an act while the journal is on hold. */
const heldCode = 'ZS003'

/** Why the journal takes no entries, when that is what this error of the database says; null for any other error. */
export function heldReason(error: unknown): string | null {
  const { code, message } = error as { code?: unknown; message?: unknown }
  return code === heldCode && typeof message === 'string' ? message : null
}
