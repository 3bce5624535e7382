import type { Outcome } from '#app/handle-command.ts'
import type { DefinedMatter } from '#domain/engine/matter.ts'
import type { Role } from '#domain/engine/roles.ts'
import { inspectionPlan } from '#domain/matters/enforcement/inspection-plan.ts'
import { inspectionResult } from '#domain/matters/enforcement/inspection-result.ts'
import { toVisit } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { type drawSamples, sampleCertificates } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { newCaseId, type TestOffice } from './office.ts'

type Row = Readonly<Record<string, unknown>>
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

const ready = new WeakMap<TestOffice, Set<string>>()

/** What has to be on record before the draw of the samples can be planned: certificates and the published plan. */
export async function readyFor(office: TestOffice, planItem: string): Promise<void> {
  const done = ready.get(office) ?? new Set<string>()
  ready.set(office, done)
  if (done.size === 0) for (const { key } of sampleCertificates) await office.certify(key)
  if (done.has(planItem)) return
  done.add(planItem)
  const { lines, ...sample } = inspectionPlan.samples['row'] as { lines: readonly object[] }
  const outcome = await office.as('keeper').does(inspectionPlan, 'record', {
    caseId: newCaseId(),
    form: { ...sample, title: `抽查计划 ${planItem}`, lines: [{ ...lines[0], code: planItem, cap: 99 }] },
  })
  if (!outcome.ok) throw new Error(outcome.message)
}

/** A visit to every unit that is to be inspected, as the register of results has it. */
export async function visitAll(office: TestOffice, caseId: string): Promise<void> {
  const current = (await office.bureau.draws.read(caseId)) ?? null
  if (current?.variant !== 'inspection') return
  const {
    rectifyBy: _by,
    rectifiedOn: _on,
    publishedOn: _published,
    ...sample
  } = inspectionResult.samples['row'] as Row
  for (const unit of toVisit(current)) {
    const found = { result: '未发现问题', visitedOn: '2024-04-29', toldOn: '2024-04-30' }
    const outcome = await office.as('keeper').does(inspectionResult, 'record', {
      caseId: newCaseId(),
      form: { ...sample, ...found, drawNumber: current.number, unit },
    })
    if (!outcome.ok) throw new Error(outcome.message)
  }
}

/** One step of a draw. A lock is sealed and witnessed a minute later; a result names what the journal shows of that. */
export async function drawStep(office: TestOffice, caseId: string, step: DrawStep): Promise<Outcome> {
  const [on, role, action, given, more] = step
  office.setClock(on, '10:00')
  const form =
    action === 'result'
      ? { ...(given as object), witnessed: await office.house.firstSight!(caseId, 'random-inspection.commit') }
      : given
  if (action === 'plan') await readyFor(office, (given as Samples['plan']).planItem)
  if (action === 'complete') await visitAll(office, caseId)
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
