import type { Change, Comparison } from '#domain/texts/compare.ts'
import type { Field, Values } from './answers.ts'

export type { Change }

/** An act that stands on a version: of the case itself, or of a case under it. */
export type StandingAct = {
  readonly caseId: string
  readonly matterTitle: string
  readonly isOwn: boolean
  readonly n: number
  readonly label: string
  readonly on: string
}

export type TextVersion = {
  readonly no: number
  readonly n: number
  readonly on: string
  readonly name: string
  readonly sha256: string
  readonly hasWords: boolean
  readonly by: string
  readonly stands: readonly StandingAct[]
}

export type FilledRow = { readonly fields: readonly Field[]; readonly values: Values }

/** What was said of a clause in an act: a finding, an answer to a candidate. */
export type TextRemark = FilledRow & {
  readonly caseId: string
  readonly matterTitle: string
  readonly title: string
  readonly no: number
  readonly n: number
  readonly label: string
  readonly by: string
  readonly on: string
  /** As its writer named the clause. */
  readonly clause: string
  readonly isQuoted: boolean
  /** The version of which it was said; undefined where no version was there. */
  readonly version: number | undefined
  /** Its place among the clauses that are shown; undefined where they hold it no more, or it names none. */
  readonly at: number | undefined
  readonly answers: readonly FilledRow[]
}

/** A wording that calls up a standard. A person decides. */
export type TextCandidate = {
  readonly at: number
  readonly severity: 'H' | 'M' | 'L'
  readonly standard: string
  readonly title: string
  readonly pattern: string
  readonly question: string
  readonly basis: string
  readonly isAnswered: boolean
}

/** An act in which something may be said of a clause now. */
export type RemarkOffer = {
  readonly caseId: string
  readonly matterTitle: string
  readonly action: string
  readonly label: string
  readonly by: 'place' | 'words'
}

export type DeskText = {
  readonly caseId: string
  readonly matter: string
  readonly matterTitle: string
  readonly title: string
  readonly name: string
  readonly label: string
  /** The oldest first. */
  readonly versions: readonly TextVersion[]
  /** The version that is shown, and with which it is compared. Both by their place, from one. */
  readonly shown: number
  readonly before: number | undefined
  /** Why there is nothing to be read; then no changes either. */
  readonly wordless: string | undefined
  readonly changes: readonly Change[]
  readonly counts: Comparison['counts'] | undefined
  /** How each clause that stands in the shown version is named in an opinion, by its number. */
  readonly places: readonly string[]
  readonly isScreened: boolean
  readonly remarks: readonly TextRemark[]
  readonly candidates: readonly TextCandidate[]
  readonly offers: readonly RemarkOffer[]
}
