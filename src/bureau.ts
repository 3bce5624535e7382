import { join } from 'node:path'
import { type Acting, openActing } from '#app/act.ts'
import type { OpenClocks } from '#app/calendar/clocks-moved.ts'
import { drawConducts } from '#app/draw/conduct.ts'
import type { DrawDesk } from '#app/draw/desk.ts'
import { secretFolder } from '#app/draw/secret.ts'
import { type AttachmentStore, attachmentFolder } from '#app/files/attachments.ts'
import type { FileRegister } from '#app/files/keep-file.ts'
import { frozenConducts } from '#app/frozen-list/conduct.ts'
import type { House } from '#app/house.ts'
import type { Jobs } from '#app/jobs/worker.ts'
import { keyConducts } from '#app/journal/keys/key-conduct.ts'
import type { JournalHouse } from '#app/journal/ports.ts'
import { checkJournal } from '#app/journal/publish/check-journal.ts'
import { originOf } from '#app/journal/publish/receipts.ts'
import { publicKinds } from '#app/journal/sealing/entry-kinds.ts'
import { sightOf } from '#app/journal/witnesses/first-sight.ts'
import { type Addresses, openAddresses } from '#app/notices/addresses.ts'
import { readMailSettings } from '#app/notices/mail-settings.ts'
import { sendBySmtp } from '#app/notices/mailer.ts'
import type { NoticeStore } from '#app/notices/ports.ts'
import { noticeRound } from '#app/notices/round.ts'
import type { OfdWriter } from '#app/paper/ofd-writer.ts'
import { openPress, type Press } from '#app/paper/press/press.ts'
import { openPrinter, type Printer } from '#app/paper/printer.ts'
import type { SealService } from '#app/paper/seal-service.ts'
import type { Clock } from '#app/ports.ts'
import type { RowSource } from '#app/report.ts'
import { type ReportDesk, reportConducts } from '#app/report-room/report-conduct.ts'
import type { SignIn } from '#app/sign-in/sign-in.ts'
import { watchSilence } from '#app/silence.ts'
import { textShelf } from '#app/texts/text-shelf.ts'
import type { HookStore } from '#app/webhooks/ports.ts'
import { hookRound } from '#app/webhooks/round.ts'
import { hookKey } from '#app/webhooks/signature.ts'
import { actorView } from '#db/actor.view.ts'
import { registerAgency } from '#db/agency.ts'
import { caseView } from '#db/case.view.ts'
import { type ConnectOptions, connect, type Database } from '#db/connect.ts'
import { digestsToday } from '#db/digests.view.ts'
import { drawDeskView } from '#db/draw.view.ts'
import { factSource } from '#db/fact-source.ts'
import { fileRegister } from '#db/file-register.ts'
import { jobStore } from '#db/jobs/job-store.ts'
import { prepareJobs } from '#db/jobs/prepare.ts'
import { jobRunner } from '#db/jobs/runner.ts'
import { journalStore } from '#db/journal-store.ts'
import { migrate } from '#db/migrate.ts'
import { noticeStore } from '#db/notice-store.ts'
import { readNotices } from '#db/notices.view.ts'
import { openClocks } from '#db/open-clocks.ts'
import { peopleView } from '#db/people.view.ts'
import { printingStore } from '#db/printing-store.ts'
import { renewLists } from '#db/renew-lists.ts'
import { publicRowSource, rowSource } from '#db/row-source.ts'
import { openReader, type Reader } from '#db/schema.ts'
import { settingsOf } from '#db/settings.view.ts'
import { signInOver } from '#db/sign-in.ts'
import { signInOptions } from '#db/sign-in-store.ts'
import { newestOnRecord } from '#db/silence.ts'
import { openStore } from '#db/store.ts'
import { types } from '#db/types.ts'
import { webhookStore } from '#db/webhook-store.ts'
import { letterheadOf, mattersOf, type Profile } from '#domain/bureau/profile.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { liveCalendar } from '#domain/calendar/live-calendar.ts'
import { matterBook } from '#domain/engine/matter-book.ts'
import type { FactSource } from '#domain/figures/evaluate.ts'
import { secondsOf } from '#domain/journal/moment.ts'
import { settingOn } from '#domain/settings/settings.ts'

