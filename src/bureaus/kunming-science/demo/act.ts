import { type DemoAct, demoFile, demoId } from '#app/demo/demo-year.ts'
import { type Day, dayOf, type Instant, toDay } from '#domain/calendar/day.ts'
import { fieldsOf } from '#domain/engine/form.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { allMatters } from '#domain/matters/all.ts'
import { isOffice, later, moment, officeTime, orNext } from './days.ts'
import { keeperOf } from './keepers.ts'

export type Row = Readonly<Record<string, unknown>>

type More = Pick<DemoAct, 'form' | 'files' | 'host' | 'reasons' | 'variant'>

/** The acts of one case, each on its day and at its time. */
export const actsOf =
  (matter: string, caseId: string) =>
  (on: string, time: string, as: string, action: string, more: More = {}): DemoAct => ({
    ...{ at: moment(toDay(on), time), as, matter, caseId, action },
    ...more,
  })

const registers = new Map(
  allMatters.filter((matter): matter is Matter & Register => 'register' in matter).map((matter) => [matter.id, matter]),
)

/** The last day that a row names of what has happened: it can be written down before what lies ahead has come. */
function lastDay(register: Matter & Register, form: Row): Day {
  const days = fieldsOf(register.forms.row)
    .filter(({ kind, ahead }) => kind === 'day' && !ahead)
    .flatMap(({ name }) => form[name] ?? []) as Day[]
  const last = days.sort().at(-1)
  if (!last) throw new Error(`no day in ${JSON.stringify(form)}`)
  return last
}

export type Options = {
  readonly as?: string
  /** The day of writing down, where it is not the last day that the row names. */
  readonly on?: string
  readonly time?: string
  /** Written down so many working days later (补录). */
  readonly late?: number
  /** The event was on a rest day. */
  readonly restDay?: true
  readonly action?: 'draft' | 'record'
}

const hashOf = (text: string): number => [...text].reduce((sum, one) => (sum * 31 + one.charCodeAt(0)) >>> 0, 7)

/** One row of a register: written down on its day, in office hours, with its proofs. `name` tells rows apart. */
export function row(matter: string, name: string, form: Row, options: Options = {}): DemoAct {
  const register = registers.get(matter)
  if (!register) throw new Error(`no register ${matter}`)
  const { as = keeperOf(register), late = 0, action = 'record' } = options
  const day = (options.on as Day | undefined) ?? lastDay(register, form)
  if (!isOffice(day) && !options.restDay) throw new Error(`${matter} ${name}: ${day} is a rest day`)
  const caseId = demoId(`${matter} ${name}`)
  const time = options.time ?? officeTime(hashOf(`${matter} ${name}`))
  const written = late > 0 ? later(day, late) : orNext(day)
  const { files, proofs } = action === 'draft' ? { files: [], proofs: {} } : proofsOf(register, 'row', form, name)
  return {
    // A row tells its own days: writing it down is an act of the day on which it is written.
    at: moment(written, time),
    as,
    matter,
    caseId,
    action,
    form: { ...form, ...proofs },
    ...(files.length ? { files } : {}),
  }
}

/** The proofs that a form needs, each a file that repeats it. */
function proofsOf(matter: Matter & Register, form: string, filled: Row, name: string) {
  const fields = fieldsOf((matter as Matter).forms[form]!)
  const lines = fields
    .filter((field) => filled[field.name] !== undefined && typeof filled[field.name] !== 'object')
    .map((field) => `${field.title}：${filled[field.name]}`)
  const needed = fields.filter(
    (field) =>
      field.kind === 'file' &&
      filled[field.name] === undefined &&
      (field.required || (form === 'row' && matter.register.evidence.includes(field.name))),
  )
  const title = form === 'row' ? matter.describe({ row: filled }, undefined) : `${matter.title} ${name}`
  const files = needed.map((field) =>
    demoFile(`${title}·${field.title}`.replace(/[\\/:*?"<>|]/g, '_').slice(0, 80), [`记录编号：${name}`, ...lines]),
  )
  return { files, proofs: Object.fromEntries(needed.map((field, index) => [field.name, files[index]!.attachment])) }
}

type StepOptions = { readonly on?: string; readonly as?: string; readonly reasons?: string }

/** What happened next to a row, or to the step before: on its own day, with the proofs that it needs. */
export function step(before: DemoAct, name: string, form: Row, options: StepOptions = {}): DemoAct {
  const { matter, caseId } = before
  const register = registers.get(matter)
  const declared = register?.register.steps[name]
  if (!register || !declared) throw new Error(`${matter} has no step ${name}`)
  const last = before.recordedAt ?? before.at
  const named = orNext((options.on ?? form[declared.dated]) as Day)
  const at = moment(named, officeTime(hashOf(`${caseId} ${name} ${named}`)))
  const { files, proofs } = proofsOf(register, name, form, `${name} ${caseId}`)
  return {
    at: at > last ? at : minuteAfter(last),
    as: options.as ?? before.as,
    matter,
    caseId,
    action: name,
    form: { ...form, ...proofs },
    ...(options.reasons ? { reasons: options.reasons } : {}),
    ...(files.length ? { files } : {}),
  }
}

const minuteAfter = (instant: Instant): Instant =>
  Temporal.Instant.from(instant).add({ minutes: 1 }).toString() as Instant

const follow = (
  act: DemoAct,
  action: string,
  reasons: string,
  on: string | undefined,
  more: Partial<DemoAct>,
): DemoAct => {
  const { at, recordedAt, as, matter, caseId } = act
  const day = (on as Day | undefined) ?? later(dayOf(recordedAt ?? at), 1)
  if (!isOffice(day)) throw new Error(`${matter} ${action}: ${day} is a rest day`)
  return {
    at: moment(day, officeTime(hashOf(`${caseId} ${action} ${day}`))),
    as,
    matter,
    caseId,
    action,
    reasons,
    ...more,
  }
}

/** The row put right, with the reason; the first text stays in the history. */
export const correct = (act: DemoAct, changes: Row, reasons: string, on?: string): DemoAct =>
  follow(act, 'correct', reasons, on, { form: { ...(act.form as Row), ...changes } })

/** The row declared void, with the reason. */
export const voided = (act: DemoAct, reasons: string, on?: string): DemoAct => follow(act, 'void', reasons, on, {})
