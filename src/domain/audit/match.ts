import { type Exact, holds, type Qualifier, sameNumber, shiftDecimal } from '../figures/qualifier.ts'
import { type Claim, extractClaims } from './claims.ts'
import { findingsIn } from './findings.ts'
import type { LawInForce } from './law-dates.ts'
import { foldWidth, readNumeral } from './numerals.ts'
import { clauseAt, clauseBefore, paragraphAt } from './passages.ts'
import { isSameUnit, unitShift } from './units.ts'

/** A figure that a text may claim. `words`: see `figureWords`; the first is indispensable, `a|b` are alternatives. */
export type AuditFigure = {
  readonly id: string
  /** The exact value (143), or a date as YYYY-MM-DD. */
  readonly value: Exact
  /** As the own report prints it: 140余场次. */
  readonly printed?: string
  readonly unit: string
  readonly words: readonly string[]
  readonly section?: string
  /** 2024, 2023, 2024-12-31 */
  readonly period: string
  readonly kind: 'derived' | 'imported' | 'declared'
  /** Only for a value that is itself known vaguely, as its source prints it (200余 → 200, over). */
  readonly qualifier?: string
}

export type Verdict = 'agrees' | 'differs' | 'no-source'
export type AuditedClaim = {
  readonly text: string
  readonly offset: number
  readonly value: number | string
  readonly unit: string
  readonly qualifier?: Qualifier
  readonly verdict: Verdict
  readonly figure?: string
  /** What the figure says, in the claim's unit; only where they differ. */
  readonly expected?: number | string
}
export type Finding = { readonly code: string; readonly message: string; readonly offset?: number }
export type AuditResult = { readonly claims: readonly AuditedClaim[]; readonly findings: readonly Finding[] }

/** A word beside the number weighs more than one elsewhere in its clause, sentence or paragraph. */
const weight = { counted: 1, clause: 0.6, sentence: 0.35, paragraph: 0.2 } as const
/**
 * Below `match` there is no source. A difference must rest on firmer ground than an agreement,
 * and so must agreement with 以上, 以内, 超过 …, which half of all numbers would satisfy.
 */
const threshold = { match: 0.5, differ: 0.62, oneSided: 0.7 } as const
const oneSided: readonly Qualifier[] = ['atLeast', 'atMost', 'below', 'exceeds', 'estimatedOver', 'runLength']
/** Of two figures that fit equally well, the one that agrees is meant. */
const tie = 0.04

type Place = keyof typeof weight
/** Folded text at each place; `before`: what stands in the clause before the claim. */
type Context = { readonly [place in Place | 'before']: string }

const contextOf = (claim: Claim, folded: string): Context => ({
  counted: foldWidth(claim.counted + claim.text),
  clause: clauseAt(folded, claim.offset),
  before: clauseBefore(folded, claim.offset),
  sentence: foldWidth(claim.sentence),
  paragraph: paragraphAt(folded, claim.offset),
})

const speaks = (text: string, word: string): boolean =>
  foldWidth(word)
    .split('|')
    .some((way) => text.includes(way))

const placeOf = (word: string, context: Context): number => {
  for (const [place, value] of Object.entries(weight)) {
    if (speaks(context[place as Place], word)) return value
  }
  return 0
}

const isRank = (figure: AuditFigure): boolean =>
  figure.unit.startsWith('名') && figure.words.some((word) => /排名|位居|位次|名次|率先/.test(word))

/** 同比增长15%, 较上年增加120人: an amount of change, never the level itself. */
const isChange = (context: Context): boolean =>
  /(?:增加|增长|上升|提高|提升|下降|降低|减少|同比|环比|新增)了?$/.test(context.before)

/** Whether claim and figure can speak of the same kind of thing at all: nature, unit, period. */
function comparable(claim: Claim, figure: AuditFigure, context: Context, year: number): boolean {
  const isDate = !/^[+-]?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i.test(String(figure.value))
  if (isDate !== (claim.kind === 'date')) return false
  if (isDate) return figure.unit === claim.unit
  if (isRank(figure) !== (claim.kind === 'rank')) return false
  if (isChange(context) && !figure.words.some((word) => /增|同比|升|降|减/.test(word))) return false
  const claimYear = claim.period?.year ?? (claim.period?.previous ? year - 1 : year)
  const years = [...figure.period.matchAll(/\d{4}/g)].map(String)
  return years.includes(String(claimYear)) && unitShift(figure.unit, claim.unit) !== undefined
}

/** 全市执法人员3200名 is no claim about an own figure, unless the figure speaks of 全市 too or the place is its own. */
const isWider = (claim: Claim, figure: AuditFigure, context: Context): boolean =>
  claim.kind !== 'rank' &&
  figure.section !== claim.section &&
  /全[国省市州区县]/.test(context.before.split(/[\d、]/).at(-1) ?? '') &&
  !figure.words.some((word) => /全[国省市州区县]/.test(word))

