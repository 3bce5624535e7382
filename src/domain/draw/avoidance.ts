import type { Avoidance } from './sheet.ts'

/** True when the officer must keep away from the unit (回避, 行政处罚法第四十三条). */
export type Avoids = (unit: string, officer: string) => boolean

export function avoidsOf(pairs: readonly Avoidance[]): Avoids {
  const byUnit = new Map<string, Set<string>>()
  for (const { unit, officer } of pairs) {
    const officers = byUnit.get(unit) ?? new Set()
    byUnit.set(unit, officers.add(officer))
  }
  return (unit, officer) => byUnit.get(unit)?.has(officer) ?? false
}
