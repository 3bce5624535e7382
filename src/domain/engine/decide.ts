import type { z } from 'zod'
import { type Day, dayOf, isInstant } from '../calendar/day.ts'
import { admit } from './admit.ts'
import type { Case, Entry, Grant } from './case.ts'
import { clockChanges, dueRefusal, expiredSince } from './clocks-of.ts'
import type { Command, Office } from './command.ts'
import { contextOf } from './context.ts'
import { evolve } from './evolve.ts'
import { titleAt, unknownFields } from './form.ts'
import { issueWords } from './issue-words.ts'
import { linkRefusal, namesOthers, referenceRefusal } from './linking.ts'
import { asList, type Consequence, guardText, type Matter } from './matter.ts'
import { noOthers, unmet } from './others.ts'
import { type FieldError, type Refusal, refuse, refusedOn } from './refusal.ts'
import { settingsKept } from './settings-asked.ts'
import { bindingsOf, versionsIn } from './texts.ts'

export type Decision = {
  readonly ok: true
  readonly entry: Entry
  readonly after: Case
  /** True when something may follow in other cases. */
  readonly mayFollow: boolean
  /** What follows in other cases, to be decided and written with it; asked once the documents have their numbers. */
  readonly consequences: (after: Case) => readonly Consequence[]
}

/** Decides one command. Pure: the same inputs give the same entry or the same refusal. */
export function decide(matter: Matter, current: Case | null, command: Command, office: Office): Decision | Refusal {
  const decision = judge(matter, current, command, office)
  if (decision.ok) return decision
  const { happenedAt } = command
  return refusedOn(decision, dayOf(happenedAt !== undefined && isInstant(happenedAt) ? happenedAt : office.now))
}

function judge(matter: Matter, current: Case | null, command: Command, office: Office): Decision | Refusal {
  const admission = admit(matter, current, command, office)
  if (!admission.ok) return admission
  const { action, variant, happenedAt, day } = admission
  const grant = command.token === undefined ? admission.grant : { ...admission.grant, token: command.token }
  if (action.reasons === 'required' && !command.reasons?.trim()) {
    return refuse('reasons.required', { label: action.label }, { basis: action.basis })
  }
  if (action.witnessed && !office.witnessed) {
    const earlier = matter.actions[action.witnessed]?.label ?? action.witnessed
    return refuse('witness.missing', { label: action.label, earlier }, { basis: action.basis })
  }
  const form = readForm(matter, action.form, command.form, action.label)
  if (!form.ok) return form
  const stranger =
    linkRefusal(matter, command, office.others) ?? lostReference(matter, action.form, form.value, grant, office)
  if (stranger) return stranger
  const kept = settingsKept(matter, command.action, office, day)
  const context = contextOf(office, { before: current, day, variant, by: grant, kept })
  const data = action.form ? { ...current?.data, [action.form]: form.value ?? {} } : (current?.data ?? {})
  const lacking = action.needs && unmet(action.needs, data, office.others ?? noOthers, current)
  if (lacking) return lacking
  const broken = action.guards?.find((guard) => !guard.holds(form.value as never, context))
  if (broken) {
    const text = guardText(broken, form.value as never, context)
    const fields = broken.at ? [{ path: broken.at, message: text }] : undefined
    return refuse('guard.failed', { text }, { basis: [broken.basis], fields })
  }
  const untimely = dueRefusal(matter, command.action, current, day, office.calendar)
  if (untimely) return untimely
  const texts = versionsIn(action, form.value, office.texts)
  const binds = bindingsOf(matter, command, current, texts, office.others?.host?.current)
  if ('ok' in binds) return binds
  const clocks = clockChanges(matter, command.action, current, {
    form: form.value,
    data,
    reasons: command.reasons,
    actor: office.actor.person,
    day,
    calendar: office.calendar,
    kept,
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
    ...(kept.length ? { settings: kept } : {}),
    ...(texts.length ? { texts } : {}),
    ...(binds.length ? { binds } : {}),
    ...(current || !command.host ? {} : { host: command.host }),
    ...(command.because && (grant.role === 'system' || office.late) ? { because: command.because } : {}),
    ...(office.late && happenedAt < office.now ? { late: office.late } : {}),
  }
  const after = evolve(matter, current, entry)
  const hidden = office.late?.seconded === false ? expiredSince(matter, current, after, day, office) : []
  if (hidden.length) return refuse('late.seconded', { label: action.label, clocks: hidden.join('、') })
  const consequences = (numbered: Case) => action.entails?.(form.value as never, { ...context, after: numbered }) ?? []
  return { ok: true, entry, after, mayFollow: action.entails !== undefined, consequences }
}

const lostReference = (matter: Matter, form: string | undefined, value: unknown, grant: Grant, office: Office) =>
  form === undefined || !namesOthers(matter)
    ? undefined
    : referenceRefusal(matter.forms[form]!, value, grant, office.others)

type Read = { readonly ok: true; readonly value: Record<string, unknown> | undefined } | Refusal

function readForm(matter: Matter, name: string | undefined, input: unknown, label: string): Read {
  if (name === undefined) {
    return input === undefined ? { ok: true, value: undefined } : refuse('form.unexpected', { label })
  }
  const schema = matter.forms[name] as z.ZodObject
  const unknown = unknownFields(schema, input)
  if (unknown.length) return refuseUnknown(unknown)
  const parsed = schema.safeParse(input ?? {}, { error: issueWords })
  if (parsed.success) return { ok: true, value: parsed.data }
  const fields: FieldError[] = parsed.error.issues.map((issue) => ({
    path: issue.path.join('.'),
    message: issue.message,
  }))
  const summary = fields
    .map(({ path, message }) => (path ? `${titleAt(schema, path)}：${message}` : message))
    .join('；')
  return refuse('form.invalid', { fields: summary }, { fields })
}

function refuseUnknown(paths: readonly string[]): Refusal {
  const message = '表单没有这一栏，请核对名称'
  return refuse(
    'form.invalid',
    { fields: `没有这样的字段：${paths.join('、')}` },
    { fields: paths.map((path) => ({ path, message })) },
  )
}
