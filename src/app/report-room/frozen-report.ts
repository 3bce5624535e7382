import { z } from 'zod'
import type { Profile } from '#domain/bureau/profile.ts'
import { dayOf, type Instant } from '#domain/calendar/day.ts'
import { type FactQuestion, type FactSource, questionOf } from '#domain/figures/evaluate.ts'
import { leavesOf } from '#domain/figures/figure.ts'
import { type ReportDocument, textOf } from '#domain/report/document.ts'
import { annualReport, figureOf, type RowSource } from '../report.ts'

/** A set of records as one number: whoever has the same records gets the same digest. */
export type RecordDigest = { digest(question: FactQuestion): Promise<string> }

export type ReportSources = FactSource & RowSource & RecordDigest

/** A number of the report with what it was asked of and the records that it was made of. */
export type FrozenFigure = {
  readonly id: string
  readonly title: string
  readonly printed: string
  readonly exact: string | null
  readonly records: number
  readonly questions: readonly FactQuestion[]
  /** Of each question its records, in order (SHA-256). */
  readonly digests: readonly string[]
}

/** A report as it was composed at a moment: nothing in it moves any more. */
export type FrozenReport = {
  readonly schema: typeof schema
  readonly asOf: Instant
  readonly report: ReportDocument
  readonly figures: readonly FrozenFigure[]
}

const schema = 'zhunsheng-report/1'

/** The report of a year from the records as they stood at a moment: the same records give the same bytes. */
export async function freezeReport(
  profile: Profile,
  sources: ReportSources,
  year: number,
  asOf: Instant,
): Promise<FrozenReport> {
  const report = await annualReport(profile, sources, { year, today: dayOf(asOf), asOf })
  const figures = await Promise.all(
    report.claims
      .filter(({ isSaid }) => isSaid)
      .map(async ({ id, title, printed, exact, records }): Promise<FrozenFigure> => {
        const questions = leavesOf(figureOf(profile, id).value).map((leaf) => questionOf(leaf, year, asOf))
        const digests = await Promise.all(questions.map((question) => sources.digest(question)))
        return { id, title, printed, exact, records, questions, digests }
      }),
  )
  return { schema, asOf, report, figures }
}

export const frozenBytes = (frozen: FrozenReport): Uint8Array =>
  new TextEncoder().encode(`${JSON.stringify(frozen, null, 1)}\n`)

const shape = z.object({
  schema: z.literal(schema),
  asOf: z.string(),
  report: z
    .object({ year: z.int(), title: z.string(), blocks: z.array(z.unknown()), claims: z.array(z.unknown()) })
    .loose(),
  figures: z.array(z.object({ id: z.string(), exact: z.string().nullable(), digests: z.array(z.string()) }).loose()),
})

/** @throws Error when the bytes are no report of this kind */
export function readFrozen(bytes: Uint8Array): FrozenReport {
  return shape.parse(JSON.parse(new TextDecoder().decode(bytes))) as unknown as FrozenReport
}

/** The figures that two reports of a year say otherwise, or one of them does not say at all. */
export function figuresChanged(told: FrozenReport, now: FrozenReport): readonly string[] {
  const after = new Map(now.figures.map((figure) => [figure.id, figure]))
  const before = new Set(told.figures.map(({ id }) => id))
  const same = (a: FrozenFigure, b: FrozenFigure | undefined): boolean =>
    b !== undefined && a.exact === b.exact && a.digests.join() === b.digests.join()
  return [
    ...told.figures.filter((figure) => !same(figure, after.get(figure.id))).map(({ title }) => title),
    ...now.figures.filter(({ id }) => !before.has(id)).map(({ title }) => title),
  ]
}

/** The prose as a reader sees it, paragraph by paragraph. */
export const proseOf = ({ report }: FrozenReport): string =>
  report.blocks.map((block) => (block.type === 'heading' ? block.text : block.spans.map(textOf).join(''))).join('\n')

/**
 * What a report says: its paragraphs, its figures and their records; headings follow from them. Neither the moment at which
 * it was composed nor the day of its own publication belongs to that, which no report can tell before it is published.
 */
export function contentOf({ report, figures }: FrozenReport, profile: Pick<Profile, 'report'>): string {
  const own = report.claims.find(({ figure }) => figure === profile.report.publishedOn)?.id
  const paragraphs = report.blocks.flatMap((block) =>
    block.type === 'heading' || block.spans.some((span) => span.type === 'claim' && span.claim.id === own)
      ? []
      : [block.spans.map(textOf).join('')],
  )
  const told = figures.filter(({ id }) => id !== own)
  return JSON.stringify([paragraphs, told.map(({ id, exact, digests }) => [id, exact, digests])])
}
