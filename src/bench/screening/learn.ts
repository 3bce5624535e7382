import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapters, featuresOf, shareOf, type Weights } from '#domain/screening/likeness.ts'
import { readingOf } from '#domain/screening/screen.ts'
import { type Annotated, tunedCorpus } from './corpus.ts'

type Learnt = { readonly problem: Weights; readonly chapters: Readonly<Record<string, Weights>> }
type Example = { readonly features: readonly string[]; readonly is: boolean }

/** A feature seen less often says nothing. */
const often = 3
const rounds = 40
const rate = 0.1
const forgetting = 0.0005

/** Logistic regression by the gradient, example after example in the order of the corpus: the same corpus, the same weights. */
function regress(examples: readonly Example[]): Weights {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1)
  const rows = examples.map(({ features, is }) => ({ is, features: features.filter((one) => seen.get(one)! >= often) }))
  const of = new Map<string, number>()
  let bias = 0
  for (let round = 0; round < rounds; round += 1)
    for (const { features, is } of rows) {
      const scale = 1 / Math.sqrt(features.length || 1)
      const sum = features.reduce((total, one) => total + (of.get(one) ?? 0) * scale, bias)
      const wrong = (is ? 1 : 0) - shareOf(sum)
      bias += rate * rate * wrong
      for (const one of features) of.set(one, (of.get(one) ?? 0) * (1 - rate * forgetting) + rate * wrong * scale)
    }
  const told = [...of]
    .map(([one, weight]) => [one, Math.round(weight * 100)] as const)
    .filter(([, weight]) => weight !== 0)
  return { bias: Math.round(bias * 100) / 100, of: Object.fromEntries(told.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

/** What the second reader knows: whether a clause is a problem at all, and among problems of which article. */
export function learn(corpus: readonly Annotated[]): Learnt {
  const read = corpus.map(({ text, standards }) => ({ features: featuresOf(readingOf(text)), standards }))
  const problems = read.filter(({ standards }) => standards.length > 0)
  return {
    problem: regress(read.map(({ features, standards }) => ({ features, is: standards.length > 0 }))),
    chapters: Object.fromEntries(
      chapters.map((chapter) => [
        chapter,
        regress(
          problems.map(({ features, standards }) => ({
            features: features.filter((feature) => feature.startsWith('c:') || feature.length === 2),
            is: standards.some((standard) => standard.startsWith(`${chapter}.`)),
          })),
        ),
      ]),
    ),
  }
}

const file = join(import.meta.dirname, '../../domain/screening/likeness.weights.json')

if (process.argv[1] === import.meta.filename) writeFileSync(file, `${JSON.stringify(learn(tunedCorpus()))}\n`)
