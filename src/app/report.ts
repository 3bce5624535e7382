import { lintProse } from '#domain/audit/lint-draft.ts'
import type { Profile, RecordList } from '#domain/bureau/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import {
  type FactQuestion,
  type FactSource,
  type FigureValue,
  figureValue,
  questionOf,
} from '#domain/figures/evaluate.ts'
import type { Figure, Leaf } from '#domain/figures/figure.ts'
import { runChecks } from '#domain/report/checks.ts'
import { compose, type ListedRecord } from '#domain/report/compose.ts'
import type { ProofClaim, ReportDocument, Warning } from '#domain/report/document.ts'
import { missingParts, partsOf } from '#domain/report/parts.ts'
import { claimsIn, listsIn, parseTemplate, proofsIn } from '#domain/report/template.ts'

/** Reads the rows of the cases behind a question, in order of their facts. */
export type RowSource = {
  rows(
    question: FactQuestion,
  ): Promise<readonly { readonly caseId: string; readonly row: Readonly<Record<string, unknown>> }[]>
}

export class UnknownFigure extends Error {}

export function figureOf(profile: Profile, id: string): Figure {
  const figure = profile.figures.find((candidate) => candidate.id === (profile.report.claims[id] ?? id))
  if (!figure) throw new UnknownFigure(id)
  return figure
}

/** The annual report of a year, composed from the records as they stand (or stood at `asOf`). */
export async function annualReport(
  profile: Profile,
  sources: FactSource & RowSource,
  year: number,
  asOf?: Instant,
): Promise<ReportDocument> {
  const template = parseTemplate(profile.report.markdown)
  const [values, proofs, lists, context] = await Promise.all([
    claimValues(profile, sources, claimsIn(template), year, asOf),
    proofClaims(profile, sources, proofsIn(template), year, asOf),
    recordLists(profile, sources, listsIn(template), year, asOf),
    numbersBehind(profile, sources, year, asOf),
  ])
  const { blocks, claims } = compose(template, { year, values, proofs, lists })
  const byId = new Map(claims.map((claim) => [claim.id, claim]))
  const parts = partsOf(blocks)
  const checks = runChecks({ claims: byId, year, ...context })
  const warnings: Warning[] = [
    ...lintProse(profile.report.markdown, { year }).map(({ code, message }) => ({ code, message })),
    ...missingParts(parts),
    ...checks
      .filter((check) => check.result !== 'pass')
      .map(({ id, title, message }) => ({ code: id, message: `${title}:${message}` })),
    ...claims
      .filter((claim) => claim.exact === null)
      .map(({ id, title }) => ({ code: 'figure.empty', message: `${id} ${title}：没有记录` })),
    ...[...proofs.values()]
      .filter((proof) => proof.records === 0)
      .map(({ id, title }) => ({ code: 'proof.empty', message: `${id} ${title}：没有佐证记录` })),
  ]
  return {
    year,
    title: profile.report.title(year),
    bureau: profile.title,
    asOf: asOf ?? null,
    blocks,
    claims,
    proofs: [...proofs.values()],
    parts,
    checks,
    warnings,
  }
}

async function claimValues(profile: Profile, source: FactSource, ids: readonly string[], year: number, asOf?: Instant) {
  const values = await Promise.all(ids.map((id) => figureValue(source, figureOf(profile, id), year, asOf)))
  return new Map<string, FigureValue>(ids.map((id, index) => [id, values[index]!]))
}

async function proofClaims(profile: Profile, source: FactSource, ids: readonly string[], year: number, asOf?: Instant) {
  const claims = await Promise.all(
    ids.map(async (id): Promise<ProofClaim> => {
      const proof = profile.report.proofs[id]
      if (!proof) throw new UnknownFigure(id)
      const counts = await Promise.all(
        proof.of.map((leaf) => source.ask(questionOf(leaf, year, asOf), { op: 'count' })),
      )
      return { id, title: proof.title, records: counts.reduce((sum, count) => sum + count.records, 0) }
    }),
  )
  return new Map(claims.map((claim) => [claim.id, claim]))
}

async function recordLists(profile: Profile, source: RowSource, ids: readonly string[], year: number, asOf?: Instant) {
  const filled = await Promise.all(
    ids.map(async (id): Promise<[string, { records: ListedRecord[]; empty: string }]> => {
      const list = profile.report.lists[id]
      if (!list) throw new UnknownFigure(id)
      return [id, { records: await listed(source, list, year, asOf), empty: list.empty }]
    }),
  )
  return new Map(filled)
}

async function listed(source: RowSource, list: RecordList, year: number, asOf?: Instant): Promise<ListedRecord[]> {
  const rows = await source.rows(questionOf(list.of, year, asOf))
  return rows.filter(({ row }) => list.keep?.(row) ?? true).map(({ caseId, row }) => ({ caseId, text: list.say(row) }))
}

async function numbersBehind(profile: Profile, source: FactSource & RowSource, year: number, asOf?: Instant) {
  const ask = async (leaf: Leaf, op: 'sum' | 'distinct') => {
    const { value } = await source.ask(questionOf(leaf, year, asOf), { op })
    return value === null ? null : Number(value)
  }
  const hours = (...group: string[]): Leaf => ({ measure: 'training.hours', group, window: 'year' })
  const [publicLawHours, skillHours, peers, counties, sessions] = await Promise.all([
    ask(hours('公共法律知识'), 'sum'),
    ask(hours('业务知识', '行政执法技能'), 'sum'),
    ask({ measure: 'peer.value', window: 'previous-year' }, 'distinct'),
    ask({ measure: 'administrative-division.county', group: profile.region.code, window: 'year-end' }, 'distinct'),
    source.rows(questionOf({ measure: 'study-session.new-law', window: 'year' }, year, asOf)),
  ])
  const studied = new Set(sessions.flatMap(({ row }) => newLawTitles(row['laws'])))
  return {
    numbers: { publicLawHours, skillHours, peers, peersExpected: profile.peers, counties },
    newLaws: profile.lawDates.filter((law) => [...studied].some((title) => law.title.endsWith(title))),
  }
}

const newLawTitles = (laws: unknown): string[] =>
  Array.isArray(laws)
    ? laws.flatMap((law: { title?: string; isNew?: boolean }) => (law.isNew && law.title ? [law.title] : []))
    : []
