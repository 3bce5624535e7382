import { type Sentence, sentencesOf, type TemplateBlock, type Token } from './template.ts'

/**
 * The sentences of the outline that a token stands in, without asking the records: the token's own words in its place,
 * dots for other numbers.
 */
export function outlineSentences(
  outline: readonly TemplateBlock[],
  year: number,
  wordsOf: (token: Token) => string | undefined,
): string[] {
  const say = (sentence: Sentence): string =>
    sentence
      .map((token) => {
        if (token.type === 'text') return token.text
        if (token.type === 'year') return String(year + token.offset)
        return wordsOf(token) ?? (token.type === 'claim' ? '……' : '')
      })
      .join('')
      .trim()
  return sentencesOf(outline)
    .filter(({ sentence }) => sentence.some((token) => wordsOf(token) !== undefined))
    .map(({ sentence }) => say(sentence))
}
