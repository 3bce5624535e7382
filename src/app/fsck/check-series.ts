import { type FsckFinding, found } from './findings.ts'
import type { NumberSeries } from './ports.ts'

type NumberOf = (series: string, year: number, running: number) => string

/** Document numbers: every running number of every series used exactly once, and no number outside a series. */
export function checkSeries(
  series: readonly NumberSeries[],
  numbers: readonly string[],
  numberOf: NumberOf,
): FsckFinding[] {
  const used = new Map<string, number>()
  for (const number of numbers) used.set(number, (used.get(number) ?? 0) + 1)
  const findings: FsckFinding[] = []
  for (const { series: name, year, last } of series) {
    for (let running = 1; running <= last; running++) {
      const number = numberOf(name, year, running)
      const times = used.get(number) ?? 0
      if (times === 0) findings.push(found('series.gap', { series: name, year, running }))
      if (times > 1) findings.push(found('series.twice', { number, times }))
      used.delete(number)
    }
  }
  return [...findings, ...[...used.keys()].map((number) => found('series.foreign', { number }))]
}
