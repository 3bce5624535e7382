import type { Rule, Step } from './rule.ts'
import { type Word, words } from './words.ts'

type Span = { readonly from: number; readonly to: number }

/** A stretch of masked text and where each class of words stands in it; each class is looked for once. */
export class Reading {
  readonly text: string
  readonly #seen = new Map<string, readonly Span[]>()

  constructor(text: string) {
    this.text = text
  }

  /** In the order of the text. */
  spans(oneOf: readonly Word[]): readonly Span[] {
    const key = oneOf.join('|')
    const known = this.#seen.get(key)
    if (known) return known
    const [only, ...others] = oneOf
    const found =
      only !== undefined && others.length === 0
        ? Array.from(this.text.matchAll(words[only]), (m) => ({ from: m.index, to: m.index + m[0].length }))
        : oneOf.flatMap((word) => this.spans([word])).sort((a, b) => a.from - b.from)
    this.#seen.set(key, found)
    return found
  }

  has(oneOf: readonly Word[]): boolean {
    return oneOf.some((word) => this.spans([word]).length > 0)
  }

  /** The first stretch that says what a rule says, if there is one. */
  find({ says, unless }: Rule): string | undefined {
    const [first, ...rest] = says
    if (!first || rest.some((step) => !this.has(step.oneOf))) return undefined
    for (const { from, to } of this.spans(first.oneOf)) {
      const end = this.#follow(to, first.reach, rest)
      if (end !== undefined) return this.has(unless) ? undefined : this.text.slice(from, end)
    }
    return undefined
  }

  /** Only words within reach are tried, and reaches are short: the work grows with the text alone. */
  #follow(at: number, reach: number, [next, ...rest]: readonly Step[]): number | undefined {
    if (!next) return at
    const spans = this.spans(next.oneOf)
    for (let index = firstFrom(spans, at); index < spans.length; index += 1) {
      const span = spans[index]!
      if (span.from > at + reach) return undefined
      const end = this.#follow(span.to, next.reach, rest)
      if (end !== undefined) return end
    }
    return undefined
  }
}

/** The index of the first span that begins at an offset or after it. */
function firstFrom(spans: readonly Span[], at: number): number {
  let low = 0
  let high = spans.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (spans[middle]!.from < at) low = middle + 1
    else high = middle
  }
  return low
}
