import { describe, expect, it } from 'vitest'
import { type Day, toDay } from '#domain/calendar/day.ts'
import { citedBy } from '#domain/engine/cited.ts'
import type { Matter } from '#domain/engine/matter.ts'
import { catalogue, isInstrument } from '#domain/law/catalogue.ts'
import { type Citation, isOwnRule } from '#domain/law/citation.ts'
import { printBasis } from '#domain/law/cite.ts'
import { basisOn, lineage } from '#domain/law/in-force.ts'
import type { InstrumentRecord } from '#domain/law/instrument.ts'
import { declared } from './profiles.ts'

const recordOf = (instrument: string): InstrumentRecord | undefined =>
  isInstrument(instrument) ? catalogue[instrument] : undefined

/**
 * The days on which what a basis reads as may change, from the first day of the version on. A version that a later one
 * replaced has no last day: its open cases stay under it.
 */
function turningDays(matter: Matter, basis: readonly Citation[]): Day[] {
  const turns = basis.flatMap((citation) => [
    citation.from,
    citation.until,
    ...(isOwnRule(citation) ? [] : lineage(citation)).flatMap(({ instrument }) => {
      const record = recordOf(instrument)
      return [record?.inForceFrom, record?.inForceTo]
    }),
  ])
  const days = [matter.inForceFrom, ...turns].filter((day) => typeof day === 'string' && day >= matter.inForceFrom)
  return [...new Set(days as string[])].sort().map(toDay)
}

describe.each(declared)('%s 的依据', (_id, matter) => {
  it('自生效之日起每一天都有施行中的依据', () => {
    const bare = citedBy(matter).flatMap(({ what, basis }) =>
      turningDays(matter, basis)
        .filter((day) => basisOn(basis, day).length === 0)
        .map((day) => `${day} ${what}：${printBasis(basis)}`),
    )
    expect(bare).toEqual([])
  })
})

describe('这项检查本身', () => {
  const some = declared[0]![1]
  it('given an act that rests on a law of 2025 alone, then its days before are named', () => {
    const basis: Citation[] = [{ instrument: '法治宣传教育法', article: '36' }]
    const days = turningDays({ ...some, inForceFrom: '2024-01-01' }, basis)
    expect(days.filter((day) => basisOn(basis, day).length === 0)).toEqual(['2024-01-01'])
  })
  it('given a basis that ended, then the day of its end is named', () => {
    const basis: Citation[] = [{ instrument: '国办发〔2023〕27号', article: '全文' }]
    const days = turningDays({ ...some, inForceFrom: '2024-01-01' }, basis)
    expect(days.filter((day) => basisOn(basis, day).length === 0)).toEqual(['2026-01-01'])
  })
})
