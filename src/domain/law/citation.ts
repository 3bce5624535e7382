/** A reference to one article of one instrument, as a document quotes it. */
export type Citation = {
  readonly instrument: string
  readonly article: string
  /** 款、项, e.g. 第一款第四项 */
  readonly at?: string
}

/** The legal basis of anything declared: never empty. */
export type Basis = readonly [Citation, ...Citation[]]
