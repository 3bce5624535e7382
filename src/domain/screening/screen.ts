import { maskInnocent } from './innocent.ts'
import { likeEnough, likenessOf } from './likeness.ts'
import { plainOf } from './plain.ts'
import { Reading } from './reading.ts'
import type { Rule, Severity } from './rule.ts'
import { rules } from './rules.ts'

/** A candidate: which standard the wording calls up, and the words that do. A person decides. */
export type Hit = { readonly standard: string; readonly severity: Severity; readonly pattern: string }

const severities: readonly Severity[] = ['H', 'M', 'L']

/** A standard that says more than another of the same item takes its place. */
const general: Readonly<Record<string, string>> = {
  'A8.3c': 'A8.3a',
  'A9.2b': 'A9.2c',
  'A9.3d': 'A9.3c',
  'A9.4b': 'A9.4a',
  'A11.1b': 'A11.1a',
  'A11.2c': 'A11.2a',
}

const itemOf = (standard: string): string => standard.replace(/[a-z]$/, '')
const chapterOf = (standard: string): string => standard.split('.')[0]!

/** What fits nowhere else in its article, and stays away where something does. */
const isRest = (standard: string): boolean => ['A8.5', 'A9.6', 'A10.4'].includes(standard)

/** A clause as the grammar reads it, with what is innocent blanked. */
export const readingOf = (text: string): Reading => new Reading(maskInnocent(plainOf(text)))

/** The candidates of one clause: what the rules say, and where they say nothing, what the second reader takes it for. */
export function screenClause(text: string, applied: readonly Rule[] = rules): readonly Hit[] {
  const clause = readingOf(text)
  const hits = hitsByRule(clause, applied)
  return isFlagged(hits) ? hits : [...likeHits(clause), ...hits]
}

function likeHits(clause: Reading): readonly Hit[] {
  const { share, standard, pattern } = likenessOf(clause)
  return share < likeEnough || clause.has(['equal', 'freeChoice']) ? [] : [{ standard, severity: 'M', pattern }]
}

/** Each standard once, the gravest first; a vague one yields to a grave one of its item. */
function hitsByRule(clause: Reading, applied: readonly Rule[]): readonly Hit[] {
  const sentences = (clause.text.match(/[^。;!?]+/g) ?? []).map((sentence) => new Reading(sentence))
  const hits = new Map<string, Hit>()
  for (const rule of applied) {
    if (hits.has(rule.standard) || !rule.also.every((group) => clause.has(group))) continue
    const pattern = firstOf(sentences, rule)
    if (pattern !== undefined) hits.set(rule.standard, { standard: rule.standard, severity: rule.severity, pattern })
  }
  for (const standard of [...hits.keys()]) hits.delete(general[standard] ?? '')
  const found = [...hits.values()]
  const grave = new Set(found.filter(({ severity }) => severity === 'H').map(({ standard }) => itemOf(standard)))
  const chapters = new Set(found.filter(({ standard }) => !isRest(standard)).map(({ standard }) => chapterOf(standard)))
  return found
    .filter(({ standard, severity }) => severity === 'H' || !grave.has(itemOf(standard)))
    .filter(({ standard }) => !isRest(standard) || !chapters.has(chapterOf(standard)))
    .sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
}

function firstOf(sentences: readonly Reading[], rule: Rule): string | undefined {
  for (const sentence of sentences) {
    const found = sentence.find(rule)
    if (found !== undefined) return found
  }
  return undefined
}

/** What makes a clause worth a person's time: everything but words of the context. */
export const isFlagged = (hits: readonly Hit[]): boolean => hits.some(({ severity }) => severity !== 'L')
