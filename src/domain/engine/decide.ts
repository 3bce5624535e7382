import type { z } from 'zod'
import { type Day, dayOf, type Instant, isInstant } from '../calendar/day.ts'
import type { WorkingCalendar } from '../calendar/working-calendar.ts'
import type { Case, Entry, Evidence, Witnessed } from './case.ts'
import { clockChanges, dueRefusal } from './clocks-of.ts'
import { evolve } from './evolve.ts'
import { asList, type Matter, stateLabel } from './matter.ts'
import { type Actor, may, type TrainingRule } from './may.ts'
import { type FieldError, type Refusal, refuse } from './refusal.ts'

/** A wish to act. Its id comes with it, so that a retry is answered, not repeated. */
export type Command = {
  readonly id: string
  readonly matter: string
  readonly caseId: string
  readonly action: string
  readonly variant?: string | undefined
  /** The number of entries that the asker has seen; a stale command conflicts. */
  readonly seen?: number | undefined
  readonly form?: unknown
  readonly reasons?: string | undefined
  readonly evidence?: readonly Evidence[] | undefined
  /** When the act happened; a late entry has it before the moment of recording. */
  readonly happenedAt?: Instant | undefined
}

/** All that a decision may know: plain data. */
export type Office = {
  readonly now: Instant
  readonly actor: Actor
  readonly calendar: WorkingCalendar
  readonly trainingRules?: readonly TrainingRule[]
  /** First sight of the entry that the action names in `witnessed`, if there was one. */
  readonly witnessed?: Witnessed | undefined
}

export type Decision = { readonly ok: true; readonly entry: Entry; readonly after: Case }

/** Decides one command. Pure: the same inputs give the same entry or the same refusal. */
export function decide(matter: Matter, current: Case | null, command: Command, office: Office): Decision | Refusal {
  const action = Object.hasOwn(matter.actions, command.action) ? matter.actions[command.action] : undefined
  if (!action) return refuse('action.unknown', { title: matter.title, action: command.action })
  if (command.seen !== undefined && command.seen !== (current?.n ?? 0)) {
    return refuse('case.stale', { expected: command.seen, actual: current?.n ?? 0 })
  }
  const state = current?.state ?? 'nothing'
  if (!asList<string>(action.from).includes(state)) return wrongState(matter, current, action.label)
  const variant = variantOf(matter, current, command)
  if (typeof variant === 'object') return variant
  if (action.only && (variant === undefined || !action.only.includes(variant))) {
    return refuse('case.wrong-state', { label: action.label, state: matter.variants?.[variant ?? ''] ?? '—' })
  }
  const missing = asList(action.after).filter((name) => !current?.acts[name])
  if (missing.length) {
    const labels = missing.map((name) => matter.actions[name]?.label ?? name).join('、')
    return refuse('case.too-early', { label: action.label, missing: labels }, { basis: action.basis })
  }
  const happenedAt = command.happenedAt ?? office.now
  if (!isInstant(happenedAt)) return notAMoment(happenedAt)
  if (happenedAt > office.now) return refuse('case.future', { happened: happenedAt })
  if (current && happenedAt < current.lastAt) {
    return refuse('case.before-last', { happened: happenedAt, last: current.lastAt })
  }
  const day = dayOf(happenedAt)
  const grant = may(office.actor, matter, command.action, current, day, office.trainingRules)
  if ('ok' in grant) return grant
  if (action.reasons === 'required' && !command.reasons?.trim()) {
    return refuse('reasons.required', { label: action.label }, { basis: action.basis })
  }
  if (action.witnessed && !office.witnessed) {
    const earlier = matter.actions[action.witnessed]?.label ?? action.witnessed
    return refuse('witness.missing', { label: action.label, earlier }, { basis: action.basis })
  }
  const form = readForm(matter, action.form, command.form, action.label)
  if (!form.ok) return form
  const { calendar, witnessed } = office
  const context = { before: current, day, variant, calendar, witnessed }
  const broken = action.guards?.find((guard) => !guard.holds(form.value as never, context))
  if (broken) return refuse('guard.failed', { text: broken.text }, { basis: [broken.basis] })
  const untimely = dueRefusal(matter, command.action, current, day, office.calendar)
  if (untimely) return untimely
  const clocks = clockChanges(matter, command.action, current, {
    form: form.value,
    reasons: command.reasons,
    actor: office.actor.person,
    day,
    calendar: office.calendar,
  })
  if ('ok' in clocks) return clocks
  const entry: Entry = {
    caseId: command.caseId,
    n: (current?.n ?? 0) + 1,
    commandId: command.id,
    matter: matter.id,
    version: current?.version ?? (matter.inForceFrom as Day),
    variant: current ? undefined : variant,
    action: command.action,
    actor: office.actor.person,
    grant,
    happenedAt,
    recordedAt: office.now,
    form: form.value,
    reasons: command.reasons,
    evidence: command.evidence ?? [],
    clocks: clocks.changes,
    documents: asList<string>(action.issues).map((kind) => ({ kind })),
    publishes: action.publishes ?? [],
  }
  return { ok: true, entry, after: evolve(matter, current, entry) }
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

function variantOf(matter: Matter, current: Case | null, command: Command): string | undefined | Refusal {
  if (current) return current.variant
  if (!matter.variants) return undefined
  if (command.variant === undefined) {
    return refuse('variant.required', { options: Object.values(matter.variants).join('、') })
  }
  return Object.hasOwn(matter.variants, command.variant)
    ? command.variant
    : refuse('variant.unknown', { variant: command.variant })
}

type Read = { readonly ok: true; readonly value: Record<string, unknown> | undefined } | Refusal

function readForm(matter: Matter, name: string | undefined, input: unknown, label: string): Read {
  if (name === undefined) {
    return input === undefined ? { ok: true, value: undefined } : refuse('form.unexpected', { label })
  }
  const schema = matter.forms[name] as z.ZodObject
  const parsed = schema.safeParse(input ?? {})
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: FieldError[] = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  const summary = fields.map((field) => `${titleAt(schema, field.path)}：${field.message}`).join('；')
  return refuse('form.invalid', { fields: summary }, { fields })
}

const titleAt = (schema: z.ZodObject, path: string): string => {
  const column = path.split('.')[0] ?? path
  return schema.shape[column]?.meta()?.title ?? path
}
