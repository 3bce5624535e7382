import type { GuardContext } from '../engine/matter.ts'
import type { Certificate } from '../engine/may.ts'

/** What an enforcement act asks of its actor, as facts by person. */
export const enforcementMeasures = ['officer.certified', 'officer.suspended', 'training.hours'] as const

type OfficerFact = {
  readonly caseId: string
  readonly measure: string
  readonly on: string
  readonly until?: string | null | undefined
  readonly value?: string | number | null | undefined
  readonly group?: string | null | undefined
}

const forever = '9999-12-31'

/** The periods in which a person may act by a certificate: while it is valid and not suspended. */
export const certificatesIn = (facts: readonly OfficerFact[]): readonly Certificate[] =>
  facts
    .filter(({ measure }) => measure === 'officer.certified')
    .flatMap(({ group, caseId, on, until }) => {
      const number = group ?? caseId
      const gaps = facts
        .filter((fact) => fact.measure === 'officer.suspended' && fact.group === number)
        .sort((one, other) => (one.on < other.on ? -1 : 1))
      return without(gaps, { number, from: on, until: until ?? forever })
    })

/** What is left of a period when others, in order, are taken out of it. */
function without(gaps: readonly OfficerFact[], whole: Certificate): Certificate[] {
  const left: Certificate[] = []
  let { from } = whole
  for (const gap of gaps) {
    const end = gap.on < whole.until ? gap.on : whole.until
    if (from < end) left.push({ ...whole, from, until: end })
    if ((gap.until ?? forever) > from) from = gap.until ?? forever
  }
  if (from < whole.until) left.push({ ...whole, from })
  return left
}

/** What a condition asks to know whether somebody holds a certificate that he may act by. */
export const certificateMeasures = ['officer.certified', 'officer.suspended'] as const

/** Whether a person may act by a certificate on the day that the facts were asked for. */
export const holdsCertificate = (standing: GuardContext['standing'], person: string): boolean => {
  const suspended = new Set(standing('officer.suspended', person).map(({ group }) => group))
  return standing('officer.certified', person).some(({ group }) => !suspended.has(group))
}

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
