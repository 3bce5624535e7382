import { z } from 'zod'
import { type Day, type Instant, isDay } from '#domain/calendar/day.ts'
import { chinaCalendar } from '#domain/calendar/working-calendar.ts'
import type { Fact } from '#domain/engine/fact.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { creditCodeCheckDigit, isCreditCode } from './fields.ts'

type Row = Readonly<Record<string, unknown>>

/** The row schema of a register. @throws Error when the matter has no form of that name */
export function rowOf(register: Matter): z.ZodObject {
  const { row } = register.forms
  if (!row) throw new Error(`${register.id} is no register`)
  return row
}

/** The sample row of a register, with some columns changed. */
export const sampleRow = (register: Matter, changes: Row = {}): Row => ({
  ...(register.samples.row as Row),
  ...changes,
})

/** What the figures see of one recorded row, without engine or store: the sample with some columns changed. @throws ZodError */
export const factsOfRow = (register: Matter, changes: Row = {}): readonly Fact[] =>
  register.facts(
    {
      id: 'case-1',
      matter: register.id,
      version: register.inForceFrom as Day,
      n: 1,
      state: 'recorded',
      title: register.title,
      openedOn: '2024-01-02' as Day,
      lastAt: '2024-01-02T01:00:00Z' as Instant,
      data: { row: rowOf(register).parse(sampleRow(register, changes)) },
      acts: {},
      clocks: [],
      documents: [],
      published: [],
    },
    { calendar: chinaCalendar },
  )

/** The columns at which the sample, with some columns changed, is refused; empty when it is accepted. */
export const refusedAt = (register: Matter, changes: Row = {}): readonly string[] =>
  refusals(rowOf(register), sampleRow(register, changes))

/** Where the spoiled copies of the sample were not refused; empty when every one was, at the place that was spoiled. */
export const acceptedFaults = (register: Matter): readonly string[] =>
  brokenSamples(rowOf(register), sampleRow(register))
    .filter(({ path, value }) => !refusals(rowOf(register), value).includes(path))
    .map(({ path }) => path)

const refusals = (schema: z.ZodType, value: unknown): readonly string[] =>
  schema.safeParse(value).error?.issues.map((issue) => issue.path.join('.')) ?? []

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
