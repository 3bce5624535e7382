import type { Day } from '#domain/calendar/day.ts'
import { type Citation, isOwnRule } from '#domain/law/citation.ts'
import { printCitation } from '#domain/law/cite.ts'
import { basisOn, citationOn } from '#domain/law/in-force.ts'
import { type Html, html } from './html.ts'

export type Query = Readonly<Record<string, string | number | undefined>>

/** A path with its query; what is undefined or empty is left out. */
export function address(path: string, query: Query = {}): string {
  const parts = Object.entries(query).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${encodeURIComponent(value)}`],
  )
  return parts.length ? `${path}?${parts.join('&')}` : path
}

export const recordPath = (caseId: string): string => `/records/${encodeURIComponent(caseId)}`
export const entryPath = (caseId: string, n: number): string => `${recordPath(caseId)}/entries/${n}`
export const lawPath = (instrument: string, article?: string): string =>
  `/laws/${encodeURIComponent(instrument)}${article === undefined ? '' : `/${encodeURIComponent(article)}`}`

/** An article leads to its text; a rule of the house says all there is. */
export const citation = (one: Citation): Html =>
  isOwnRule(one)
    ? html`${printCitation(one)}`
    : html`<a href="${lawPath(one.instrument, one.article)}">${printCitation(one)}</a>`

/** A basis as it read on the day, as a list of links. */
export const basisList = (basis: readonly Citation[], day: Day): Html =>
  html`<ul class="plain">${basisOn(basis, day).map((one) => html`<li>${citation(one)}</li>`)}</ul>`

/** （what a condition rested on, on the day）; nothing where it rested on nothing that applied then. */
export const inBrackets = (basis: Citation, day: Day): Html | '' => {
  const one = citationOn(basis, day)
  return one ? html`（${citation(one)}）` : ''
}
