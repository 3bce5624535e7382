import type { Screened } from './draft.ts'

/** What a person said to a hit: bound to the standard and to the words of the clause, so a changed clause asks again. */
export type Answer = { readonly standard: string; readonly clause: string; readonly answer: string }

export type OpenHit = { readonly n: number; readonly standard: string; readonly pattern: string }

/** The gravest candidates that nobody has answered: while there is one, no conclusion can be drawn. */
export function unansweredHits({ clauses }: Screened, answers: readonly Answer[]): readonly OpenHit[] {
  const given = new Set(answers.filter(({ answer }) => answer.trim() !== '').map(keyOf))
  return clauses.flatMap(({ n, text, hits }) =>
    hits
      .filter(({ severity, standard }) => severity === 'H' && !given.has(keyOf({ standard, clause: text })))
      .map(({ standard, pattern }) => ({ n, standard, pattern })),
  )
}

const keyOf = ({ standard, clause }: { readonly standard: string; readonly clause: string }): string =>
  `${standard}\n${clause}`
