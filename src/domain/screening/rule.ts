import { isWord, type Word } from './words.ts'

/** A sorting aid, never a verdict: an absolute ban with a place, a name or a tax; a vague circle; words of the context. */
export type Severity = 'H' | 'M' | 'L'

/** What a rule says: a word, or one of several (`local|atPlace`), and how far the next may stand from it. */
export type Step = { readonly oneOf: readonly Word[]; readonly reach: number }

export type Rule = {
  readonly standard: string
  readonly severity: Severity
  /** Words in their order within one sentence. */
  readonly says: readonly Step[]
  /** Of each group one stands somewhere in the clause. */
  readonly also: readonly (readonly Word[])[]
  /** None of these stands in the sentence. */
  readonly unless: readonly Word[]
}

const nearby = 12

function oneOf(text: string): Word[] {
  return text.split('|').map((name) => {
    if (!isWord(name)) throw new Error(`E_RULE: no word ${name}`)
    return name
  })
}

/** `must 12 local 8 branch`: a number says within how many signs the next word begins; without one it is twelve. */
function stepsOf(says: string): Step[] {
  const steps: Step[] = []
  for (const part of says.split(' ')) {
    const last = steps.at(-1)
    if (last && /^\d+$/.test(part)) steps[steps.length - 1] = { ...last, reach: Number(part) }
    else steps.push({ oneOf: oneOf(part), reach: nearby })
  }
  return steps
}

export const rule = (
  standard: string,
  severity: Severity,
  says: string,
  { also = [], unless }: { readonly also?: readonly string[]; readonly unless?: string } = {},
): Rule => ({
  standard,
  severity,
  says: stepsOf(says),
  also: also.map(oneOf),
  unless: unless === undefined ? [] : oneOf(unless),
})
