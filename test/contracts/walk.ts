import fc from 'fast-check'
import { addDays, at, type Day, type Instant, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Case, Entry } from '#domain/engine/case.ts'
import type { Command } from '#domain/engine/command.ts'
import { type Decision, decide } from '#domain/engine/decide.ts'
import { allFields, valuesAt } from '#domain/engine/form.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import type { Register } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { actorOf } from '#domain/engine/testing.ts'
import { sampleFacts, sampleSight } from '#domain/matters/enforcement/random-inspection.samples.ts'
import { sampleOthers } from '#domain/matters/services/lab-animal-permit.samples.ts'

/** One wish of a walk: which action (by its place in the matter), by which of two persons, how many days later. */
export type Wish = { readonly action: number; readonly person: 1 | 2; readonly days: number }

export const wishes = fc.array(
  fc.record({
    action: fc.nat(1000),
    person: fc.constantFrom(1 as const, 2 as const),
    // The calendar holds notices to 2026; a walk of forty steps stays inside.
    days: fc.nat(8),
  }),
  { maxLength: 40 },
)

export type Step = {
  readonly command: Command
  readonly before: Case | null
  readonly result: Decision | Refusal
}

/** Every wish decided in turn, with the samples as forms. */
export function walk(
  matter: Matter,
  variant: string | undefined,
  plan: readonly Wish[],
  { first = firstDay(matter), eager = false }: { readonly first?: Day; readonly eager?: boolean } = {},
): Step[] {
  const names = Object.keys(matter.actions)
  const steps: Step[] = []
  let current: Case | null = null
  let today = first
  for (const [index, wish] of plan.entries()) {
    today = addDays(today, wish.days)
    // Rather an action that the state allows; now and then any action.
    const open = names.filter((name) =>
      asList<string>(matter.actions[name]!.from).includes(current?.state ?? 'nothing'),
    )
    const undone = open.filter((name) => !current?.acts[name] && !isEnd(matter, name))
    const likely = eager && undone.length > 0 && wish.action % 8 !== 0 ? undone : open
    const choice = wish.action % 7 === 0 || open.length === 0 ? names : likely
    const action = choice[wish.action % choice.length]!
    const declared = matter.actions[action]!
    const role = asList<Role>(declared.by)[0]!
    const now: Instant = at(today, '10:00')
    const command: Command = {
      id: `command-${index}`,
      matter: matter.id,
      caseId: 'case-1',
      action,
      variant,
      reasons: '理由',
      ...(declared.form ? { form: sampleOf(matter, declared.form, variant, rowNumber(wish)) } : {}),
    }
    const result = decide(matter, current, command, {
      now,
      actor: actorOf(role, `${role}-${wish.person}`, matter.posts?.[role]?.[0]),
      calendar: chinaCalendar,
      witnessed: sampleSight,
      region: '53',
      others: sampleOthers,
      standing: [...sampleStanding, ...sampleFacts],
    })
    steps.push({ command, before: current, result })
    if (result.ok) current = result.after
  }
  return steps
}

/** The officer of the samples holds a certificate throughout. */
const sampleStanding = [{ measure: 'officer.certified', on: '2020-01-01' as Day, key: 'P-caseOfficer' }]

/** A sample as a form; an application of any variant but the first names what it changes. */
function sampleOf(matter: Matter, form: string, variant: string | undefined, place: number): unknown {
  const rows = givenTo(matter, 'row')
  if (form === 'row') return { ...(matter.samples['row'] as object), ...rows[place % rows.length] }
  const options = givenTo(matter, form)
  const sample = { ...(matter.samples[form] as object), ...options[place % options.length] }
  const names = Object.keys(matter.forms[form]!.shape)
  const changes = variant !== undefined && variant !== 'issue' && names.includes('previousLicence')
  return changes ? { ...(sample as object), previousLicence: 'SYXK(滇)K2020-0001', change: '设施负责人变更' } : sample
}

export const entriesOf = (steps: readonly Step[]): Entry[] =>
  steps.flatMap(({ result }) => (result.ok ? [result.entry] : []))

export const casesOf = (steps: readonly Step[]): Case[] =>
  steps.flatMap(({ result }) => (result.ok ? [result.after] : []))

/** The same long walks on every run, some slow and some brisk; an eager walk rather does what it has not yet done, and ends late. */
export const longWalks = (matter: Matter): Step[][] => {
  const plansOf = (days: number, numRuns: number) => {
    const step = fc.record({
      action: fc.nat(1000),
      person: fc.constantFrom(1 as const, 2 as const),
      days: fc.nat(days),
    })
    return fc.sample(fc.array(step, { minLength: 40, maxLength: 40 }), { numRuns, seed: 20240305 })
  }
  return variantsOf(matter).flatMap((variant) => [
    ...plansOf(8, 100).map((plan) => walk(matter, variant, plan)),
    ...plansOf(2, 300).map((plan) =>
      walk(matter, variant, plan, { first: later(firstDay(matter), toDay('2024-04-05')), eager: true }),
    ),
  ])
}

export const variantsOf = (matter: Matter): readonly (string | undefined)[] =>
  matter.variants ? Object.keys(matter.variants) : [undefined]

/** Leads out of the procedure: a walk that takes it early sees little. */
const isEnd = (matter: Matter, action: string): boolean => matter.final?.includes(matter.actions[action]!.to) ?? false

const rowNumber = ({ action, days }: Wish): number => action + days

const later = (one: Day, other: Day): Day => (one > other ? one : other)

const start = toDay('2024-03-05')

/** A register's samples are rows of the past: what they name has to have happened by then. */
function firstDay(matter: Matter): Day {
  if (matter.kind !== 'register') return start
  const days = Object.entries(matter.forms).flatMap(([name, form]) =>
    allFields(form)
      .filter(({ field }) => field.kind === 'day' && !field.ahead)
      .flatMap(({ path }) => valuesAt(matter.samples[name], path) as Day[]),
  )
  return days.reduce((last, day) => (day > last ? day : last), start)
}

/** The row samples under which each step happens. */
/** The sample of a form, and as other steps of its register want it to have been filled in. */
const givenTo = (matter: Matter, form: string): readonly object[] => [
  {},
  ...('register' in matter ? Object.values((matter as Register).register.steps) : []).flatMap(({ given }): object[] =>
    given[form] ? [given[form]] : [],
  ),
]
