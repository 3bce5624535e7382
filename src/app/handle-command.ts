import { dayOf, type Instant } from '#domain/calendar/day.ts'
import type { WorkingCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Witnessed } from '#domain/engine/case.ts'
import { clocksOf } from '#domain/engine/clocks-of.ts'
import type { Command, Office } from '#domain/engine/command.ts'
import { decide } from '#domain/engine/decide.ts'
import { type Fact, factDifference } from '#domain/engine/fact.ts'
import { followsOf, type Matter } from '#domain/engine/matter.ts'
import type { MatterBook } from '#domain/engine/matter-book.ts'
import type { Actor, TrainingRule } from '#domain/engine/may.ts'
import { type Refusal, refuse, refusedOn } from '#domain/engine/refusal.ts'
import { systemActor } from '#domain/engine/system.ts'
import { heldReason } from './journal/publish/check-journal.ts'
import { kindOf } from './journal/sealing/entry-kinds.ts'
import { seal } from './journal/sealing/seal.ts'
import { type Issuer, issue } from './paper/issue.ts'
import type { Append, Clock, Store, StoredCase, Transaction } from './ports.ts'

/** Everything the command path needs, put together once at start. */
export type House = Issuer & {
  readonly store: Store
  readonly clock: Clock
  readonly matters: MatterBook
  readonly trainingRules?: readonly TrainingRule[]
  /** When an outside witness first saw the latest entry of a kind in a case; asked only for acts that depend on it. */
  readonly firstSight?: (caseId: string, kind: string) => Promise<Witnessed | undefined>
}

export type Accepted = {
  readonly ok: true
  readonly caseId: string
  readonly n: number
  readonly state: string
  readonly number?: string | undefined
  /** True when the command had been carried out before: the first answer, again. */
  readonly repeated: boolean
  /** The receipt: index and leaf hash of the sealed journal entry. */
  readonly receipt?: { readonly index: number; readonly leaf: string }
}
export type Outcome = Accepted | Refusal

/** One command in one transaction: decide, then case, entry, clocks, facts, outbox and journal leaf together. */
export async function handleCommand(house: House, person: string, command: Command): Promise<Outcome> {
  const [outcome] = await handleCommands(house, person, [command])
  return outcome!
}

/** Many commands of one person in one transaction; each is decided for itself, a refused one leaves no trace. */
export const handleCommands = (house: House, person: string, commands: readonly Command[]): Promise<Outcome[]> =>
  attempt(house, person, commands)

/** An act that law or a declaration makes the system do. Whoever asks as a person cannot come this way. */
export async function handleSystemCommand(house: House, command: Command): Promise<Outcome> {
  const [outcome] = await attempt(house, systemActor, [command])
  return outcome!
}

/** A person is looked up with his appointments, under the locks; the system is what it is. */
async function attempt(house: House, who: string | Actor, commands: readonly Command[]): Promise<Outcome[]> {
  try {
    const sights = await sightsFor(house, commands)
    return await house.store.transaction((tx) => carryOut(house, tx, who, commands, sights))
  } catch (error) {
    const reason = heldReason(error)
    if (reason === null) throw error
    return commands.map(() => refuse('journal.held', { reason }))
  }
}

type Sights = ReadonlyMap<string, Witnessed | undefined>

/** Read before the transaction, which holds a connection already; a sight that was had is never lost again. */
async function sightsFor({ matters, firstSight }: House, commands: readonly Command[]): Promise<Sights> {
  const sights = new Map<string, Witnessed | undefined>()
  for (const { id, matter: name, caseId, action } of commands) {
    const matter = matters.all.find((one) => one.id === name && one.actions[action]?.witnessed)
    const earlier = matter?.actions[action]?.witnessed
    if (matter && earlier && firstSight) sights.set(id, await firstSight(caseId, kindOf(matter, earlier)))
  }
  return sights
}

