import { hash } from 'node:crypto'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry, Witnessed } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import type { Command, Office } from '#domain/engine/command.ts'
import { decide } from '#domain/engine/decide.ts'
import { type Fact, factDifference } from '#domain/engine/fact.ts'
import { openLineAfter, ownLine } from '#domain/engine/list.ts'
import { type Consequence, followsOf, type Matter, type Standing } from '#domain/engine/matter.ts'
import type { Actor } from '#domain/engine/may.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { settingsOf } from '#domain/engine/settings-asked.ts'
import { systemActor } from '#domain/engine/system.ts'
import type { TextsRead } from '#domain/engine/texts.ts'
import { strangeFile } from './files/strange-file.ts'
import type { House } from './house.ts'
import { kindOf } from './journal/sealing/entry-kinds.ts'
import { seal } from './journal/sealing/seal.ts'
import { othersOf } from './others.ts'
import { type Issuer, issue, type Numbers, unnumbered } from './paper/issue.ts'
import type { Append, StoredCase, Transaction } from './ports.ts'
import { type Rivals, rivalry } from './rivals.ts'
import { wordsAsked } from './texts/text-shelf.ts'

export type Sights = ReadonlyMap<string, Witnessed | undefined>

/** One transaction at work: what it has decided so far stands in `cases`, before the database has it. */
export type Batch = {
  readonly house: House
  readonly tx: Transaction
  readonly trial: boolean
  readonly sights: Sights
  readonly rivals: Rivals
  /** The words of the versions that the commands bring. */
  readonly brought: TextsRead
  readonly cases: Map<string, StoredCase>
  /** Cases that were looked for before the first decision. */
  readonly looked: ReadonlySet<string>
}

type Desk = Pick<Office, 'now' | 'actor' | 'calendar' | 'late'>

/** So many acts may follow from one another; more is a circle in the definitions. */
const longestChain = 5

/**
 * Decides a command and everything that follows from it in other cases: all of it or nothing. The command's own entry
 * comes first.
 */
export async function decideOne(batch: Batch, desk: Desk, command: Command, depth = 0): Promise<Append[] | Refusal> {
  const { house, tx, cases } = batch
  const stored = await storedCase(batch, command.caseId)
  const matter = matterOf(house, command, stored, desk.now)
  if ('ok' in matter) return matter
  const current = stored?.current ?? null
  // What follows from an act names what stands in that act, which was looked at.
  const strange = depth === 0 ? await strangeFile(tx, desk.actor.person, command, current) : undefined
  if (strange) return strange
  const office: Office = {
    ...(await officeOf(house, tx, desk.actor, matter.actions[command.action], desk.now)),
    witnessed: batch.sights.get(command.id),
    ...(settingsOf(matter, command.action).length
      ? { settings: { rows: await tx.settings(), initials: house.initials ?? {} } }
      : {}),
    late: desk.late,
    region: house.region,
    standing: await standingOf(tx, matter, current, command, desk.actor),
    texts: await wordsAsked(house.texts, matter.actions[command.action], current, batch.brought),
    others: await othersOf(tx, house.matters, matter, current, command, cases),
  }
  const decision = decide(matter, current, command, office)
  if (!decision.ok) return decision
  const rival = await rivalry(house.matters, batch.rivals, decision.after, cases)
  if (rival) return rival
  const finish = async (): Promise<Append[] | Refusal> => {
    const { texts } = office
    const decided = { matter, current, entry: decision.entry, after: decision.after, texts }
    // What follows names the numbers that were given, in a trial too: they go back with everything else.
    const numbered = await issue(house, tx, decided)
    if ('ok' in numbered) return numbered
    const issued = batch.trial ? await issue(...withoutNumbers(house, tx), decided) : numbered
    if ('ok' in issued) return issued
    const { entry, after, papers } = issued
    const append: Append = {
      entry,
      after,
      papers,
      facts: factDifference(factsOf(matter, current, house.calendar), factsOf(matter, after, house.calendar)),
      clocks: entry.clocks.length ? clocksOf(matter, after, house.calendar) : [],
      follows: followsOf(matter, entry.action),
      sealed: seal(stored, entry, after, kindOf(matter, entry.action)),
      lines: { own: ownLine(matter, after), open: openLineAfter(matter, entry, after) },
    }
    cases.set(command.caseId, { current: numbered.after, live: append.sealed.live, leaf: append.sealed.leaf })
    const following = await follow(batch, desk, append, decision.consequences(numbered.after), depth)
    return Array.isArray(following) ? [append, ...following] : following
  }
  return decision.mayFollow ? undoing(batch, finish) : finish()
}

