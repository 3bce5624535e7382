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
  /** First day on which the article applied, where an amendment brought it into a text that was in force before. */
  readonly since?: string
  /** Where the rule stood before, in the text that this one took the place of. */
  readonly formerly?: readonly Former[]
  /** The article was read, but the importable text of the instrument does not contain it. */
  readonly notHeld?: true
}

export type Former = { readonly instrument: string; readonly article: string | number; readonly at?: string }

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
  /** 施行日 of the instrument, where this text of it, with these numbers, is younger. */
  readonly commencedOn?: string
  /** 修正、修订: the days on which it was amended, oldest first. */
  readonly amended?: readonly string[]
  /** First day (YYYY-MM-DD) on which this text, with these numbers, applied; null where no source gives it. */
  readonly inForceFrom: string | null
  /** First day on which it no longer applied (half-open period). */
  readonly inForceTo?: string
  /** Keys of the texts whose place this one takes on its first day, wholly or where they differ. */
  readonly succeeds?: readonly string[]
  /** Whether the full text can be imported; cited articles of a held text are checked against it. */
  readonly text: 'held' | 'not-held'
  /** Day by which the held text is known: in its file name, else the last day of passing in its heading. */
  readonly textDate?: string
  /** True when the text was read; otherwise what is missing, beginning with [unverified]. */
  readonly verified: true | `[unverified]${string}`
  readonly articles: Readonly<Record<string | number, ArticleRecord>>
}

export type Instruments = Readonly<Record<string, InstrumentRecord>>
