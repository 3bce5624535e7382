import { noted, type Shelf } from '#app/files/keep-file.ts'
import { handleCommands } from '#app/handle-command.ts'
import type { House } from '#app/house.ts'
import { at, type Day, dayOf, type Instant } from '#domain/calendar/day.ts'
import type { DemoAct } from './demo-year.ts'

export class DemoRefused extends Error {}

export type DemoDesk = {
  readonly house: House
  readonly shelf: Shelf
  /** Publishes the log and has it witnessed, at a moment of the demonstration. */
  readonly seal: (at: Instant) => Promise<void>
  /** What the worker of a bureau would do at a moment of the demonstration: asked at the beginning of each day. */
  readonly work?: (house: House) => Promise<void>
  readonly progress?: (done: number, total: number) => void
}

const batchSize = 500

/**
 * Runs the acts of a demonstration through the ordinary command path, in the order in which they were recorded, on a
 * clock that stands at each act's moment. Loading twice changes nothing: the command ids are the same.
 */
export async function loadDemo(
  { house, shelf, seal, work, progress }: DemoDesk,
  acts: Iterable<DemoAct>,
): Promise<number> {
  const ordered = [...acts].sort((a, b) => (recorded(a) < recorded(b) ? -1 : recorded(a) > recorded(b) ? 1 : 0))
  const counts = new Map<string, number>()
  let done = 0
  let today: Day | undefined
  for (const batch of batches(ordered)) {
    const [first] = batch
    for (const act of batch)
      for (const { attachment, bytes } of act.files ?? [])
        await noted(shelf, recorded(act), { person: act.as, name: attachment.name, bytes })
    const clock = { now: () => recorded(batch.at(-1)!) }
    const day = dayOf(recorded(first!))
    if (day !== today) await work?.({ ...house, clock: { now: () => at(day, '00:00') } })
    today = day
    const commands = []
    for (const act of batch) {
      const n = (counts.get(act.caseId) ?? 0) + 1
      counts.set(act.caseId, n)
      commands.push({ ...commandOf(act), ...(await sightIn(house, act)), id: `demo-${act.caseId}-${n}` })
    }
    const outcomes = await handleCommands({ ...house, clock }, first!.as, commands)
    outcomes.forEach((outcome, index) => {
      if (!outcome.ok) throw new DemoRefused(`${batch[index]!.matter} ${batch[index]!.action}: ${outcome.message}`)
    })
    if (batch.some((act) => act.seal)) await seal(recorded(batch.at(-1)!))
    done += batch.length
    progress?.(done, ordered.length)
  }
  return done
}

/** What a register says of an earlier day stands in its columns; the act itself is of the day on which it is recorded. */
const commandOf = ({ matter, caseId, action, variant, host, form, reasons, at, recordedAt }: DemoAct) => ({
  matter,
  caseId,
  action,
  variant,
  host,
  form,
  reasons,
  happenedAt: recordedAt ?? at,
})

async function sightIn({ firstSight }: House, { caseId, form, sight }: DemoAct): Promise<{ form?: object }> {
  const seen = sight ? await firstSight?.(caseId, sight) : undefined
  return seen ? { form: { ...(form as object), witnessed: seen } } : {}
}

const recorded = (act: DemoAct): Instant => act.recordedAt ?? act.at

/** Neighbouring acts of one person on one day go together; an act never sees a clock behind its own moment. */
function* batches(acts: readonly DemoAct[]): Generator<DemoAct[]> {
  let batch: DemoAct[] = []
  for (const act of acts) {
    const [first] = batch
    const together = first && first.as === act.as && recorded(first).slice(0, 10) === recorded(act).slice(0, 10)
    if (first && (!together || batch.length >= batchSize)) {
      yield batch
      batch = []
    }
    batch.push(act)
  }
  if (batch.length) yield batch
}
