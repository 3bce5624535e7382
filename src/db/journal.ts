import { join } from 'node:path'
import type { House } from '#app/handle-command.ts'
import type { JournalHouse } from '#app/journal/ports.ts'
import { publicKinds } from '#app/journal/sealing/entry-kinds.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import { journalStore } from './journal-store.ts'
import type { Reader } from './schema.ts'

export type JournalParts = {
  readonly reader: Reader
  readonly profile: { readonly id: string }
  readonly dataDir: string
  readonly house: Pick<House, 'matters' | 'clock'>
}

/** The journal of an opened bureau: its rows, its published directory, its keys. */
export const journalOf = ({ reader, profile, dataDir, house }: JournalParts): JournalHouse => ({
  store: journalStore(reader, profile.id),
  folder: join(dataDir, 'journal'),
  keys: join(dataDir, 'keys'),
  witnesses: join(dataDir, 'witnesses.json'),
  timestamp: join(dataDir, 'timestamp.json'),
  origin: `zhunsheng.local/${profile.id}/journal`,
  kinds: publicKinds(house.matters.all),
  now: () => secondsOf(house.clock.now()) ?? 0,
})
