import type { Day } from '../calendar/day.ts'
import { catalogue, isInstrument } from './catalogue.ts'
import { type ArticleCitation, type Citation, isOwnRule, type OwnRule } from './citation.ts'
import type { ArticleRecord, InstrumentRecord } from './instrument.ts'

const recordOf = (instrument: string): InstrumentRecord | undefined =>
  isInstrument(instrument) ? catalogue[instrument] : undefined

/** Whether this text, with these numbers, applied on that day. A text whose first day no source gives counts as begun. */
export function isInForce({ instrument, article }: ArticleCitation, day: Day): boolean {
  const record = recordOf(instrument)
  if (!record) return true
  const { inForceFrom, inForceTo } = record
  const since = (record.articles as Readonly<Record<string, ArticleRecord>>)[article]?.since ?? inForceFrom
  return (since === null || since <= day) && (inForceTo === undefined || day < inForceTo)
}

/** Where the rule of an article stood before; whole instruments follow one another as such. */
function formerly({ instrument, article }: ArticleCitation): readonly ArticleCitation[] {
  const record = recordOf(instrument)
  const own = (record?.articles as Readonly<Record<string, ArticleRecord>> | undefined)?.[article]?.formerly ?? []
  const whole = article === '全文' ? (record?.succeeds ?? []) : []
  return [
    ...own.map((earlier) => ({ ...earlier, article: String(earlier.article) })),
    ...whole
      .filter((earlier) => recordOf(earlier)?.articles['全文'])
      .map((earlier) => ({ instrument: earlier, article })),
  ]
}

const keyOf = ({ instrument, article }: ArticleCitation): string => `${instrument}\n${article}`

const successors: ReadonlyMap<string, readonly ArticleCitation[]> = Map.groupBy(
  Object.entries(catalogue as Readonly<Record<string, InstrumentRecord>>).flatMap(([instrument, { articles }]) =>
    Object.keys(articles).flatMap((article) =>
      formerly({ instrument, article }).map((earlier) => ({ earlier: keyOf(earlier), instrument, article })),
    ),
  ),
  ({ earlier }) => earlier,
)

const reach = (
  from: ArticleCitation,
  next: (one: ArticleCitation) => readonly ArticleCitation[],
): ArticleCitation[] => {
  const near = next(from).map(plain)
  return [...near, ...near.flatMap((one) => reach(one, next))]
}

/** The places where the rule of an article stands or stood, newest first: later texts, the cited one, earlier texts. */
export const lineage = (citation: ArticleCitation): readonly ArticleCitation[] => [
  ...reach(citation, (one) => successors.get(keyOf(one)) ?? []).toReversed(),
  citation,
  ...reach(citation, formerly),
]

/**
 * A citation as it reads on a day: the article in force then, with the number that it had then. 代表法第五十一条 on
 * 2024-06-01 is 第四十二条 of the text of 2015. Undefined where nothing of it applied yet, or any more.
 */
export function citationOn(citation: Citation, day: Day): Citation | undefined {
  const { from, until } = citation
  if ((from !== undefined && day < from) || (until !== undefined && day >= until)) return undefined
  return isOwnRule(citation) ? ownRule(citation) : lineage(plain(citation)).find((one) => isInForce(one, day))
}

/** Without its period: what is printed applies. */
const ownRule = ({ rule, sentence, reason }: OwnRule): OwnRule => ({ rule, sentence, reason })
const plain = ({ instrument, article, at }: ArticleCitation): ArticleCitation => ({
  instrument,
  article,
  ...(at === undefined ? {} : { at }),
})

/** A basis as it reads on a day; what did not apply then is left out, two that were one are one. */
export function basisOn(basis: readonly Citation[], day: Day): readonly Citation[] {
  const read = basis.flatMap((citation) => citationOn(citation, day) ?? [])
  return [...new Map(read.map((citation) => [JSON.stringify(citation), citation])).values()]
}
