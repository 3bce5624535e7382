import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a careful reader takes from a sentence. */
export type Wanted = {
  readonly value: number | null
  readonly unit: string
  /** What is counted, in any of several ways. */
  readonly counted: readonly string[]
  readonly qualifier: string | null
  readonly relation: string | null
}
export type Sentence = { readonly text: string; readonly claims: readonly Wanted[] }

function wantedIn(line: string): Wanted {
  const [number = '', counted = '', flags = ''] = line.slice(2).split(';')
  const [value, unit = ''] = number.trim().split(' ')
  const flag = (name: string): string | null => new RegExp(`\\b${name}=(\\S+)`).exec(flags)?.[1] ?? null
  return {
    value: value === 'null' ? null : Number(value),
    unit,
    counted: counted.trim().split('/'),
    qualifier: flag('q'),
    relation: flag('r'),
  }
}

/** Sentences in the manner of bureaus' reports, written for this bench: see the head of `corpus.txt`. */
export function readCorpus(): readonly Sentence[] {
  const lines = readFileSync(join(import.meta.dirname, 'corpus.txt'), 'utf8').split('\n')
  const sentences: { text: string; claims: Wanted[] }[] = []
  for (const line of lines) {
    if (line.startsWith('= ')) sentences.push({ text: line.slice(2), claims: [] })
    else if (line.startsWith('- ')) sentences.at(-1)?.claims.push(wantedIn(line))
  }
  return sentences
}