/** 0…1: how much of the figure's own words stand around the claim, the nearer the better. */
function likeness(figure: AuditFigure, claim: Claim, context: Context): number {
  const [core] = figure.words
  if (core === undefined || placeOf(core, context) < weight.clause) return 0
  if (isWider(claim, figure, context)) return 0
  const total = figure.words.reduce((sum, word) => sum + placeOf(word, context), 0)
  const bonus = figure.section === claim.section ? 0.02 : 0
  return total / figure.words.length + bonus
}

const inClaimUnit = (claim: Claim, figure: AuditFigure): Exact => {
  const shift = unitShift(figure.unit, claim.unit) ?? 0
  return shift === 0 ? figure.value : shiftDecimal(figure.value, shift)
}

function agrees(claim: Claim, figure: AuditFigure): boolean {
  if (claim.kind === 'date') return claim.value === figure.value
  const exact = inClaimUnit(claim, figure)
  const decimals = claim.decimals ?? 0
  const rounds = claim.kind === 'percent' || decimals > 0 || /^[万亿]/.test(claim.unit)
  const qualifier = claim.qualifier ?? (rounds ? 'rounded' : 'exact')
  if (holds(qualifier, claim.value, decimals, exact)) return true
  if (figure.printed !== undefined) return printsAlike(claim, figure.printed)
  return figure.qualifier === qualifier && qualifier !== 'exact' && sameNumber(claim.value, exact)
}

/** The text repeats what the own report prints, words and number. */
function printsAlike(claim: Claim, printed: string): boolean {
  const number = /[\d,.]*\d/.exec(foldWidth(printed))?.[0]
  if (number === undefined || readNumeral(number)?.value !== claim.value) return false
  const vague = /余|多|近|约|突破|超过|不少于|以上/
  return claim.qualifier !== undefined && vague.test(printed) && foldWidth(claim.text).includes(foldWidth(printed))
}

type Candidate = { readonly figure: AuditFigure; readonly score: number; readonly agrees: boolean }

function candidatesFor(claim: Claim, figures: readonly AuditFigure[], folded: string, year: number): Candidate[] {
  const context = contextOf(claim, folded)
  return figures
    .filter((figure) => comparable(claim, figure, context, year))
    .map((figure) => ({ figure, score: likeness(figure, claim, context), agrees: agrees(claim, figure) }))
    .filter(
      ({ score }) => score >= (oneSided.includes(claim.qualifier ?? 'exact') ? threshold.oneSided : threshold.match),
    )
}

const preference = (candidate: Candidate): number => candidate.score + (candidate.agrees ? tie : 0)

/** Figures for the claims of one place: the surest pair first, each figure once. */
function assign(claims: readonly Claim[], candidates: ReadonlyMap<Claim, readonly Candidate[]>): Map<Claim, Candidate> {
  const pairs = claims
    .flatMap((claim) => (candidates.get(claim) ?? []).map((candidate) => ({ claim, candidate })))
    .sort((a, b) => preference(b.candidate) - preference(a.candidate))
  const assigned = new Map<Claim, Candidate>()
  const taken = new Set<string>()
  for (const { claim, candidate } of pairs) {
    if (assigned.has(claim) || taken.has(candidate.figure.id)) continue
    assigned.set(claim, candidate)
    taken.add(candidate.figure.id)
  }
  return assigned
}

function report(claim: Claim, match: Candidate | undefined, surest: number): AuditedClaim {
  const { text, offset, value, unit, qualifier } = claim
  const said = { text, offset, value, unit, ...(qualifier && { qualifier }) }
  if (!match) return { ...said, verdict: 'no-source' }
  if (match.agrees) return { ...said, verdict: 'agrees', figure: match.figure.id }
  // Where another claim speaks of this figure more clearly, or the measure word is another one (清单4件, 清单1项),
  // this claim is likely about something else.
  const unclear = match.score < threshold.differ || match.score < surest - 0.1 || !isSameUnit(match.figure.unit, unit)
  if (unclear) return { ...said, verdict: 'no-source' }
  const exact = claim.kind === 'date' ? match.figure.value : inClaimUnit(claim, match.figure)
  const expected = claim.kind === 'date' ? exact : Number(exact)
  return { ...said, verdict: 'differs', figure: match.figure.id, expected }
}

/**
 * Judges every quantitative claim of a report text against the figures of a year, and adds what a careful reader finds.
 * A claim without a figure that clearly means the same is `no-source`, never `differs`.
 */
export function auditText(
  text: string,
  figures: readonly AuditFigure[],
  options: { readonly year: number; readonly laws?: readonly LawInForce[] },
): AuditResult {
  const folded = foldWidth(text)
  const claims = extractClaims(text)
  const candidates = new Map(claims.map((claim) => [claim, candidatesFor(claim, figures, folded, options.year)]))
  const surest = new Map<string, number>()
  for (const { figure, score } of [...candidates.values()].flat()) {
    surest.set(figure.id, Math.max(score, surest.get(figure.id) ?? 0))
  }
  const places = Map.groupBy(claims, (claim) => claim.offset)
  const assigned = new Map([...places.values()].flatMap((place) => [...assign(place, candidates)]))
  return {
    claims: claims.map((claim) => {
      const match = assigned.get(claim)
      return report(claim, match, match ? (surest.get(match.figure.id) ?? 0) : 0)
    }),
    findings: findingsIn(text, claims, options),
  }
}
