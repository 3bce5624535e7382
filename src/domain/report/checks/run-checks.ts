import type { Check } from '../document.ts'
import type { CheckContext } from './check.ts'
import { claimRules } from './claims.ts'
import { figureRules } from './figures.ts'
import { proseRules } from './prose.ts'

const rules = [...figureRules, ...claimRules, ...proseRules].sort(
  (a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)),
)

/** The cross-checks of the report, X1–X16. */
export const runChecks = (context: CheckContext): Check[] =>
  rules.map(({ id, title, check }) => ({ id, title, ...check(context) }))
