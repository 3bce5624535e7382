import type { BureauNames } from '#domain/audit/author.ts'
import { type AuditFigure, type AuditOptions, type AuditResult, auditText } from '#domain/audit/match.ts'
import type { Profile } from '#domain/bureau/profile.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import type { FactSource } from '#domain/figures/evaluate.ts'
import { figureValue } from '#domain/figures/evaluate.ts'
import { type Figure, leavesOf, periodOf } from '#domain/figures/figure.ts'
import type { Exact } from '#domain/figures/qualifier.ts'
import { placesOf } from '#domain/report/places.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { claimsIn, parseTemplate } from '#domain/report/template.ts'
import { figureOf } from './report.ts'

/** Reads texts against the records of a bureau; what the records say of a year is asked once. */
export type Auditor = (text: string, year: number) => Promise<AuditResult>

export function auditorOf(profile: Profile, source: FactSource): Auditor {
  const known = new Map<number, Promise<AuditBasis>>()
  return async (text, year) => {
    const asked = known.get(year) ?? auditBasis(profile, source, year)
    known.set(year, asked)
    const { figures, options } = await asked
    return auditText(text, figures, options)
  }
}

/** All that a text is held against, as plain data: another thread can do it. */
export type AuditBasis = { readonly figures: readonly AuditFigure[]; readonly options: AuditOptions }

export async function auditBasis(profile: Profile, source: FactSource, year: number): Promise<AuditBasis> {
  const laws = profile.lawDates.map(({ title, inForceFrom }) => ({ title, inForceFrom: toDay(inForceFrom) as Day }))
  const figures = await auditFigures(profile, source, year)
  return { figures, options: { year, laws, bureau: namesOf(profile) } }
}

/** Reads any report text and says of each of its numbers whether the bureau's records of the year bear it out. */
export const auditReport = (profile: Profile, source: FactSource, text: string, year: number): Promise<AuditResult> =>
  auditorOf(profile, source)(text, year)

async function auditFigures(profile: Profile, source: FactSource, year: number): Promise<AuditFigure[]> {
  const template = parseTemplate(profile.report.markdown)
  const places = placesOf(template)
  return Promise.all(
    claimsIn(template).map(async (id): Promise<AuditFigure> => {
      const figure = figureOf(profile, id)
      const { exact } = await figureValue(source, figure, year)
      const value = exact === null || hasNoRecord(figure, exact) ? null : exact
      const section = places.get(id)
      return {
        id,
        title: figure.title,
        definition: figure.definition,
        value,
        ...(value !== null && { printed: printFigure(figure, value).text }),
        unit: figure.unit,
        words: figure.words,
        period: auditPeriod(figure, year),
        kind: figure.kind,
        ...(section ? { section } : {}),
      }
    }),
  )
}

/** A count of nothing is no statement of the records: they are silent, and silence accuses nobody. */
const hasNoRecord = ({ value }: Figure, exact: Exact): boolean =>
  ['count', 'distinct', 'sum', 'run'].includes(value.op) && Number(exact) === 0

/** How the bureau is called where a title names an author. */
export const namesOf = ({ title, shortTitle, region }: Profile): BureauNames => ({
  title,
  shortTitle,
  region: region.name,
})

/** `2024`, `2023` or a day: the period that the figure's first set of records covers. */
function auditPeriod(figure: Figure, year: number): string {
  const [leaf] = leavesOf(figure.value)
  const period = periodOf(leaf?.window ?? 'year', year)
  if ('at' in period) return period.at
  return leaf?.window === 'until-year-end' ? String(year) : period.from.slice(0, 4)
}
