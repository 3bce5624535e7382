import learnt from './likeness.weights.json' with { type: 'json' }
import type { Reading } from './reading.ts'
import { sources, type Word } from './words.ts'

/**
 * The second reader: how like a clause is to those that reviewers have called a problem. It weighs single signs, pairs of
 * signs and the classes of words, as `learn.ts` of the benches learnt them from the annotated clauses; it knows no law, and
 * names the standard under which its likes most often fell. What the rules find, they say better; it is asked where they find nothing.
 */
export type Weights = {
  readonly bias: number
  /** By feature: what it speaks for, in hundredths. */
  readonly of: Readonly<Record<string, number>>
}

export type Learnt = { readonly problem: Weights; readonly items: readonly (Weights & { readonly standard: string })[] }
const weights: Learnt = learnt

export type Likeness = {
  /** Zero to one; one half is as like the one as the other. */
  readonly share: number
  /** Of the item that it is most like. */
  readonly standard: string
  /** The words that weigh most. */
  readonly pattern: string
}

const classes = Object.keys(sources) as Word[]

/** Below this a person's time is not asked for: chosen on clauses that were not learnt from. */
export const likeEnough = 0.6

/** Each feature once: `c:` a class of words, else one sign or two that stand together within a part of the sentence. */
export function featuresOf(reading: Reading): readonly string[] {
  const found = new Set(classes.filter((word) => reading.has([word])).map((word) => `c:${word}`))
  for (const part of partsOf(reading.text)) for (const gram of gramsOf(part)) found.add(gram)
  return [...found]
}

function* gramsOf(part: string): Generator<string> {
  for (let at = 0; at < part.length; at += 1) {
    yield part[at]!
    if (at + 1 < part.length) yield part.slice(at, at + 2)
  }
}

const partsOf = (text: string): readonly string[] => text.match(/[^□,;。、:!?]+/g) ?? ['']

/** Every feature weighs the less the more there are: a long clause is not the more suspicious for its length. */
export const sumOf = ({ bias, of }: Weights, features: readonly string[]): number =>
  features.reduce((sum, feature) => sum + (of[feature] ?? 0) / 100 / Math.sqrt(features.length), bias)

export const shareOf = (sum: number): number => 1 / (1 + Math.exp(-sum))

export function likenessOf(reading: Reading): Likeness {
  const features = featuresOf(reading)
  const [best] = weights.items
    .map(({ standard, ...item }) => ({ standard, sum: sumOf(item, features) }))
    .sort((a, b) => b.sum - a.sum)
  return {
    share: shareOf(sumOf(weights.problem, features)),
    standard: best!.standard,
    pattern: heaviestPart(reading.text),
  }
}

function heaviestPart(text: string): string {
  const known: Readonly<Record<string, number>> = weights.problem.of
  const weigh = (part: string): number => Array.from(gramsOf(part)).reduce((sum, gram) => sum + (known[gram] ?? 0), 0)
  return partsOf(text).reduce((best, part) => (weigh(part) > weigh(best) ? part : best))
}
