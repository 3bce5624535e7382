import type { Day } from '../calendar/day.ts'
import type { Case } from './case.ts'
import type { Matter } from './matter.ts'

/** All matters that a bureau uses, each with its versions. */
export type MatterBook = {
  readonly all: readonly Matter[]
  /** The version in force on a day. */
  on(id: string, day: Day): Matter | undefined
  /** The version under which a case runs. */
  version(id: string, from: Day): Matter | undefined
  /** The version under which this case runs. */
  of(current: Pick<Case, 'matter' | 'version'>): Matter | undefined
  /** The newest version: what lists, templates and titles go by. */
  latest(id: string): Matter | undefined
  /** All versions of a matter, the newest last. */
  versions(id: string): readonly Matter[]
  /** Each matter once, in its newest version, in the bureau's order. */
  readonly newest: readonly Matter[]
  has(id: string): boolean
}

/** A case stays under the version in force on its day; versions of one matter run side by side. */
export function matterBook(matters: readonly Matter[]): MatterBook {
  const byId = Map.groupBy(matters, (matter) => matter.id)
  const latest = new Map(
    [...byId].map(([id, versions]) => [id, versions.reduce((a, b) => (a.inForceFrom < b.inForceFrom ? b : a))]),
  )
  const version = (id: string, from: Day) => byId.get(id)?.find((matter) => matter.inForceFrom === from)
  return {
    all: matters,
    newest: [...latest.values()],
    versions: (id) => (byId.get(id) ?? []).toSorted((a, b) => (a.inForceFrom < b.inForceFrom ? -1 : 1)),
    has: (id) => byId.has(id),
    on: (id, day) =>
      byId.get(id)?.find((matter) => matter.inForceFrom <= day && (!matter.inForceUntil || day < matter.inForceUntil)),
    version,
    of: (current) => version(current.matter, current.version),
    latest: (id) => latest.get(id),
  }
}
