import { type Exact, holds, type Qualifier, sameNumber, shiftDecimal } from '../figures/qualifier.ts'
import { type BureauNames, otherAuthor } from './author.ts'
import { type Claim, extractClaims } from './claims.ts'
import { findingsIn } from './findings.ts'
import type { LawInForce } from './law-dates.ts'
import { foldWidth, readNumeral } from './numerals.ts'
import { clauseAt, clauseBefore, paragraphAt } from './passages.ts'
import { isSameUnit, unitShift } from './units.ts'
import { untangle } from './untangle.ts'

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

const placeOf = (word: string, claim: Claim, context: Context): number => {
  if (claim.kind === 'rank' && saysRank(word)) return weight.counted
  for (const [place, value] of Object.entries(weight)) {
    if (speaks(context[place as Place], word)) return value
  }
  return 0
}

/** Words that say only that there is a rank: whoever writes 居首位 or 第二个完成 says it too. */
const saysRank = (word: string): boolean => /排名|位居|位次|名次|率先/.test(word)

const isRank = (figure: AuditFigure): boolean => figure.unit.startsWith('名') && figure.words.some(saysRank)

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

const circles = (text: string): string[] => text.match(/全[国省市州区县]/g) ?? []

const isSamePlace = (claim: Claim, figure: AuditFigure): boolean =>
  figure.section !== undefined && foldWidth(figure.section) === claim.section

/**
 * 全市执法人员3200名 is no claim about an own figure, unless the figure speaks of 全市 too or the place is its own;
 * 全国, 全省 are never the bureau's own circle.
 */
function isOtherCircle(claim: Claim, figure: AuditFigure, context: Context): boolean {
  const said = circles(context.before.split(/[\d、]/).at(-1) ?? '').at(-1)
  if (claim.kind === 'rank' || said === undefined) return false
  const own = figure.words.flatMap(circles)
  if (own.length > 0) return !own.includes(said)
  return /[国省]/.test(said) || !isSamePlace(claim, figure)
}

/** 0…1: how much of the figure's own words stand around the claim, the nearer the better. */
function likeness(figure: AuditFigure, claim: Claim, context: Context): number {
  const [core] = figure.words
  if (core === undefined || placeOf(core, claim, context) < weight.clause) return 0
  if (isOtherCircle(claim, figure, context)) return 0
  const total = figure.words.reduce((sum, word) => sum + placeOf(word, claim, context), 0)
  const bonus = isSamePlace(claim, figure) ? 0.02 : 0
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

type Candidate = {
  readonly figure: AuditFigure
  readonly score: number
  readonly agrees: boolean
  /** None of the figure's words is missing from the sentence. */
  readonly complete: boolean
}

function candidatesFor(claim: Claim, figures: readonly AuditFigure[], folded: string, year: number): Candidate[] {
  const context = contextOf(claim, folded)
  return figures
    .filter((figure) => comparable(claim, figure, context, year))
    .map((figure) => ({
      figure,
      score: likeness(figure, claim, context),
      agrees: agrees(claim, figure),
      complete: figure.words.every((word) => placeOf(word, claim, context) >= weight.sentence),
    }))
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
  // Where a word of the figure is missing (实验动物上岗证 is no 许可证), where another claim speaks of this figure more
  // clearly, or the measure word is another one (清单4件, 清单1项), this claim is likely about something else.
  const unclear =
    !match.complete ||
    match.score < threshold.differ ||
    match.score < surest - 0.1 ||
    !isSameUnit(match.figure.unit, unit)
  if (unclear) return { ...said, verdict: 'no-source' }
  const exact = claim.kind === 'date' ? match.figure.value : inClaimUnit(claim, match.figure)
  const expected = claim.kind === 'date' ? exact : Number(exact)
  return { ...said, verdict: 'differs', figure: match.figure.id, expected }
}

const notOurs = ({ name, offset }: { name: string; offset: number }): Finding => ({
  code: 'other-bureau',
  message: `标题写明这是${name}的报告，不是本单位的报告：其中的数与本单位的记录无关，一律按无来源列出。`,
  offset,
})

/**
 * Judges every quantitative claim of a report text against the figures of a year, and adds what a careful reader finds.
 * A claim without a figure that clearly means the same is `no-source`, never `differs`; of another bureau's report
 * the records say nothing.
 */
export function auditText(
  source: string,
  figures: readonly AuditFigure[],
  options: { readonly year: number; readonly laws?: readonly LawInForce[]; readonly bureau?: BureauNames },
): AuditResult {
  const { text, original } = untangle(source)
  const stranger = options.bureau && otherAuthor(text, options.bureau)
  const folded = foldWidth(text)
  const claims = extractClaims(text)
  const candidates = new Map(
    claims.map((claim) => [claim, candidatesFor(claim, stranger ? [] : figures, folded, options.year)]),
  )
  const surest = new Map<string, number>()
  for (const { figure, score } of [...candidates.values()].flat()) {
    surest.set(figure.id, Math.max(score, surest.get(figure.id) ?? 0))
  }
  const places = Map.groupBy(claims, (claim) => claim.offset)
  const assigned = new Map([...places.values()].flatMap((place) => [...assign(place, candidates)]))
  return {
    claims: claims.map((claim) => {
      const match = assigned.get(claim)
      const judged = report(claim, match, match ? (surest.get(match.figure.id) ?? 0) : 0)
      return { ...judged, ...original(claim.offset, claim.text.length) }
    }),
    findings: [...(stranger ? [notOurs(stranger)] : []), ...findingsIn(text, claims, options)].map((finding) =>
      finding.offset === undefined ? finding : { ...finding, offset: original(finding.offset, 1).offset },
    ),
  }
}
