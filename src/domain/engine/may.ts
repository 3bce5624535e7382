import { type Day, yearOf } from '../calendar/day.ts'
import { article } from '../law/catalogue.ts'
import type { Basis } from '../law/citation.ts'
import type { Act, Case, Grant } from './case.ts'
import { asList, type Matter } from './matter.ts'
import { type Refusal, refuse } from './refusal.ts'
import { type Appointment, heldFor, type Role, roles, runsOn } from './roles.ts'
import { wasOfficerIn } from './training.ts'

/** An enforcement certificate (行政执法证件) valid in [from, until). */
export type Certificate = { readonly number: string; readonly from: string; readonly until: string }

/** Training hours that an officer has in a year, against the year's minimum. */
export type TrainingRule = {
  readonly year: number
  /** Hours of these categories count together. */
  readonly categories: readonly string[]
  readonly label: string
  readonly hours: number
}

/** Who acts: a named person with appointments. There is no anonymous actor. */
export type Actor = {
  readonly person: string
  readonly appointments: readonly Appointment[]
  readonly certificates: readonly Certificate[]
  /** Credited hours by year and category; asked only where a training rule is in force. */
  readonly hours?: Readonly<Record<string, number>>
}

/** 持证上岗. */
const certified: Basis = [article('云南省行政执法证件管理规定', 3), article('行政执法监督条例', 17)]

/** Whether a person may do an action on a day, and by which appointment and certificate. */
export function may(
  actor: Actor,
  matter: Matter,
  actionId: string,
  current: Case | null,
  day: Day,
  trainingRules: readonly TrainingRule[] = [],
): Grant | Refusal {
  const action = matter.actions[actionId]!
  const allowed = asList<Role>(action.by)
  const held = heldFor(actor.appointments, matter, day).filter((one) => allowed.includes(one.role))
  if (held.length === 0) {
    // The role alone is held where another office keeps the matter.
    const elsewhere = actor.appointments.some((one) => allowed.includes(one.role) && runsOn(one, day))
    const asked = { label: action.label, roles: allowed.map((role) => roles[role]).join('、'), day }
    return elsewhere ? refuse('right.elsewhere', { ...asked, title: matter.title }) : refuse('right.missing', asked)
  }
  // An agent may stand for several applicants: the appointment that counts is the one for this case's.
  const appointment = held.find((one) => !isForeign(one, current))
  if (!appointment) return refuse('right.own-case', { label: action.label })
  if (action.notBy && actedAs(current, action.notBy).has(actor.person)) {
    return refuse('case.same-person', { label: action.label, role: roles[action.notBy] }, { basis: action.basis })
  }
  const same = action.notWho?.find((name) => doers(current?.acts[name]).includes(actor.person))
  if (same !== undefined) {
    const earlier = matter.actions[same]?.label ?? same
    return refuse('case.same-doer', { label: action.label, earlier }, { basis: action.basis })
  }
  const grant = { role: appointment.role, appointment: appointment.id, office: appointment.office }
  if (!action.enforcement) return grant
  const certificate = actor.certificates.find((held) => runsOn(held, day))
  if (!certificate) return refuse('right.certificate', { label: action.label, day }, { basis: certified })
  const year = yearOf(day) - 1
  const hoursOf = ({ categories }: TrainingRule): number =>
    categories.reduce((sum, category) => sum + (actor.hours?.[`${year}:${category}`] ?? 0), 0)
  const short = wasOfficerIn(year, actor.certificates)
    ? trainingRules.filter((rule) => rule.year === year && hoursOf(rule) < rule.hours)
    : []
  if (short.length) {
    const missing = short.map((rule) => `${rule.label} ${tenths(rule.hours - hoursOf(rule))} 学时`).join('、')
    return refuse('right.training', { label: action.label, year, missing }, { basis: action.basis })
  }
  return { ...grant, certificate: certificate.number }
}

/** Hours are kept in tenths. */
const tenths = (hours: number): number => Math.round(hours * 10) / 10

const isForeign = (held: Appointment, current: Case | null): boolean =>
  held.role === 'applicant' && current?.applicant !== undefined && current.applicant !== held.office

/** Everybody who ever did an act of a case. */
const doers = (act: Act | undefined): readonly string[] =>
  act ? [act, ...(act.earlier ?? [])].map(({ actor }) => actor) : []

/** Everybody who ever acted in the role in this case, also where another has since repeated the act. */
export const actedAs = (current: Case | null, role: Role): ReadonlySet<string> =>
  new Set(
    Object.values(current?.acts ?? {})
      .flatMap((act) => [act, ...(act.earlier ?? [])])
      .filter((act) => act.role === role)
      .map((act) => act.actor),
  )
