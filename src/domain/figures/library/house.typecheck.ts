import type { HouseMeasure } from '../../matters/all.ts'
import type { Need } from '../../report/proof.ts'
import type { HouseExpression } from './house.ts'

/** Never called: each line marked with `@ts-expect-error` must not compile. */
export const mistakes = {
  figure: {
    op: 'count',
    // @ts-expect-error no matter declares this measure: legal-opinion.replied
    of: { measure: 'legal-opinion.repliedd', window: 'year' },
  } satisfies HouseExpression,
  several: {
    op: 'distinct',
    // @ts-expect-error one of several is wrong
    of: { measure: ['high-tech.valid', 'high-tech.pendin'], window: 'year-end' },
  } satisfies HouseExpression,
  proof: {
    what: '督办',
    // @ts-expect-error no matter declares this measure: plan-supervision.recorded
    of: { measure: 'plan-supervision', window: 'year' },
  } satisfies Need<HouseMeasure>,
  population: {
    what: '均已公开',
    each: { measure: 'inspection-result.recorded', window: 'year' },
    // @ts-expect-error no matter declares this measure: inspection-result.published
    has: { measure: 'inspection-result.public', window: 'year' },
  } satisfies Need<HouseMeasure>,
}
