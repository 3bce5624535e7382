import { sql } from 'kysely'
import type { Instant } from '#domain/calendar/day.ts'
import { questionsOf } from '#domain/figures/evaluate.ts'
import type { Figure, Span } from '#domain/figures/figure.ts'
import { belongs } from './fact-source.ts'
import type { Reader } from './schema.ts'

export type TracedRecord = {
  readonly caseId: string
  readonly n: number
  readonly matter: string
  readonly number: string | null
  readonly title: string
  readonly measure: string
  readonly on: string
  readonly until: string | null
  readonly value: string | null
  readonly key: string | null
  readonly group: string | null
}

/** Every record behind a figure, set by set, in the order of its days. */
export async function figureTrace(
  reader: Reader,
  agency: string,
  figure: Figure,
  span: Span,
  asOf?: Instant,
): Promise<TracedRecord[]> {
  const sets = await Promise.all(
    questionsOf(figure, span, asOf).map((question) =>
      sql<TracedRecord>`
          select c.id as "caseId", c.n, c.matter, c.number, c.title, fact.measure, fact.on_day as "on",
            fact.until_day as "until", fact.value::text, fact.key, fact.grp as "group"
          from fact join case_ c on c.agency_id = fact.agency_id and c.id = fact.case_id
          where ${belongs(question, agency)}
          order by fact.on_day, fact.case_id, fact.key, fact.twin`.execute(reader),
    ),
  )
  return sets.flatMap(({ rows }) => rows)
}
