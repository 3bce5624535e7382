import type { Day } from '../calendar/day.ts'
import { catalogue, type Instrument, isInstrument } from './catalogue.ts'
import type { InstrumentRecord } from './instrument.ts'

const recordOf = (key: Instrument): InstrumentRecord => catalogue[key]
const keys = Object.keys(catalogue).filter(isInstrument)
const predecessors = (key: Instrument): Instrument[] => (recordOf(key).succeeds ?? []).filter(isInstrument)
const successors = (key: Instrument): Instrument[] => keys.filter((other) => predecessors(other).includes(key))

const hasBegun = (key: Instrument, day: Day): boolean => {
  const from = recordOf(key).inForceFrom
  return from === null || from <= day
}

/** Whether this text applied on that day. A text whose first day no source gives counts as begun. */
export function isInForce(key: Instrument, day: Day): boolean {
  const { inForceTo } = recordOf(key)
  return hasBegun(key, day) && (inForceTo === undefined || day < inForceTo)
}

/**
 * The text that governs on a day what `key` governs: itself, the one that took its place, or the one before it.
 * 技术合同认定登记管理办法 on 2026-02-28 is the text of 2000, from 2026-03-01 that of 2026. Undefined where none applied.
 */
export function instrumentOn(key: Instrument, day: Day): Instrument | undefined {
  const later = successors(key).find((next) => hasBegun(next, day))
  if (later) return instrumentOn(later, day)
  if (isInForce(key, day)) return key
  if (hasBegun(key, day)) return undefined
  for (const earlier of predecessors(key)) {
    const found = isInForce(earlier, day) ? earlier : hasBegun(earlier, day) ? undefined : instrumentOn(earlier, day)
    if (found) return found
  }
  return undefined
}
