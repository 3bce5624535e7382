import { arithmeticFindings } from './arithmetic.ts'
import { type BureauNames, otherAuthor } from './author.ts'
import type { Claim, Mood, Polarity, Relation, Said } from './claim.ts'
import { extractClaims } from './claims.ts'
import { type Context, contextsOf, meant } from './context.ts'
import { type AuditFigure, subjectOf } from './figure.ts'
import { findingsIn } from './findings.ts'
import { type Candidate, candidate, inClaimUnit } from './judge.ts'
import type { LawInForce } from './law-dates.ts'
import { type Lookup, lookupOf } from './lookup.ts'
import { foldWidth } from './numerals.ts'
import { passagesOf } from './passages.ts'
import { untangle } from './untangle.ts'

export type { AuditFigure } from './figure.ts'

/** `no-record`: a figure of ours is meant, but of that year nothing is on record. */
export type Verdict = 'agrees' | 'differs' | 'unclear' | 'no-record' | 'no-source'

export type AuditedClaim = {
  readonly text: string
  readonly offset: number
  readonly length: number
  readonly value: number | string | null
  readonly unit: string
  readonly qualifier: Said | null
  readonly counted: string
  readonly of: string | null
  readonly scope: string | null
  /** previous, 2024, Q1 … Q4, H1, H2, asOf:2024-12-31 */
  readonly period: string | null
  readonly comparison: Relation | null
  readonly polarity: Polarity
  readonly mood: Mood
  readonly verdict: Verdict
  readonly figure?: string
  /** What the figure says, in the claim's unit; only where they differ. */
  readonly expected?: number | string
  readonly reason: string | null
}
export type Finding = { readonly code: string; readonly message: string; readonly offset?: number }
export type AuditResult = {
  readonly claims: readonly AuditedClaim[]
  readonly findings: readonly Finding[]
  /** Figures of the period that the text does not mention. */
  readonly absent: readonly string[]
}

export type AuditOptions = {
  readonly year: number
  readonly laws?: readonly LawInForce[]
  readonly bureau?: BureauNames
  /** Told the share of the work that is done, from 0 to 1. */
  readonly onProgress?: (share: number) => void
}

/** Reading the claims is about so much of the work. */
const readingShare = 0.7

/** Of two figures that fit equally well, the one that agrees is meant. */
const tie = 0.04

const preference = (one: Candidate): number =>
  one.score + (one.agrees ? tie : 0) - (one.objection === undefined ? 0 : 1)

/** Figures for the claims of one place: the surest pair first, each figure once. */
function assign(place: readonly (readonly Candidate[])[]): readonly (Candidate | undefined)[] {
  if (place.every((candidates) => candidates.length === 0)) return []
  const pairs = place
    .flatMap((candidates, index) => candidates.map((one) => ({ index, one })))
    .sort((a, b) => preference(b.one) - preference(a.one))
  const assigned: (Candidate | undefined)[] = place.map(() => undefined)
  const taken = new Set<string>()
  for (const { index, one } of pairs) {
    if (assigned[index] || taken.has(one.subject.figure.id)) continue
    assigned[index] = one
    taken.add(one.subject.figure.id)
  }
  return assigned
}

/** For each claim its figure; claims that share a place are one after the other. */
function matchesOf(
  claims: readonly Claim[],
  candidates: readonly (readonly Candidate[])[],
): readonly (Candidate | undefined)[] {
  const matches: (Candidate | undefined)[] = []
  for (let from = 0, to = 0; from < claims.length; from = to) {
    while (to < claims.length && claims[to]!.offset === claims[from]!.offset) to += 1
    const assigned = assign(candidates.slice(from, to))
    for (let index = from; index < to; index += 1) matches.push(assigned[index - from])
  }
  return matches
}

type Judgement = Pick<AuditedClaim, 'verdict' | 'figure' | 'expected' | 'reason'>

