import type { FigureValue } from '../figures/evaluate.ts'
import { leavesOf, periodOf } from '../figures/figure.ts'
import type { Claim } from './document.ts'
import { printFigure } from './print-figure.ts'

/** A figure's value as the report says it under a claim's id. */
export function claimOf(id: string, { figure, exact, records, year }: FigureValue, isSaid: boolean): Claim {
  const printed = printFigure(figure, exact)
  return {
    id,
    figure: figure.id,
    value: printed.value,
    exact,
    unit: figure.unit,
    qualifier: figure.print.qualifier,
    printed: printed.text,
    kind: figure.kind,
    records,
    title: figure.title,
    definition: figure.definition,
    periods: [...new Set(leavesOf(figure.value).map((leaf) => leaf.window))].map((window) => periodOf(window, year)),
    isSaid,
  }
}
