import { type DemoAct, type DemoFile, demoFile, demoId } from '#app/demo/demo-year.ts'
import { type Day, dayOf, isDay } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { Register } from '#domain/engine/register.ts'
import { allMatters } from '#domain/matters/all.ts'
import { isOffice, later, moment, officeTime, orNext } from './days.ts'
import { keeperOf } from './keepers.ts'

export type Row = Readonly<Record<string, unknown>>

const registers = new Map(
  allMatters.filter((matter): matter is Matter & Register => 'register' in matter).map((matter) => [matter.id, matter]),
)

/** Columns that look ahead: a row can be written down before they come. */
const ahead = new Set(['dueOn', 'until', 'validUntil', 'expiresOn', 'effectiveOn', 'rectifyBy'])

function lastDay(form: Row): Day {
  const days = Object.entries(form).filter(
    ([column, value]) => !ahead.has(column) && typeof value === 'string' && isDay(value),
  )
  const last = days
    .map(([, value]) => value as Day)
    .sort()
    .at(-1)
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
  const day = (options.on as Day | undefined) ?? lastDay(form)
  if (!isOffice(day) && !options.restDay) throw new Error(`${matter} ${name}: ${day} is a rest day`)
  const caseId = demoId(`${matter} ${name}`)
  const time = options.time ?? officeTime(hashOf(`${matter} ${name}`))
  const written = late > 0 ? later(day, late) : orNext(day)
  const files: DemoFile[] = action === 'draft' ? [] : proofsOf(register, form, name)
  const proofs = Object.fromEntries(files.map((file, index) => [emptyProofs(register, form)[index], file.attachment]))
  return {
    at: moment(day, time),
    ...(written === day ? {} : { recordedAt: moment(written, time) }),
    as,
    matter,
    caseId,
    action,
    form: { ...form, ...proofs },
    ...(files.length ? { files } : {}),
  }
}

const emptyProofs = ({ register }: Register, form: Row): string[] =>
  register.evidence.filter((column) => form[column] === undefined)

/** The proofs that a row needs to count, each a file that repeats the row. */
function proofsOf(matter: Matter & Register, form: Row, name: string): DemoFile[] {
  const { shape } = matter.forms.row
  const titleOf = (column: string): string => (shape[column] as { meta(): { title?: string } }).meta().title ?? column
  const lines = Object.entries(form)
    .filter(([column, value]) => column in shape && typeof value !== 'object')
    .map(([column, value]) => `${titleOf(column)}：${value}`)
  return emptyProofs(matter, form).map((column) =>
    demoFile(
      `${matter.describe({ row: form }, undefined)}·${titleOf(column)}`.replace(/[\\/:*?"<>|]/g, '_').slice(0, 80),
      [`记录编号：${name}`, ...lines],
    ),
  )
}

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

/** The draft completed: the act that makes it count. */
export const completed = (draft: DemoAct, name: string, form: Row, options: Options = {}): DemoAct => ({
  ...row(draft.matter, name, form, { as: draft.as, ...options }),
  caseId: draft.caseId,
})
