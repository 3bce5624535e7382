/** A reference to one article of one instrument, as a document quotes it. */
export type ArticleCitation = {
  readonly instrument: string
  readonly article: string
  /** 款、项, e.g. 第一款第四项 */
  readonly at?: string
}

/**
 * A rule that no article gives: the system's own (how it keeps proof) or the bureau's (how it arranges its work). It
 * stands where an article would, says itself what it demands and why, and is printed as what it is.
 */
export type OwnRule = {
  readonly rule: 'system' | 'bureau'
  readonly sentence: string
  readonly reason: string
}

/** The days on which a citation is the one that applies, where another stands beside it for other days: [from, until). */
type Period = { readonly from?: string; readonly until?: string }

/** What an act, a limit, a paper or a condition rests on. */
export type Citation = (ArticleCitation | OwnRule) & Period

/** The legal basis of anything declared: never empty. */
export type Basis = readonly [Citation, ...Citation[]]

export const isOwnRule = (citation: Citation): citation is OwnRule & Period => 'rule' in citation

/** How the system keeps proof, where no article says it. */
export const systemRule = (sentence: string, reason: string): OwnRule => ({ rule: 'system', sentence, reason })

/** How the bureau arranges its own work, where no article says it. */
export const bureauRule = (sentence: string, reason: string): OwnRule => ({ rule: 'bureau', sentence, reason })

export const sameSource = (one: Citation, other: Citation): boolean =>
  isOwnRule(one)
    ? isOwnRule(other) && one.rule === other.rule && one.sentence === other.sentence
    : !isOwnRule(other) && one.instrument === other.instrument && one.article === other.article

/**
 * A citation that applies on some days only. Instruments know their own days: this is for rules of the house that a law
 * replaced, and for a law that ruled something else before.
 */
export const during = <C extends Citation>(from: string | undefined, until: string | undefined, citation: C): C => ({
  ...citation,
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
})
