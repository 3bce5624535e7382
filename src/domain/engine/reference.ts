import { z } from 'zod'
import type { Case } from './case.ts'

/** Numbers are kept with half-width brackets, and written with either. */
const halfWidth = (text: string): string => text.replaceAll('（', '(').replaceAll('）', ')')

/**
 * A field that names another case, by its number or its id: what was written stays, so that a person can read it. What
 * the named case must be like on the day stands in `needs` of the action.
 */
export const reference = (title: string, to: string | readonly [string, ...string[]], hint?: string) =>
  z
    .string()
    .trim()
    .overwrite(halfWidth)
    .min(1, `请填写${title}`)
    .meta({ title, reference: typeof to === 'string' ? [to] : [...to], ...(hint ? { hint } : {}) })

/** One reference in a form: where it stands, to which matters it may lead, and the number or id that was written. */
export type Reference = { readonly path: string; readonly to: readonly string[]; readonly id: string }

type Finder = (value: unknown, path: string) => readonly Reference[]

const finders = new WeakMap<z.ZodType, { readonly find: Finder | undefined }>()

/** Every reference in a value of this form. Forms without references cost one look-up. */
export const referencesIn = (form: z.ZodType, value: unknown): readonly Reference[] => finderOf(form)?.(value, '') ?? []

/** True when the form can name other cases. */
export const hasReferences = (form: z.ZodType): boolean => finderOf(form) !== undefined

function finderOf(schema: z.ZodType): Finder | undefined {
  const known = finders.get(schema)
  if (known) return known.find
  const find = makeFinder(schema)
  finders.set(schema, { find })
  return find
}

function makeFinder(schema: z.ZodType): Finder | undefined {
  const to = (schema.meta() as { reference?: readonly string[] } | undefined)?.reference
  if (to) return (value, path) => (typeof value === 'string' ? [{ path, to, id: halfWidth(value.trim()) }] : [])
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault)
    return finderOf(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodArray) {
    const inner = finderOf(schema.element as z.ZodType)
    if (!inner) return undefined
    return (value, path) =>
      Array.isArray(value) ? value.flatMap((one, index) => inner(one, under(path, String(index)))) : []
  }
  if (!(schema instanceof z.ZodObject)) return undefined
  const fields = Object.entries(schema.shape as Record<string, z.ZodType>).flatMap(([name, field]) => {
    const find = finderOf(field)
    return find ? [{ name, find }] : []
  })
  if (fields.length === 0) return undefined
  return (value, path) =>
    value !== null && typeof value === 'object'
      ? fields.flatMap(({ name, find }) => find((value as Record<string, unknown>)[name], under(path, name)))
      : []
}

const under = (path: string, name: string): string => (path ? `${path}.${name}` : name)

type Forms = Readonly<Record<string, z.ZodType>>

/**
 * Every case that the data of a case name, each once, in the order in which the matter declares its forms: data that
 * come back from the database have their forms in another order than that in which they were filled in.
 */
export const referredBy = (forms: Forms, data: Case['data']): readonly string[] => [
  ...new Set(
    Object.entries(forms).flatMap(([name, form]) =>
      data[name] === undefined ? [] : referencesIn(form, data[name]).map(({ id }) => id),
    ),
  ),
]
