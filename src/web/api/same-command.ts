import { canonical } from '#app/journal/sealing/seal.ts'
import type { Entry } from '#domain/engine/case.ts'
import type { Matter } from '#domain/engine/matter.ts'
import type { CommandBody } from './command-body.ts'

/**
 * True when a command that comes again asks for what its entry did. What the system computed need not be there, and
 * what was lawfully deleted since cannot be compared.
 */
export function isSameCommand(matter: Matter, entry: Entry, body: CommandBody): boolean {
  const form = matter.actions[entry.action]?.form
  const read = form === undefined ? undefined : matter.forms[form]?.safeParse(body.form ?? {})
  const given = Object.keys((body.form ?? {}) as object)
  // A form of which parts are computed is no whole form: its given fields are compared as they came.
  const values = (read?.success ? read.data : (body.form ?? {})) as Readonly<Record<string, unknown>>
  return (
    given.every((field) => entry.form?.[field] === undefined || same(entry.form[field], values[field])) &&
    Object.keys(entry.form ?? {}).every((field) => Object.hasOwn(values, field) || isComputed(matter, form, field)) &&
    (body.reasons === undefined || entry.reasons === undefined || body.reasons === entry.reasons) &&
    (body.happenedAt === undefined || body.happenedAt === entry.happenedAt) &&
    (entry.variant === undefined || body.variant === entry.variant) &&
    same(entry.evidence, body.evidence ?? [])
  )
}

const same = (one: unknown, other: unknown): boolean => canonical(one ?? null) === canonical(other ?? null)

const isComputed = (matter: Matter, form: string | undefined, field: string): boolean =>
  form !== undefined && matter.forms[form]?.shape[field]?.meta()?.['readOnly'] === true
