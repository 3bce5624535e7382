import { type Day, toDay } from '../calendar/day.ts'
import type { Citation } from '../law/citation.ts'
import { type Clause, clausesOf } from './clauses.ts'
import { plainOf } from './plain.ts'
import { printQuestion } from './questions.ts'
import { type Hit, isFlagged, screenClause } from './screen.ts'
import { basisOfStandard, standardOf } from './standards.ts'

/** A hit as the drafter gets it: with the rule of the day and the question that he answers. */
export type Candidate = Hit & {
  readonly title: string
  readonly question: string
  readonly basis: readonly Citation[]
}
export type ScreenedClause = { readonly n: number; readonly text: string; readonly hits: readonly Candidate[] }
export type Screened = { readonly clauses: readonly ScreenedClause[]; readonly flagged: boolean }

/** 公平竞争审查制度实施细则 of 2021 is the first text whose standards these are. */
export const firstDay = toDay('2021-06-29')

/** Reads a draft clause by clause against the standards in force on a day. */
export function screenDraft(text: string, day: Day): Screened {
  const clauses = clausesOf(text).map((clause) => ({
    n: clause.n,
    text: clause.text,
    hits: hitsOf(clause).flatMap((hit) => candidateOn(hit, day)),
  }))
  return { clauses, flagged: clauses.some(({ hits }) => isFlagged(hits)) }
}

/**
 * An item is read under the sentence that leads it in: 投标人应当符合下列条件 lends it the demand, 招标人不得有下列行为 takes it
 * back. What the lead itself calls up is the lead's.
 */
function hitsOf({ text, lead }: Clause): readonly Hit[] {
  if (lead === undefined) return screenClause(text)
  if (forbidsBelow(lead)) return []
  const near = lead.slice(-40)
  const ofLead = new Set(screenClause(near).map(({ standard }) => standard))
  return screenClause(near + text).filter(({ standard }) => !ofLead.has(standard))
}

const forbidsBelow = (lead: string): boolean =>
  /(?:不得|禁止|严禁|严格禁止|坚决防止|重点(?:清理|排查|整治)|清理|纠正|属于)[^。;；]{0,24}(?:下列|以下|如下)|(?:下列|以下)[^。;；]{0,30}(?:不合理|违法|限制|壁垒|妨碍|排除、限制竞争)/.test(
    plainOf(lead),
  )

function candidateOn(hit: Hit, day: Day): Candidate[] {
  const basis = basisOfStandard(hit.standard, day)
  const { title, question } = standardOf(hit.standard)
  return basis.length === 0 ? [] : [{ ...hit, title, question: printQuestion(question), basis }]
}
