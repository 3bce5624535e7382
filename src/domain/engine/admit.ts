import { type Day, dayOf, type Instant, isInstant } from '../calendar/day.ts'
import type { Case, Grant } from './case.ts'
import type { Command, Office } from './command.ts'
import { asList, type Matter, stateLabel } from './matter.ts'
import { may } from './may.ts'
import { type Refusal, refuse } from './refusal.ts'
import { settingsKept } from './settings-asked.ts'
import { trainingRulesOf } from './training.ts'

/** An act that may be done by this person in this case at this moment; what he fills in is still to be judged. */
export type Admission = {
  readonly ok: true
  readonly action: Matter['actions'][string]
  readonly variant: string | undefined
  readonly happenedAt: Instant
  readonly day: Day
  readonly grant: Grant
}

type Wish = Pick<Command, 'action' | 'variant' | 'seen' | 'happenedAt'>

/** Everything that a decision asks before it looks at the form: right, stage of the case, order of acts and time. */
export function admit(matter: Matter, current: Case | null, wish: Wish, office: Office): Admission | Refusal {
  const action = Object.hasOwn(matter.actions, wish.action) ? matter.actions[wish.action] : undefined
  if (!action) return refuse('action.unknown', { title: matter.title, action: wish.action })
  const happenedAt = wish.happenedAt ?? office.now
  if (!isInstant(happenedAt)) return notAMoment(happenedAt)
  const day = dayOf(happenedAt)
  // Right before state: how a case stands is told only to who may act in it.
  const training = action.enforcement
    ? (office.trainingRules ?? trainingRulesOf(settingsKept(matter, wish.action, office, day), day))
    : []
  const grant = may(office.actor, matter, wish.action, current, day, training)
  if ('ok' in grant) return grant
  if (wish.seen !== undefined && wish.seen !== (current?.n ?? 0)) {
    return refuse('case.stale', { expected: wish.seen, actual: current?.n ?? 0 })
  }
  const state = current?.state ?? 'nothing'
  if (!asList<string>(action.from).includes(state)) return wrongState(matter, current, action.label)
  const variant = variantOf(matter, current, wish)
  if (typeof variant === 'object') return variant
  if (action.only && (variant === undefined || !action.only.includes(variant))) {
    return refuse('case.wrong-state', { label: action.label, state: matter.variants?.[variant ?? ''] ?? '—' })
  }
  const missing = asList(action.after).filter((name) => !current?.acts[name])
  if (missing.length) {
    const labels = missing.map((name) => matter.actions[name]?.label ?? name).join('、')
    return refuse('case.too-early', { label: action.label, missing: labels }, { basis: action.basis })
  }
  if (happenedAt > office.now) return refuse('case.future', { happened: happenedAt })
  if (current && happenedAt < current.lastAt) {
    return refuse('case.before-last', { happened: happenedAt, last: current.lastAt })
  }
  // What law attaches to silence happened when it did, however late it is written down.
  if (day < dayOf(office.now) && !office.late && grant.role !== 'system') {
    return refuse('late.entry', { label: action.label, day })
  }
  return { ok: true, action, variant, happenedAt, day, grant }
}

function wrongState(matter: Matter, current: Case | null, label: string): Refusal {
  if (!current) return refuse('case.wrong-state', { label, state: '尚未立件' })
  const state = matter.states[current.state]
  return refuse('case.wrong-state', { label, state: state ? stateLabel(state) : current.state })
}

function notAMoment(text: string): Refusal {
  const message = `“${text}”不是有效时间，请按 2024-03-05T01:30:00Z 的格式填写`
  return refuse('form.invalid', { fields: `发生时间：${message}` }, { fields: [{ path: 'happenedAt', message }] })
}

function variantOf(matter: Matter, current: Case | null, wish: Wish): string | undefined | Refusal {
  if (current) return current.variant
  if (!matter.variants) return undefined
  if (wish.variant === undefined) {
    return refuse('variant.required', { options: Object.values(matter.variants).join('、') })
  }
  return Object.hasOwn(matter.variants, wish.variant)
    ? wish.variant
    : refuse('variant.unknown', { variant: wish.variant })
}
