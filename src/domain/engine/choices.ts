import { dayOf } from '../calendar/day.ts'
import { type Admission, admit } from './admit.ts'
import type { Case } from './case.ts'
import { clockChanges, dueRefusal, runningPause } from './clocks-of.ts'
import type { Office } from './command.ts'
import { contextOf } from './context.ts'
import { asList, type Matter } from './matter.ts'
import { type Need, noOthers, unmet } from './others.ts'
import { type Refusal, refuse, refusedOn } from './refusal.ts'
import { settingsKept } from './settings-asked.ts'

/** An action as a person finds it in a case: what it asks for, or why it cannot be done by him now. */
export type Choice = {
  readonly action: string
  readonly label: string
  readonly form: string | undefined
  readonly reasons: boolean
  readonly refusal: Refusal | undefined
}

/** All actions that can ever be done in the case, in the order of the definition. Without a case: those that open one. */
export function choicesOf(matter: Matter, current: Case | null, office: Office): readonly Choice[] {
  return Object.entries(matter.actions)
    .filter(([, { from }]) => asList<string>(from).some((state) => (state === 'nothing') === (current === null)))
    .map(([action, { label, form, reasons }]) => ({
      action,
      label,
      form,
      reasons: reasons === 'required',
      refusal: toldToday(refusalOf(matter, current, action, office), office),
    }))
}

/** True when nothing but what is filled in can keep the person from the action. */
export const isOpen = (matter: Matter, current: Case, action: string, office: Office): boolean =>
  refusalOf(matter, current, action, office) === undefined

const toldToday = (refusal: Refusal | undefined, { now }: Office): Refusal | undefined =>
  refusal && refusedOn(refusal, dayOf(now))

/** Why the action cannot be done whatever is filled in; what depends on the form is left to the decision. */
function refusalOf(matter: Matter, current: Case | null, action: string, office: Office): Refusal | undefined {
  const { only, guards, needs, witnessed, asks, reads } = matter.actions[action]!
  const variant = current ? current.variant : (only ?? Object.keys(matter.variants ?? {}))[0]
  const admission = admit(matter, current, { action, variant }, office)
  if (!admission.ok) return admission
  const { day } = admission
  const context = contextOf(office, {
    ...{ before: current, day, variant: admission.variant, by: admission.grant },
    kept: settingsKept(matter, action, office, day),
  })
  // What a witness saw and what facts say is looked up for the act itself: without it the guards would say no to everybody.
  const known = witnessed || asks || reads ? [] : guards?.filter(({ ofCase }) => ofCase)
  const broken = known?.find((guard) => !guard.holds(undefined as never, context))
  if (broken) return refuse('guard.failed', { text: broken.text }, { basis: [broken.basis] })
  const lacking =
    needs && unmet(needs.filter(isKnownBefore(current)), current?.data ?? {}, office.others ?? noOthers, current)
  return (
    lacking ??
    dueRefusal(matter, action, current, day, office.calendar) ??
    clockRefusal(matter, action, current, admission, office)
  )
}

/**
 * A clock that stands still cannot be stopped again, one that runs cannot be taken up, and none is extended once too often:
 * no form changes that.
 */
function clockRefusal(
  matter: Matter,
  action: string,
  current: Case | null,
  { day }: Admission,
  { actor, calendar }: Office,
): Refusal | undefined {
  const { pauses, resumes, extends: extended, clockDay, basis } = matter.actions[action]!
  const ground = pauses && runningPause(current, pauses)
  if (ground) {
    const text = `“${matter.limits[pauses]!.label}”期限正因“${ground}”中止计算，恢复后方可再中止`
    return refuse('clock.invalid', { text }, { basis })
  }
  if ((!resumes && !extended) || clockDay) return undefined
  const asked = {
    ...{ form: undefined, data: current?.data ?? {}, reasons: '—', actor: actor.person },
    ...{ day, calendar, kept: [] },
  }
  const changes = clockChanges(matter, action, current, asked)
  return 'ok' in changes ? changes : undefined
}

/** A need for a case that is yet to be named in the form is left to the decision. */
const isKnownBefore =
  (current: Case | null) =>
  ({ where }: Need): boolean =>
    where === 'host' || 'link' in where || current?.data[where.form] !== undefined
