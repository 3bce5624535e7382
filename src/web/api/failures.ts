import type { Instant } from '#domain/calendar/day.ts'

const most = 20
const minute = 60
/** Addresses remembered at once; more of them than this in a minute is an attack, and then all start anew. */
const capacity = 10_000

/** Counts failed tokens by address and by token: after twenty within a minute no more are judged until it is over. */
export function failureLimit(now: () => Instant) {
  const counts = new Map<string, { failures: number; readonly until: number }>()
  const seconds = (): number => Temporal.Instant.from(now()).epochMilliseconds / 1000
  return {
    /** Seconds that the address has still to wait; 0 when it may try. */
    wait(address: string): number {
      const found = counts.get(address)
      return found && found.failures >= most ? Math.max(0, Math.ceil(found.until - seconds())) : 0
    },
    failed(address: string): void {
      const found = counts.get(address)
      if (found && seconds() < found.until) found.failures += 1
      else {
        if (counts.size >= capacity) counts.clear()
        counts.set(address, { failures: 1, until: seconds() + minute })
      }
    },
  }
}
