import type { Outcome } from '#app/handle-command.ts'
import type { DefinedMatter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import type { drawSamples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { newCaseId, type TestOffice } from './office.ts'

type NamesOf<M> = M extends DefinedMatter<infer _, infer A> ? A : never
export type DrawAction = NamesOf<typeof randomInspection>
export type Samples = ReturnType<typeof drawSamples>
export type DrawStep = readonly [
  on: string,
  role: Role,
  action: DrawAction,
  form?: unknown,
  more?: { readonly reasons: string },
]

/** A draw from beginning to end; one drawn unit is found closed. */
export const scriptOf = (samples: Samples): readonly DrawStep[] => [
  ['2024-04-15', 'caseOfficer', 'plan', samples.plan],
  ['2024-04-16', 'legalReviewer', 'endorse'],
  ['2024-04-17', 'head', 'commit', samples.commit],
  ['2024-04-18', 'supervisor', 'reveal3', samples.reveal3],
  ['2024-04-18', 'supervisor', 'reveal1', samples.reveal1],
  ['2024-04-19', 'supervisor', 'reveal2', samples.reveal2],
  ['2024-04-22', 'caseOfficer', 'event', samples.event],
  ['2024-04-22', 'supervisor', 'confirm', samples.confirmation],
  ['2024-04-22', 'caseOfficer', 'result', samples.result],
  ['2024-04-26', 'caseOfficer', 'reportClosed', samples.closure],
  ['2024-04-28', 'sectionHead', 'substitute', samples.substitution],
  ['2024-05-09', 'caseOfficer', 'complete'],
  ['2024-05-11', 'publisher', 'publish', samples.publicity],
]

/** One step of a draw. A lock is sealed and witnessed a minute later; a result names what the journal shows of that. */
export async function drawStep(office: TestOffice, caseId: string, step: DrawStep): Promise<Outcome> {
  const [on, role, action, given, more] = step
  office.setClock(on, '10:00')
  const form =
    action === 'result'
      ? { ...(given as object), witnessed: await office.house.firstSight!(caseId, 'random-inspection.commit') }
      : given
  const filled = form === undefined ? {} : { form }
  const outcome = await office
    .as(role)
    .does(randomInspection, action, { caseId, variant: 'inspection', ...filled, ...more })
  if (action === 'commit' && outcome.ok) {
    office.setClock(on, '10:01')
    await office.seal()
  }
  return outcome
}

/** A draw held up to, not including, the action; every step of it accepted. @throws Error */
export async function holdDraw(
  office: TestOffice,
  until: DrawAction | 'end',
  steps: readonly DrawStep[],
): Promise<string> {
  const caseId = newCaseId()
  for (const step of steps) {
    if (step[2] === until) break
    const outcome = await drawStep(office, caseId, step)
    if (!outcome.ok) throw new Error(`${step[2]}: ${outcome.message}`)
  }
  return caseId
}
