import type { Day } from '../calendar/day.ts'
import type { Matter } from './matter.ts'

/** All matters that a bureau uses, each with its versions. */
export type MatterBook = {
  readonly all: readonly Matter[]
  /** The version in force on a day. */
  on(id: string, day: Day): Matter | undefined
  /** The version under which a case runs. */
  version(id: string, from: Day): Matter | undefined
  has(id: string): boolean
}

/** A case stays under the version in force on its day; versions of one matter run side by side. */
export function matterBook(matters: readonly Matter[]): MatterBook {
  const byId = Map.groupBy(matters, (matter) => matter.id)
  return {
    all: matters,
    has: (id) => byId.has(id),
    on: (id, day) =>
      byId.get(id)?.find((matter) => matter.inForceFrom <= day && (!matter.inForceUntil || day < matter.inForceUntil)),
    version: (id, from) => byId.get(id)?.find((matter) => matter.inForceFrom === from),
  }
}
