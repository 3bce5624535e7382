import fixture from '#bureaus/kunming-science/figures-2024.json' with { type: 'json' }
import { kunmingScience } from '#bureaus/kunming-science/profile.ts'
import type { AuditFigure } from '#domain/audit/match.ts'
import { placesOf } from '#domain/report/places.ts'
import { printFigure } from '#domain/report/print-figure.ts'
import { parseTemplate } from '#domain/report/template.ts'

/** Exact values behind the vague and rounded numbers of the fixture. */
const exact: Readonly<Record<string, string>> = {
  F04: '2419',
  F05: '66.03',
  F07: '1.9163',
  F12: '176.7312',
  F29: '21.01',
  F30: '65.2',
  F50: '143',
  F53: '997',
  F54: '205',
  F56: '205',
}
const lastYear = new Set(['F05', 'F06', 'F07', 'F08', 'F09', 'F10'])

/** The figures of the 2024 report with the profile's own names, definitions and words: no database, no ../shared. */
export function kunmingFigures(): AuditFigure[] {
  const { report, figures } = kunmingScience
  const places = placesOf(parseTemplate(report.markdown))
  return fixture.map(({ id, value }) => {
    const figure = figures.find((one) => one.id === report.claims[id])!
    const known = exact[id] ?? String(value)
    const section = places.get(id)
    return {
      id,
      title: figure.title,
      definition: figure.definition,
      value: known,
      printed: printFigure(figure, known).text,
      unit: figure.unit,
      words: figure.words,
      period: lastYear.has(id) ? '2023' : id === 'F59' ? '2025' : '2024',
      kind: figure.kind,
      ...(section && { section }),
    }
  })
}