/** One bureau, opened: everything that the command line, the web and the benches work with. */
export type Bureau = {
  readonly profile: Profile
  /** What the use cases of the application are handed; edges act through `acting`. */
  readonly house: House
  /** How people act: the one way in. */
  readonly acting: Acting
  readonly draws: DrawDesk
  readonly journal: JournalHouse
  /** Takes up the holiday notices that have been confirmed since, by whichever process. */
  renewCalendar(): Promise<void>
  /** Cases with limits that have not ended. */
  readonly clocks: OpenClocks
  /** What acts without a person: effects of law, and what follows from acts. */
  readonly jobs: Jobs
  readonly reader: Reader
  /** What everybody reads with: a few connections of its own, so that readers never wait in the way of those who act. */
  readonly publicReader: Reader
  readonly sources: FactSource & RowSource
  /** Reports that are composed to be reviewed and published. */
  readonly reports: ReportDesk
  readonly attachments: AttachmentStore
  /** Sets type, in a thread of its own. */
  readonly press: Press
  readonly printer: Printer
  /** The city's seal service, where one is connected; none is by default. */
  readonly seals?: SealService
  /** Whoever writes OFD, where one is connected; none is by default. */
  readonly ofd?: OfdWriter
  /** Who handed in which of them. */
  readonly files: FileRegister
  readonly dataDir: string
  /** How people sign in, on connections of its own: nobody else's see its tables. */
  readonly signIn: SignIn
  /** Where people want to be told by mail, and whom it could not be told. */
  readonly notices: { readonly addresses: Addresses; readonly store: NoticeStore }
  /** Which programs are told of acts, and how far that has come. */
  readonly hooks: HookStore
  readonly database: Database
  close(): Promise<void>
}

type Place = { readonly profile: Profile; readonly clock: Clock; readonly dataDir: string }
type Options = ConnectOptions & Place

/** Opens the database, brings it to the newest shape, enters the bureau and puts its parts together. */
export async function openBureau({ profile, clock, ...connection }: Options): Promise<Bureau> {
  const database = await connect(connection)
  try {
    const owner = database.ownerPool({ max: 1, types })
    await migrate(owner)
    await prepareJobs(owner)
    await registerAgency(owner, profile)
    await owner.end()
    const bureau = assemble(database, { profile, clock, dataDir: connection.dataDir, isWatched: true })
    await bureau.renewCalendar()
    await renewLists(bureau.reader, profile.id, bureau.house)
    const fault = await checkJournal(bureau.journal)
    if (fault) connection.log?.(fault.message)
    return bureau
  } catch (error) {
    await database.close()
    throw error
  }
}

