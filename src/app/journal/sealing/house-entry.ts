import type { Instant } from '#domain/calendar/day.ts'
import type { Case, Entry, Grant } from '#domain/engine/case.ts'
import { type HouseAct, isHouseAct } from '#domain/engine/evolve.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { eventOf } from './case-fields.ts'
import { kindOf } from './entry-kinds.ts'
import { redactionOf } from './redaction-entry.ts'
import { disclose, freshSalt, type Live, type Sealed, writeEntry } from './seal.ts'

type Facts = readonly (readonly [string, unknown])[]

/** What an act of the house says beside what every act says. */
const ownFacts: Readonly<Record<HouseAct, (entry: Entry) => Facts>> = {
  '!redact': redactionOf,
  '!rederive': ({ form }) => [['!derived', form]],
}

/** What happened in an entry only, whether it is an act of the matter or one of the house. */
export const happeningsOf = (entry: Entry): Facts => [
  ...(isHouseAct(entry.action) ? ownFacts[entry.action](entry) : []),
  ...eventOf(entry),
]

/** Who orders an act of the house in a case, on what basis, and when. */
export type HouseWish = {
  readonly commandId: string
  readonly actor: string
  /** The appointment that gives the right. */
  readonly grant: Grant
  readonly at: Instant
  /** The basis, as cited; it is kept. */
  readonly basis: string
}

export const houseEntry = (
  current: Case,
  action: HouseAct,
  { commandId, actor, grant, at, basis }: HouseWish,
  form: NonNullable<Entry['form']>,
): Entry => ({
  ...{ caseId: current.id, n: current.n + 1, commandId, matter: current.matter, version: current.version },
  ...{ action, actor, grant, happenedAt: at, recordedAt: at, form, reasons: basis },
  ...{ evidence: [], clocks: [], documents: [], publishes: [] },
})

/** Seals an act of the house: the state of the case is that of the entry before. */
export function sealHouseEntry(matter: Matter, entry: Entry, live: Live, prev: string | null): Sealed {
  const salts: Record<string, string> = {}
  const ev = happeningsOf(entry).map(([path, value]) => {
    const salt = freshSalt()
    salts[path] = salt
    return disclose(salt, path, value).digest
  })
  const link = { caseId: entry.caseId, n: entry.n, prev, at: entry.recordedAt, live }
  return { live, salts, ...writeEntry({ ...link, kind: kindOf(matter, entry.action), add: [], del: [], ev }) }
}
