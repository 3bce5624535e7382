import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A clause and the standards, any of which a careful reviewer would name; none for an innocent look-alike. */
export type Annotated = { readonly text: string; readonly standards: readonly string[] }

const folder = join(import.meta.dirname, 'corpus')
const file = (name: string): readonly Annotated[] =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [standards = '', text = ''] = line.split(' | ')
      return { text, standards: standards === '-' ? [] : standards.split(' ') }
    })

/** The clauses on which words and rules were mended, batch after batch, each batch annotated before the rules saw it. */
export const tunedCorpus = (): readonly Annotated[] =>
  readdirSync(folder)
    .filter((name) => name.startsWith('batch-'))
    .flatMap(file)

/** The clauses that nothing was mended on: what is missed here stays missed. */
export const heldOutCorpus = (): readonly Annotated[] => file('held-out.txt')
