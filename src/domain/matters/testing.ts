import { z } from 'zod'
import { type Day, type Instant, isDay, toDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Decision } from '#domain/engine/decide.ts'
import type { Fact } from '#domain/engine/fact.ts'
import { asList, type Matter } from '#domain/engine/matter.ts'
import type { Refusal } from '#domain/engine/refusal.ts'
import type { PlacedRule, Register } from '#domain/engine/register.ts'
import type { Role } from '#domain/engine/roles.ts'
import { actorOf, type Desk, openDesk } from '#domain/engine/testing.ts'
import { creditCodeCheckDigit, isCreditCode } from './fields.ts'

type Row = Readonly<Record<string, unknown>>
type Changes = Readonly<Record<string, Row | undefined>>

/** The row schema of a register. @throws Error when the matter has no form of that name */
export function rowOf(register: Matter): z.ZodObject {
  const { row } = register.forms
  if (!row) throw new Error(`${register.id} is no register`)
  return row
}

/** @throws Error when the matter is no register */
export function asRegister(matter: Matter): Register {
  if (!('register' in matter)) throw new Error(`${matter.id} is no register`)
  return matter as Register
}

/** The sample row of a register, with some columns changed. */
export const sampleRow = (register: Matter, changes: Row = {}): Row => sampleOf(register, 'row', changes)

const sampleOf = (register: Matter, form: string, changes: Row = {}): Row => ({
  ...(register.samples[form] as Row),
  ...changes,
})

/**
 * What the figures see of one recorded row, without engine or store: the sample with some columns changed, and the
 * steps that are named, with changes of their own. @throws ZodError
 */
export function factsOfRow(register: Matter, changes: Row = {}, steps: Changes = {}): readonly Fact[] {
  const filled = Object.entries(steps).flatMap(([name, more]) =>
    more ? [[name, register.forms[name]!.parse(sampleOf(register, name, more))] as const] : [],
  )
  return register.facts(
    {
      id: 'case-1',
      matter: register.id,
      version: register.inForceFrom as Day,
      n: 1,
      state: 'recorded',
      title: register.title,
      openedOn: '2024-01-02' as Day,
      lastAt: '2024-01-02T01:00:00Z' as Instant,
      data: { row: rowOf(register).parse(sampleRow(register, changes)), ...Object.fromEntries(filled) },
      acts: {},
      clocks: [],
      documents: [],
      published: [],
    },
    { calendar: chinaCalendar },
  )
}

/** Where the samples are at home. */
const region = '5301'

/** After every day that a sample names. */
export const writingDay = toDay('2025-12-31')

/** The columns at which the sample, with some columns changed, is refused; empty when it is accepted. */
export const refusedAt = (register: Matter, changes: Row = {}): readonly string[] =>
  formFaults(rowOf(register), sampleRow(register, changes)) ??
  brokenRules(register, 'row', changes).map(([, { at }]) => at)

/** The columns of a step at which it is refused, the row and earlier steps being as the samples have them. */
export const stepRefusedAt = (
  register: Matter,
  step: string,
  changes: Row = {},
  given: Changes = {},
): readonly string[] =>
  formFaults(register.forms[step]!, sampleOf(register, step, changes)) ??
  brokenRules(register, step, changes, given).map(([, { at }]) => at)

/** The rules of a form that do not hold, the examples being changed. */
export function brokenRules(
  matter: Matter,
  form: string,
  changes: Row = {},
  given: Changes = {},
): readonly PlacedRule[] {
  const { register } = asRegister(matter)
  const usual = register.steps[form]?.given ?? {}
  const parsed = (name: string, more: Row) => matter.forms[name]!.parse(sampleOf(matter, name, more))
  const earlier = ['row', ...precedingSteps(matter, form)].filter((name) => name !== form)
  const filled = Object.fromEntries(
    earlier.map((name) => [name, parsed(name, { ...(usual[name] as Row | undefined), ...given[name] })]),
  )
  const own = parsed(form, changes)
  const context = {
    ...{ recordedAt: `${writingDay}T01:00:00Z`, day: writingDay, calendar: chinaCalendar, before: null },
    region,
  }
  return register.rules.filter(
    ([name, { holds }]) => name === form && !holds(own, { ...filled, [form]: own }, context as never),
  )
}