async function carryOut(
  house: House,
  tx: Transaction,
  who: string | Actor,
  commands: readonly Command[],
  sights: Sights,
): Promise<Outcome[]> {
  const cases = await tx.load([...new Set(commands.map((command) => command.caseId))])
  const ids = commands.map((command) => command.id)
  const asked = await tx.asked(typeof who === 'string' ? who : who.person, ids)
  const { answered } = asked
  const actor = typeof who === 'string' ? asked.actor : who
  const elsewhere = [...answered.values()].map(({ caseId }) => caseId).filter((caseId) => !cases.has(caseId))
  if (elsewhere.length) for (const [caseId, stored] of await tx.load(elsewhere)) cases.set(caseId, stored)
  const now = house.clock.now()
  const appends: Append[] = []
  const outcomes: (Outcome & { append?: number })[] = []
  for (const command of commands) {
    const earlier = answered.get(command.id)
    if (earlier) {
      outcomes.push(firstAnswer(earlier, cases.get(earlier.caseId)))
      continue
    }
    const office = { now, actor, calendar: house.calendar, witnessed: sights.get(command.id) }
    const decided = await one(house, tx, office, command, cases.get(command.caseId) ?? null)
    const result = 'ok' in decided ? decided : ((await rivalry(house, tx, decided, cases)) ?? decided)
    if ('ok' in result) {
      outcomes.push(result)
      continue
    }
    cases.set(command.caseId, { current: result.after, live: result.sealed.live, leaf: result.sealed.leaf })
    answered.set(command.id, { commandId: command.id, caseId: command.caseId, n: result.entry.n })
    const { id: caseId, n, state, number } = result.after
    outcomes.push({ ok: true, caseId, n, state, number, repeated: false, append: appends.length })
    appends.push(result)
  }
  if (appends.length === 0) return outcomes
  const first = await tx.append(appends)
  return outcomes.map(({ append, ...outcome }) =>
    append === undefined || !outcome.ok
      ? outcome
      : { ...outcome, receipt: { index: first + append, leaf: appends[append]!.sealed.leaf } },
  )
}

const firstAnswer = (earlier: { caseId: string; n: number }, stored: StoredCase | undefined): Accepted => ({
  ok: true,
  caseId: earlier.caseId,
  n: earlier.n,
  state: stored?.current.state ?? '',
  number: stored?.current.number,
  repeated: true,
})

async function one(
  house: House,
  tx: Transaction,
  asked: Office,
  command: Command,
  stored: StoredCase | null,
): Promise<Append | Refusal> {
  const matter = matterOf(house, command, stored, asked.now)
  if ('ok' in matter) return matter
  const office = {
    ...(await officeOf(house, tx, asked.actor, matter.actions[command.action], asked.now)),
    witnessed: asked.witnessed,
  }
  const current = stored?.current ?? null
  const decision = decide(matter, current, command, office)
  if (!decision.ok) return decision
  const issued = await issue(house, tx, { matter, current, entry: decision.entry, after: decision.after })
  if ('ok' in issued) return issued
  const { entry, after, papers } = issued
  return {
    entry,
    after,
    papers,
    facts: factDifference(factsOf(matter, current, house.calendar), factsOf(matter, after, house.calendar)),
    clocks: entry.clocks.length ? clocksOf(matter, after, house.calendar) : [],
    follows: followsOf(matter, entry.action),
    sealed: seal(stored, entry, after, kindOf(matter, entry.action)),
  }
}

/** Another open case about the same; also one that the same batch has just opened. */
async function rivalry(
  { matters }: House,
  tx: Transaction,
  { after, entry }: Append,
  cases: ReadonlyMap<string, StoredCase>,
): Promise<Refusal | undefined> {
  const { exclusive: about, matter } = after
  if (about === undefined) return undefined
  const { text, basis } = matters.version(matter, entry.version)!.exclusive!
  const isRival = (one: Case) => one.matter === matter && one.exclusive === about && one.id !== after.id
  const beside = [...cases.values()].map(({ current }) => current).find(isRival)
  const stored = await tx.rival(matter, about)
  const rival = beside ?? (stored && !cases.has(stored.id) ? stored : undefined)
  if (!rival) return undefined
  const refusal = refuse('case.rival', { text, about, rival: rival.number ?? `办件 ${rival.id}` }, { basis: [basis] })
  return refusedOn(refusal, dayOf(entry.happenedAt))
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
    ...(house.trainingRules ? { trainingRules: house.trainingRules } : {}),
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
