import { access } from './words/access.ts'
import { demands } from './words/demands.ts'
import { innocence } from './words/innocence.ts'
import { money } from './words/money.ts'
import { movement } from './words/movement.ts'
import { parties } from './words/parties.ts'
import { places } from './words/places.ts'
import { prices } from './words/prices.ts'

/**
 * The words of the grammar, by what they mean. A word may be built of others: `{local}` stands for the whole class.
 * Every gap is bounded, so the time of a reading grows with the text and with nothing else. They expect text as
 * `plain.ts` leaves it.
 */
export const sources = { ...places, ...parties, ...demands, ...access, ...movement, ...money, ...prices, ...innocence }

export type Word = keyof typeof sources

export const isWord = (name: string): name is Word => Object.hasOwn(sources, name)

const expand = (source: string): string =>
  source.replace(/\{([a-z]\w*)\}/gi, (_, name: string) => `(?:${expand(sources[name as Word])})`)

export const words: Readonly<Record<Word, RegExp>> = Object.fromEntries(
  Object.entries(sources).map(([name, source]) => [name, new RegExp(expand(source), 'g')]),
) as Record<Word, RegExp>
