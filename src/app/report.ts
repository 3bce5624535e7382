import { lintProse } from '#domain/audit/lint-draft.ts'
import type { Profile, RecordList } from '#domain/bureau/profile.ts'
import { addDays, at, dayOf, type Instant, toDay } from '#domain/calendar/day.ts'
import { asList } from '#domain/engine/matter.ts'
import {
  type FactQuestion,
  type FactSource,
  type FigureValue,
  figureValue,
  questionOf,
} from '#domain/figures/evaluate.ts'
import { type Figure, leavesOf, periodOf } from '#domain/figures/figure.ts'
import { figuresIn } from '#domain/report/checks/roles.ts'
import { runChecks } from '#domain/report/checks/run-checks.ts'
import { claimOf } from '#domain/report/claim.ts'
import { compose, type FilledList } from '#domain/report/compose.ts'
import type { Change, Claim, ReportDocument } from '#domain/report/document.ts'
import { missingParts, partsOf } from '#domain/report/parts.ts'
import { leavesOfNeed, type Proven, prove, type ReportTime } from '#domain/report/proof.ts'
import { unsaidOf } from '#domain/report/said.ts'
import { stateOf } from '#domain/report/state.ts'
import { claimsIn, listsIn, parseTemplate, proofsIn } from '#domain/report/template.ts'
import { sourcesOf } from './report-sources.ts'

/** Reads the rows of the cases behind a question, in order of their facts. */
export type RowSource = {
  rows(
    question: FactQuestion,
  ): Promise<readonly { readonly caseId: string; readonly row: Readonly<Record<string, unknown>> }[]>
}

export class UnknownFigure extends Error {}

/** A report of a year as of now, or as of an earlier moment. */
export const reportTime = (year: number, now: Instant, asOf?: Instant): ReportTime => ({
  year,
  today: dayOf(asOf ?? now),
  asOf,
})

export function figureOf(profile: Profile, id: string): Figure {
  const figure = profile.figures.find((candidate) => candidate.id === (profile.report.claims[id] ?? id))
  if (!figure) throw new UnknownFigure(id)
  return figure
}

/** The annual report of a year, composed from the records as they stand (or stood at `time.asOf`). */
export async function annualReport(
  profile: Profile,
  sources: FactSource & RowSource,
  time: ReportTime,
): Promise<ReportDocument> {
  const { report } = profile
  const { year, asOf } = time
  const template = parseTemplate(report.markdown)
  const [values, proofs, lists, parts, hasRecords, publishedOn] = await Promise.all([
    claimValues(profile, sources, claimsIn(template), time),
    proven(profile, sources, proofsIn(template), time),
    filled(profile, sources, listsIn(template), time),
    checkValues(profile, sources, time),
    anyRecord(profile, sources, time),
    report.publishedOn ? figureValue(sources, figureOf(profile, report.publishedOn), year, asOf) : undefined,
  ])
  const composed = compose(template, { time, values, proofs, lists, sourcesOf: sourcesOf(profile) })
  const changes = await changesSince(profile, sources, time, composed.claims, publishedOn?.exact ?? undefined)
  const state = stateOf(time, hasRecords, publishedOn?.exact ?? null)
  const blocks = hasRecords ? composed.blocks : []
  const claims = hasRecords ? composed.claims : composed.claims.map((claim) => ({ ...claim, isSaid: false }))
  const faults = lintProse(report.markdown, { year })
  const byFigure = new Map([...values.values(), ...parts.values.values()].map((value) => [value.figure.id, value]))
  const checks = runChecks({
    ...parts,
    values: byFigure,
    year,
    roles: report.checks,
    claims,
    blocks,
    peers: profile.peers,
    typed: faults.flatMap(({ code, message }) => (code === 'typed-number' ? [message] : [])),
  })
  const present = partsOf(blocks)
  return {
    year,
    title: report.title(year),
    bureau: profile.title,
    addressees: report.addressees,
    state,
    asOf: asOf ?? null,
    blocks,
    claims,
    proofs: [...proofs.values()],
    missing: composed.missing,
    changes,
    parts: present,
    checks,
    warnings: [
      ...faults.map(({ code, message }) => ({ code, message })),
      ...missingParts(present),
      ...checks
        .filter(({ result }) => result === 'warn' || result === 'fail')
        .map(({ id, title, message }) => ({ code: id, message: `${title}：${message}` })),
      ...changes.map(({ title, published, now }) => ({
        code: 'changed-since-publication',
        message: `${title}：公开时为${published}，按现在的记录为${now}`,
      })),
      ...composed.missing.map(({ place, text }) => ({
        code: 'sentence.unproven',
        message: `${place} 没有记录证明，未写入：${text}`,
      })),
    ],
  }
}

