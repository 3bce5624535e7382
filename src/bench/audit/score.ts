import { unitParts } from '#domain/audit/units.ts'
import type { Sentence, Wanted } from './corpus.ts'

/** A number that a reader has read; peers know only value and unit. */
export type Read = {
  readonly value: number | null
  readonly unit: string
  readonly counted?: string
  readonly qualifier?: string | null
  readonly relation?: string | null
}

export type Score = {
  readonly recall: number
  readonly precision: number
  readonly counted: number
  readonly qualifier: number
  readonly relation: number
  readonly zeros: number
  /** Numbers read in sentences that claim nothing. */
  readonly invented: number
  readonly claims: number
}

/** Value and unit without 万, 亿: 1.2 万元 and 12000 元 are one. */
function plain(value: number | null, unit: string): string {
  const { base, exponent } = unitParts(unit.replace(/\(.*\)$/, ''))
  return `${value === null ? '' : Number((value * 10 ** (exponent > 0 ? exponent : 0)).toPrecision(12))} ${base}`
}

const names = (wanted: Wanted, counted: string): boolean =>
  wanted.counted.some((way) => way === '' || counted.includes(way) || (counted.length > 1 && way.includes(counted)))

export function score(sentences: readonly Sentence[], read: (text: string) => readonly Read[]): Score {
  const all = { wanted: 0, found: 0, read: 0, counted: 0, qualifier: 0, relation: 0, related: 0, zeros: 0, zero: 0 }
  let invented = 0
  for (const { text, claims } of sentences) {
    const left = [...read(text)]
    all.read += left.length
    if (claims.length === 0) invented += left.length
    for (const wanted of claims) {
      const isZero = wanted.qualifier === 'zero' || wanted.qualifier === 'all'
      all.wanted += 1
      if (isZero) all.zeros += 1
      const same = left.filter((one) => plain(one.value, one.unit) === plain(wanted.value, wanted.unit))
      const match = same.find((one) => names(wanted, one.counted ?? '')) ?? same[0]
      if (!match) continue
      left.splice(left.indexOf(match), 1)
      all.found += 1
      if (isZero) all.zero += 1
      if (names(wanted, match.counted ?? '')) all.counted += 1
      if ((match.qualifier ?? null) === wanted.qualifier) all.qualifier += 1
      if (wanted.relation === null && (match.relation ?? null) === null) continue
      all.related += 1
      if ((match.relation ?? null) === wanted.relation) all.relation += 1
    }
  }
  return {
    recall: all.found / all.wanted,
    precision: all.read === 0 ? 0 : all.found / all.read,
    counted: all.counted / all.found,
    qualifier: all.qualifier / all.found,
    relation: all.related === 0 ? 1 : all.relation / all.related,
    zeros: all.zero / all.zeros,
    invented,
    claims: all.wanted,
  }
}
