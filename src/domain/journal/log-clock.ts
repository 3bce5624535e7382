import { type Finding, finding } from './log-findings.ts'
import { secondsOf } from './moment.ts'

/** A moment at which somebody saw the log at a size: a cosignature or a time stamp. POSIX seconds. */
export type Sighting = { readonly size: number; readonly time: number }

/** Seconds by which `t` may fall behind the entry before: transactions commit in another order than they began. */
const BACKWARD = 2
/** Seconds by which `t` may lie outside the sightings around it: publishing takes a minute, clocks differ. */
const AROUND = 300

/** Checks entry times one after the other, in the order of the log. */
export function clockCheck(sightings: readonly Sighting[]): (index: number, t: string) => Finding[] {
  const bySize = [...sightings].sort((a, b) => a.size - b.size)
  // The earliest sighting of this size or any larger: no entry below the size can be later.
  const ceilings: number[] = []
  for (let i = bySize.length - 1; i >= 0; i--) {
    ceilings[i] = Math.min(bySize[i]?.time ?? Infinity, ceilings[i + 1] ?? Infinity)
  }
  let next = 0
  let floor = -Infinity
  let before = { t: '', seconds: -Infinity }
  return (index, t) => {
    for (; (bySize[next]?.size ?? Infinity) <= index; next++) floor = Math.max(floor, bySize[next]?.time ?? floor)
    const ceiling = ceilings[next] ?? Infinity
    const seconds = secondsOf(t) ?? Number.NaN
    const found: Finding[] = []
    if (seconds < before.seconds - BACKWARD) found.push(finding('clock.back', { index, t, before: before.t }))
    if (seconds < floor - AROUND) found.push(finding('clock.early', { index, t, by: floor - seconds }))
    if (seconds > ceiling + AROUND) found.push(finding('clock.late', { index, t, by: seconds - ceiling }))
    before = { t, seconds }
    return found
  }
}