/** The claims by which the start page tells the year: of them, those that the report may say. */
export async function headlineOf(profile: Profile, source: FactSource, time: ReportTime): Promise<readonly Claim[]> {
  const values = await claimValues(profile, source, profile.report.headline ?? [], time)
  return [...values].flatMap(([id, value]) => (unsaidOf(value, time) ? [] : [claimOf(id, value, true)]))
}

async function claimValues(profile: Profile, source: FactSource, ids: readonly string[], { year, asOf }: ReportTime) {
  const values = await Promise.all(ids.map((id) => figureValue(source, figureOf(profile, id), year, asOf)))
  return new Map<string, FigureValue>(ids.map((id, index) => [id, values[index]!]))
}

async function proven(profile: Profile, source: FactSource, ids: readonly string[], time: ReportTime) {
  const found = await Promise.all(
    ids.map((id): Promise<Proven> => {
      const proof = profile.report.proofs[id]
      if (!proof) throw new UnknownFigure(id)
      return prove(source, id, proof, time)
    }),
  )
  return new Map(found.map((one) => [one.id, one]))
}

async function filled(profile: Profile, source: FactSource & RowSource, ids: readonly string[], time: ReportTime) {
  const lists = await Promise.all(
    ids.map(async (id): Promise<[string, FilledList]> => {
      const list = profile.report.lists[id]
      if (!list) throw new UnknownFigure(id)
      const none = list.none && { say: list.none.say, proof: await prove(source, id, list.none.proof, time) }
      return [
        id,
        {
          title: list.title,
          measures: asList<string>(list.of.measure),
          records: await listed(source, list, time),
          none,
        },
      ]
    }),
  )
  return new Map(lists)
}

async function listed(source: RowSource, list: RecordList, { year, asOf }: ReportTime) {
  const rows = await source.rows(questionOf(list.of, year, asOf))
  return rows.filter(({ row }) => list.keep?.(row) ?? true).map(({ caseId, row }) => ({ caseId, text: list.say(row) }))
}

/** What the records give otherwise than at the end of the day on which the report was published. */
async function changesSince(
  profile: Profile,
  source: FactSource,
  { year, asOf }: ReportTime,
  claims: readonly Claim[],
  publishedOn: string | undefined,
): Promise<Change[]> {
  if (!publishedOn || asOf) return []
  const close = at(addDays(toDay(publishedOn), 1), '00:00')
  const told = await Promise.all(
    claims.map(async ({ id }) => claimOf(id, await figureValue(source, figureOf(profile, id), year, close), true)),
  )
  return claims.flatMap((claim, index) =>
    claim.exact === told[index]!.exact
      ? []
      : [{ id: claim.id, title: claim.title, published: told[index]!.printed, now: claim.printed }],
  )
}

/** The figures that play a part in the checks, and those of the year before where a number goes on from year to year. */
async function checkValues(profile: Profile, source: FactSource, time: ReportTime) {
  const { year, asOf } = time
  const { checks } = profile.report
  const named = async (figure: Figure, of: number): Promise<[string, FigureValue]> => [
    figure.id,
    await figureValue(source, figure, of, asOf),
  ]
  const ordinals = profile.figures.filter(({ print }) => print.style === 'ordinal')
  const [values, before, laws] = await Promise.all([
    Promise.all(figuresIn(checks).map((id) => named(figureOf(profile, id), year))),
    Promise.all(ordinals.map((figure) => named(figure, year - 1))),
    studiedLaws(profile, source, time),
  ])
  return { values: new Map(values), before: new Map(before), laws }
}

async function studiedLaws(profile: Profile, source: FactSource, { year, asOf }: ReportTime) {
  const studied = profile.report.checks.newLaws?.studied
  if (!studied) return []
  const questions = leavesOf(figureOf(profile, studied).value).map((leaf) => questionOf(leaf, year, asOf))
  return Promise.all(
    profile.lawDates.map(async ({ id, title, inForceFrom }) => {
      const found = await Promise.all(questions.map((each) => source.ask({ ...each, key: id }, { op: 'count' })))
      return { title, inForceFrom, isStudied: found.some(({ records }) => records > 0) }
    }),
  )
}

/** Whether anything at all of the year is on record, among what the report reads. */
async function anyRecord(profile: Profile, source: FactSource, { year, asOf, today }: ReportTime): Promise<boolean> {
  const leaves = [
    ...profile.figures.flatMap(({ value }) => leavesOf(value)),
    ...Object.values(profile.report.proofs).flatMap(({ needs }) => needs.flatMap(leavesOfNeed)),
  ]
  const measures = [...new Set(leaves.filter(({ window }) => window === 'year').flatMap(({ measure }) => measure))]
  const period = periodOf('year', year)
  if ('from' in period && period.from > today) return false
  const { records } = await source.ask({ measures, period, overlapping: false, asOf }, { op: 'count' })
  return records > 0
}
