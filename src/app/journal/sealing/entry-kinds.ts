import { type HouseAct, isHouseAct } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { HIDDEN_KIND } from '#domain/journal/entry.ts'
import { REDACT_KIND } from '#domain/journal/redaction.ts'

const houseKinds: Readonly<Record<HouseAct, string>> = { '!redact': REDACT_KIND, '!rederive': 'rederive' }

/** The kind under which an act stands in the public log. */
export const kindOf = (matter: Matter, action: string): string =>
  isHouseAct(action) ? houseKinds[action] : matter.confidential ? HIDDEN_KIND : `${matter.id}.${action}`

/**
 * The closed public list: every act of every matter whose acts may be counted by anyone, those of the house, and the
 * one for all others.
 */
export function publicKinds(matters: readonly Matter[]): ReadonlySet<string> {
  const acts = matters
    .filter((matter) => !matter.confidential)
    .flatMap((matter) => Object.keys(matter.actions).map((action) => kindOf(matter, action)))
  return new Set([...acts, ...Object.values(houseKinds), HIDDEN_KIND].sort())
}
