import type { Case, Entry } from '#domain/engine/case.ts'

/** Path of a form's field in the live state of a case. */
export const fieldPath = (form: string, field: string): string => `/${form}/${field}`

/** Every field of a case that the journal vouches for, by path. */
export function fieldsOf(current: Case): Map<string, unknown> {
  const fields = new Map<string, unknown>([['/state', current.state]])
  if (current.variant !== undefined) fields.set('/variant', current.variant)
  if (current.number !== undefined) fields.set('/number', current.number)
  if (current.applicant !== undefined) fields.set('/applicant', current.applicant)
  for (const form in current.data) {
    const values = current.data[form]!
    for (const field in values) {
      if (values[field] !== undefined) fields.set(fieldPath(form, field), values[field])
    }
  }
  return fields
}

/**
 * What happened in this entry only: not part of the live state. The form is not repeated here, because after the entry
 * the live fields of that form are exactly what was filled in; each stands under its own salt and can be redacted alone.
 */
export function eventOf(entry: Entry): readonly (readonly [string, unknown])[] {
  const {
    action,
    because,
    clocks,
    commandId,
    documents,
    happenedAt,
    host,
    late,
    matter,
    publishes,
    recordedAt,
    version,
  } = entry
  const event: (readonly [string, unknown])[] = [
    ['!actor', { actor: entry.actor, grant: entry.grant }],
    [
      '!act',
      { action, because, clocks, commandId, documents, happenedAt, host, late, matter, publishes, recordedAt, version },
    ],
  ]
  if (entry.evidence.length > 0) event.push(['!evidence', entry.evidence])
  if (entry.settings?.length) event.push(['!settings', entry.settings])
  if (entry.texts?.length) event.push(['!texts', entry.texts])
  if (entry.binds?.length) event.push(['!binds', entry.binds])
  if (entry.reasons !== undefined) event.push(['!reasons', entry.reasons])
  return event
}