/** What the action asks of the facts of other cases, under the keys that its form names. */
async function standingOf(
  tx: Pick<Transaction, 'standing' | 'stock'>,
  matter: Matter,
  current: Case | null,
  { action, form }: Command,
  { appointments }: Actor,
): Promise<readonly Standing[] | undefined> {
  const { asks, form: name } = matter.actions[action] ?? {}
  if (!asks) return undefined
  const filled = name === undefined ? undefined : matter.forms[name]!.safeParse(form).data
  if (name !== undefined && filled === undefined) return undefined
  const keys = asks
    .keys(filled as never, current, [...new Set(appointments.map(({ office }) => office))])
    .filter((key) => key !== undefined)
  const named = await tx.standing(asks.measures, keys)
  const stock = asks.stock ? await tx.stock(asks.stock) : []
  return [...named, ...stock].map((fact) => ({ ...fact, until: fact.until ?? undefined }))
}

/** What a trial shows bears the place of a number. */
const withoutNumbers = (house: House, tx: Transaction): [Issuer, Numbers] => [
  { ...house, numberOf: () => unnumbered },
  { ...tx, nextNumber: async () => 0 },
]

/** A refusal further down the chain takes back what was decided, and the numbers given, above it. */
async function undoing(batch: Batch, work: () => Promise<Append[] | Refusal>): Promise<Append[] | Refusal> {
  const before = new Map(batch.cases)
  const result = await batch.tx.attempt(work, (outcome) => Array.isArray(outcome))
  if (Array.isArray(result)) return result
  batch.cases.clear()
  for (const [id, stored] of before) batch.cases.set(id, stored)
  return result
}

async function follow(
  batch: Batch,
  { now, calendar }: Desk,
  { entry }: Append,
  consequences: readonly Consequence[],
  depth: number,
): Promise<Append[] | Refusal> {
  if (consequences.length && depth >= longestChain) throw new Error(`${entry.matter}.${entry.action}: acts in a circle`)
  const appends: Append[] = []
  const because = { caseId: entry.caseId, n: entry.n }
  for (const [index, { link, late, ...wish }] of consequences.entries()) {
    const id = consequenceCase(entry, index)
    const command: Command = {
      ...wish,
      id: `because-${id}`,
      caseId: wish.caseId ?? id,
      happenedAt: late?.happenedAt ?? entry.happenedAt,
      because,
      ...(link ? { host: { caseId: entry.caseId, link } } : {}),
    }
    const desk: Desk = late
      ? {
          ...{ now, calendar, actor: (await batch.tx.asked(late.actor, [])).actor },
          late: { caseId: entry.caseId, seconded: late.seconded },
        }
      : { now, calendar, actor: systemActor, late: entry.late }
    const result = await decideOne(batch, desk, command, depth + 1)
    if (!Array.isArray(result)) return result
    appends.push(...result)
  }
  return appends
}

/** The same consequence of the same entry has the same name for ever. */
export const consequenceCase = ({ caseId, n }: Pick<Entry, 'caseId' | 'n'>, index: number): string =>
  hash('sha256', `${caseId}\0${n}\0${index}`, 'hex').slice(0, 32)

/** A case that the batch looked for in vain is not looked for again: whoever has opened it since is met when it is written. */
async function storedCase({ tx, cases, looked }: Batch, caseId: string): Promise<StoredCase | null> {
  const known = cases.get(caseId)
  if (known) return known
  if (looked.has(caseId)) return null
  const stored = (await tx.load([caseId])).get(caseId)
  if (stored) cases.set(caseId, stored)
  return stored ?? null
}

/** What a decision about this action may know. */
export async function officeOf(
  house: House,
  tx: Transaction,
  actor: Actor,
  action: Matter['actions'][string] | undefined,
  now: Instant,
): Promise<Office> {
  return {
    now,
    actor: action?.enforcement ? { ...actor, ...(await tx.enforcementOf(actor.person)) } : actor,
    calendar: house.calendar,
  }
}

/** The facts of a case, or none before it exists. */
export const factsOf = (matter: Matter, current: Case | null, calendar: WorkingCalendar): readonly Fact[] =>
  current ? matter.facts(current, { calendar }) : []

/** The version of the matter under which a command is decided. */
export function matterOf(house: House, command: Command, stored: StoredCase | null, now: Instant): Matter | Refusal {
  const { matters } = house
  if (!matters.has(command.matter)) return refuse('matter.unknown', { matter: command.matter })
  if (stored) {
    const { current } = stored
    if (current.matter !== command.matter) return refuse('case.exists', { id: command.caseId })
    return matters.of(current) ?? refuse('matter.unknown', { matter: command.matter })
  }
  const day = dayOf(command.happenedAt ?? now)
  return matters.on(command.matter, day) ?? refuse('matter.not-in-force', { title: command.matter, day })
}
