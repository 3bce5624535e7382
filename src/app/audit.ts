import { type AuditFigure, type AuditResult, auditText } from '#domain/audit/match.ts'
import type { Profile } from '#domain/bureau/profile.ts'
import { type Day, toDay } from '#domain/calendar/day.ts'
import type { FactSource } from '#domain/figures/evaluate.ts'
import { figureValue } from '#domain/figures/evaluate.ts'
import { type Figure, leavesOf, periodOf } from '#domain/figures/figure.ts'
import { placesOf } from '#domain/report/places.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { claimsIn, parseTemplate } from '#domain/report/template.ts'
import { figureOf } from './report.ts'

/** Reads any report text and says of each of its numbers whether the bureau's records of the year bear it out. */
export async function auditReport(
  profile: Profile,
  source: FactSource,
  text: string,
  year: number,
): Promise<AuditResult> {
  const template = parseTemplate(profile.report.markdown)
  const places = placesOf(template)
  const figures = await Promise.all(
    claimsIn(template).map(async (id): Promise<AuditFigure[]> => {
      const figure = figureOf(profile, id)
      const { exact } = await figureValue(source, figure, year)
      if (exact === null) return []
      const section = places.get(id)
      return [
        {
          id,
          title: figure.title,
          definition: figure.definition,
          value: exact,
          printed: printFigure(figure, exact).text,
          unit: figure.unit,
          words: figure.words,
          period: auditPeriod(figure, year),
          kind: figure.kind,
          ...(section ? { section } : {}),
        },
      ]
    }),
  )
  // A zero is a statement only among records: of a year in which nothing was recorded there is nothing to say.
  const hasRecords = figures.flat().some(({ value }) => Number(value) !== 0)
  const laws = profile.lawDates.map(({ title, inForceFrom }) => ({ title, inForceFrom: toDay(inForceFrom) as Day }))
  const bureau = { title: profile.title, shortTitle: profile.shortTitle, region: profile.region.name }
  return auditText(text, hasRecords ? figures.flat() : [], { year, laws, bureau })
}

/** `2024`, `2023` or a day: the period that the figure's first set of records covers. */
function auditPeriod(figure: Figure, year: number): string {
  const [leaf] = leavesOf(figure.value)
  const period = periodOf(leaf?.window ?? 'year', year)
  if ('at' in period) return period.at
  return leaf?.window === 'until-year-end' ? String(year) : period.from.slice(0, 4)
}
