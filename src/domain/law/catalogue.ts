import type { ArticleCitation } from './citation.ts'
import type { Instruments } from './instrument.ts'
import { administrativeActs } from './instruments/administrative-acts.ts'
import { administrativeRegulations } from './instruments/administrative-regulations.ts'
import { local } from './instruments/local.ts'
import { nationalLaws } from './instruments/national-laws.ts'
import { partyRules, standards } from './instruments/party-and-standards.ts'
import { scienceTechnology } from './instruments/science-technology.ts'
import { stateDocuments } from './instruments/state-documents.ts'

/** Every instrument that a declaration may cite, by its short title as cited. */
export const catalogue = {
  ...administrativeActs,
  ...administrativeRegulations,
  ...nationalLaws,
  ...scienceTechnology,
  ...stateDocuments,
  ...local,
  ...partyRules,
  ...standards,
} as const satisfies Instruments

export type Catalogue = typeof catalogue
export type Instrument = keyof Catalogue
export type ArticleOf<I extends Instrument> = keyof Catalogue[I]['articles'] & (string | number)

/** A citation of a listed article; an instrument or article that the catalogue lacks does not compile. */
export const article = <I extends Instrument>(instrument: I, no: ArticleOf<I>, at?: string): ArticleCitation => ({
  instrument,
  article: String(no),
  ...(at === undefined ? {} : { at }),
})

export const isInstrument = (key: string): key is Instrument => Object.hasOwn(catalogue, key)
