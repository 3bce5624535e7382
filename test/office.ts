import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { foundBureau } from '#app/founding.ts'
import { handleCommand, type Outcome } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { type LocalWitness, openLocalWitness } from '#app/journal/publish/local-witness.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { registerAgency } from '#db/agency.ts'
import { types } from '#db/types.ts'
import type { Profile } from '#domain/bureau/profile.ts'
import { at, dayOf, type Instant, toDay } from '#domain/calendar/day.ts'
import type { Command } from '#domain/engine/command.ts'
import type { DefinedMatter, Matter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import { enforcementOfficer } from '#domain/matters/enforcement/enforcement-officer.ts'
import { appointable } from '#domain/matters/supervision/founding.ts'
import { assemble, type Bureau } from '../src/bureau.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { makeFolder } from './folder.ts'
import { faultsOf } from './ledger.ts'

export type TestOffice = {
  /** The bureau as the program puts it together. */
  readonly bureau: Bureau
  readonly house: House
  readonly database: TestDatabase
  /** Sets the clock of the office. */
  setClock(day: string, time?: string): void
  /** Acts as a person who holds the role. */
  as(role: Role, person?: string): Acting
  /** Where the office's journal is published and its keys lie. */
  readonly dataDir: string
  /** Publishes the journal and has a witness cosign it, now or at another moment to which the clock is set. */
  seal(moment?: Instant): Promise<void>
  /** Founds the bureau, where that was left to the test. */
  found(): Promise<void>
  /** Enters a person into the register, without any post. */
  enter(person: string): Promise<void>
  /** Gives a person a role for good; in the given office alone, or where it is of use in tests. */
  appoint(role: Role, person: string, office?: string): Promise<void>
  /** Ends what `appoint` gave, from today on. */
  relieve(role: Role, person: string, office: string): Promise<void>
  /** Gives a person an enforcement certificate, as the register of certificates does. */
  certify(person: string, period?: { issuedOn?: string; validUntil?: string }): Promise<void>
  /** One query as the owner of the tables. */
  rows(sql: string, values?: unknown[]): Promise<Record<string, unknown>[]>
  /** Everything that is wrong with the records, in words. */
  faults(): Promise<string[]>
  /** Verifies all records and removes the database. @throws Error when anything is wrong with them */
  close(): Promise<void>
}

type Acting = {
  does<A extends string>(
    matter: DefinedMatter<never, A> | { readonly id: string; readonly actions: Readonly<Record<A, unknown>> },
    action: NoInfer<A>,
    wish: Omit<Command, 'id' | 'matter' | 'action' | 'caseId'> & { readonly id?: string; readonly caseId: string },
  ): Promise<Outcome>
}

const officesBesides = ({ offices }: Profile, office?: string): string[] =>
  offices.map(({ id }) => id).filter((id) => id !== office)

const firstOf = (role: Role): string => `P-${role}`

/**
 * A bureau with its own database and clock. It is founded by one act, the first of its journal: each role is held by a
 * person of its own.
 */
export async function openOffice(options: {
  readonly today: string
  /** False: as it is before anybody has founded a bureau there. */
  readonly founded?: false
  /** Matters beside those of the bureau. */
  readonly matters?: readonly Matter[]
  /** The kind of bureau; the first profile when left out. */
  readonly profile?: Profile
}): Promise<TestOffice> {
  const { founded = true } = options
  const database = await createTestDatabase()
  const kind = options.profile ?? kunmingScience
  const profile = { ...kind, matters: [...kind.matters, ...(options.matters ?? [])] }
  const [own, ...rest] = kind === kunmingScience ? ['law', ...officesBesides(kind, 'law')] : officesBesides(kind)
  let now: Instant = at(toDay(options.today), '09:00')
  const held = new Map<string, string>()
  const owner = database.ownerPool({ max: 1, types })
  await registerAgency(owner, kind)
  const { folder, remove } = makeFolder(0o700)
  const bureau = assemble(database, { profile, clock: { now: () => now }, dataDir: folder })
  const { house, journal } = bureau
  // A keeper keeps every register: which office keeps which is the affair of tests of their own.
  const officesOf = (role: Role): readonly string[] => {
    if (role === 'applicant') return ['91530100MA6K000000']
    return role === 'keeper' ? [own!, ...rest] : [own!]
  }
  // Whoever comes into the house has handed in the file that the samples name.
  await owner.query(`
    create function hand_in_sample() returns trigger language plpgsql as $$
    begin
      insert into attachment values (new.agency_id, repeat('0', 64), new.key, '演示.pdf', 1, 'application/pdf', now())
      on conflict do nothing;
      return null;
    end $$;
    create trigger hand_in_sample after insert on fact for each row when (new.measure = 'person.listed')
      execute function hand_in_sample()`)
  const done = async (person: string, command: Omit<Command, 'id'>) => {
    const outcome = await handleCommand(house, person, { id: randomUUID(), ...command })
    if (!outcome.ok) throw new Error(`${command.matter} ${command.action}: ${outcome.message}`)
  }
  const listed = new Set<string>()
  const [by, head] = [firstOf('personnel'), firstOf('head')]
  const enter = async (person: string) => {
    if (listed.has(person)) return
    listed.add(person)
    const form = { id: person, name: person, kind: '工作人员' }
    await done(by, { matter: 'person', caseId: newCaseId(), action: 'enter', form })
  }
  const appoint: TestOffice['appoint'] = async (role, person, only) => {
    if (only === undefined && held.has(`${person}:${role}`)) return
    await enter(person)
    for (const office of only === undefined ? officesOf(role) : [only]) {
      const caseId = newCaseId()
      const form = { person, role, office, from: '2020-01-01', paper: '任职通知' }
      await done(by, { matter: 'appointment', caseId, variant: 'appoint', action: 'propose', form })
      await done(head, { matter: 'appointment', caseId, action: 'confirm' })
    }
  }
  const relieve: TestOffice['relieve'] = async (role, person, office) => {
    const caseId = newCaseId()
    const form = { person, role, office, from: dayOf(now), paper: '免职通知' }
    await done(by, { matter: 'appointment', caseId, variant: 'relieve', action: 'proposeRelief', form })
    await done(head, { matter: 'appointment', caseId, action: 'confirm' })
  }
  const found = async () => {
    const people = appointable.map((role) => ({ id: firstOf(role), name: firstOf(role) }))
    const appointments = appointable.flatMap((role) =>
      officesOf(role).map((office) => ({ person: firstOf(role), role, office, from: '2020-01-01' })),
    )
    const { id, title } = kind
    const outcome = await foundBureau(house, { title, profile: id, paper: '测试', demo: false, people, appointments })
    if (!outcome.ok) throw new Error(outcome.message)
  }
  if (founded) await found()
  // Where nobody founds it here, these people come with the records that are put there.
  for (const role of appointable) {
    listed.add(firstOf(role))
    held.set(`${firstOf(role)}:${role}`, firstOf(role))
  }
  let witness: LocalWitness | undefined
  const office: TestOffice = {
    bureau,
    house,
    database,
    dataDir: folder,
    setClock(day, time = '09:00') {
      now = at(toDay(day), time)
    },
    as(role, person = `P-${role}`) {
      return {
        async does(matter, action, wish) {
          const key = `${person}:${role}`
          if (!held.has(key)) {
            await appoint(role, person)
            held.set(key, person)
          }
          return handleCommand(house, person, { id: randomUUID(), matter: matter.id, action, ...wish })
        },
      }
    },
    async seal(moment = now) {
      now = moment
      witness ??= await openLocalWitness(journal, join(folder, 'witness'), 'witness.example/jijian')
      await witness.seal()
    },
    found,
    enter,
    appoint,
    relieve,
    async certify(person, period = {}) {
      const sample = enforcementOfficer.samples['row'] as object
      const outcome = await office.as('keeper').does(enforcementOfficer, 'record', {
        caseId: newCaseId(),
        // From today on: the hours of a year are asked of whoever was an officer all through it.
        form: { ...sample, personId: person, certificateNumber: `证-${person}`, issuedOn: dayOf(now), ...period },
      })
      if (!outcome.ok) throw new Error(outcome.message)
    },
    rows: async (sql, values = []) => (await owner.query(sql, values)).rows,
    faults: () => faultsOf(owner, house),
    async close() {
      const faults = await office.faults()
      await witness?.close()
      await database.drop()
      remove()
      if (faults.length) throw new Error(`the records are not in order:\n${faults.join('\n')}`)
    },
  }
  return office
}

export const newCaseId = (): string => randomUUID().replaceAll('-', '')
