import type { Profile } from '#domain/bureau/profile.ts'
import type { Instant } from '#domain/calendar/day.ts'
import { type FactSource, figureValue } from '#domain/figures/evaluate.ts'
import type { Span } from '#domain/figures/figure.ts'
import { type FilledStatement, fillStatement, type Statement } from '#domain/report/statements/statement.ts'

/** A statement over the records as they stand, or stood at a moment. */
export const filledStatement = (
  { figures }: Pick<Profile, 'figures'>,
  source: FactSource,
  {
    statement,
    span,
    asOf,
  }: { readonly statement: Statement; readonly span: Span; readonly asOf?: Instant | undefined },
): Promise<FilledStatement> =>
  fillStatement(statement, span, new Map(figures.map((figure) => [figure.id, figure])), (figure, of) =>
    figureValue(source, figure, of, asOf),
  )