/** The steps by which a case of the samples comes to where a step can be done. */
export function precedingSteps(matter: Matter, step: string): readonly string[] {
  const action = matter.actions[step]
  if (step === 'row' || !action) return []
  const from = asList<string>(action.from)
  const before = [...(from.includes('recorded') ? [] : from.slice(0, 1)), ...asList(action.after)]
  return [...new Set(before.flatMap((name) => [...precedingSteps(matter, name), name]))]
}

/** A case of the samples, brought to where a step can be done, or recorded. @throws Error when a sample is refused */
export function deskBefore(matter: Matter, step: string, given: Changes = {}): Desk {
  const usual = asRegister(matter).register.steps[step]?.given ?? {}
  const desk = openDesk(matter, undefined, undefined, undefined, { region }).on(writingDay)
  if (step === 'row') return desk
  for (const name of ['row', ...precedingSteps(matter, step)]) {
    const action = name === 'row' ? 'record' : name
    const form = sampleOf(matter, name, { ...(usual[name] as Row | undefined), ...given[name] })
    desk.given(actorIn(matter, action), action, { form, reasons: '理由' })
  }
  return desk
}

const actorIn = (matter: Matter, action: string) => actorOf(asList<Role>(matter.actions[action]!.by)[0]!)

/** Does a step of the samples, changed. */
export function attempt(matter: Matter, form: string, changes: Row = {}, given: Changes = {}): Decision | Refusal {
  const action = form === 'row' ? 'record' : form
  const reasons = '理由'
  return deskBefore(matter, form, given).does(actorIn(matter, action), action, {
    form: sampleOf(matter, form, changes),
    reasons,
  })
}

/** Where the spoiled copies of the sample were not refused; empty when every one was, at the place that was spoiled. */
export const acceptedFaults = (register: Matter): readonly string[] =>
  Object.entries(register.forms).flatMap(([name, schema]) =>
    brokenSamples(schema, register.samples[name])
      .filter(({ path, value }) => !formFaults(schema, value)?.includes(path))
      .map(({ path }) => `${name}.${path}`),
  )

const formFaults = (schema: z.ZodType, value: unknown): readonly string[] | undefined =>
  schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.'))

type Broken = { readonly path: string; readonly value: unknown }

/**
 * The sample with one leaf spoiled, once for every leaf: a word outside the enum, 30 February, a wrong check digit,
 * an empty text, a negative number. Each must be refused at `path`.
 */
export function brokenSamples(schema: z.ZodType, value: unknown, path: readonly (string | number)[] = []): Broken[] {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema
  if (inner instanceof z.ZodObject) {
    const record = value as Record<string, unknown>
    return Object.keys(record).flatMap((key) =>
      brokenSamples(inner.shape[key] as z.ZodType, record[key], [...path, key]).map((one) => ({
        ...one,
        value: { ...record, [key]: one.value },
      })),
    )
  }
  if (inner instanceof z.ZodArray) {
    const list = value as readonly unknown[]
    return list.flatMap((item, index) =>
      brokenSamples(inner.element as z.ZodType, item, [...path, index]).map((one) => ({
        ...one,
        value: list.with(index, one.value),
      })),
    )
  }
  const spoiled = spoil(inner, value)
  return spoiled === undefined ? [] : [{ path: path.join('.'), value: spoiled }]
}

function spoil(schema: z.ZodType, value: unknown): unknown {
  if (schema instanceof z.ZodEnum) return '不在清单内的词'
  if (typeof value === 'number') return -1
  if (typeof value === 'boolean') return '是'
  if (typeof value !== 'string') return undefined
  if (isDay(value)) return '2024-02-30'
  if (isCreditCode(value)) return value.slice(0, 17) + (creditCodeCheckDigit(value) === '0' ? '1' : '0')
  return ''
}
