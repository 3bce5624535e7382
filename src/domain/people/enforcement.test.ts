import { describe, expect, it } from 'vitest'
import { certificatesIn, holdsCertificate } from './enforcement.ts'

const certified = { caseId: 'c1', measure: 'officer.certified', on: '2022-06-01', until: '2027-06-01', group: '证-1' }
const suspended = (on: string, until?: string, group = '证-1') => ({
  ...{ caseId: `s-${on}`, measure: 'officer.suspended', on, until, group },
})

describe('持证执法的期间', () => {
  it('given no suspension, then the whole validity', () => {
    expect(certificatesIn([certified])).toEqual([{ number: '证-1', from: '2022-06-01', until: '2027-06-01' }])
  })
  it('given suspensions, one of them not yet ended, then what lies between them', () => {
    const facts = [suspended('2025-01-06'), certified, suspended('2024-03-04', '2024-03-18')]
    expect(certificatesIn(facts)).toEqual([
      { number: '证-1', from: '2022-06-01', until: '2024-03-04' },
      { number: '证-1', from: '2024-03-18', until: '2025-01-06' },
    ])
  })
  it('given overlapping suspensions, then no day is left in between', () => {
    const facts = [certified, suspended('2022-06-01', '2026-01-05'), suspended('2023-01-05', '2024-01-05')]
    expect(certificatesIn(facts)).toEqual([{ number: '证-1', from: '2026-01-05', until: '2027-06-01' }])
  })
  it('given another certificate suspended, then this one stands', () => {
    expect(certificatesIn([certified, suspended('2024-03-04', undefined, '证-2')])).toHaveLength(1)
  })
  it('given facts of a day, then a suspended certificate does not count there', () => {
    const standing = (facts: readonly { measure: string; group: string }[]) => (measure: string) =>
      facts.filter((fact) => fact.measure === measure) as never
    expect(holdsCertificate(standing([certified]), 'P001')).toBe(true)
    expect(holdsCertificate(standing([certified, suspended('2024-03-04')]), 'P001')).toBe(false)
  })
})
