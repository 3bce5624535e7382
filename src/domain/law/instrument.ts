/** What kind of text an instrument is; decides how a citation of it is printed. */
export type InstrumentKind =
  | 'law'
  | 'judicial-interpretation'
  | 'administrative-regulation'
  | 'local-regulation'
  | 'rule'
  | 'document'
  | 'party-rule'
  | 'standard'
  | 'service-guide'

/** One article in our own words: enough to recognise it, never a copy of the text. */
export type ArticleRecord = {
  readonly summary: string
  /** Number or content of the article could not be read in a source. */
  readonly unverified?: true
  /** The article was read, but the importable text of the instrument does not contain it. */
  readonly notHeld?: true
}

/**
 * One text of one instrument, valid for one period. A revision that renumbers articles is an instrument of its own
 * (`行政复议法实施条例` and `行政复议法实施条例(2007)`), joined by `succeeds`.
 */
export type InstrumentRecord = {
  /** Full official title, without 《》. */
  readonly title: string
  /** The title was not seen in a source: do not print it on a document before somebody has checked it. */
  readonly titleUnverified?: true
  /** 文号, order number or standard number. */
  readonly number?: string
  readonly issuer: string
  readonly kind: InstrumentKind
  /** First day (YYYY-MM-DD) on which this text applied; null where no source gives it. */
  readonly inForceFrom: string | null
  /** First day on which it no longer applied (half-open period). */
  readonly inForceTo?: string
  /** Keys of the texts whose place this one takes on its first day, wholly or where they differ. */
  readonly succeeds?: readonly string[]
  /** Amendments that kept the numbering, oldest first: the day of each and what the record says of it. */
  readonly versions?: readonly { readonly date: string; readonly note: string }[]
  /** Whether the full text can be imported; cited articles of a held text are checked against it. */
  readonly text: 'held' | 'not-held'
  /** Day by which the held text is known: in its file name, else the last day of passing in its heading. */
  readonly textDate?: string
  /** True when the text was read; otherwise what is missing, beginning with [unverified]. */
  readonly verified: true | `[unverified]${string}`
  readonly articles: Readonly<Record<string | number, ArticleRecord>>
}

export type Instruments = Readonly<Record<string, InstrumentRecord>>