/** The parts of a bureau over a database that is in shape: the only place where they are put together. */
export function assemble(
  database: Database,
  { profile, clock, dataDir, isWatched = false }: Place & { readonly isWatched?: boolean },
): Bureau {
  const pool = database.pool({ max: 16, types })
  const reader = openReader(pool)
  const calendar = liveCalendar()
  const shelf = { attachments: attachmentFolder(join(dataDir, 'attachments')), files: fileRegister(reader, profile.id) }
  const house: House = {
    store: openStore(pool, profile.id),
    clock,
    matters: matterBook(mattersOf(profile)),
    calendar,
    region: profile.region.code,
    numberOf: profile.numberOf,
    initials: profile.settings ?? {},
    letterhead: letterheadOf(profile),
    texts: textShelf(shelf.attachments),
    ...(isWatched ? { doubt: watchSilence(() => newestOnRecord(reader, profile.id)) } : {}),
    firstSight: (caseId, kind) => sightOf(journal)(caseId, kind),
  }
  const press = openPress(join(dataDir, 'fonts'))
  const journal = journalHouse({ reader, profile, dataDir, house })
  // Secret numbers of draws lie in the data directory.
  const draws: DrawDesk = {
    house,
    secrets: secretFolder(join(dataDir, 'draw-secrets')),
    ...drawDeskView(reader, profile.id),
  }
  const facts = factSource(reader, profile.id)
  // What is composed to be published lists what has been published.
  const published = publicRowSource(reader, profile.id, house.matters)
  const reports: ReportDesk = {
    house,
    profile,
    sources: { ...facts, ...published },
    shelf,
    read: caseView(reader, profile.id).current,
  }
  const signInPool = database.pool({
    ...{ max: 4, application_name: 'zhunsheng-sign-in', types, options: signInOptions(profile.id) },
  })
  const mail = {
    settings: () => readMailSettings(join(dataDir, 'mail.json')),
    ...{ store: noticeStore(signInPool, profile.id), send: sendBySmtp, now: clock.now, bureau: profile.shortTitle },
  }
  const hooks = webhookStore(reader, profile.id)
  const renewCalendar = async () => calendar.renew(await readNotices(reader, profile.id))
  return {
    profile,
    house,
    acting: openActing(
      house,
      new Map([...drawConducts(draws), ...frozenConducts(house), ...reportConducts(reports), ...keyConducts]),
    ),
    draws,
    journal,
    renewCalendar,
    clocks: openClocks(reader, profile.id),
    jobs: {
      house,
      renew: renewCalendar,
      tellPrograms: () =>
        hookRound({
          ...{ store: hooks, key: () => hookKey(join(dataDir, 'keys')), now: clock.now, matters: house.matters },
          ...{ actor: actorView(reader, profile.id).actor, bureau: profile.id },
        }),
      notify: () =>
        noticeRound({
          ...mail,
          calendar,
          hour: async () => {
            const settings = await settingsOf(reader, profile.id, house)
            return Number(settingOn(settings, 'reminder.hour', dayOf(clock.now())).value)
          },
          names: async (day) =>
            new Map((await peopleView(reader, profile.id).all(day)).map(({ id, name }) => [id, name])),
          digests: (people, urgent) => digestsToday(reader, profile.id, house, { people, urgent }),
        }),
      store: jobStore(reader, profile.id),
      runner: jobRunner(database.pool({ max: 3, application_name: 'zhunsheng-jobs' }), profile.id),
    },
    reader,
    publicReader: openReader(database.pool({ ...ofReaders, types })),
    sources: { ...facts, ...rowSource(reader, profile.id) },
    reports,
    press,
    printer: openPrinter({ press, store: printingStore(reader, profile.id), origin: () => originOf(journal) }),
    ...shelf,
    signIn: signInOver(reader, signInPool, {
      ...{ agency: profile.id, site: profile.shortTitle, now: clock.now },
      ...{ initials: profile.settings ?? {}, keys: join(dataDir, 'keys') },
      providerFile: join(dataDir, 'sign-in-provider.json'),
    }),
    notices: { addresses: openAddresses(mail), store: mail.store },
    hooks,
    dataDir,
    database,
    close: async () => {
      await press.close()
      await database.close()
    },
  }
}

/** Few, with an end to each question: a page that takes longer is told to come again. */
const ofReaders = {
  max: 4,
  application_name: 'zhunsheng-portal',
  statement_timeout: 20_000,
  connectionTimeoutMillis: 20_000,
} as const

type JournalParts = {
  readonly reader: Reader
  readonly profile: { readonly id: string }
  readonly dataDir: string
  readonly house: Pick<House, 'matters' | 'clock'>
}

/** The journal of a bureau: its rows, its published directory, its keys. */
export const journalHouse = ({ reader, profile, dataDir, house }: JournalParts): JournalHouse => ({
  store: journalStore(reader, profile.id),
  folder: join(dataDir, 'journal'),
  keys: join(dataDir, 'keys'),
  witnesses: join(dataDir, 'witnesses.json'),
  timestamp: join(dataDir, 'timestamp.json'),
  origin: `zhunsheng.local/${profile.id}/journal`,
  kinds: publicKinds(house.matters.all),
  now: () => secondsOf(house.clock.now()) ?? 0,
})
