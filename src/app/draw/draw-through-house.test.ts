import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseView, caseView } from '#db/case.view.ts'
import { openReader } from '#db/schema.ts'
import { types } from '#db/types.ts'
import { solve } from '#domain/draw/solve.ts'
import type { Case } from '#domain/engine/case.ts'
import { filled } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { drawSamples } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { commitmentOf, entropyOf, outcomeOf } from '#domain/matters/enforcement/random-inspection.sheet.ts'
import { isPublished, randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import {
  type DrawAction,
  type DrawStep,
  drawStep,
  holdDraw,
  readyFor,
  type Samples,
  scriptOf,
} from '../../../test/held-draw.ts'
import { newCaseId, openOffice, type TestOffice } from '../../../test/office.ts'
import { handleCommands } from '../handle-command.ts'
import { nodeDrawHashes } from './node-hash.ts'

const later = scriptOf(drawSamples('次序'))
  .map(([, , action], place) => [action, place] as const)
  .slice(2)

let office: TestOffice
let cases: CaseView
beforeAll(async () => {
  office = await openOffice({ today: '2024-04-15' })
  cases = caseView(openReader(office.database.ownerPool({ max: 1, types })), 'kunming-science')
})
afterAll(() => office.close())

const tell = (caseId: string, step: DrawStep) => drawStep(office, caseId, step)
/** Every draw is of a plan item of its own: one that stays open keeps others of the item out. */
const heldUpTo = (action: DrawAction | 'end', samples: Samples) => holdDraw(office, action, scriptOf(samples))
const caseOf = async (caseId: string): Promise<Case> => (await cases.record(caseId))!.current
const refusedWith = async (caseId: string, step: DrawStep): Promise<string> => {
  const outcome = await tell(caseId, step)
  return outcome.ok ? '' : outcome.message
}
const factsOf = (caseId: string, measure: string) =>
  office.rows(
    `select key, on_day::text as "on" from fact where case_id = $1 and measure = $2 and recorded_until = 'infinity'`,
    [caseId, measure],
  )

describe('一次抽取在数据库中办理', () => {
  it('given every step in turn, then published; the result is what the two published files give', async () => {
    const caseId = await heldUpTo('end', drawSamples('全程'))
    const current = await caseOf(caseId)
    expect(isPublished(current)).toBe(true)
    const { commit, result, substitution } = filled(current)
    const closed = substitution!.steps.map((step) => step.closed)
    // The guards hash by themselves; the server's own hash gives the same.
    const again = solve(commit!.sheet, result!.entropy, nodeDrawHashes, closed)
    expect([commit!.fingerprint, result!.seed]).toEqual([again.sheet, again.seed])
    expect([result!.selected, result!.team]).toEqual([again.selected, again.team])
    expect(Object.fromEntries(result!.crews.map(({ unit, officers }) => [unit, officers]))).toEqual(again.assignment)
    expect((await factsOf(caseId, 'inspection.unit')).map(({ key }) => key).sort()).toEqual(
      [...again.substitution!.active].sort(),
    )
    expect(await factsOf(caseId, 'inspection.officer')).toHaveLength(3)
  })

  it.each(later)('given nothing but a plan, %s out of its turn is refused in a Chinese sentence', async (_, place) => {
    const samples = drawSamples(`次序-${place}`)
    const caseId = await heldUpTo('endorse', samples)
    const before = await caseOf(caseId)
    const [, role, action, form] = scriptOf(samples)[place]!
    expect(await refusedWith(caseId, ['2024-05-20', role, action, form])).toMatch(/\p{Script=Han}{4}.*/u)
    expect(await caseOf(caseId)).toEqual(before)
  })

  it('提前办理的结果、公布被拒绝，不留痕迹', async () => {
    const samples = drawSamples('提前')
    const caseId = await heldUpTo('confirm', samples)
    const steps = scriptOf(samples).filter(([, , action]) => ['result', 'complete', 'publish'].includes(action))
    for (const step of steps) expect(await refusedWith(caseId, step)).toContain('不能办理')
    expect((await caseOf(caseId)).state).toBe('recorded')
    expect(await factsOf(caseId, 'inspection.unit')).toEqual([])
  })
})

describe('作废', () => {
  it('作废的留号公开，另行抽取取下一号，结果不计', async () => {
    const samples = drawSamples('作废')
    const first = await heldUpTo('complete', samples)
    const reasons = '漏列两家单位'
    const annul: DrawStep = ['2024-04-30', 'head', 'void', { cause: '名录有误' }, { reasons }]
    expect(await tell(first, annul)).toMatchObject({ ok: true, state: 'voided' })
    expect(await factsOf(first, 'inspection.unit')).toEqual([])
    expect(await factsOf(first, 'random-inspection.voided')).toHaveLength(1)

    const source = { ...samples.plan.sources[0]!, event: '2024130', heldOn: '2024-05-20' }
    const plan = { ...samples.plan, round: 2, sources: [source] }
    const commit = commitmentOf(plan as typeof samples.plan)
    const second = await holdDraw(office, 'end', [
      ['2024-05-06', 'caseOfficer', 'plan', plan],
      ['2024-05-07', 'legalReviewer', 'endorse'],
      ['2024-05-08', 'head', 'commit', commit],
    ])
    const [old, next] = [await caseOf(first), await caseOf(second)]
    const running = ({ number }: Case): number => Number(/(\d+)号$/.exec(number ?? '')![1])
    expect(old).toMatchObject({ state: 'voided', reasons })
    expect(running(next)).toBe(running(old) + 1)
    expect(commit.fingerprint).not.toBe(samples.commit.fingerprint)
  })
})

describe('同一计划事项', () => {
  const plan = async (caseId: string, item: string) => {
    await readyFor(office, item)
    return office.as('caseOfficer').does(randomInspection, 'plan', {
      caseId,
      variant: 'inspection',
      form: drawSamples(item).plan,
    })
  }
  it('given an open draw, then no second one, and which one is in the way is said', async () => {
    const first = await heldUpTo('event', drawSamples('独占'))
    expect(await plan(newCaseId(), '独占')).toMatchObject({
      code: 'case.rival',
      message: expect.stringContaining(`“独占”已有 ${(await caseOf(first)).number}`),
    })
  })
  it('given sixteen persons who plan it at the same moment, then one of them does', async () => {
    office.setClock('2024-04-15', '10:00')
    await readyFor(office, '同时')
    const outcomes = await Promise.all(Array.from({ length: 16 }, () => plan(newCaseId(), '同时')))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    for (const outcome of outcomes) if (!outcome.ok) expect(outcome.code).toBe('case.rival')
  })
  it('given one batch with two, then the second is refused; given the withdrawal of the first, then the item is free', async () => {
    const command = (caseId: string) => ({
      id: randomUUID(),
      matter: randomInspection.id,
      caseId,
      action: 'plan',
      variant: 'inspection',
      form: drawSamples('一批').plan,
    })
    const [one, two] = [newCaseId(), newCaseId()]
    await readyFor(office, '一批')
    const outcomes = await handleCommands(office.house, 'P-caseOfficer', [command(one), command(two)])
    expect(outcomes).toMatchObject([{ ok: true }, { ok: false, code: 'case.rival' }])
    await tell(one, ['2024-04-16', 'caseOfficer', 'withdraw', undefined, { reasons: '改由另一处室办理' }])
    expect(await plan(two, '一批')).toMatchObject({ ok: true })
  })
})

describe('核对', () => {
  it('given another value by the second operator, then refused; nothing is drawn', async () => {
    const samples = drawSamples('核对')
    const caseId = await heldUpTo('confirm', samples)
    const other = {
      values: [{ ...samples.event.values[0]!, value: samples.event.values[0]!.value.replace('79', '80') }],
    }
    expect(await refusedWith(caseId, ['2024-04-22', 'supervisor', 'confirm', other])).toContain('不一致')
    expect((await caseOf(caseId)).data).not.toHaveProperty('confirmation')
  })

  it('given a result computed from another event, then refused', async () => {
    const samples = drawSamples('别的事件')
    const caseId = await heldUpTo('result', samples)
    const entropy = entropyOf({
      sheet: samples.commit.sheet,
      values: [{ ...samples.event.values[0]!, value: samples.event.values[0]!.value.replace('79', '80') }],
      parties: new Map([samples.reveal1, samples.reveal2, samples.reveal3].map(({ party, value }) => [party, value])),
      secret: '0'.repeat(64),
    })
    const form = outcomeOf(samples.commit.sheet, entropy)
    expect(await refusedWith(caseId, ['2024-04-22', 'caseOfficer', 'result', form])).toContain('随机数文件')
  })
})
