import type { Certificate } from '../engine/may.ts'

/** What an enforcement act asks of its actor, as facts by person. */
export const enforcementMeasures = ['officer.certified', 'training.hours'] as const

type OfficerFact = {
  readonly caseId: string
  readonly measure: string
  readonly on: string
  readonly until?: string | null | undefined
  readonly value?: string | number | null | undefined
  readonly group?: string | null | undefined
}

/** The certificates of a person, each with its period. */
export const certificatesIn = (facts: readonly OfficerFact[]): readonly Certificate[] =>
  facts
    .filter(({ measure }) => measure === 'officer.certified')
    .map(({ group, caseId, on, until }) => ({ number: group ?? caseId, from: on, until: until ?? '9999-12-31' }))

/** Credited hours by year and category. */
export function hoursIn(facts: readonly OfficerFact[]): Readonly<Record<string, number>> {
  const hours: Record<string, number> = {}
  for (const { measure, on, group, value } of facts) {
    if (measure !== 'training.hours') continue
    const name = `${on.slice(0, 4)}:${group}`
    hours[name] = (hours[name] ?? 0) + Number(value)
  }
  return hours
}
