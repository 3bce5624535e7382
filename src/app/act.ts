import { admit } from '#domain/engine/admit.ts'
import type { Command } from '#domain/engine/command.ts'
import { refuse } from '#domain/engine/refusal.ts'
import { matterOf, officeOf } from './decide-one.ts'
import { handleCommand, type Outcome } from './handle-command.ts'
import type { House } from './house.ts'

/** An act with a form of which the system computes all or a part; the person fills in the rest. */
export type Conduct = {
  readonly run: (person: string, command: Command) => Promise<Outcome>
  /** What the machine on which the act was done prints for its case, once: it never travels over the network. */
  readonly paper?: (caseId: string) => Promise<string | undefined>
}

/** The conducts of all matters, by `matter.action`. */
export type Conducts = ReadonlyMap<string, Conduct>

/** How a person acts, by command line, API or console alike. */
export type Acting = {
  act(person: string, command: Command): Promise<Outcome>
  /** What the act would do, its documents included; nothing of it stays. */
  trial(person: string, command: Command): Promise<Outcome>
  /** What is to be printed after an accepted act, if anything. A second call answers nothing. */
  paperOf(command: Command, outcome: Outcome): Promise<string | undefined>
}

/** The one way in for single acts: a form that is computed is computed here, then `handleCommand` writes. */
export function openActing(house: House, conducts: Conducts): Acting {
  const conductOf = ({ matter, action }: Command): Conduct | undefined => conducts.get(`${matter}.${action}`)
  return {
    async act(person, command) {
      const conduct = conductOf(command)
      if (!conduct) return handleCommand(house, person, command)
      const refused = await refusalBefore(house, person, command)
      if (refused === 'answered') return handleCommand(house, person, command)
      return refused ?? conduct.run(person, command)
    },
    async trial(person, command) {
      if (!conductOf(command)) return handleCommand(house, person, command, { trial: true })
      const declared = house.matters.latest(command.matter)?.actions[command.action]
      return refuse('trial.computed', { label: declared?.label ?? command.action })
    },
    async paperOf(command, outcome) {
      return outcome.ok && !outcome.repeated ? conductOf(command)?.paper?.(outcome.caseId) : undefined
    },
  }
}

/** Computing tells things and costs time: nothing is computed for whoever may not act, nor for a command done before. */
const refusalBefore = (house: House, person: string, command: Command) =>
  house.store.transaction(async (tx) => {
    const stored = (await tx.load([command.caseId])).get(command.caseId) ?? null
    const { actor, answered } = await tx.asked(person, [command.id])
    if (answered.has(command.id)) return 'answered' as const
    const now = house.clock.now()
    const matter = matterOf(house, command, stored, now)
    if ('ok' in matter) return matter
    const office = await officeOf(house, tx, actor, matter.actions[command.action], now)
    const admission = admit(matter, stored?.current ?? null, command, office)
    return admission.ok ? undefined : admission
  })
