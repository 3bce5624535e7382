import { handleSystemCommand } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { dayOf } from '#domain/calendar/day.ts'
import { type DueAct, type SystemAct, systemActsOf, systemCommand } from '#domain/engine/system.ts'
import type { DuePlace, JobStore } from './ports.ts'

/** What one look at the clocks has brought: acts done now, and acts that could not be done, with the reason. */
export type LookAtClocks = {
  readonly done: readonly DueAct[]
  readonly refused: readonly (DueAct & { readonly problem: string })[]
}

/**
 * Carries out everything that law attaches to limits which have run out, in the order of the days on which they ran
 * out, also after a week of outage. What one act makes fall due in its turn is done in its place: of the clocks found
 * only those of one day are done before looking again. Any number of processes may do this at once.
 */
export async function carryOutDueActs(house: House, store: JobStore): Promise<LookAtClocks> {
  const acts = systemActsOf(house.matters.all)
  if (acts.length === 0) return { done: [], refused: [] }
  const today = dayOf(house.clock.now())
  const done: DueAct[] = []
  const refused: (DueAct & { problem: string })[] = []
  let place: DuePlace | undefined
  for (;;) {
    const found = await store.due(acts, today, place)
    const [first] = found
    if (!first) break
    for (const act of found.filter(({ due }) => due === first.due)) {
      const problem = await carryOut(house, store, acts, act)
      if (problem === null) done.push(act)
      else if (problem !== 'settled') refused.push({ ...act, problem })
      place = act
    }
  }
  await store.keepRefused(refused.map(failureOf), house.clock.now())
  return { done, refused }
}

/** Null when it is done; `settled` when somebody has acted meanwhile and nothing is to be done any more. */
async function carryOut(
  house: House,
  store: JobStore,
  acts: readonly SystemAct[],
  act: DueAct,
): Promise<string | null | 'settled'> {
  const command = systemCommand(act)
  const outcome = await handleSystemCommand(house, command).catch((error: Error) => ({
    ...{ ok: false as const, message: error.message },
  }))
  if (outcome.ok) return outcome.repeated ? 'settled' : null
  // Told apart by looking again, not by the words of the refusal: whoever was quicker has changed what is found.
  const again = await store.due(acts, dayOf(house.clock.now()), justBefore(act))
  const isSame = (one: DueAct) => one.caseId === act.caseId && one.action === act.action && one.due === act.due
  return again.some(isSame) ? outcome.message : 'settled'
}

const justBefore = ({ due, caseId }: DueAct): DuePlace => ({ due, caseId, clock: '' })

const failureOf = ({ problem, ...act }: DueAct & { readonly problem: string }) => ({
  key: systemCommand(act).id,
  caseId: act.caseId,
  payload: { matter: act.matter, action: act.action, due: act.due },
  problem,
})
