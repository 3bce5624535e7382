import type { Issued } from '#domain/documents/issue-papers.ts'
import type { Entry, Witnessed } from '#domain/engine/case.ts'
import type { CaseClock } from '#domain/engine/clocks-of.ts'
import type { Command } from '#domain/engine/command.ts'
import type { Actor } from '#domain/engine/may.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { systemActor } from '#domain/engine/system.ts'
import { type Batch, decideOne, type Sights } from './decide-one.ts'
import type { House } from './house.ts'
import { heldReason } from './journal/publish/check-journal.ts'
import { kindOf } from './journal/sealing/entry-kinds.ts'
import { type Append, type KeptFile, RecordsLost, type StoredCase, type Transaction } from './ports.ts'
import { rivalsIn } from './rivals.ts'
import { wordsBrought } from './texts/text-shelf.ts'

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
  /** Of a trial: everything that the act would write, in order; the act itself first. Nothing was written. */
  readonly trial?: readonly Trial[]
}
export type Outcome = Accepted | Refusal

/** What one entry would do: documents as they would read, without their numbers, and the clocks as they would stand. */
export type Trial = Pick<Entry, 'caseId' | 'matter' | 'action' | 'documents' | 'publishes'> & {
  readonly state: string
  readonly papers: readonly Issued[]
  readonly clocks: readonly CaseClock[]
}

export type Options = {
  readonly trial?: boolean
  /** Files that a trial takes as handed in by the person. */
  readonly handed?: readonly KeptFile[]
}

/** One command in one transaction: decide, then case, entry, clocks, facts, outbox and journal leaf together. */
export async function handleCommand(
  house: House,
  person: string,
  command: Command,
  options: Options = {},
): Promise<Outcome> {
  const [outcome] = await handleCommands(house, person, [command], options)
  return outcome!
}

/**
 * Many commands of one person in one transaction; each is decided for itself, a refused one leaves no trace. A trial
 * decides everything in the same way and writes nothing.
 */
export const handleCommands = (
  house: House,
  person: string,
  commands: readonly Command[],
  options: Options = {},
): Promise<Outcome[]> => attempt(house, person, commands, options)

/** An act that law or a declaration makes the system do. Whoever asks as a person cannot come this way. */
export async function handleSystemCommand(house: House, command: Command): Promise<Outcome> {
  const [outcome] = await attempt(house, systemActor, [command])
  return outcome!
}

/** A person is looked up with his appointments, under the locks; the system is what it is. */
async function attempt(
  house: House,
  who: string | Actor,
  commands: readonly Command[],
  options: Options = {},
): Promise<Outcome[]> {
  const { trial = false, handed = [] } = options
  try {
    const doubt = await house.doubt?.(house.clock.now())
    if (doubt) return commands.map(() => doubt)
    const sights = await sightsFor(house, commands)
    const brought = await wordsBrought(
      house.texts,
      commands.map((command) => [house.matters.latest(command.matter), command] as const),
    )
    const work = (own: Transaction) => {
      const tx = trial && handed.length ? { ...own, filesOf: withFiles(own, handed) } : own
      const rivals = rivalsIn(house.matters, tx, commands)
      const looked = new Set(commands.flatMap(({ caseId, host }) => (host ? [host.caseId, caseId] : [caseId])))
      return carryOut({ house, tx, trial, sights, brought, rivals, looked, cases: new Map() }, who, commands)
    }
    if (!trial) return await house.store.transaction(work)
    const outcomes = await house.store.trial(work)
    const lost = await house.store.lost(commands.map(({ caseId }) => caseId))
    return outcomes.map((outcome, index) => (lost.has(commands[index]!.caseId) ? lostAt(commands[index]!) : outcome))
  } catch (error) {
    if (error instanceof RecordsLost) return withoutLost(house, who, commands, options)
    const reason = heldReason(error)
    if (reason === null) throw error
    return commands.map(() => refuse('journal.held', { reason }))
  }
}

const lostAt = ({ caseId }: Command): Refusal => refuse('case.lost', { id: caseId })

/** Refuses what belongs to cases whose records are lost, and carries out the rest. */
async function withoutLost(
  house: House,
  who: string | Actor,
  commands: readonly Command[],
  options: Options,
): Promise<Outcome[]> {
  const lost = await house.store.lost(commands.map(({ caseId }) => caseId))
  const rest = commands.filter(({ caseId }) => !lost.has(caseId))
  // What followed from an act was lost, not the act's own case: none of it can be written.
  if (rest.length === commands.length) return commands.map(lostAt)
  const outcomes = rest.length ? await attempt(house, who, rest, options) : []
  return commands.map((command) => (lost.has(command.caseId) ? lostAt(command) : outcomes[rest.indexOf(command)]!))
}

const withFiles =
  (tx: Transaction, handed: readonly KeptFile[]): Transaction['filesOf'] =>
  async (person, sha256s) => [...(await tx.filesOf(person, sha256s)), ...handed]

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

async function carryOut(batch: Batch, who: string | Actor, commands: readonly Command[]): Promise<Outcome[]> {
  const { house, tx, trial, cases, looked } = batch
  const loaded = await tx.load([...looked])
  for (const [caseId, stored] of loaded) cases.set(caseId, stored)
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
    const decided = await decideOne(batch, { now, actor, calendar: house.calendar }, command)
    if (!Array.isArray(decided)) {
      outcomes.push(decided)
      continue
    }
    const result = decided[0]!
    answered.set(command.id, { commandId: command.id, caseId: command.caseId, n: result.entry.n })
    const { id: caseId, n, state, number } = result.after
    const told = trial ? { trial: decided.map(trialOf) } : {}
    outcomes.push({ ok: true, caseId, n, state, number, repeated: false, append: appends.length, ...told })
    appends.push(...decided)
  }
  const first = appends.length === 0 || trial ? undefined : await tx.append(appends)
  return outcomes.map(({ append, ...outcome }) =>
    append === undefined || first === undefined || !outcome.ok
      ? outcome
      : { ...outcome, receipt: { index: first + append, leaf: appends[append]!.sealed.leaf } },
  )
}

const trialOf = ({ entry, after, clocks, papers }: Append): Trial => {
  const { caseId, matter, action, documents, publishes } = entry
  return { caseId, matter, action, documents, publishes, state: after.state, papers, clocks }
}

const firstAnswer = (earlier: { caseId: string; n: number }, stored: StoredCase | undefined): Accepted => ({
  ok: true,
  caseId: earlier.caseId,
  n: earlier.n,
  state: stored?.current.state ?? '',
  number: stored?.current.number,
  repeated: true,
})
