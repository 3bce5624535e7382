import { furtherFigures } from './counts.ts'
import { enforcementFigures } from './enforcement.ts'
import type { HouseFigure as Figure } from './house.ts'
import { leadershipFigures } from './leadership.ts'
import { legalEducationFigures } from './legal-education.ts'
import { decisionFigures, ruleFigures } from './rules-and-decisions.ts'
import { serviceFigures } from './services.ts'
import { statementFigures } from './statements.ts'
import { supervisionFigures } from './supervision.ts'
import type { BureauWords } from './words.ts'

/** The figures of an annual report on building a law-based government, in its order of chapters. */
export const reportFigures = (words: BureauWords): readonly Figure[] => [
  ...leadershipFigures(),
  ...serviceFigures(words),
  ...ruleFigures(words),
  ...decisionFigures(),
  ...enforcementFigures(),
  ...supervisionFigures(),
  ...legalEducationFigures(words),
  ...furtherFigures(),
  ...statementFigures(),
]
