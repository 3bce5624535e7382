import { DrawRefusal } from '#domain/draw/refusal.ts'
import type { Case } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'
import { type Plan, planForm } from '#domain/matters/enforcement/random-inspection.forms.ts'
import { filled, revealedIn } from '#domain/matters/enforcement/random-inspection.guards.ts'
import { commitmentOf, entropyOf, outcomeOf, stepsOf } from '#domain/matters/enforcement/random-inspection.sheet.ts'
import { randomInspection } from '#domain/matters/enforcement/random-inspection.ts'
import { handleCommand, type Outcome } from '../handle-command.ts'
import type { House } from '../house.ts'
import type { DrawSecrets, SealedSecret } from './secret.ts'

/** What the draws are conducted with. */
export type DrawDesk = {
  readonly house: House
  readonly secrets: DrawSecrets
  readonly read: (caseId: string) => Promise<Case | undefined>
  /** The highest round of a plan item that another draw was locked under, voided ones too. */
  readonly lastRound: (planItem: string, otherThan: string) => Promise<number | undefined>
}

/** Who asks, in which case; `form` is what he filled in himself. */
export type Asked = Pick<Command, 'caseId' | 'happenedAt' | 'seen' | 'reasons' | 'evidence' | 'form'> & {
  readonly person: string
  readonly commandId: string
}

type Wish = { readonly action: string; readonly form?: unknown; readonly variant?: string }

const act = (desk: DrawDesk, { person, commandId, ...asked }: Asked, wish: Wish): Promise<Outcome> =>
  handleCommand(desk.house, person, { id: commandId, matter: randomInspection.id, ...asked, ...wish })

const no = (text: string): Refusal => refuse('guard.failed', { text })

/** Plan item and round are the name that a sheet bears for good: whoever draws once more counts on. */
async function usedRound(desk: DrawDesk, caseId: string, plan: Pick<Plan, 'planItem' | 'round'>) {
  const last = await desk.lastRound(plan.planItem, caseId)
  if (last === undefined || plan.round > last) return undefined
  return wrongField('round', `计划事项“${plan.planItem}”的第 ${last} 次抽取已经锁定公布，再次抽取的次序应大于 ${last}`)
}

/** A plan that is refused for one of its fields. */
export const wrongField = (path: keyof Plan, message: string): Refusal =>
  refuse(
    'form.invalid',
    { fields: `${planForm.shape[path].meta()?.title ?? path}：${message}` },
    { fields: [{ path, message }] },
  )

/** 拟定 with the bureau's own number: made here, its fingerprint put into the plan. */
export async function planDraw(
  desk: DrawDesk,
  asked: Asked,
  wish: { readonly variant: string; readonly plan: Omit<Plan, 'secret'> },
): Promise<Outcome & { readonly sealed?: SealedSecret }> {
  const used = await usedRound(desk, asked.caseId, wish.plan)
  if (used) return used
  const sealed = await desk.secrets.seal(asked.caseId)
  const form = { ...wish.plan, secret: sealed.fingerprint }
  const outcome = await act(desk, asked, { action: 'plan', variant: wish.variant, form })
  return outcome.ok ? { ...outcome, sealed } : outcome
}

/** 修改, under the number that was made when the draw was planned. */
export const reviseDraw = (desk: DrawDesk, asked: Asked): Promise<Outcome> =>
  computed(desk, asked, 'revise', async ({ plan }) => plan && { secret: plan.secret })

/** 锁定: the sheet and its fingerprint as the plan makes them. */
export const commitDraw = (desk: DrawDesk, asked: Asked): Promise<Outcome> =>
  computed(desk, asked, 'commit', async ({ plan }, current) =>
    plan ? ((await usedRound(desk, current.id, plan)) ?? commitmentOf(plan)) : undefined,
  )

/** 计算结果: out of what has been made public and the bureau's own number. A lost number leaves only the voiding. */
export const resolveDraw = (desk: DrawDesk, asked: Asked): Promise<Outcome> =>
  computed(desk, asked, 'result', async ({ plan, commit, event }, current) => {
    if (!plan || !commit || !event) return undefined
    const secret = plan.secret === undefined ? undefined : await desk.secrets.open(current.id, plan.secret)
    if (plan.secret !== undefined && secret === undefined) return lost
    const witnessed = await desk.house.firstSight?.(current.id, `${randomInspection.id}.commit`)
    if (!witnessed) return undefined
    const revealed = { sheet: commit.sheet, values: event.values, parties: revealedIn(current), secret }
    return { ...outcomeOf(commit.sheet, entropyOf(revealed)), witnessed }
  })

const lost = no('本机关随机数已遗失，或者与锁定时的指纹不符：请凭封存件恢复；封存件也已毁损的，应当作废本次抽取')

/** 确认递补: who takes the place of the unit reported last, as the tickets say. */
export const substituteClosed = (desk: DrawDesk, asked: Asked): Promise<Outcome> =>
  computed(desk, asked, 'substitute', async ({ commit, result, closure, substitution }) => {
    if (!commit || !result || !closure) return undefined
    const closed = [...(substitution?.steps ?? []).map((step) => step.closed), closure.unit]
    return { steps: stepsOf(commit.sheet, result.entropy, closed) }
  })

type Compute = (forms: ReturnType<typeof filled>, current: Case) => Promise<object | Refusal | undefined>

/** Acts with a form that nobody fills in. What cannot be computed yet is left to the engine, which knows why. */
async function computed(desk: DrawDesk, asked: Asked, action: string, compute: Compute): Promise<Outcome> {
  const current = await desk.read(asked.caseId)
  if (!current) return refuse('case.unknown', { id: asked.caseId })
  try {
    const form = await compute(filled(current), current)
    if (form && 'ok' in form) return form
    return await act(desk, asked, form ? { action, form: withOwnWords(form, asked.form) } : { action })
  } catch (error) {
    if (error instanceof DrawRefusal) return no(error.message)
    throw error
  }
}

/** What was filled in stands beside what was computed. Where the two differ, the guards of the matter judge. */
const withOwnWords = (form: object, own: unknown): unknown =>
  own === undefined ? form : typeof own === 'object' ? { ...form, ...own } : own
