import { join } from 'node:path'
import { type AttachmentStore, attachmentFolder } from '#app/attachments.ts'
import type { House } from '#app/handle-command.ts'
import { checkJournal } from '#app/journal/publish/check-journal.ts'
import { sightOf } from '#app/journal/witnesses/first-sight.ts'
import type { Clock } from '#app/ports.ts'
import type { RowSource } from '#app/report.ts'
import { registerAgency } from '#db/agency.ts'
import { type ConnectOptions, connect, type Database } from '#db/connect.ts'
import { factSource } from '#db/fact-source.ts'
import { journalOf } from '#db/journal.ts'
import { migrate } from '#db/migrate.ts'
import { rowSource } from '#db/row-source.ts'
import { openReader, type Reader } from '#db/schema.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import { mattersOf, type Profile } from '#domain/bureau/profile.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import type { FactSource } from '#domain/figures/evaluate.ts'

/** One bureau, opened: everything that the command line, the web and the benches work with. */
export type Bureau = {
  readonly profile: Profile
  readonly house: House
  readonly reader: Reader
  readonly sources: FactSource & RowSource
  readonly attachments: AttachmentStore
  readonly dataDir: string
  readonly database: Database
  close(): Promise<void>
}

type Options = ConnectOptions & { readonly profile: Profile; readonly clock: Clock }

/** Opens the database, brings it to the newest shape, enters the bureau and puts its parts together. */
export async function openBureau({ profile, clock, ...connection }: Options): Promise<Bureau> {
  const database = await connect(connection)
  try {
    const owner = database.ownerPool({ max: 1, types })
    await migrate(owner)
    await registerAgency(owner, profile, { people: [], appointments: [] })
    await owner.end()
    const pool = database.pool({ max: 16, types })
    const reader = openReader(pool)
    const house: House = {
      store: openStore(pool, profile.id),
      clock,
      matters: matterBook(mattersOf(profile)),
      calendar: chinaCalendar,
      numberOf: profile.numberOf,
      firstSight: (caseId, kind) => sightOf(journal)(caseId, kind),
    }
    const journal = journalOf({ reader, profile, dataDir: connection.dataDir, house })
    const fault = await checkJournal(journal)
    if (fault) connection.log?.(fault.message)
    return {
      profile,
      house,
      reader,
      sources: { ...factSource(reader, profile.id), ...rowSource(reader, profile.id) },
      attachments: attachmentFolder(join(connection.dataDir, 'attachments')),
      dataDir: connection.dataDir,
      database,
      close: () => database.close(),
    }
  } catch (error) {
    await database.close()
    throw error
  }
}
