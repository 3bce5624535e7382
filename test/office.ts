import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { handleCommand, type Outcome } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { type LocalWitness, openLocalWitness } from '#app/journal/publish/local-witness.ts'
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import { registerAgency } from '#db/agency.ts'
import { types } from '#db/types.ts'
import type { Profile } from '#domain/bureau/profile.ts'
import { at, type Instant, toDay } from '#domain/calendar/day.ts'
import type { Command } from '#domain/engine/command.ts'
import type { DefinedMatter, Matter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import { enforcementOfficer } from '#domain/matters/enforcement/enforcement-officer.ts'
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
  /** Gives a person a role for good; in the given office alone, or where it is of use in tests. */
  appoint(role: Role, person: string, office?: string): Promise<void>
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

/** A bureau with its own database and clock; each role is held by a person of its own. */
export async function openOffice(options: {
  readonly today: string
  /** Matters beside those of the bureau. */
  readonly matters?: readonly Matter[]
  /** The kind of bureau; the first profile when left out. */
  readonly profile?: Profile
}): Promise<TestOffice> {
  const database = await createTestDatabase()
  const kind = options.profile ?? kunmingScience
  const profile = { ...kind, matters: [...kind.matters, ...(options.matters ?? [])] }
  const [own, ...rest] = kind === kunmingScience ? ['law', ...officesBesides(kind, 'law')] : officesBesides(kind)
  let now: Instant = at(toDay(options.today), '09:00')
  const held = new Map<string, string>()
  const owner = database.ownerPool({ max: 1, types })
  await registerAgency(owner, kind, { people: [], appointments: [] })
  const { folder, remove } = makeFolder(0o700)
  const bureau = assemble(database, { profile, clock: { now: () => now }, dataDir: folder })
  const { house, journal } = bureau
  // Whoever comes into the house has handed in the file that the samples name.
  await owner.query(`
    create function hand_in_sample() returns trigger language plpgsql as $$
    begin
      insert into attachment values (new.agency_id, repeat('0', 64), new.id, '演示.pdf', 1, 'application/pdf', now())
      on conflict do nothing;
      return null;
    end $$;
    create trigger hand_in_sample after insert on person for each row execute function hand_in_sample()`)
  const appoint: TestOffice['appoint'] = async (role, person, only) => {
    // A keeper of every register: which office keeps which is the affair of other tests.
    const others = role === 'keeper' ? rest : []
    const usual = role === 'applicant' ? ['91530100MA6K000000'] : [own!, ...others]
    const offices = only === undefined ? usual : [only]
    await owner.query(`insert into person (agency_id, id, name) values ($1, $2, $2) on conflict do nothing`, [
      kind.id,
      person,
    ])
    for (const [index, office] of offices.entries())
      await owner.query(
        `insert into appointment (agency_id, id, person_id, office, role, from_day)
         values ($1, $2, $3, $4, $5, '2020-01-01') on conflict do nothing`,
        [kind.id, `${person}:${role}${index === 0 ? '' : `:${office}`}`, person, office, role],
      )
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
    appoint,
    async certify(person, period = {}) {
      const sample = enforcementOfficer.samples['row'] as object
      const outcome = await office.as('keeper').does(enforcementOfficer, 'record', {
        caseId: newCaseId(),
        form: { ...sample, personId: person, certificateNumber: `证-${person}`, ...period },
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
