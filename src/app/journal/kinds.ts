import type { Matter } from '#domain/engine/matter.ts'
import { HIDDEN_KIND } from '#domain/journal/entry.ts'
import { REDACT_KIND } from '#domain/journal/redaction.ts'

/** The kind under which an act of a matter stands in the public log. */
export const kindOf = (matter: Matter, action: string): string =>
  matter.confidential ? HIDDEN_KIND : `${matter.id}.${action}`

/** The closed public list: every act of every matter whose acts may be counted by anyone, the redaction, and the one for all others. */
export function publicKinds(matters: readonly Matter[]): ReadonlySet<string> {
  const acts = matters
    .filter((matter) => !matter.confidential)
    .flatMap((matter) => Object.keys(matter.actions).map((action) => kindOf(matter, action)))
  return new Set([...acts, REDACT_KIND, HIDDEN_KIND].sort())
}