function judge(claim: Claim, match: Candidate | undefined, surest: number): Judgement {
  if (!match) return { verdict: 'no-source', reason: null }
  const { figure } = match.subject
  if (match.objection !== undefined) return { verdict: 'unclear', figure: figure.id, reason: match.objection }
  if (figure.value === null) {
    return { verdict: 'no-record', figure: figure.id, reason: `${figure.period.slice(0, 4)}年没有记录` }
  }
  if (match.agrees) return { verdict: 'agrees', figure: figure.id, reason: null }
  if (match.score < surest - 0.1)
    return { verdict: 'unclear', figure: figure.id, reason: '本文另有一处更明确地说到这个指标' }
  const exact = claim.kind === 'date' ? figure.value : inClaimUnit(claim, figure)
  return {
    verdict: 'differs',
    figure: figure.id,
    expected: claim.kind === 'date' ? exact : Number(exact),
    reason: null,
  }
}

function periodText({ period }: Claim): string | null {
  if (!period) return null
  if (period.part) return period.part
  if (period.asOf) return `asOf:${period.asOf}`
  return period.year === undefined ? 'previous' : String(period.year)
}

const notOurs = ({ name, offset }: { name: string; offset: number }): Finding => ({
  code: 'other-bureau',
  message: `标题写明这是${name}的报告，不是本单位的报告：其中的数与本单位的记录无关，一律按无来源列出。`,
  offset,
})

/**
 * Judges every quantitative claim of a report text against the figures of a year, and adds what a careful reader finds.
 * A claim without a figure that clearly means the same is `no-source` or `unclear`, never `differs`; of another
 * bureau's report the records say nothing.
 */
export function auditText(source: string, figures: readonly AuditFigure[], options: AuditOptions): AuditResult {
  const { text, original } = untangle(source)
  const stranger = options.bureau && otherAuthor(text, options.bureau)
  const folded = foldWidth(text)
  const { onProgress } = options
  const passages = passagesOf(text)
  const all = extractClaims(text, onProgress && ((share) => onProgress(share * readingShare)), folded, passages)
  const subjects = stranger ? [] : figures.map(subjectOf)
  const lookup = lookupOf(subjects)
  const contextOf = contextsOf(folded, lookup, all)
  const candidates = all.map((claim, index) => candidatesFor(claim, index, contextOf, lookup, options.year))
  const surest = new Map<string, number>()
  for (const fitting of candidates) {
    for (const { subject, score, objection } of fitting) {
      const { id } = subject.figure
      if (objection === undefined) surest.set(id, Math.max(score, surest.get(id) ?? 0))
    }
  }
  const matches = matchesOf(all, candidates)
  const judged = all.map((claim, index) => {
    const match = matches[index]
    return { claim, judgement: judge(claim, match, match ? (surest.get(match.subject.figure.id) ?? 0) : 0) }
  })
  // What only implies a number is a claim where a figure answers it; else it is a turn of phrase.
  const said = judged.filter(
    ({ claim, judgement }) => !claim.weak || /agrees|differs|no-record/.test(judgement.verdict),
  )
  const claims = said.map(({ claim, judgement }) =>
    present(claim, judgement, original(claim.offset, claim.text.length)),
  )
  const mentioned = new Set(claims.map(({ figure }) => figure))
  const findings = [
    ...(stranger ? [notOurs(stranger)] : []),
    ...findingsIn(all, passages, options),
    ...arithmeticFindings(all),
  ]
  return {
    claims,
    findings: findings.map((finding) =>
      finding.offset === undefined ? finding : { ...finding, offset: original(finding.offset, 1).offset },
    ),
    absent: subjects
      .filter(({ figure }) => figure.value !== null && !mentioned.has(figure.id))
      .map(({ figure }) => figure.id),
  }
}

function candidatesFor(
  claim: Claim,
  index: number,
  contextOf: (index: number) => Context,
  lookup: Lookup,
  year: number,
): readonly Candidate[] {
  if (lookup.fitting(claim).size === 0) return none
  const context = contextOf(index)
  return meant(claim, context, lookup).flatMap((subject) => candidate(claim, subject, context, year) ?? [])
}

const none: readonly Candidate[] = []

const present = (claim: Claim, judgement: Judgement, place: { text: string; offset: number }): AuditedClaim => ({
  ...place,
  length: place.text.length,
  value: claim.value,
  unit: claim.unit.replace(/\(.*\)$/, ''),
  qualifier: claim.said ?? null,
  counted: claim.counted,
  of: claim.of ?? null,
  scope: claim.scope ?? null,
  period: periodText(claim),
  comparison: claim.relation ?? null,
  polarity: claim.polarity,
  mood: claim.mood,
  ...judgement,
})
