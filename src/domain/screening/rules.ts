import type { Rule } from './rule.ts'
import { accessRules } from './rules/access.ts'
import { conductRules } from './rules/conduct.ts'
import { costRules } from './rules/cost.ts'
import { movementRules } from './rules/movement.ts'

/** Names the words and rules: goes up with every change of them, and is kept with what was screened. */
export const patternSet = '2026-11-28.3'

export const rules: readonly Rule[] = [...accessRules, ...movementRules, ...costRules, ...conductRules]
