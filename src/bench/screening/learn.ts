import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { featuresOf, type Learnt, shareOf, type Weights } from '#domain/screening/likeness.ts'
import { readingOf } from '#domain/screening/screen.ts'
import { type Annotated, tunedCorpus } from './corpus.ts'

type Example = { readonly features: readonly string[]; readonly is: boolean }

/** A feature seen less often says nothing: of problems at all, of problems of one item. */
const often = { problem: 3, item: 6 } as const
const rounds = 40
const rate = 0.1
const forgetting = 0.0005

/** Logistic regression by the gradient, example after example in the order of the corpus: the same corpus, the same weights. */
function regress(examples: readonly Example[], least: number): Weights {
  const seen = new Map<string, number>()
  for (const { features } of examples) for (const one of features) seen.set(one, (seen.get(one) ?? 0) + 1)
  const rows = examples.map(({ features, is }) => ({ is, features: features.filter((one) => seen.get(one)! >= least) }))
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

/** What the second reader knows: whether a clause is a problem at all, and among problems of which item. */
export function learn(corpus: readonly Annotated[]): Learnt {
  const read = corpus.map(({ text, standards }) => ({ features: featuresOf(readingOf(text)), standards }))
  const problems = read
    .filter(({ standards }) => standards.length > 0)
    .map(({ features, standards }) => ({ features: features.filter(isTelling), standards }))
  const ids = problems.flatMap(({ standards }) => standards)
  return {
    problem: regress(
      read.map(({ features, standards }) => ({ features, is: standards.length > 0 })),
      often.problem,
    ),
    items: [...new Set(ids.map(itemOf))].sort().map((item) => ({
      standard: mostOften(ids.filter((id) => itemOf(id) === item)),
      ...regress(
        problems.map(({ features, standards }) => ({ features, is: standards.some((id) => itemOf(id) === item) })),
        often.item,
      ),
    })),
  }
}

/** A9.3 of A9.3c. */
const itemOf = (standard: string): string => standard.replace(/[a-z]$/, '')

/** A single sign tells a problem from none, hardly one problem from another. */
const isTelling = (feature: string): boolean => feature.startsWith('c:') || feature.length === 2

const mostOften = (ids: readonly string[]): string => {
  const times = (id: string) => ids.filter((one) => one === id).length
  return [...new Set(ids)].sort().reduce((best, id) => (times(id) > times(best) ? id : best))
}

const file = join(import.meta.dirname, '../../domain/screening/likeness.weights.json')

if (process.argv[1] === import.meta.filename) writeFileSync(file, `${JSON.stringify(learn(tunedCorpus()))}\n`)
