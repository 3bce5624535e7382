import { type Day, dayOf, daysBetween, type Instant } from '#domain/calendar/day.ts'
import { type Refusal, refuse } from '#domain/engine/refusal.ts'

/** Days without any act after which the clock is doubted rather than the bureau's diligence. */
export const longestSilence = 60

/** The newest moment on record, of an act or of a confirmation that a silence was real; undefined: nothing is asked. */
export type NewestOnRecord = () => Promise<Instant | undefined>

/**
 * Doubts a clock that runs far ahead of what is on record: one act at such a moment would keep its case closed to every
 * other until then, and every limit would seem to have run out. The record is asked only after a jump.
 */
export function watchSilence(newest: NewestOnRecord): (now: Instant) => Promise<Refusal | undefined> {
  let last: Day | undefined
  const isNear = (day: Day): boolean => last !== undefined && daysBetween(last, day) <= longestSilence
  return async (now) => {
    const day = dayOf(now)
    if (!isNear(day)) {
      const found = await newest()
      last = found === undefined ? day : dayOf(found)
      if (!isNear(day)) {
        const refusal = refuse('clock.ahead', { now: day, last, days: daysBetween(last, day) })
        last = undefined
        return refusal
      }
    }
    last = day
    return undefined
  }
}
