import type { Day } from '../calendar/day.ts'
import { isInstrument } from './catalogue.ts'
import { type LawText, versionChecked } from './check-catalogue.ts'
import { type ArticleCitation, type Citation, isOwnRule } from './citation.ts'
import { citationOn, isInForce } from './in-force.ts'
import type { Instruments } from './instrument.ts'
import { hasPlace } from './place.ts'

/** A citation and who makes it: the sentence names the matter and its act, limit, paper or condition. */
export type CitedPlace = { readonly where: string; readonly citation: Citation }

type Finding = ArticleCitation & { readonly where: readonly string[] }

export type CitationCheck = {
  /** Cited instruments of which no text is held: nobody can look the article up here. */
  readonly withoutText: readonly { readonly instrument: string; readonly citations: number }[]
  /** The text that is cited from has no such paragraph or item. */
  readonly withoutPlace: readonly Finding[]
  /** A younger text that is held says something else under this number, or has no such article. */
  readonly changed: readonly (Finding & { readonly version: string; readonly gone: boolean })[]
  /** Not in force today; `now` is what the citation reads as, if anything. */
  readonly notInForce: readonly (Finding & { readonly now?: ArticleCitation })[]
}

/** Every article once, with all who cite it. */
function grouped(cited: readonly CitedPlace[]): Finding[] {
  const articles = cited.flatMap(({ where, citation }) => {
    if (isOwnRule(citation)) return []
    const { instrument, article, at } = citation
    return [{ where, instrument, article, at, key: [instrument, article, at].join('\n') }]
  })
  return [...Map.groupBy(articles, ({ key }) => key).values()].map((group) => {
    const { instrument, article, at } = group[0]!
    return { instrument, article, ...(at ? { at } : {}), where: [...new Set(group.map(({ where }) => where))] }
  })
}

/** Holds what the declarations cite against the texts that the house holds and against the day. */
export function checkCitations(
  records: Instruments,
  cited: readonly CitedPlace[],
  held: readonly LawText[],
  today: Day,
): CitationCheck {
  const bodies = new Map(held.map((row) => [[row.instrument, row.version, row.article].join('\n'), row.text]))
  const versions = new Map<string, Set<string>>()
  for (const { instrument, version } of held)
    versions.set(instrument, (versions.get(instrument) ?? new Set()).add(version))
  const body = (instrument: string, version: string, no: string) => bodies.get([instrument, version, no].join('\n'))

  const findings = grouped(cited)
  const without = Map.groupBy(
    findings.filter(({ instrument }) => !versions.has(instrument)),
    ({ instrument }) => instrument,
  )
  const withText = findings.flatMap((finding) => {
    const all = [...(versions.get(finding.instrument) ?? [])].sort()
    const record = records[finding.instrument]
    const version = record && versionChecked(record, all)
    return version === undefined ? [] : [{ finding, version, later: all.filter((other) => other > version) }]
  })
  return {
    withoutText: [...without].map(([instrument, some]) => ({ instrument, citations: some.length })),
    withoutPlace: withText.flatMap(({ finding, version }) => {
      const text = body(finding.instrument, version, finding.article)
      return finding.at !== undefined && text !== undefined && !hasPlace(text, finding.at) ? [finding] : []
    }),
    changed: withText.flatMap(({ finding, version, later }) => {
      const text = body(finding.instrument, version, finding.article)
      const other = later.find((next) => body(finding.instrument, next, finding.article) !== text)
      if (text === undefined || other === undefined) return []
      return [{ ...finding, version: other, gone: body(finding.instrument, other, finding.article) === undefined }]
    }),
    notInForce: findings.flatMap((finding) => {
      if (!isInstrument(finding.instrument) || isInForce(finding, today)) return []
      const now = citationOn(finding, today)
      return [{ ...finding, ...(now && !isOwnRule(now) ? { now } : {}) }]
    }),
  }
}
